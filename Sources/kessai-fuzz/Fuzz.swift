// Feeds bytes to the reader: driven by libFuzzer (`.ci/checks/fuzz`), or over files, to replay what it found.

import Foundation
import SourceText
import Syntax

/// Reads the bytes and stops the program when the tree breaks a rule.
func check(_ bytes: [UInt8]) {
    let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
    let isText = String(validating: bytes, as: UTF8.self) != nil
    func require(_ range: ByteRange) {
        precondition(range.start <= range.end && Int(range.end) <= bytes.count, "a range leaves the file")
        for offset in [Int(range.start), Int(range.end)] where isText && offset < bytes.count {
            precondition(bytes[offset] & 0xC0 != 0x80, "a range cuts a character")
        }
    }
    for (index, node) in tree.nodes.enumerated() {
        require(node.range)
        precondition(Int(node.next) > index && Int(node.next) <= tree.nodes.count, "a node ends outside the tree")
    }
    tree.comments.forEach(require)
    for problem in tree.problems {
        require(problem.location.range)
        problem.related.forEach { require($0.location.range) }
        for fix in problem.fixes { fix.edits.forEach { require($0.location.range) } }
    }
    precondition(tree.documents.allSatisfy { tree.nodes[$0].kind == .document }, "something else than a document at the top")
    _ = eventsDump(tree)
    _ = jsonDump(tree)
}

#if FUZZING
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        check(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
#else
    @main
    enum Replay {
        static func main() throws {
            for path in CommandLine.arguments.dropFirst() {
                check([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }
#endif
