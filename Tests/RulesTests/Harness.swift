import Foundation
import Project
import Rules
import SourceText

/// Small projects from text, and findings as text: what the rules' tests are written with.

/// The top of the repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A project of files by path.
func project(_ files: [SourceFile]) -> Project {
    let sorted = files.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    return Project(sorted.enumerated().map { FileUnit($1, file: FileID($0)) })
}

/// A text beside the complete integration of the examples, unless it holds one.
func inspect(_ text: String, _ surroundings: Surroundings = Surroundings()) -> Inspection {
    Inspection(project(ExampleProject.files(with: text)), surroundings: surroundings)
}

/// Documents without the others of their project.
func inspectAlone(_ text: String, _ surroundings: Surroundings = Surroundings()) -> Inspection {
    let unit = FileUnit(SourceFile(path: "example.yaml", bytes: Array(text.utf8)), file: FileID(0))
    return Inspection([InspectedFile(unit)], isWhole: false) { _ in surroundings }
}

/// `code 「text」` of each finding in the order of the report.
func findings(_ inspection: Inspection, from least: Severity = .hint) -> [String] {
    inspection.diagnostics.filter { $0.severity >= least }.map {
        "\($0.code.rawValue) 「\(inspection.project.source($0.location.file)?.text($0.location.range) ?? "")」"
    }
}

func findings(_ text: String, from least: Severity = .warning, _ surroundings: Surroundings = Surroundings()) -> [String] {
    findings(inspect(text, surroundings), from: least)
}

/// A complete integration with some lines changed.
func integration(_ changes: (String, String)...) -> String {
    changes.reduce(ExampleProject.integration) { $0.replacing($1.0, with: $1.1) }
}

/// A product with these lines for its payment methods, and perhaps step mails.
func product(_ methods: String, scenario: String = "paid_product", items: String = "", mails: String = "") -> String {
    func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
    }
    return """
        kind: product
        id: course
        name: オンライン講座
        scenario: \(scenario)
        payment_methods:
        \(indented(methods))

        """ + (items.isEmpty ? "" : "items:\n\(indented(items))\n") + (mails.isEmpty ? "" : "step_mails:\n\(indented(mails))\n")
}

let card = """
    - id: card
      type: one_time
      tax_rate: 10%
      price: 1980
    """
let monthly = """
    - id: monthly
      type: recurring
      tax_rate: 10%
      price: 980
    """

/// A product whose mail for a failed charge has this body.
func mail(_ body: String, subject: String = "お支払いの確認のお願い") -> String {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
    return product(
        monthly,
        mails: """
            - id: charge-failed
              trigger: charge_failed
              subject: \(subject)
              body: |
            \(lines.joined(separator: "\n"))
            """)
}
