import Driver
import Project
import Rules
import Schema
import SourceText

/// A project that an editor is at work in: every file is read once, and after an edit only what was edited is read again.
struct OpenProject {
    /// Absolute, without links; empty for a file outside of every project, of which is told what no other file can change.
    let root: String
    /// The root as the client spells it.
    let clientRoot: String
    private var files: [InspectedFile] = []
    private var indices: [String: Int] = [:]
    private var surroundings = Surroundings()
    /// The key files that the surroundings tell of; nil when they have to be looked at again.
    private var knownKeys: [String]?
    /// The record of what was entered, where something is wrong in it: something is told of it, but requests know nothing of it. As a
    /// file it comes behind all others.
    private var faultyRecord: FileUnit?
    private var uris: [String: String] = [:]
    private var versions: [String: Int] = [:]
    /// Open files whose text on the screen is not known, so that no place in them can be told.
    private var unsynchronised: Set<String> = []

    /// A file by itself that its project leaves out, or that is no YAML to the editor.
    private var isExcluded = false
    /// What its files are to kessai.
    private(set) var standing = Standing.ours

    private var mustLoad = true
    private var mustReadRecord = true
    private var mustLink = true
    /// What was found in the linked project, or in a file by itself.
    private var inspection: Inspection?
    private var inFull = InFull()
    private var findings: [Diagnostic] = []
    private var findingsByFile: [FileID: Range<Int>] = [:]
    private var publications = Publications()
    /// Whether the client may know something else than is found: nothing is compared after a request that changes nothing.
    private var mayHaveNews = true

    /// The inspection with all problems of the texts, also those that are not shown: made when fixes are asked for, and kept, as editors ask
    /// for them wherever the cursor comes.
    private final class InFull {
        var inspection: Inspection?
    }

    /// A project with its root as the client spells it.
    init(root: String, clientRoot: String) {
        self.root = root
        self.clientRoot = clientRoot
    }

    /// A file by itself.
    init(alone source: SourceFile) {
        root = ""
        clientRoot = ""
        mustLoad = false
        mustReadRecord = false
        set([InspectedFile(FileUnit(source, file: FileID(0)))])
    }

    /// Says of a file by itself whether it is left alone: by the project that it lies in, or as the editor takes it for no YAML.
    mutating func setExcluded(_ isExcluded: Bool) {
        mustLink = mustLink || isExcluded != self.isExcluded
        self.isExcluded = isExcluded
    }

    // MARK: - What requests see

    /// Looked up when a request asks for them: most edits are followed by none.
    var identities: Identities { Identities(inspection?.project ?? Project(files.map(\.unit))) }

    var fileIDs: [FileID] { files.indices.map { FileID($0) } }

    func file(_ path: String) -> FileID? { indices[path].map { FileID($0) } }

    /// The same for what the client is told, which may be something of the record.
    func toldFile(_ path: String) -> FileID? { path == recordFile ? faultyRecord?.tree.file : file(path) }

    /// The paths of its files, and of those that it names as its keys.
    var paths: [String] { files.map(\.unit.tree.source.path) + (knownKeys ?? []) }

    /// Whether a file is one of those that the project names as its keys.
    func isKey(_ path: String) -> Bool { knownKeys?.contains(path) == true }

    func unit(_ file: FileID) -> FileUnit? {
        let index = Int(file.index)
        return files.indices.contains(index) ? files[index].unit : index == files.count ? faultyRecord : nil
    }

    func uri(_ file: FileID) -> String { unit(file).map { uri(ofPath: $0.tree.source.path) } ?? "" }

    /// Also of a file that has gone.
    func uri(ofPath path: String) -> String { uris[path] ?? FileURI.uri(clientRoot + "/" + path) }

    /// The version of a file that is open.
    func version(_ file: FileID) -> Int? { unit(file).flatMap { versions[$0.tree.source.path] } }

    var filesWithFindings: Set<FileID> { Set(findingsByFile.keys) }

    /// The findings that lie in a file, in their order, as many as are shown.
    func shownDiagnostics(of file: FileID) -> [Diagnostic] {
        guard isSynchronised(file), let range = findingsByFile[file] else { return [] }
        return fitToLeave(Array(findings[range]).limited, of: file)
    }

    /// The findings of a file that lie around an offset.
    func diagnostics(of file: FileID, around offset: Int) -> [Diagnostic] {
        guard isSynchronised(file), let range = findingsByFile[file] else { return [] }
        // They stand in the order of their beginnings.
        let own = findings[range]
        let begun = own[..<own.end { $0.location.range.start <= offset }]
        return fitToLeave(begun.filter { offset <= $0.location.range.end }, of: file)
    }

    func isSynchronised(_ file: FileID) -> Bool {
        unsynchronised.isEmpty || unit(file).map { !unsynchronised.contains($0.tree.source.path) } ?? true
    }

    private func fitToLeave(_ found: some Collection<Diagnostic>, of file: FileID) -> [Diagnostic] {
        guard let unit = unit(file), !found.isEmpty else { return Array(found) }
        let hidden = unit.hidden
        return found.map { $0.fitToLeave(hidden, of: unit.tree.source) }
    }

    /// Some findings of a file with only those fixes that a reading in memory has shown to add no error.
    ///
    /// Proving costs some checks of the project, so it is done when fixes are asked for and not on every keystroke.
    func proven(_ file: FileID, where isWanted: (Diagnostic) -> Bool) -> [Diagnostic] {
        fitToLeave(provenFindings(file, where: isWanted), of: file)
    }

