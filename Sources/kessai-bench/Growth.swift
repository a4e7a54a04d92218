import Foundation
import SourceText
import Syntax

/// Shows that time grows with the size and no faster: 1, 2, 4 and 8 MB of what is hardest to read.
enum Growth {
    private static let inputs: [(name: String, unit: String, start: String)] = [
        ("nested flow", "[", ""), ("flow entries", "a, ", "["), ("one long line", "word ", ""), ("keys", "key#: v\n", ""),
        ("errors", "- @\n", ""), ("deep indentation", "a:\n @", ""), ("- - - -", "- ", ""), ("open quotes", "a: \"x\n", ""),
        ("blank lines", " \n", "a: |\n"), ("conflicts", "<<<<<<< a\n", ""), ("full-width spaces", "　", "a: "),
    ]

    static func run() {
        print("milliseconds for      1 MB      2 MB      4 MB      8 MB")
        for input in inputs {
            let times = [1, 2, 4, 8].map { size in
                let source = SourceFile(path: "a.yaml", bytes: text(input.unit, input.start, bytes: size * 1_000_000))
                let time = ContinuousClock().measure { Bench.sink(parse(source, file: FileID(0)).nodes.count) }
                let milliseconds = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
                return String(format: "%10.1f", milliseconds)
            }
            print(pad(input.name, 18) + times.joined())
        }
    }

    private static func text(_ unit: String, _ start: String, bytes: Int) -> [UInt8] {
        var text = Array(start.utf8)
        var number = 0
        let parts = unit.split(separator: "#", omittingEmptySubsequences: false).map { Array($0.utf8) }
        while text.count < bytes {
            text += parts[0]
            if parts.count == 2 { text += Array(String(number).utf8) + parts[1] }
            number += 1
        }
        return text + [0x0A]
    }
}
