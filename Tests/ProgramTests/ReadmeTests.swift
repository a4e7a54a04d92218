// Every command that the README shows is run, and must print what the README shows.
//
// A block marked ```console is a session: a line that begins with `$ ` is a command for the shell, the lines up to the next one are all
// that it prints (standard output, then standard error); a line `...` stands for any number of lines. A block runs in a copy of the
// repository's samples (`samples/…` is there) with `kessai` on the path and LANG=C; its commands share the directory. Blocks with
// another mark are not run.
import Foundation
import Testing

private struct Session: Sendable {
    let line: Int
    var steps: [(command: String, expected: [String])] = []
}

private func sessions() throws -> [Session] {
    let readme = repository.appendingPathComponent("README.md")
    let data = try Data(contentsOf: readme)
    var sessions: [Session] = []
    var current: Session?
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
        if line == "```console" {
            current = Session(line: number + 1)
        } else if line == "```", let session = current {
            sessions.append(session)
            current = nil
        } else if line.hasPrefix("$ ") {
            current?.steps.append((String(line.dropFirst(2)), []))
        } else if let last = current?.steps.indices.last {
            current?.steps[last].expected.append(line)
        }
    }
    return sessions
}

@Suite struct ReadmeTests {
    @Test func everyCommandPrintsWhatIsShown() throws {
        let sessions = try sessions()
        #expect(sessions.count > 5 && sessions.allSatisfy { !$0.steps.isEmpty }, "README.md shows no sessions any more")
        for session in sessions {
            let folder = try TemporaryFolder()
            try FileManager.default.copyItem(
                at: repository.appendingPathComponent("samples"), to: folder.url.appendingPathComponent("samples"))
            for step in session.steps {
                // Each has a shell of its own here, a reader has one for all of them.
                #expect(!step.command.hasPrefix("cd "), "README.md, block at line \(session.line): put the `cd` into parentheses")
                let result = try shell(step.command, in: folder.url, environment: ["LANG": "C", "HOME": folder.url.path])
                let printed = lines(result.output + result.messages)
                #expect(
                    matches(printed[...], step.expected[...]),
                    "README.md, block at line \(session.line): `\(step.command)` prints\n\(printed.joined(separator: "\n"))")
            }
        }
    }

    /// The field that the README shows is one of a table, but for its documentation.
    @Test func theFieldIsOneOfATable() throws {
        func text(_ path: String) throws -> [Substring] {
            String(decoding: try Data(contentsOf: repository.appendingPathComponent(path)), as: UTF8.self).split(
                whereSeparator: \.isWhitespace)
        }
        let readme = try text("README.md").joined(separator: " ")
        let field = try #require(readme.firstMatch(of: #/[`]{3}swift (Field\(.*?) doc: /#)?.1)
        #expect(try text("Sources/Schema/Tables/StepMailTable.swift").joined(separator: " ").contains(field))
    }

    /// The page of all codes that the README links to (`UPDATE_GOLDENS=1` writes it anew).
    @Test func thePageOfCodesIsCurrent() throws {
        let outcome = try kessai(["rules", "--format", "markdown", "--lang", "both"])
        try expectGolden(outcome.output, repository.appendingPathComponent(".github/codes.md"))
    }

    /// The page of all fields, too.
    @Test func thePageOfFieldsIsCurrent() throws {
        let outcome = try kessai(["schema", "--format", "markdown", "--lang", "both"])
        try expectGolden(outcome.output, repository.appendingPathComponent(".github/fields.md"))
        #expect(try kessai(["schema", "step_mail", "--format", "markdown", "--lang", "en"]).output.contains("\n## step_mail\n"))
        #expect(try kessai(["schema", "mail", "--format", "markdown"]).exit == .usage)
    }

    private func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private func matches(_ printed: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return printed.isEmpty }
        if first == "..." {
            return (printed.startIndex...printed.endIndex).contains { matches(printed[$0...], expected.dropFirst()) }
        }
        return printed.first == first && matches(printed.dropFirst(), expected.dropFirst())
    }
}
