import Project
import Rules
import Schema
import Seeded
import SourceText
import Syntax

/// What a suppression silences before `fmt` it silences after it, wherever it stands, and nothing else.
extension Trial {
    mutating func checkSuppressedFormat() {
        let files = withSuppressions()
        let before = inspected(files)
        for spelling: Spelling? in [nil, .english, .japanese] {
            guard let after = formatted(files, spelling) else { return }
            let inspection = inspected(after)
            if found(inspection) != found(before) {
                fail(
                    "fmt keeps what suppressions silence", "\(listed(before)) became \(listed(inspection))", files + after)
            }
        }
    }

    private func inspected(_ files: [SourceFile]) -> Inspection {
        Inspection(Project(files.enumerated().map { FileUnit($1, file: FileID($0)) }), surroundings: Surroundings())
    }

    /// The codes, each with the value that it is about: no two of the project are the same.
    private func found(_ inspection: Inspection) -> [String] {
        inspection.diagnostics.map { finding in
            guard [.returnURLQuery, .unusualTaxRate].contains(finding.code),
                let tree = inspection.project.units.first(where: { $0.tree.file == finding.location.file })?.tree,
                let value = tree.nodes.indices.last(where: {
                    tree.nodes[$0].kind == .scalar && tree.nodes[$0].range.start <= finding.location.range.start
                })
            else { return finding.code.rawValue }
            return finding.code.rawValue + " " + tree.text(of: value)
        }.sorted()
    }

    /// The project with findings, some of them with a suppression on the line of their key or value, or above it.
    private mutating func withSuppressions() -> [SourceFile] {
        var draft = draft
        var spots: [(spot: Spot, code: Code)] = []
        for environment in ["live", "sandbox"] {
            let list = Path(["amazon_pay", environment, "return_urls"])
            for (index, url) in (draft.integration[list]?.elements ?? []).enumerated() where random.chance(70) {
                let spot = Spot(draft.integrationIndex, list + index)
                draft[spot] = .text((url.text ?? "") + "?\(environment)=\(index)")
                spots.append((spot, .returnURLQuery))
            }
        }
        for entry in draft.methodEntries + draft.indices("payment_method").map({ Spot($0, "") })
        where draft[entry + "tax_rate"] != nil {
            draft[entry + "tax_rate"] = .text("\(11 + spots.count % 80)%")
            spots.append((entry + "tax_rate", .unusualTaxRate))
        }
        let written = Written(draft, random: &random)
        var files = written.files
        // From the end of each file on, so that the places before it still hold.
        let places = spots.compactMap { spot in written.places[spot.spot].map { ($0, spot.code) } }
        for (place, code) in places.sorted(by: { $0.0.key.lowerBound > $1.0.key.lowerBound }) where random.chance(60) {
            let offset = random.chance(50) ? place.key.lowerBound : place.value.lowerBound
            let file = files[place.file]
            let changed = SourceFile(
                path: file.path, bytes: adding("# kessai: allow \(code.rawValue) x", to: file.bytes, at: offset))
            if isOneCommentMore(changed, than: file) { files[place.file] = changed }
        }
        return files
    }

    /// A comment behind the line of an offset, or on a line of its own above it.
    private mutating func adding(_ comment: String, to bytes: [UInt8], at offset: Int) -> [UInt8] {
        let start = bytes[..<offset].lastIndex { $0 == 0x0A }.map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        if random.chance(50) { return bytes[..<end] + Array(" \(comment)".utf8) + bytes[end...] }
        return bytes[..<start] + bytes[start...].prefix { $0 == 0x20 } + Array("\(comment)\n".utf8) + bytes[start...]
    }

    /// Not inside a text, and not behind another comment.
    private func isOneCommentMore(_ changed: SourceFile, than file: SourceFile) -> Bool {
        let (before, after) = (parse(file, file: FileID(0)), parse(changed, file: FileID(0)))
        return after.problems.isEmpty && after.comments.count == before.comments.count + 1
            && after.nodes.count == before.nodes.count
    }
}
