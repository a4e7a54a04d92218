import Project
import Schema
import SourceText
import Syntax

/// The reader: a tree whose ranges lie in the text and cut no character.
@Sendable func checkParse(_ bytes: [UInt8]) {
    let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
    let isText = String(validating: bytes, as: UTF8.self) != nil
    func inside(_ range: ByteRange) {
        require(range.start <= range.end && Int(range.end) <= bytes.count, "a range leaves the file")
        for offset in [Int(range.start), Int(range.end)] where isText && offset < bytes.count {
            require(bytes[offset] & 0xC0 != 0x80, "a range cuts a character")
        }
    }
    for (index, node) in tree.nodes.enumerated() {
        inside(node.range)
        require(Int(node.next) > index && Int(node.next) <= tree.nodes.count, "a node ends outside the tree")
    }
    tree.comments.forEach(inside)
    for problem in tree.problems {
        inside(problem.location.range)
        problem.related.forEach { inside($0.location.range) }
        for fix in problem.fixes { fix.edits.forEach { inside($0.location.range) } }
    }
    require(tree.documents.allSatisfy { tree.nodes[$0].kind == .document }, "something else than a document at the top")
    _ = eventsDump(tree)
    _ = jsonDump(tree)
}

/// `fmt`: in both spellings the meaning stays, the result has no error and is its own result.
@Sendable func checkFormat(_ bytes: [UInt8]) {
    let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
    for spelling in [nil, Spelling.english, .japanese] {
        switch format(tree, spelling: spelling) {
        case .hasErrors(let errors): require(errors.contains { $0.severity == .error }, "refused without an error")
        case .differs: fatalError("formatting changes the meaning")
        case .text(let text):
            let again = parse(SourceFile(path: "a.yaml", bytes: text), file: FileID(0))
            require(!again.problems.contains { $0.severity == .error }, "formatting makes an error")
            guard case .text(let second) = format(again, spelling: spelling) else { fatalError("formatting once only") }
            require(second == text, "formatting is not idempotent")
        }
    }
}

/// The PEM reader, and below it that of DER: the first byte says whether the rest is text or goes between the lines.
@Sendable func checkKey(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let label = first % 4 < 2 ? "PRIVATE KEY" : "RSA PRIVATE KEY"
    let text =
        first % 2 == 0
        ? rest : Array("-----BEGIN \(label)-----\n\(base64Lines(rest))-----END \(label)-----\n".utf8)
    guard case .success(let key) = PrivateKey.read(text) else { return }
    require(key.modulusBits > 0 && !key.publicKeyInfo.isEmpty, "an empty key")
    require(key.publicKeyInfo.count < text.count, "a public half larger than the key")
}

private func base64Lines(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
        let bits = group[0] << 16 | group[1] << 8 | group[2]
        let count = min(3, bytes.count - start)
        for index in 0..<4 { text.append(index > count ? "=" : alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)]) }
        if text.utf8.count % 65 == 64 { text.append("\n") }
    }
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
}
