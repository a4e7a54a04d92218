#if canImport(Glibc)
    import Glibc
#endif

/// How often a piece of work asks for memory: objects, arrays, strings and raw buffers.
///
/// All of them come from one call of `malloc` in the runtime (swift_slowAlloc). While counting, the entry of that call in the
/// runtime's table of linked functions is another function; measured runs pay nothing.
///
///     swift_allocObject ─► swift_slowAlloc ─► [table: malloc] ─► counts, then the real malloc
enum Allocations {
    /// nil where the table is out of reach, as in a static executable. Exact for work on one thread.
    static func count(_ work: () -> Void) -> Int? {
        #if canImport(Glibc)
            if let slot {
                allocations = 0
                let before = slot.pointee
                slot.pointee = { size in
                    allocations &+= 1
                    return malloc(size)
                }
                work()
                slot.pointee = before
                return allocations
            }
        #endif
        work()
        return nil
    }
}

#if canImport(Glibc)
    private typealias Malloc = @convention(c) (Int) -> UnsafeMutableRawPointer?

    nonisolated(unsafe) private var allocations = 0

    /// The entry, made writable; nil when the runtime is not a library of its own.
    nonisolated(unsafe) private let slot: UnsafeMutablePointer<Malloc>? = {
        // In glibc, what `dlopen` returns is the library's link_map.
        guard let library = dlopen("libswiftCore.so", RTLD_LAZY | RTLD_NOLOAD),
            let place = entry(of: "malloc", in: library.assumingMemoryBound(to: link_map.self).pointee)
        else { return nil }
        let page = UInt(getpagesize())
        guard mprotect(UnsafeMutableRawPointer(bitPattern: place / page * page), Int(page), PROT_READ | PROT_WRITE) == 0 else {
            return nil
        }
        return UnsafeMutablePointer(bitPattern: place)
    }()

    /// Where a library keeps the address of a function that it calls in another (ELF, "Relocation").
    private func entry(of name: String, in library: link_map) -> UInt? {
        var values: [Int32: UInt] = [:]
        var next = library.l_ld
        while let dynamic = next?.pointee, dynamic.d_tag != DT_NULL {
            values[Int32(truncatingIfNeeded: dynamic.d_tag)] = UInt(dynamic.d_un.d_val)
            next = next?.successor()
        }
        guard let symbols = values[DT_SYMTAB].flatMap(UnsafePointer<Elf64_Sym>.init(bitPattern:)),
            let names = values[DT_STRTAB].flatMap(UnsafePointer<CChar>.init(bitPattern:))
        else { return nil }
        for (table, size) in [(DT_JMPREL, DT_PLTRELSZ), (DT_RELA, DT_RELASZ)] {
            let count = Int(values[size] ?? 0) / MemoryLayout<Elf64_Rela>.stride
            let start = values[table].flatMap(UnsafePointer<Elf64_Rela>.init(bitPattern:))
            for relocation in UnsafeBufferPointer(start: start, count: start == nil ? 0 : count) {
                let symbol = symbols[Int(relocation.r_info >> 32)]
                if strcmp(names + Int(symbol.st_name), name) == 0 {
                    return UInt(library.l_addr + relocation.r_offset)
                }
            }
        }
        return nil
    }
#endif