    private func provenFindings(_ file: FileID, where isWanted: (Diagnostic) -> Bool) -> [Diagnostic] {
        guard findingsByFile[file] != nil, let inspection = inspectionInFull else { return [] }
        var candidates = inspection.diagnostics
        let wanted = candidates.indices.filter { candidates[$0].location.file == file && isWanted(candidates[$0]) }
        guard wanted.contains(where: { !candidates[$0].fixes.isEmpty }) else { return wanted.map { candidates[$0] } }
        let chosen = Set(wanted)
        for index in candidates.indices where !candidates[index].fixes.isEmpty && !chosen.contains(index) {
            candidates[index].fixes = []
        }
        let proven = inspection.with(candidates).proven(surroundings).diagnostics
        return wanted.map { proven[$0] }
    }

    /// Whether some edits would add an error.
    func wouldBreak(_ edits: [Edit]) -> Bool {
        inspectionInFull.map { !$0.addsNoError(edits, surroundings) } ?? false
    }

    private var inspectionInFull: Inspection? {
        if let known = inFull.inspection { return known }
        inFull.inspection = inspection.map { $0.readInFull(surroundings) ?? $0 }
        return inFull.inspection
    }

    // MARK: - What happens to files

    /// The file is open in the editor, under the name and in the version of a buffer.
    mutating func setOpen(_ path: String, _ buffer: Buffer) {
        mayHaveNews = true
        if path == recordFile { readRecordAnew() }
        uris[path] = buffer.uri
        versions[path] = buffer.version
        if buffer.isSynchronised { unsynchronised.remove(path) } else { unsynchronised.insert(path) }
    }

    mutating func setClosed(_ path: String) {
        mayHaveNews = true
        uris[path] = nil
        versions[path] = nil
        unsynchronised.remove(path)
    }

    /// The client is told of a file's findings even when they are the same as before.
    mutating func publishAnew(_ path: String) {
        mayHaveNews = true
        publications.forget(path)
    }

    /// A file has another text; false when it is none of the project's.
    mutating func edit(_ path: String, _ bytes: [UInt8]) -> Bool {
        guard let index = indices[path] else { return false }
        if files[index].unit.tree.source.bytes == bytes { return true }
        let before = IgnoreList.patterns(in: files[index].unit)
        files[index] = InspectedFile(FileUnit(SourceFile(path: path, bytes: bytes), file: FileID(index)))
        // With other patterns, other files belong to the project.
        if before != IgnoreList.patterns(in: files[index].unit) { mustLoad = true }
        publications.touch(path)
        mustLink = true
        return true
    }

    /// git may track others of its keys than before.
    mutating func lookAtKeysAnew() {
        guard knownKeys?.isEmpty == false else { return }
        knownKeys = nil
        mustLink = true
    }

    /// Files have come, gone or changed on the disk, or git tracks others.
    mutating func reload() {
        mustLoad = true
        knownKeys = nil
    }

    /// The record has another text, has come or gone.
    mutating func readRecordAnew() { mustReadRecord = true }

    private mutating func readRecord(_ world: World) {
        mustReadRecord = false
        let wasFaulty = faultyRecord != nil
        faultyRecord = Driver.faultyRecord(root, file: FileID(files.count), world)
        guard wasFaulty || faultyRecord != nil else { return }
        publications.touch(recordFile)
        mustLink = true
    }

    /// Of the files that were read, one that says what it said before stays the one it was, with all that was found in it.
    private mutating func set(_ read: [InspectedFile]) {
        let before = files
        files = read.enumerated().map { index, file in
            if before.indices.contains(index), isSame(before[index].unit, file.unit) { return before[index] }
            publications.touch(file.unit.tree.source.path)
            return file
        }
        indices = Dictionary(files.enumerated().map { ($1.unit.tree.source.path, $0) }) { first, _ in first }
        mustLink = true
    }

    /// Does what has been put off: reads the files, links and inspects them.
    mutating func settle(_ world: World) {
        if mustLoad {
            mustLoad = false
            set(readProject(root, world))
            mustReadRecord = true
        }
        if mustReadRecord { readRecord(world) }
        guard mustLink else { return }
        mustLink = false
        mayHaveNews = true
        let isAlone = root.isEmpty
        let inspection = Inspection(files, isWhole: !isAlone, after: inspection) { project in
            // Where a file by itself would have its keys is not known.
            if isAlone { return surroundings }
            let keys = project.privateKeyPaths
            if keys != knownKeys {
                surroundings = Driver.surroundings(of: project, root: root, world)
                knownKeys = keys
            }
            return surroundings
        }
        if isAlone {
            standing = isExcluded ? .foreign : files.first.map { LanguageServer.standing(ofFileAlone: $0.unit) } ?? .foreign
        }
        findings = (standing == .ours ? inspection.diagnostics : []) + (faultyRecord?.problems ?? [])
        self.inspection = inspection
        inFull = InFull()
        findingsByFile = [:]
        var start = 0
        while start < findings.count {
            let file = findings[start].location.file
            let end = findings[start...].firstIndex { $0.location.file != file } ?? findings.count
            findingsByFile[file] = start..<end
            start = end
        }
    }

    // MARK: - What the client is told

    /// The findings of each file of which the client knows other ones.
    mutating func publish(_ client: Client) -> [JSON] {
        guard mayHaveNews else { return [] }
        mayHaveNews = false
        var news = publications
        let sent = news.publish(self, client)
        publications = news
        return sent
    }

    /// Takes back all that was published.
    func retract() -> [JSON] { publications.retract() }
}

/// Whether two readings of a file give the same; of what could not be read, that is not known.
private func isSame(_ before: FileUnit, _ now: FileUnit) -> Bool {
    let (old, new) = (before.tree, now.tree)
    return old.source.path == new.source.path && old.source.bytes == new.source.bytes && !old.nodes.isEmpty && !new.nodes.isEmpty
}
