import Project
import Rules
import Seeded
import SourceText

/// Whatever is done to the text of a project, it is checked without a crash, and all that is said lies in the text.
extension Trial {
    mutating func checkNoise(_ count: Int) {
        for number in 0..<count {
            var files = written.files
            for _ in 0...random.below(4) {
                let index = random.below(files.count)
                files[index] = SourceFile(path: files[index].path, bytes: mangled(files[index].bytes))
            }
            let units = files.enumerated().map { FileUnit($1, file: FileID($0)) }
            let inspection = Inspection(Project(units), surroundings: Surroundings()).proven(Surroundings())
            checkSpans(inspection, "noise \(number)")
            if number == 0 { checkFixes(inspection, "noise \(number)") }
        }
    }

    private mutating func mangled(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let place = random.below(bytes.count + 1)
        switch random.below(8) {
        case 0 where place < bytes.count: bytes[place] = UInt8(random.below(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(40)))
        case 2:
            let end = min(bytes.count, place + 1 + random.below(200))
            bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
        case 3: bytes = Array(bytes[..<place])
        case 4: bytes = Array(bytes[place...])
        default: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
        }
        return bytes
    }
}

private let pieces = [
    "\n", "\n  ", " ", "\t", ":", ": ", "- ", "? ", "|\n", ">-\n", "\"", "'", "[", "]", "{", "}", ",", " #", "&a ", "*a ", "!t ",
    "%", "---\n",
    "...\n", "<<: ", "<<<<<<< x\n", "\\", "\r", "\u{3000}", "：", "“", "\u{FEFF}", "\u{200B}", "kind: product\n", "use: x\n",
    "id: a\n",
    "price: 1,980\n", "# kessai: allow x y\n", "rules: {missing-price: off}\n", "AK" + "IAEXAMPLEEXAMPLE12", "é", "𠮷",
]
