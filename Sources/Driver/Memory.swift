#if canImport(Glibc)
    import Glibc

    /// How memory is asked of the system: in steps of a megabyte and for good.
    ///
    /// glibc grows the heap of a second thread by a page at a time, with a system call for each that stops the other threads: 850 of them in
    /// a check of 1,000 files, and 20 so. The pages of a step are filled one by one as they are touched, at 1.6 µs each: 2,145 of them in
    /// such a check; with those that are sure to be needed filled in one call, 602, and it takes a twentieth less time.
    enum Memory {
        /// Call once, before other threads are started.
        static func growsInSteps() {
            _ = mallopt(Option.trimThreshold, 64 << 20)
            _ = mallopt(Option.topPad, Int32(step))
            // What is larger gets pages of its own.
            _ = mallopt(Option.mmapThreshold, 4 << 20)
        }

        /// Makes sure that a step is there for the work that the calling thread does next.
        static func prepareStep() {
            let space = UnsafeMutableRawPointer.allocate(byteCount: step, alignment: 16)
            // Linux before 5.14 does not know it.
            _ = madvise(space.alignedUp(toMultipleOf: page), needed, MADV_POPULATE_WRITE)
            space.deallocate()
        }

        private static let step = 1 << 20
        private static let page = 4 << 10
        /// What some 32 files of 1 to 3 KB leave behind.
        private static let needed = 192 << 10

        /// Parameters of mallopt(3), as `malloc.h` defines them.
        private enum Option {
            static let trimThreshold: Int32 = -1
            static let topPad: Int32 = -2
            static let mmapThreshold: Int32 = -3
        }
    }

    /// Swift's module of glibc leaves `malloc.h` out.
    @_silgen_name("mallopt")
    private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32
#else
    /// Other systems grow their heaps in steps by themselves.
    enum Memory {
        static func growsInSteps() {}
        static func prepareStep() {}
    }
#endif
