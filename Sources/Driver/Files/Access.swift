#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Who may do what with a file or directory, and what other programs have noted beside it: taken from one, for another in its place.
struct Access {
    private let model: String
    private let status: stat

    init(of model: String) throws(FileFault) {
        var status = stat()
        guard stat(model, &status) == 0 else { throw FileFault(model, .system(errno)) }
        self.model = model
        self.status = status
    }

    /// As far as this user may give it: nobody gets what the model does not allow. What its group may do is for no other group, and with an
    /// access list it is the most that anybody on the list may do; where one of the two cannot be given, neither is that.
    ///
    /// `least`: what the file's owner is to be able to do in any case.
    func give(to file: Int32, at path: String, atLeast least: mode_t = 0) throws(FileFault) {
        copyAttributes(to: file)
        // Most users may give a file to another group of theirs, but to no other owner. A new owner clears bits of the mode.
        if fchown(file, status.st_uid, status.st_gid) != 0 { _ = fchown(file, uid_t.max, status.st_gid) }
        var given = stat()
        guard fstat(file, &given) == 0 else { throw FileFault(path, .system(errno)) }
        var mode = status.st_mode & 0o7777 | least
        if given.st_uid != status.st_uid { mode &= ~0o4000 }
        _ = fchmod(file, mode & ~0o2070)
        if given.st_gid == status.st_gid, copyAccessLists(to: file) { _ = fchmod(file, mode) }
    }
}

#if canImport(Darwin)
    extension Access {
        private func copyAttributes(to file: Int32) { _ = copy(COPYFILE_XATTR, to: file) }
        private func copyAccessLists(to file: Int32) -> Bool { copy(COPYFILE_ACL, to: file) }

        private func copy(_ what: Int32, to file: Int32) -> Bool {
            let source = open(model, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
            guard source >= 0 else { return false }
            defer { close(source) }
            return fcopyfile(source, file, nil, copyfile_flags_t(what)) == 0
        }
    }
#else
    extension Access {
        /// Those of programs, which are no matter of access; a file system may have no room for them.
        private func copyAttributes(to file: Int32) {
            for name in attributeNames() where name.utf8.starts(with: "user.".utf8) {
                if case .some(.some(let value)) = attribute(name) { _ = fsetxattr(file, name, value, value.count, 0) }
            }
        }

        /// False where the file may have another list now. One that the model does not have may come from the directory that the file was
        /// made in.
        private func copyAccessLists(to file: Int32) -> Bool {
            ["system.posix_acl_default", "system.posix_acl_access"].allSatisfy { name in
                guard let found = attribute(name) else { return false }
                guard let value = found else { return fgetxattr(file, name, nil, 0) < 0 || fremovexattr(file, name) == 0 }
                return fsetxattr(file, name, value, value.count, 0) == 0
            }
        }

        /// An attribute of the model: `.some(nil)` where it has none, nil where that cannot be told.
        private func attribute(_ name: String) -> [UInt8]?? {
            let size = getxattr(model, name, nil, 0)
            guard size >= 0 else { return saysNone(errno) ? .some(nil) : nil }
            var value = [UInt8](repeating: 0, count: size)
            let count = getxattr(model, name, &value, size)
            guard count >= 0 else { return nil }
            return Array(value.prefix(count))
        }

        private func attributeNames() -> [String] {
            let size = listxattr(model, nil, 0)
            guard size > 0 else { return [] }
            var names = [UInt8](repeating: 0, count: size)
            let count = listxattr(model, &names, size)
            return names.prefix(max(0, count)).split(separator: 0).compactMap { String(validating: $0, as: UTF8.self) }
        }

        /// No such attribute, or a file system without any.
        private func saysNone(_ error: Int32) -> Bool { [ENODATA, ENOTSUP, ENOSYS].contains(error) }
    }

    // Swift's modules of the C libraries leave out <sys/xattr.h>.

    @_silgen_name("getxattr")
    private func getxattr(
        _ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>, _ value: UnsafeMutableRawPointer?, _ size: Int
    ) -> Int

    @_silgen_name("fgetxattr")
    private func fgetxattr(
        _ file: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeMutableRawPointer?, _ size: Int
    ) -> Int

    @_silgen_name("listxattr")
    private func listxattr(_ path: UnsafePointer<CChar>, _ list: UnsafeMutableRawPointer?, _ size: Int) -> Int

    @_silgen_name("fsetxattr")
    private func fsetxattr(
        _ file: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeRawPointer, _ size: Int, _ flags: Int32
    ) -> Int32

    @_silgen_name("fremovexattr")
    private func fremovexattr(_ file: Int32, _ name: UnsafePointer<CChar>) -> Int32
#endif
