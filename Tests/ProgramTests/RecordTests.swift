// A record in which a merge left a conflict.
import Driver
import Foundation
import Testing

@Suite struct RecordTests {
    @Test(arguments: ["<<<<<<< ours", "||||||| base", "=======\r", ">>>>>>> theirs"], [0, 5])
    func aMergeConflictIsFound(_ marker: String, before line: Int) throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try kessai(["check"], in: folder.url).exit == .done)
        var lines = try folder.text("kessai.lock").components(separatedBy: "\n")
        lines.insert(marker, at: line)
        try folder.write("kessai.lock", lines.joined(separator: "\n"))
        let told = "kessai.lock:\(line + 1):1: error: A merge conflict of git is left."
        for command in [["check"], ["check", "--fix"], ["check", "kessai.lock"]] {
            let outcome = try kessai(command + ["--format", "short", "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems && outcome.output.contains(told))
        }
        // With files named, it is told where it lies in one of them.
        #expect(try kessai(["check", "products/online-course.yaml"], in: folder.url).exit == .done)
        #expect(try kessai(["plan"], in: folder.url).exit == .problems)
    }

    /// No line of a record begins as a marker does, whatever was entered.
    @Test func aValueIsNoConflict() throws {
        let folder = try shop()
        try folder.write(
            "products/online-course.yaml",
            try folder.text("products/online-course.yaml").replacing("name: ", with: "name: '<<<<<<< ' # "))
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try folder.text("kessai.lock").contains("<<<<<<<"))
        #expect(try kessai(["check"], in: folder.url).exit == .done)
    }
}
