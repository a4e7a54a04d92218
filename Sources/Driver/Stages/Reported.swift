import Outputs
import Project
import Reporting
import Rules
import SourceText

extension Examination {
    /// What was found, from one severity on; with files named, only what lies in or is caused by one of them.
    func report(from least: Severity = .hint) throws -> Report { try report(of: inspection, from: least) }

    /// The same for the project after its fixes were made.
    func report(of inspection: Inspection, from least: Severity = .hint) throws -> Report {
        let units = inspection.project.units
        var all = inspection.diagnostics.filter { $0.severity >= least }
        if let faultyRecord { all.append(faultyRecord.finding(in: FileID(units.count))) }
        let count = units.count + (faultyRecord == nil ? 0 : 1)
        let source = { (file: Int) in file < units.count ? units[file].tree.source : faultyRecord?.source }
        let reported = { (file: Int) in
            source(file).map { ($0, hidden: file < units.count ? units[file].hidden : $0.secrets) }
        }
        func report(_ diagnostics: [Diagnostic]) -> Report {
            Report(diagnostics, files: count, source: reported, documents: documents, version: kessaiVersion)
        }
        guard let names = target.files else { return report(withoutForeign(all, units)) }
        let wanted = Set((0..<count).filter { source($0).map { names.contains($0.path) } ?? false }.map { FileID($0) })
        // What could not be read may have caused anything, and beside another version nothing was judged.
        let concernsAll = { (finding: Diagnostic) in finding.code == .unreadableFile || finding.code.refusesProject }
        // A record in which nothing is wrong, as a hook may name it alone.
        let namesRecord = names.contains(Lock.path)
        if wanted.isEmpty, !namesRecord, !all.contains(where: concernsAll) { throw NothingToDo(message: Self.noFile(names)) }
        let supplied = Set(units.indices.filter { wanted.contains(FileID($0)) }.flatMap { units[$0].listsSupplied })
        let caused = all.filter { finding in
            concernsAll(finding) || wanted.contains(finding.location.file)
                || finding.related.contains { wanted.contains($0.location.file) } || !wanted.isDisjoint(with: finding.causes)
                || (finding.code == .unknownReference && supplied.contains(where: finding.path.contains))
        }
        let hasDocuments = wanted.contains { Int($0.index) >= units.count || units[Int($0.index)].documentCount > 0 }
        if caused.isEmpty, !hasDocuments, !namesRecord { throw NothingToDo(message: Self.noDocument(in: names)) }
        return report(caused)
    }

    /// Files of other tools that an error in kessai.yaml may hide to be left out are no more than that error, which is told.
    private func withoutForeign(_ all: [Diagnostic], _ units: [FileUnit]) -> [Diagnostic] {
        guard mayLackPatterns,
            all.contains(where: { $0.severity == .error && units.path(of: $0.location.file) == projectFile })
        else { return all }
        let foreign = foreignFiles
        return all.filter { finding in
            let saysNoMore = [.missingKind, .unknownKind, .wrongType].contains(finding.code)
            return !saysNoMore || units.path(of: finding.location.file).map { !foreign.contains($0) } ?? true
        }
    }

    /// Of files that were named, those that are none of the project, beside others that are.
    func strangerNotice(_ invocation: Invocation) -> String {
        if invocation.has(.quiet) { return "" }
        let outside = target.outsiders.isEmpty ? "" : notice(Self.outsideOfProjects(target.outsiders), invocation.languages)
        if target.files == nil { return outside }
        let own = Set(inspection.project.units.map(\.tree.source.path)).union([Lock.path])
        let strangers = target.namedFiles.filter { own.isDisjoint(with: $0.paths) }.map(\.operand)
        return strangers.isEmpty ? outside : notice(Self.noFile(strangers), invocation.languages) + outside
    }

    private static func outsideOfProjects(_ names: [String]) -> Bilingual {
        let list = inQuotes(names)
        let (lies, was) = names.count == 1 ? ("lies", "was") : ("lie", "were")
        return Bilingual(
            ja: "\(list.ja)は、kessai.yaml のあるフォルダの中にないので、検査していません。",
            en: "\(list.en) \(lies) in no project, as no directory above has a kessai.yaml, and \(was) not checked.")
    }

    private static func noDocument(in names: [String]) -> Bilingual {
        let list = inQuotes(names)
        return Bilingual(
            ja: "\(list.ja)には文書がありません。", en: "\(list.en) \(names.count == 1 ? "holds" : "hold") no document.")
    }

    private static func noFile(_ names: [String]) -> Bilingual {
        let list = inQuotes(names)
        return Bilingual(
            ja: "\(list.ja)は検査の対象ではありません\(whichFiles.ja)。",
            en: "\(list.en) \(names.count == 1 ? "is" : "are") not among the files of the project (those \(whichFiles.en)).")
    }
}

extension [FileUnit] {
    fileprivate func path(of file: FileID) -> String? {
        indices.contains(Int(file.index)) ? self[Int(file.index)].tree.source.path : nil
    }
}

extension FileUnit {
    /// The lists of products whose `use:` does not find any more what may have stood in this file.
    fileprivate var listsSupplied: [String] {
        if isPartial || documents.isEmpty { return [".payment_methods[", ".step_mails["] }
        return documents.compactMap {
            switch $0 {
            case .paymentMethod: ".payment_methods["
            case .stepMail: ".step_mails["
            case .integration, .product: nil
            }
        }
    }
}
