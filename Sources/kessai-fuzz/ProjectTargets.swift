import Driver
import LanguageServer
import Outputs
import Project
import Reporting
import Rules
import SourceText

/// `check`, the whole of it in memory: the files are separated by zero bytes, kessai.yaml comes first. A project without errors is also
/// built, its bundle verified, its archive read back, its record read back.
@Sendable func checkProject(_ bytes: [UInt8]) {
    let files = MemoryFiles(project: bytes)
    let formats = Format.allCases
    let format = formats[bytes.count % formats.count]
    let arguments = ["check", MemoryFiles.root, "--format", format.rawValue, "--lang", "both"]
    let outcome = run(arguments, in: World(files: files, directory: MemoryFiles.root))
    require([.done, .problems, .nothing].contains(outcome.exit), "check ended with \(outcome.exit): \(outcome.messages)")
    if format == .json, outcome.exit != .nothing {
        require(JSON(reading: outcome.output.utf8) != nil, "the report is no JSON")
    }
    let sources = files.files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let units = sources.enumerated().map { index, file in
        FileUnit(
            SourceFile(path: String(file.key.dropFirst(MemoryFiles.root.count + 1)), bytes: file.value), file: FileID(index))
    }
    let inspection = Inspection(Project(units), surroundings: Surroundings())
    let project = CheckedProject(
        inspection.project, diagnostics: inspection.diagnostics, surroundings: Surroundings())
    let hasErrors = inspection.diagnostics.contains { $0.severity == .error }
    guard let project else {
        require(hasErrors, "no error, and no checked project")
        return
    }
    let entries = project.entries.map(\.entry)
    guard case .success(let lock) = Lock.read(Array(Lock(entries).text.utf8)) else { fatalError("a record is not read back") }
    require(Set(lock.entries) == Set(entries), "a record is read back as another")
    require(EntryPlan(from: lock.entries, to: entries).isEmpty, "what was recorded is still to be entered")
    let bundle = OutputBundle(project, lock: lock).files
    guard case .success(let read) = Archive.read(Archive.write(bundle)) else { fatalError("an archive is not read back") }
    require(read == bundle, "an archive is read back as another")
    let manifest = bundle.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }
    require(Verification.differences(in: bundle, manifest: manifest).isEmpty, "a bundle does not agree with its manifest")
}

/// `verify`, `plan --against` and `why` of what somebody else made: by the first byte an archive, a manifest or a provenance.
@Sendable func checkVerify(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch first % 3 {
    case 0:
        guard case .success(let files) = Archive.read(rest) else { return }
        let isSafe = files.allSatisfy { file in
            !file.path.hasPrefix("/") && !file.path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
        }
        require(isSafe, "an archive may leave its bundle")
        let manifest = files.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }
        _ = Verification.differences(in: files, manifest: manifest)
    case 1:
        let files = [BundleFile(path: OutputBundle.manifestPath, bytes: rest), BundleFile(path: "z", bytes: [])]
        let differences = Verification.differences(in: files, manifest: JSON(reading: rest))
        require(!differences.isEmpty, "a bundle without its sums is sound")
    default:
        _ = decoded(ProvenanceEntries.self, from: rest).map { EntryPlan(from: $0.entries, to: []).isEmpty }
        guard let origins = decoded(Origins.self, from: rest) else { return }
        for value in origins.find("environments") + origins.find("") { _ = value.text([.ja]) }
    }
}

/// `lsp`: messages to a server whose files are in memory. By the first byte raw bytes, or a message a line.
@Sendable func checkLanguageServer(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = bytes.dropFirst()
    var reader = MessageReader()
    if first % 2 == 0 {
        // In two pieces, as a pipe may give them.
        let middle = rest.startIndex + rest.count / 2
        reader.append(rest[..<middle])
        reader.append(rest[middle...])
    } else {
        for line in rest.split(separator: 0x0A) {
            reader.append(Array("Content-Length: \(line.count)\r\n\r\n".utf8) + line)
        }
    }
    var session = Session(world: World(files: MemoryFiles.shop, directory: MemoryFiles.root), languages: [.ja])
    var count = 0
    while let received = reader.next() {
        count += 1
        require(count <= bytes.count + 1, "a reader that never ends")
        for answer in session.receive([received]) {
            let framed = Message.framed(answer)
            var back = MessageReader()
            back.append(framed)
            guard case .message? = back.next() else { fatalError("an answer is no message") }
        }
        if session.exit != nil { return }
    }
}

/// `kessai.lock`: what is read is written as a record that is read as the same.
@Sendable func checkLock(_ bytes: [UInt8]) {
    guard case .success(let lock) = Lock.read(bytes) else { return }
    guard case .success(let again) = Lock.read(Array(lock.text.utf8)) else { fatalError("a record is not read back") }
    require(lock.entries == again.entries, "a record is read back as another")
}

/// JSON from outside: what is read is written as JSON that is read as the same.
@Sendable func checkJSON(_ bytes: [UInt8]) {
    guard let json = JSON(reading: bytes) else { return }
    require(JSON(reading: json.text.utf8) == json, "JSON is read back as another")
    require(JSON(reading: json.line.utf8) == json, "a line of JSON is read back as another")
}
