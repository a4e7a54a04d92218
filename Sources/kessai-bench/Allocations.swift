/// How often a piece of work asks for memory: objects, arrays, strings and raw buffers.
///
/// In a release on Linux the linker leads every call of `malloc` in the program through here (`--wrap=malloc`, see ld(1)); what that
/// costs is a jump and a comparison a call, a thousandth of a check.
///
///     swift_allocObject ─► swift_slowAlloc ─► __wrap_malloc ─► counts, then __real_malloc
enum Allocations {
    /// nil in other builds. Exact for work on one thread.
    static func count(_ work: () -> Void) -> Int? {
        #if COUNTS_ALLOCATIONS
            allocations = 0
            isCounting = true
            work()
            isCounting = false
            return allocations
        #else
            work()
            return nil
        #endif
    }
}

#if COUNTS_ALLOCATIONS
    nonisolated(unsafe) private var isCounting = false
    nonisolated(unsafe) private var allocations = 0

    /// What the linker calls the function of the library.
    @_silgen_name("__real_malloc")
    private func realMalloc(_ size: Int) -> UnsafeMutableRawPointer?

    @_cdecl("__wrap_malloc")
    func countedMalloc(_ size: Int) -> UnsafeMutableRawPointer? {
        if isCounting { allocations &+= 1 }
        return realMalloc(size)
    }
#endif
