// The folder says the expectation: projects in `ok` have no problem, those in `err` have, those in `build` make a bundle.
import Driver
import Foundation
import Testing

private func projects(_ kind: String) -> [String] {
    let folder = fixtures.appendingPathComponent(kind)
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().map { "\(kind)/\($0)" }
}

@Suite struct FixtureTests {
    @Test(arguments: ["ok", "err", "build"]) func thereAreProjects(_ kind: String) { #expect(!projects(kind).isEmpty) }

    @Test(arguments: projects("ok") + projects("err"))
    func report(_ name: String) throws {
        let folder = fixtures.appendingPathComponent(name)
        let expected: ExitCode = name.hasPrefix("ok/") ? .done : .problems
        for (format, language, golden) in [("human", "ja", "ja.txt"), ("human", "en", "en.txt"), ("json", "ja", "json")] {
            let outcome = try kessai(["check", "--format", format, "--lang", language], in: folder)
            #expect(outcome.exit == expected)
            #expect(outcome.messages.isEmpty)
            try expectGolden(outcome.output, folder.appendingPathComponent("expected.\(golden)"))
        }
    }

    @Test(arguments: projects("build"))
    func bundle(_ name: String) throws {
        let folder = fixtures.appendingPathComponent(name)
        let output = try TemporaryFolder()
        let outcome = try kessai(["build", "--output", output.url.path + "/bundle", "--quiet"], in: folder)
        #expect(outcome.exit == .done)
        try expectGolden(try output.text("bundle/SHA256SUMS"), folder.appendingPathComponent("expected.SHA256SUMS"))
    }

    @Test(arguments: ["ok/one-file", "err/links", "err/text"])
    func twoProcessesAndThisOneAgree(_ name: String) throws {
        let folder = fixtures.appendingPathComponent(name)
        let first = try shell("kessai check --format json", in: folder, environment: ["LC_ALL": "C", "TZ": "UTC"])
        let second = try shell(
            "kessai check --format json", in: folder, environment: ["LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"])
        #expect(first == second)
        #expect(first.output == (try kessai(["check", "--format", "json"], in: folder)).output)
    }

    @Test func oneThreadOrManyAgree() throws {
        var texts: [String: String] = [:]
        for number in 0..<300 { texts["p/\(number).yaml"] = "kind: product\nid: p\(number % 7)\nprice: 1,980\n" }
        let folder = try shop(texts)
        let outputs = try [1, 2, 8].map { try kessai(["check", "--format", "json"], in: folder.url, processors: $0).output }
        #expect(outputs[0].count > 10_000 && outputs[0] == outputs[1] && outputs[1] == outputs[2])
    }
}
