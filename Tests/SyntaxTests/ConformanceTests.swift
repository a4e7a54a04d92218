// The cases of the YAML test suite, where they are present beside the repository.

import Foundation
import Seeded
import Testing

@testable import SourceText
@testable import Syntax

struct SuiteCase: Decodable, CustomTestStringConvertible {
    let id: String
    let title: String
    let yaml: String
    let events: String?
    let expect: String

    var testDescription: String { "\(id) \(title)" }
}

@Suite("YAML test suite")
struct ConformanceTests {
    @Test(
        "accept, reject and either, with their counts",
        .enabled(if: yamlTestSuite != nil, "shared/yaml-test-suite/cases.json is absent"))
    func suite() throws {
        let cases = try JSONDecoder().decode([SuiteCase].self, from: Data(contentsOf: try #require(yamlTestSuite)))
        var counts: [String: (right: Int, all: Int)] = [:]
        for item in cases {
            let tree = parse(SourceFile(path: item.id + ".yaml", bytes: Array(item.yaml.utf8)), file: FileID(0))
            let isRefused = tree.problems.contains { $0.severity == .error }
            let isExact = !isRefused && eventsDump(tree) == item.events
            let isRight =
                switch item.expect {
                case "accept": isExact
                case "reject": isRefused
                default: isRefused || isExact
                }
            counts[item.expect, default: (0, 0)].all += 1
            if isRight {
                counts[item.expect, default: (0, 0)].right += 1
            } else {
                let codes = tree.problems.map { "\($0.code.rawValue): \($0.message.en)" }.joined(separator: "; ")
                Issue.record("\(item.id) \(item.title) [\(item.expect)]\n\(item.yaml)\nread as \(eventsDump(tree))\n\(codes)")
            }
        }
        #expect(cases.count > 100)
        for (expect, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("YAML test suite, \(expect): \(count.right) of \(count.all)")
        }
    }
}
