import Project
import Schema
import SourceText

/// One file with all that can be found in it without the others: by the text front end, by the tables and by rules for single files.
///
/// Files are inspected independently of each other, so on all processors; one that did not change is not inspected again.
package final class InspectedFile: Sendable {
    package let unit: FileUnit
    let mails: MailTexts
    let addresses: FileAddresses
    /// As they leave the program, but for levels and suppressions.
    let findings: [Diagnostic]
    let suppressions: FileSuppressions
    /// The products that use no other document.
    let products: [InspectedProduct]
    private let secrets: SecretPlaces

    package convenience init(_ unit: FileUnit) { self.init(0, of: FilesInspection([unit])) }

    /// Inspects some files together, rule by rule: what a rule does then stays in the nearest cache of the processor for all of them. It
    /// takes a twentieth off a check.
    package static func all(_ units: [FileUnit]) -> [InspectedFile] {
        let inspection = FilesInspection(units)
        return units.indices.map { InspectedFile($0, of: inspection) }
    }

    private init(_ index: Int, of inspection: FilesInspection) {
        unit = inspection.units[index]
        mails = inspection.mails[index]
        addresses = FileAddresses(unit)
        products = inspection.products[index]
        suppressions = FileSuppressions(unit.tree, mails)
        secrets = SecretPlaces(unit)
        var found = inspection.found[index]
        if !found.isEmpty { found.removeAll(where: secrets.explain) }
        if found.isEmpty {
            findings = []
        } else {
            var paths = LogicalPaths(unit)
            findings = found.map { $0.finished(&paths) }.sorted(by: comesBefore)
        }
    }

    /// A finding of another stage in this file, as it leaves the program; nil when it only speaks of a secret in other words.
    func finished(_ finding: Diagnostic, _ paths: inout LogicalPaths) -> Diagnostic? {
        secrets.explain(finding) ? nil : finding.finished(&paths)
    }
}

/// What the rules find in some files, each alone.
private struct FilesInspection {
    let units: [FileUnit]
    private(set) var found: [[Diagnostic]]
    private(set) var mails: [MailTexts]
    private(set) var products: [[InspectedProduct]]

    init(_ units: [FileUnit]) {
        self.units = units
        found = units.map(\.problems)
        mails = Array(repeating: MailTexts(), count: units.count)
        products = Array(repeating: [], count: units.count)
        inspectTexts()
        for case .file(let check) in looks {
            for (index, unit) in units.enumerated() { found.add(check(unit), to: index) }
        }
        inspectProducts()
    }

    private mutating func inspectTexts() {
        var texts: [WrittenText] = []
        var files: [Int] = []
        texts.reserveCapacity(8 * units.count)
        files.reserveCapacity(8 * units.count)
        for (file, unit) in units.enumerated() {
            unit.visitTexts {
                texts.append($0)
                files.append(file)
            }
        }
        let held = Held(texts)
        for case .text(let check) in looks { held.visit { found.add(check($1), to: files[$0]) } }
        var mailTexts: [MailText] = []
        var mailFiles: [Int] = []
        held.visit { index, text in
            guard text.part == .mail else { return }
            mailTexts.append(MailText(text))
            mailFiles.append(files[index])
        }
        let heldMails = Held(mailTexts)
        for case .mail(let check) in looks { heldMails.visit { found.add(check($1), to: mailFiles[$0]) } }
        heldMails.visit { mails[mailFiles[$0]].add($1) }
    }

    private mutating func inspectProducts() {
        var files: [Int] = []
        var alone: [SoldProduct] = []
        var lookups: [MailLookup] = []
        for (index, unit) in units.enumerated() {
            for case let sold? in unit.alone {
                files.append(index)
                alone.append(sold)
                lookups.append(MailLookup(unit.tree.file, mails[index]))
            }
        }
        for (file, product) in zip(files, InspectedProduct.all(alone, lookups)) { products[file].append(product) }
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

/// Objects that several rules are handed one after the other, without counting a reference each time.
struct Held<Object: AnyObject> {
    private let objects: [Object]
    private let quick: [Unmanaged<Object>]

    init(_ objects: some Sequence<Object>) {
        self.objects = Array(objects)
        quick = self.objects.map(Unmanaged.passUnretained)
    }

    func visit(_ look: (_ index: Int, _ object: Object) -> Void) {
        withExtendedLifetime(objects) {
            for (index, object) in quick.enumerated() { object._withUnsafeGuaranteedRef { look(index, $0) } }
        }
    }

    /// Each with the one that belongs to it.
    func visit<Other: AnyObject>(with others: Held<Other>, _ look: (_ index: Int, _ object: Object, _ other: Other) -> Void) {
        visit { index, object in
            withExtendedLifetime(others.objects) {
                others.quick[index]._withUnsafeGuaranteedRef { look(index, object, $0) }
            }
        }
    }
}

/// Where the texts of mails are found: all of a product that uses no other document stand in its own file.
///
/// An object, as each rule is handed those of some products.
final class MailLookup: Sendable {
    /// The only file, with its mails; nil where there are others.
    private let file: FileID?
    private let mails: MailTexts
    private let files: InspectedFiles

    init(_ file: FileID, _ mails: MailTexts) {
        self.file = file
        self.mails = mails
        files = InspectedFiles([])
    }

    init(_ files: InspectedFiles) {
        file = nil
        mails = MailTexts()
        self.files = files
    }

    /// Subject and body of a mail, wherever each of them is written.
    func visitTexts(of mail: Shared<StepMail>, _ visit: (MailText) -> Void) {
        if let text = text(at: mail.model.subject.place) { visit(text) }
        if let text = text(at: mail.model.body.place) { visit(text) }
    }

    private func text(at place: Place?) -> MailText? {
        guard let place else { return nil }
        guard let file else { return files[place.file]?.mails.text(at: place) }
        return place.file == file ? mails.text(at: place) : nil
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

extension [[Diagnostic]] {
    /// Adds what was found in one of several; nearly always nothing is.
    mutating func add(_ found: [Diagnostic], to index: Int) { if !found.isEmpty { self[index] += found } }
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
