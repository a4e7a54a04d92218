#if canImport(Glibc)
    import Glibc

    /// The processors that this process may use: those of its container or of `taskset`, which may be fewer than the machine has.
    struct Processors: Sendable {
        /// A bit for each; a system call fails where the machine has more of them.
        private var mask = [UInt8](repeating: 0, count: 1024)

        /// nil where the system does not tell.
        static var allowed: Processors? {
            var processors = Processors()
            guard schedulingAffinity(0, processors.mask.count, &processors.mask) == 0 else { return nil }
            return processors
        }

        static var count: Int {
            allowed?.mask.reduce(0) { $0 + $1.nonzeroBitCount } ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        }

        /// All but the one that the calling thread runs on.
        var others: Processors {
            var others = self
            let (byte, bit) = Int(currentProcessor()).quotientAndRemainder(dividingBy: 8)
            if mask.indices.contains(byte), bit >= 0 { others.mask[byte] &= ~(1 << UInt8(bit)) }
            return others
        }

        /// Lets a thread start on these.
        func add(to attributes: inout pthread_attr_t) { _ = setAffinity(&attributes, mask.count, mask) }

        /// Lets the calling thread go on on these.
        func allow() { _ = setSchedulingAffinity(0, mask.count, mask) }
    }

    /// Swift's module of glibc leaves out what is not POSIX.
    @_silgen_name("sched_getaffinity")
    private func schedulingAffinity(_ process: Int32, _ size: Int, _ mask: UnsafeMutablePointer<UInt8>) -> Int32

    @_silgen_name("sched_setaffinity")
    private func setSchedulingAffinity(_ process: Int32, _ size: Int, _ mask: UnsafePointer<UInt8>) -> Int32

    @_silgen_name("sched_getcpu")
    private func currentProcessor() -> Int32

    @_silgen_name("pthread_attr_setaffinity_np")
    private func setAffinity(_ attributes: UnsafeMutablePointer<pthread_attr_t>, _ size: Int, _ mask: UnsafePointer<UInt8>)
        -> Int32
#else
    #if canImport(Musl)
        import Musl
    #else
        import Darwin
    #endif

    /// The processors of the machine; which of them a thread runs on is left to the system.
    struct Processors: Sendable {
        static var allowed: Processors? { nil }
        static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
        var others: Processors { self }
        func add(to attributes: inout pthread_attr_t) {}
        func allow() {}
    }
#endif
