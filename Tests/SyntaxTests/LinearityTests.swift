// Time and memory grow with the size of the input and no faster, whatever it holds.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Linear in the size", .serialized)
struct LinearityTests {
    static let inputs: [(name: String, unit: String, start: String, end: String)] = [
        ("nested flow", "[", "", ""),
        ("flow pairs", "{a: [", "", ""),
        ("flat flow", "a, ", "[", "]\n"),
        ("one long line", "あ: b ", "", "\n"),
        ("one long plain text", "word ", "", "\n"),
        ("one long quoted text", "a\\n", "\"", "\"\n"),
        ("quoted texts in one line", "\"a\", ", "[", "]\n"),
        ("lines of one quoted text", "a\n ", "\"", "\"\n"),
        ("lines of plain text", "word\n", "", ""),
        ("keys", "key#: v\n", "", ""),
        ("equal keys", "k: v\n", "", ""),
        ("errors", "- @\n", "", ""),
        ("lines without a colon", "a: 1\nb\n", "", ""),
        ("open quotes", "a: \"x\n", "", ""),
        ("wrong indentation", "a:\n    b: 1\n  c: 2\n", "", ""),
        ("deepening indentation", "a:\n @", "", ""),
        ("dashes", "- ", "", "\n"),
        ("spaces", " ", "a:", "\n"),
        ("blank lines", " \n", "a: |\n", ""),
        ("tabs", "\ta: 1\n", "a: 1\n", ""),
        ("conflicts", "<<<<<<< a\n", "", ""),
        ("anchors", "&a ", "", "\n"),
        ("comments", "# c\n", "", ""),
        ("documents", "---\n", "", ""),
        ("full-width spaces", "　", "a: ", "\n"),
        ("control characters", "a\u{1}\n", "", ""),
        ("brackets that close nothing", "]\n", "", ""),
        ("dashes without space", "-a\n", "a:\n", ""),
        ("lines that are no entry", "a:\n  b: 1\nx\n  c: 1\n", "", ""),
        ("entries without indentation", "a:\nb: 1\n  c: 2\n", "", ""),
        ("kinds", "kind: a\n", "", ""),
        ("text without indentation", "x\n", "a: |\n", ""),
        ("full-width commas", "x，", "a: {b: ", ": c}\n"),
        ("entries of full-width commas", "b: x， ", "a: {", "}\n"),
        ("no entries among entries", "a:\n- b\n", "", ""),
        ("list entries in the wrong columns", " - a\n     b: 1\n  - a\n     b: 1\n", "a:\n   - b\n", ""),
        ("list entries without dashes", "    b: 1\n   a: 1\n", "a:\n  - a: 1\n", ""),
        ("list entries without dashes in the column of the keys", "  a: 2\n  b: 1\n", "- a: 1\n", ""),
        ("entries in text", "a: b\n c: d\n", "", ""),
        ("open brackets behind commas", "a: [\n  b,\n", "", ""),
        ("entries without indentation in brackets", "b: 1,\n", "a: {\n", "}\n"),
        ("full-width spaces on empty lines", "　\n", "a: |\n  b\n", "  c\n"),
        ("full-width spaces in brackets", "\"a\"　,　", "[", "]\n"),
        ("entries without commas", "b c: d ", "a: {x: ", "}\n"),
        ("quotes behind colons", "a:\"b: c\"\n", "", ""),
        ("quotes behind colons in brackets", "a:\"b: ", "{", "}\n"),
        ("lines of a text without its bar", "  b\n  c: 1\n", "a:\n  x\n", ""),
    ]

    /// The text of an input of about `size` bytes; `#` in the unit becomes its number.
    static func text(_ index: Int, size: Int) -> [UInt8] {
        let input = inputs[index]
        var bytes = Array(input.start.utf8)
        let isNumbered = input.unit.contains("#") && input.name == "keys"
        var number = 0
        let unit = Array(input.unit.utf8)
        while bytes.count < size {
            bytes += isNumbered ? Array(input.unit.replacing("#", with: "\(number)").utf8) : unit
            number += 1
        }
        return bytes + Array(input.end.utf8)
    }

    /// With as many problems as are shown, and with all that are mended at once.
    @Test("four times the size takes about four times the time", arguments: inputs.indices, [false, true])
    func time(_ index: Int, _ inFull: Bool) {
        let limits = inFull ? Limits.inFull : Limits()
        let clock = ContinuousClock()
        func measure(_ size: Int) -> Duration {
            let source = SourceFile(path: "a.yaml", bytes: Self.text(index, size: size))
            var best = Duration.seconds(100)
            for _ in 0..<2 {
                best = min(
                    best,
                    clock.measure {
                        let tree = parse(source, file: FileID(0), limits: limits)
                        #expect(tree.problems.count <= limits.problems + TextSurvey.limit + 1)
                        // A node for every byte at the most, and the two of an empty document.
                        #expect(tree.nodes.count <= source.bytes.count + 2)
                    })
            }
            return best
        }
        // Four times, with room for a busy machine, which may hold up one attempt, hardly five; quadratic would be sixteen times.
        let isLinear = (0..<5).contains { _ in
            let (small, large) = (measure(inFull ? 20_000 : 100_000), measure(inFull ? 80_000 : 400_000))
            return large < small * 11 + .milliseconds(40)
        }
        #expect(isLinear, "\(Self.inputs[index].name)")
    }
}
