import SourceText

/// Paths relative to the project root that stay inside it.
package enum RelativePath {
    static let format = TextFormat(
        Bilingual(ja: "kessai.yaml のあるフォルダからの相対パス", en: "a path relative to the directory of kessai.yaml"),
        pattern: #"^(?![A-Za-z]:|[~ ]|.* $)(?:(?!\.\.?/)[^/\\\u0000-\u001F\u007F]+/)*(?!\.\.?$)[^/\\\u0000-\u001F\u007F]+$"#,
        example: "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", looks: .anything)

    /// What is wrong with a path, if anything.
    static func misfit(_ text: String) -> Misfit? {
        let pathHelp = Bilingual(
            ja: "鍵の中身ではなく、鍵ファイルのパスを書いてください。例: \(format.example)",
            en: "Write the path of the key file, never the key itself, such as `\(format.example)`.")
        if Secrets.mayBeKeyBody(text) {
            return Misfit(
                reason: Bilingual(ja: "鍵の中身のように見えます。", en: "It looks like a part of the key."), help: pathHelp)
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return Misfit(
                reason: Bilingual(ja: "改行などの制御文字があります。", en: "There is a control character in it."), help: pathHelp)
        }
        if text.hasPrefix("~") || text.hasPrefix("/") || text.hasPrefix("\\") || hasDrive(text) {
            return Misfit(
                reason: Bilingual(ja: "絶対パスは、ほかの人の環境では通用しません。", en: "An absolute path means nothing on another machine."),
                help: Bilingual(
                    ja: "kessai.yaml のあるフォルダからの相対パスで書いてください。例: \(format.example)",
                    en: "Write it relative to the directory of kessai.yaml, such as `\(format.example)`."))
        }
        if text.utf8.contains(UInt8(ascii: "\\")) {
            return Misfit(
                reason: Bilingual(ja: "区切りが「\\」です。", en: "Its separator is `\\`."),
                help: Bilingual(ja: "区切りには「/」を使ってください。", en: "Separate with `/`."),
                replacement: String(text.map { $0 == "\\" ? "/" : $0 }), isCertain: true)
        }
        if let folded = halfWidth(text) {
            if let misfit = Misfit(signIn: text) { return misfit }
            return Misfit(
                reason: Bilingual(ja: "全角の文字が混じっています。", en: "There are full-width characters in it."), replacement: folded)
        }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        func isAny(_ step: String) -> Bool { parts.contains { $0.elementsEqual(step.utf8) } }
        if isAny("..") {
            return Misfit(
                reason: Bilingual(ja: "「..」で上のフォルダへ出ています。", en: "It leaves a directory by `..`."),
                help: Bilingual(
                    ja: "プロジェクトの中に置いたファイルのパスを書いてください。", en: "Write the path of a file inside the project."))
        }
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            let trimmed = text.drop(while: \.isWhitespace)
            return Misfit(
                reason: Bilingual(ja: "前後に余分な空白があります。", en: "There are spaces around it."),
                replacement: String(String(trimmed.reversed().drop(while: \.isWhitespace)).reversed()), isCertain: true)
        }
        if text.utf8.contains(UInt8(ascii: ":")), text.contains("://") {
            return Misfit(
                reason: Bilingual(ja: "URLではなく、プロジェクトの中のファイルを書く所です。", en: "It is a URL; a file inside the project belongs here."),
                help: Bilingual(
                    ja: "鍵ファイルを置き、kessai.yaml のあるフォルダからの相対パスで書いてください。例: \(format.example)",
                    en:
                        "Put the key file into the project and write its path relative to the directory of kessai.yaml, such as `\(format.example)`."
                ))
        }
        if parts.last?.isEmpty == true {
            return Misfit(
                reason: Bilingual(ja: "「/」で終わるのはフォルダです。", en: "It ends in `/`, as a directory does."),
                help: Bilingual(
                    ja: "鍵ファイルの名前まで書いてください。例: \(format.example)",
                    en: "Write the name of the key file too, such as `\(format.example)`."))
        }
        if isAny("") || isAny(".") {
            let tidied = text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            return Misfit(
                reason: Bilingual(ja: "余分な「/」か「.」があります。", en: "There is a superfluous `/` or `.` in it."),
                replacement: tidied.isEmpty ? nil : tidied, isCertain: true)
        }
        return nil
    }

    /// The path without full-width characters, where a `／` can only be a separator, or where the name of the file has no others than
    /// these. Elsewhere they may stand, as in the name of a directory.
    private static func halfWidth(_ text: String) -> String? {
        let folded = Compatibility.folded(text)
        if folded == text { return nil }
        func name(_ path: String) -> Substring { path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...] }
        return text.contains("／") || name(folded).utf8.allSatisfy { $0 < 0x80 } && name(folded) != name(text) ? folded : nil
    }

    private static func hasDrive(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2))
        return bytes.count == 2 && bytes[1] == UInt8(ascii: ":") && isLetter(bytes[0])
    }
}

extension ValueType where Value == String {
    /// The path of a key file; the ID of a key in its place is reported when the environment has been read.
    static var privateKeyFile: ValueType {
        ValueType(shape: .text(RelativePath.format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: RelativePath.format.noun) else { return nil }
            if let found = Identifier(formOf: text), found != .privateKeyFile {
                reader.misplaced.append(
                    MisplacedIdentifier(
                        field: .privateKeyFile, fits: found, location: reader.location(slot), text: text,
                        spelling: slot.spelling, example: RelativePath.format.example))
                return nil
            }
            guard let misfit = RelativePath.misfit(text) else { return text }
            reader.report(misfit, text, slot, RelativePath.format)
            return nil
        }
    }
}
