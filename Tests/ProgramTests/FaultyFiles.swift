import Driver
import Foundation
import Synchronization

/// The machine's files with all operations counted, and one of them failing, or something happening before it.
final class FaultyFiles: FileSystem {
    struct Fault: Sendable {
        /// Which operation fails, counted from 0.
        let operation: Int
        let number: Int32
    }

    private let machine = PosixFileSystem()
    private let operations = Mutex<[String]>([])
    private let most = Mutex(0)
    private let fault: Fault?
    private let canExchange: Bool
    /// Paths with this in them are another user's.
    private let unremovable: String?
    private let meanwhile: @Sendable (_ operation: Int, _ path: String) -> Void

    init(
        _ fault: Fault? = nil, canExchange: Bool = true, unremovable: String? = nil,
        meanwhile: @escaping @Sendable (_ operation: Int, _ path: String) -> Void = { _, _ in }
    ) {
        self.fault = fault
        self.canExchange = canExchange
        self.unremovable = unremovable
        self.meanwhile = meanwhile
    }

    /// What was done, in order.
    var log: [String] { operations.withLock { $0 } }
    /// Of one file, in bytes.
    var mostRead: Int { most.withLock { $0 } }
    var hasFailed: Bool { fault.map { $0.operation < log.count } ?? false }

    private func step(_ name: String, _ path: String) throws(FileFault) {
        let number = operations.withLock { log in
            log.append("\(name) \(path)")
            return log.count - 1
        }
        meanwhile(number, path)
        if let fault, fault.operation == number { throw FileFault(path, .system(fault.number)) }
    }

    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] {
        try step("list", directory)
        return try machine.entries(of: directory)
    }
    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        try step("stat", path)
        return try machine.kind(of: path, followingLinks: followingLinks)
    }
    func resolve(_ path: String) throws(FileFault) -> String {
        try step("resolve", path)
        return try machine.resolve(path)
    }
    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        try step("read", path)
        let bytes = try machine.read(path, limit: limit)
        most.withLock { $0 = max($0, bytes.count) }
        return bytes
    }
    func makeDirectory(_ path: String) throws(FileFault) {
        try step("mkdir", path)
        try machine.makeDirectory(path)
    }
    func makeDirectory(_ path: String, like model: String) throws(FileFault) {
        try step("mkdir", path)
        try machine.makeDirectory(path, like: model)
    }
    func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault) {
        try step("create", path)
        try machine.create(path, pieces, like: model)
    }
    func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        try step("write", path)
        try machine.write(bytes, to: path)
    }
    func move(_ path: String, to target: String) throws(FileFault) {
        try step("move", target)
        try machine.move(path, to: target)
    }
    func place(_ path: String, at target: String) throws(FileFault) {
        try step("place", target)
        try machine.place(path, at: target)
    }
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool {
        try step("exchange", other)
        return canExchange ? try machine.exchange(path, other) : false
    }
    func remove(_ path: String) throws(FileFault) {
        try step("remove", path)
        if let unremovable, path.contains(unremovable) { throw FileFault(path, .system(EACCES)) }
        try machine.remove(path)
    }
    func hold(_ directory: String) throws(FileFault) -> Hold {
        try step("hold", directory)
        return try machine.hold(directory)
    }
    func holdAlone(_ file: String) throws(FileFault) -> Hold? {
        try step("hold alone", file)
        return try machine.holdAlone(file)
    }
    func synchronize(_ directory: String) throws(FileFault) {
        try step("synchronize", directory)
        try machine.synchronize(directory)
    }
}
