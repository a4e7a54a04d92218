import Project
import SourceText

/// A project with everything that was found in it: rule levels and suppressions applied, in the one order that leaves the program.
package struct Inspection: Sendable {
    package let project: Project
    /// What the project was linked from.
    package let files: InspectedFiles
    /// Each product by itself, in the order of the project's.
    private let products: [InspectedProduct]
    /// Sorted by file path, byte, code; each with its logical path.
    package let diagnostics: [Diagnostic]
    /// Codes of findings that a comment silences.
    package let silenced: Set<Code>

    /// Maps a list piece by piece, perhaps on several threads; the result has its order.
    package typealias Mapper =
        ([SoldProduct], @escaping @Sendable (ArraySlice<SoldProduct>) -> [InspectedProduct]) -> [InspectedProduct]

    /// Inspects files that were looked at one by one; they are sorted by path, and each has its index as its `FileID`.
    ///
    /// Of a previous state of the project is taken over what did not change since.
    package init(
        _ files: [InspectedFile], isWhole: Bool = true, after previous: Inspection? = nil,
        linking: Project.Mapper = { $0.map($1) },
        mapping: Mapper = { $1($0[...]) },
        surroundings: (Project) throws -> Surroundings
    ) rethrows {
        files.bringNear()
        let project = Project(files.map { $0.unit }, isWhole: isWhole, after: previous?.project, mapping: linking)
        let files = InspectedFiles(files)
        let products = InspectedProduct.all(of: project.products, in: files, after: previous?.products ?? [], mapping)
        self.init(project, files, products, try surroundings(project))
    }

    package init(_ project: Project, surroundings: Surroundings) {
        self.init(project, InspectedFiles(InspectedFile.all(project.units)), surroundings)
    }

    /// The same for a project that was linked from their units.
    package init(_ project: Project, _ files: InspectedFiles, _ surroundings: Surroundings) {
        self.init(project, files, InspectedProduct.all(of: project.products, in: files) { $1($0[...]) }, surroundings)
    }

    private init(_ project: Project, _ files: InspectedFiles, _ products: [InspectedProduct], _ surroundings: Surroundings) {
        // Another version may judge all of it in another way.
        if let refusal = files.all.lazy.flatMap({ $0.findings }).first(where: { $0.code.refusesProject }) {
            self.init(project, files, products, [refusal], silenced: [])
            return
        }
        let levels = RuleLevels(project.integration)
        var suppressions = SuppressionBook(files)
        var silenced: Set<Code> = []
        var kept: [Diagnostic] = []
        func keep(_ finding: Diagnostic) {
            var finding = finding
            let isOff = !levels.apply(to: &finding)
            if finding.severity != .error, suppressions.silences(finding) {
                silenced.insert(finding.code)
                return
            }
            if finding.severity != .error, let waiver = waiver(of: finding.code) {
                finding.help = finding.help?.then(waiver) ?? waiver
            }
            if !isOff { kept.append(finding) }
        }
        for file in files.all { file.findings.forEach(keep) }
        var ordered = kept.count
        var finisher = Finisher(files)
        var others =
            products.gathered { $0.findings } + project.linkProblems
            + InspectedProduct.findings(about: products, in: Whole(project: project, surroundings: surroundings))
        for case .project(let check) in looks { others += check(project, files, surroundings) }
        for finding in others {
            if let finding = finisher.finished(finding) { keep(finding) }
        }
        let quotes = project.linkProblems.isEmpty ? [] : kept.blamedQuotes
        if !quotes.isEmpty {
            let texts = kept[..<ordered].blaming(quotesAt: quotes)
            kept = texts + kept[ordered...].blaming(quotesAt: quotes)
            ordered = texts.count
        }
        if kept[ordered...].contains(where: { !$0.yieldsTo.isEmpty }) {
            let told = Set(kept.map(\.told))
            kept.replaceSubrange(ordered..., with: kept[ordered...].filter { told.isDisjoint(with: $0.yieldsTo) })
        }
        // Beside errors nobody can tell what a comment would silence.
        let isJudged = !kept.contains { $0.severity == .error }
        let unjudged = project.isWhole ? [] : codesAcrossDocuments
        for var finding in suppressions.findings(isJudged: { isJudged && !unjudged.contains($0) }, levels)
        where levels.apply(to: &finding) {
            kept.append(finisher.finished(finding) ?? finding)
        }
        self.init(project, files, products, Inspection.inOrder(kept, ordered: ordered), silenced: silenced)
    }

    private init(
        _ project: Project, _ files: InspectedFiles, _ products: [InspectedProduct], _ diagnostics: [Diagnostic],
        silenced: Set<Code>
    ) {
        self.project = project
        self.files = files
        self.products = products
        self.diagnostics = diagnostics
        self.silenced = silenced
    }

    /// The same project with other findings.
    package func with(_ diagnostics: [Diagnostic]) -> Inspection {
        Inspection(project, files, products, diagnostics, silenced: silenced)
    }

    /// Sorted, equals once; the first of them are in order.
    private static func inOrder(_ findings: [Diagnostic], ordered: Int) -> [Diagnostic] {
        let later = findings[ordered...].sorted(by: comesBefore)
        var result: [Diagnostic] = []
        result.reserveCapacity(findings.count)
        func add(_ finding: Diagnostic) {
            // A collision of all that is shown is one finding.
            if let last = result.last, last.location == finding.location, last.code == finding.code,
                last.message == finding.message
            {
                return
            }
            result.append(finding)
        }
        var next = later.startIndex
        for finding in findings[..<ordered] {
            while next < later.endIndex, comesBefore(later[next], finding) {
                add(later[next])
                next += 1
            }
            add(finding)
        }
        later[next...].forEach(add)
        return result
    }
}

/// What the help of a finding says besides how to put it right, unless it is an error.
private func waiver(of code: Code) -> Bilingual? { allRules.first { $0.code == code }?.explanation.waiver }

/// What documents that are not at hand may decide, other than errors, which no comment silences.
private let codesAcrossDocuments = Set(allRules.lazy.filter(\.crossesDocuments).map(\.code)).union([.unusedDefinition])
