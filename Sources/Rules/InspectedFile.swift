import Project
import Schema
import SourceText

/// One file with all that can be found in it without the others: by the text front end, by the tables and by rules for single files.
///
/// Files are inspected independently of each other, so on all processors; one that did not change is not inspected again.
package final class InspectedFile: Sendable {
    package let unit: FileUnit
    let mails: MailTexts
    /// As they leave the program, but for levels and suppressions.
    let findings: [Diagnostic]
    let suppressions: FileSuppressions
    /// The products that use no other document.
    let products: [InspectedProduct]
    private let secrets: SecretPlaces

    package init(_ unit: FileUnit) {
        self.unit = unit
        let secrets = SecretPlaces(unit)
        var found = unit.problems
        var mails = MailTexts()
        unit.visitTexts { text in
            for check in textChecks { found.add(check.look(text)) }
            if text.part == .mail {
                let mail = MailText(text)
                for check in mailChecks { found.add(check.look(mail)) }
                mails.add(mail)
            }
        }
        for check in fileChecks { found.add(check.look(unit)) }
        if !found.isEmpty { found.removeAll(where: secrets.explain) }
        if found.isEmpty {
            findings = []
        } else {
            var paths = LogicalPaths(unit)
            findings = found.map { $0.finished(&paths) }.sorted(by: comesBefore)
        }
        suppressions = FileSuppressions(unit.tree, mails)
        self.mails = mails
        let texts = MailLookup.file(unit.tree.file, mails)
        products = unit.alone.compactMap { $0.map { InspectedProduct($0, texts) } }
        self.secrets = secrets
    }

    /// A finding of another stage in this file, as it leaves the program; nil when it only speaks of a secret in other words.
    func finished(_ finding: Diagnostic, _ paths: inout LogicalPaths) -> Diagnostic? {
        secrets.explain(finding) ? nil : finding.finished(&paths)
    }
}

/// The files of a project, each inspected alone, in the order of their paths; a `FileID` is the index of one.
package struct InspectedFiles: Sendable {
    package let all: [InspectedFile]

    package init(_ all: [InspectedFile]) { self.all = all }

    package subscript(_ file: FileID) -> InspectedFile? {
        let index = Int(file.index)
        return all.indices.contains(index) ? all[index] : nil
    }
}

/// Where the texts of mails are found: all of a product that uses no other document stand in its own file.
enum MailLookup: Sendable {
    case file(FileID, MailTexts)
    case files(InspectedFiles)

    private func texts(in file: FileID) -> MailTexts? {
        switch self {
        case .file(let own, let mails): file == own ? mails : nil
        case .files(let files): files[file]?.mails
        }
    }

    /// Subject and body of a mail, wherever each of them is written.
    func visitTexts(of mail: Shared<StepMail>, _ visit: (MailText) -> Void) {
        if let place = mail.subject.place, let text = texts(in: place.file)?.text(at: place) { visit(text) }
        if let place = mail.body.place, let text = texts(in: place.file)?.text(at: place) { visit(text) }
    }
}

/// Makes findings of later stages what leaves the program; what it looked up for one place it keeps for the next.
struct Finisher {
    private let files: InspectedFiles
    private var paths: [FileID: LogicalPaths] = [:]

    init(_ files: InspectedFiles) { self.files = files }

    /// Nil when a finding only speaks of a secret in other words.
    mutating func finished(_ finding: Diagnostic) -> Diagnostic? {
        guard let file = files[finding.location.file] else { return nil }
        return file.finished(finding, &paths[finding.location.file, default: LogicalPaths(file.unit)])
    }
}

private let fileChecks = allRules.compactMap { rule in
    if case .file(let look) = rule.look { FileCheck(look: look) } else { nil }
}

private let textChecks = allRules.compactMap { rule in
    if case .text(let look) = rule.look { TextCheck(look: look) } else { nil }
}

private let mailChecks = allRules.compactMap { rule in
    if case .mail(let look) = rule.look { MailCheck(look: look) } else { nil }
}

/// A list of bare functions would hold them in wraps, whose references each thread would count for each file.
private struct FileCheck {
    let look: @Sendable (FileUnit) -> [Diagnostic]
}

private struct TextCheck {
    let look: @Sendable (WrittenText) -> [Diagnostic]
}

private struct MailCheck {
    let look: @Sendable (MailText) -> [Diagnostic]
}

extension [Diagnostic] {
    /// Nearly always nothing is found.
    fileprivate mutating func add(_ found: [Diagnostic]) { if !found.isEmpty { self += found } }
}

extension Diagnostic {
    fileprivate func finished(_ paths: inout LogicalPaths) -> Diagnostic {
        var finding = self
        finding.path = paths.path(of: finding)
        // A sentence begins with a capital letter, whatever it speaks of first.
        finding.message.en = capitalised(finding.message.en)
        return finding
    }
}

/// The order of findings in a project; files are numbered in the order of their paths.
func comesBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (file, other) = (left.location.file, right.location.file)
    return file == other ? left.precedes(right) : file < other
}
