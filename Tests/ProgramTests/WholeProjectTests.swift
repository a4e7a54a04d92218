import Driver
import Foundation
import Testing

/// Commands that take all of a project, and what is left out of it.
@Suite struct WholeProjectTests {
    /// Less than a project is never taken for one: a record of all would follow.
    @Test(arguments: ["record", "plan", "values", "build"]) func oneFileIsRefused(_ command: String) throws {
        let folder = try shop()
        let options = command == "build" ? ["--output", "out"] : []
        func run(_ operand: String) throws -> Outcome {
            try kessai([command, operand, "--lang", "en"] + options, in: folder.url)
        }
        for operand in ["products/online-course.yaml", "./products/online-course.yaml"] {
            let outcome = try run(operand)
            #expect(outcome.exit == .usage && outcome.output.isEmpty, "\(outcome)")
            #expect(outcome.messages.contains("`\(operand)` is a file, but `\(command)` takes all of a project."), "\(outcome)")
            #expect(outcome.messages.contains("--item ID") == (command == "record"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("kessai.lock").path))
        // kessai.yaml is the project, and so is a directory in it.
        for operand in ["kessai.yaml", "products", "."] { #expect(try run(operand).exit != .usage) }
    }

    @Test func whatAPlanIsComparedWith() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        for operand in ["out", "kessai.lock"] {
            let outcome = try kessai(["plan", operand, "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .usage && outcome.messages.contains("write `--against \(operand)`"), "\(outcome)")
            #expect(try kessai(["plan", "--against", operand], in: folder.url).exit == .done)
        }
        let outcome = try kessai(["values", "out", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .usage && outcome.messages.contains("`out` is a bundle of kessai, not a project."), "\(outcome)")
    }

    /// All is new for a shop that has been on the screens for years.
    @Test func theFirstPlan() throws {
        let folder = try shop()
        let words = "there is no record (kessai.lock) yet, so every value is new."
        let first = try kessai(["plan", "--lang", "en"], in: folder.url)
        #expect(first.messages.contains(words) && !first.output.contains(words))
        #expect(try kessai(["plan", "--quiet"], in: folder.url).messages.isEmpty)
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try !kessai(["plan", "--lang", "en"], in: folder.url).messages.contains(words))
    }

    /// With the same kessai.yaml copied into it, a directory is silently no part of the project any longer.
    @Test func aCopyOfTheProjectFile() throws {
        let folder = try shop()
        let words = "`products` holds the same kessai.yaml"
        func told(_ options: String...) throws -> Bool {
            try kessai(["check", "--lang", "en"] + options, in: folder.url).messages.contains(words)
        }
        #expect(try !told())
        let text = try folder.text("kessai.yaml")
        try folder.write("products/kessai.yaml", text)
        #expect(try told() && !told("--quiet"))
        // One that says something else is a project that is meant.
        try folder.write("products/kessai.yaml", text + "# another one\n")
        #expect(try !told())
    }

    /// As clients of the language server start it.
    @Test func standardStreams() throws {
        #expect(try kessai(["lsp", "--stdio", "--help"]).exit == .done)
        #expect(try kessai(["check", "--stdio"]).exit == .usage)
    }
}
