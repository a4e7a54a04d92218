// One run of kessai in a test: in this process with a world of the test's making, or as the real executable.
import Driver
import Foundation
import SourceText
import Testing

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

func kessai(
    _ arguments: [String], in directory: URL = repository, environment: [String: String] = [:], input: String = "",
    files: any FileSystem = PosixFileSystem(), processors: Int = 1, width: Int? = nil, limits: ProjectLimits? = nil,
    tracked: @escaping @Sendable (String, String) -> Bool? = { _, _ in false }
) throws -> Outcome {
    let bytes = Array(input.utf8)
    var world = World(
        files: files, environment: environment, directory: try PosixFileSystem().resolve(directory.path),
        standardInput: { (limit) throws(FileFault) in Array(bytes.prefix(limit)) }, tracked: tracked,
        terminalWidth: width, processors: processors)
    if let limits { world.limits = limits }
    return run(arguments, in: world)
}

/// Whether a name may be bytes that are no UTF-8, as on Linux.
let keepsBytesOfNames = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? shell("touch \"$(printf '\\377')\"", in: folder.url))?.status == 0
}()

/// The executable that was built together with the tests.
let executable: URL = {
    let arguments = ProcessInfo.processInfo.arguments + (Bundle.allBundles.map(\.bundlePath))
    let folders =
        arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        + [repository.appendingPathComponent(".build/debug")]
    return folders.map { $0.appendingPathComponent("kessai") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        ?? URL(fileURLWithPath: "/nowhere/kessai")
}()

struct ProcessResult: Equatable {
    let status: Int32
    let output: String
    let messages: String
}

func shell(_ command: String, in directory: URL, environment: [String: String] = [:]) throws -> ProcessResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = directory
    var variables = [
        "PATH": executable.deletingLastPathComponent().path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    ]
    // What steers a sanitizer, or says where counts of lines go, is not the test's.
    variables.merge(
        ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") || $0.key == "LLVM_PROFILE_FILE" }
    ) { $1 }
    variables.merge(environment) { $1 }
    process.environment = variables
    let folder = try TemporaryFolder()
    let (output, messages) = (folder.url.appendingPathComponent("out"), folder.url.appendingPathComponent("err"))
    for file in [output, messages] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return ProcessResult(status: process.terminationStatus, output: try text(output), messages: try text(messages))
}

/// A folder that goes away with the value.
final class TemporaryFolder {
    let url: URL

    init(_ texts: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in texts { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ path: String, _ text: String) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
    }

    /// Names below, sorted.
    var names: [String] { (FileManager.default.enumerator(atPath: url.path)?.allObjects as? [String] ?? []).sorted() }
}

/// The small sample shop in a folder of its own.
func shop(_ changes: [String: String] = [:]) throws -> TemporaryFolder {
    let sample = repository.appendingPathComponent("samples/small-shop")
    var texts: [String: String] = [:]
    for name in ["kessai.yaml", "products/online-course.yaml"] {
        texts[name] = String(decoding: try Data(contentsOf: sample.appendingPathComponent(name)), as: UTF8.self)
    }
    return try TemporaryFolder(texts.merging(changes) { $1 })
}

/// Compares with the accepted text; `UPDATE_GOLDENS=1` accepts, a missing golden fails.
func expectGolden(_ text: String, _ file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" { try Data(text.utf8).write(to: file) }
    let accepted = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == accepted, "\(file.lastPathComponent) differs; UPDATE_GOLDENS=1 accepts it", sourceLocation: sourceLocation)
}
