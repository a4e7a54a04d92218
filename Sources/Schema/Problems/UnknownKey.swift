import SourceText
import Syntax

/// A key that its mapping does not have: what was probably meant, where it would belong, and which keys there are.
enum UnknownKey {
    /// The field that was probably meant.
    struct Guess {
        let index: Int
        /// The name to write.
        let name: String
        /// The key differs only in case, `_`, `-` and blanks.
        var isCertain: Bool
        /// The key says that its amount is without tax, which the field is not.
        var excludesTax = false
        /// They only have a word in common.
        var isWeak = false
        /// Nothing but this field is missing, and the value is one of it.
        var isAllThatIsMissing = false
    }

    private static let withoutTax: [StaticString] = [
        "税抜", "税別", "税引", "本体価格", "本体金額", "without_tax", "without tax", "excl_tax", "excluding_tax", "excluding tax",
        "tax_excluded", "net_price",
    ]

    /// `fits`: whether the value may be one of a field, by its index.
    static func guess(
        _ text: String, in face: RecordFace, _ spelling: Spelling = .english, _ fits: (Int) -> Bool = { _ in true }
    ) -> Guess? {
        guard text.utf8.count <= 200 else { return nil }
        if let entry = face.names.findLoosely(text) {
            // `private_key` is like a label that has no Japanese letters, where the file may have none either.
            let isLatinLabel = entry.spelling == .japanese && entry.text.utf8.allSatisfy { $0 < 0x80 }
            let name = isLatinLabel ? face.fields[entry.index].name.written(in: spelling) : entry.text
            return Guess(index: entry.index, name: name, isCertain: true)
        }
        let folded = Compatibility.folded(text)
        if let index = face.fields.firstIndex(where: \.shape.isAmount), excludesTax(folded) {
            let name = face.fields[index].name
            return Guess(index: index, name: name.label ?? name.key, isCertain: false, excludesTax: true)
        }
        let (names, words) = (face.meantNames, MeantNames.Words(text))
        func guess(_ index: Int, isWeak: Bool) -> Guess {
            Guess(index: index, name: face.fields[index].name.spelled(like: folded), isCertain: false, isWeak: isWeak)
        }
        let hinted = names.hinted(words)
        if let hinted, fits(hinted) { return guess(hinted, isWeak: false) }
        let named = names.overlapping(words, hints: false, fits)
        if let hinted { return guess(named?.index ?? hinted, isWeak: false) }
        if let mistyped = face.names.findMistyped(folded) {
            // Where a whole name stands in it too, only one that is clearly nearer was meant.
            guard named.map({ $0.index == mistyped.index || $0.letters * 2 <= words.count - 3 }) ?? true else { return nil }
            return Guess(index: mistyped.index, name: mistyped.text, isCertain: false)
        }
        return (named ?? names.overlapping(words, hints: true, fits))?.index.map { guess($0, isWeak: true) }
    }

    /// Byte by byte: `contains` of a text makes a table of each of those it looks for, which was half of what an unknown key cost.
    private static func excludesTax(_ key: String) -> Bool {
        key.lowercased().withTextBytes { bytes in
            bytes.indices.contains { index in withoutTax.contains { bytes.starts(index, with: $0) } }
        }
    }

    /// Where a key would belong: the paths of the mappings of the document that have it, if they are few. That of the document is empty.
    static func homes(of text: String, below root: RecordFace) -> [String] {
        var homes: [String] = []
        func visit(_ face: RecordFace, _ path: String) {
            if face.names.find(text) != nil { homes.append(path) }
            for field in face.fields {
                var name: String { (path.isEmpty ? "" : path + ".") + field.name.key }
                switch field.shape {
                case .record(let inner): visit(inner, name)
                case .list(.record(let inner), _): visit(inner, name + "[]")
                default: break
                }
            }
        }
        visit(root, "")
        return homes.count <= 3 ? homes : []
    }

    /// 「payment_methods」の各項目の「recurrence」
    private static func words(_ home: String) -> Bilingual {
        if home.isEmpty { return Bilingual(ja: "文書のいちばん外側", en: "the outermost level of the document") }
        // Of the innermost list: what stands before it, and the group in its entries.
        guard let end = home.lastIndex(of: "]") else { return Bilingual(ja: "「\(home)」", en: "`\(home)`") }
        let (list, group) = (home[..<end].dropLast(), home[end...].dropFirst(2))
        let entries = Bilingual(ja: "「\(list)」の各項目", en: "the entries of `\(list)`")
        return group.isEmpty ? entries : Bilingual(ja: "\(entries.ja)の「\(group)」", en: "`\(group)` in \(entries.en)")
    }

    static func diagnostic(
        _ text: String, guess: Guess?, in face: RecordFace, spelling: Spelling, homes: [String],
        group: (name: String, isWritten: Bool)?, at location: Location, canFix: Bool
    ) -> Diagnostic {
        let keys = list(face, spelling)
        var problem = Diagnostic(
            .unknownKey, at: location,
            Bilingual(ja: "「\(shown(text))」というキーはここにはありません。", en: "There is no key `\(shown(text))` here."))
        if let guess, guess.excludesTax {
            problem.message = problem.message.then(
                Bilingual(ja: "ここに書くのは税込の金額です。", en: "The amount with tax belongs here."))
            problem.help = Bilingual(
                ja: "税抜の金額はここに書けません。消費税を加えた金額に計算し直し、「\(guess.name)」に書いてください。キーだけを変えると、料金が消費税の分だけ安くなります。",
                en:
                    "No amount without tax can stand here. Add the tax and write the sum in `\(guess.name)`; with the key alone changed, "
                    + "buyers would be charged too little, by the amount of the tax.")
            return problem
        }
        if let guess {
            let name = guess.name
            problem.message =
                problem.message
                + (guess.isAllThatIsMissing
                    ? Bilingual(ja: "足りない「\(name)」のことではありませんか。", en: " Did you mean `\(name)`, which is missing?")
                    : didYouMean(name))
            if canFix {
                problem.fixes = [replacingFix(with: name, at: location, safe: guess.isCertain)]
            }
        } else if !homes.isEmpty {
            let places = homes.map(words)
            let (ja, en) = (places.map(\.ja).joined(separator: "か、"), places.map(\.en).joined(separator: " or in "))
            problem.message = problem.message.then(Bilingual(ja: "\(ja)に書くキーです。", en: "It belongs in \(en)."))
        }
        problem.help = Bilingual(ja: "ここに書けるキー: \(keys.ja)", en: "Keys that may stand here: \(keys.en)")
        if guess == nil, homes.count == 1, let group {
            let key = shown(text)
            problem.help =
                group.isWritten
                ? Bilingual(
                    ja: "ここに書いてある「\(group.name):」の下に移し、字下げして書いてください。",
                    en: "Move it below the `\(group.name):` that stands here, and indent it.")
                : Bilingual(
                    ja: "「\(group.name):」という行を上に書き、「\(key)」をその下に、半角スペース2個分深く字下げして書いてください。",
                    en: "Write a line `\(group.name):` above, and `\(key)` below it, indented by two more spaces.")
        }
        return problem
    }

    /// A line right below a `|` text may be one of its lines that was not indented: `TEL: 03-0000-0000`.
    static func tellOfTextAbove(_ key: NodeID, _ problem: inout Diagnostic, in tree: SyntaxTree) {
        guard key > 0, case let text = tree.nodes[key - 1], text.style == .literal || text.style == .folded else { return }
        let start = Int(tree.nodes[key].range.start)
        let line = Displacement.lineStart(of: key, in: tree)
        let column = Int(text.indentation)
        guard start - line < column, tree.source.bytes[line..<start].allSatisfy({ $0 == 0x20 }) else { return }
        let help = Bilingual(
            ja: "上の文章の続きなら、字下げを半角スペース\(column)個にしてください。",
            en: "If it goes on with the text above, indent it to \(column) space\(column == 1 ? "" : "s"). ")
        problem.help = problem.help.map { help + $0 } ?? help
        problem.fixes = [
            Fix(
                Bilingual(ja: "上の文章の続きにする", en: "Make it a line of the text above"), safe: false,
                edits: [Edit(Location(tree.file, ByteRange(line..<start)), String(repeating: " ", count: column))])
        ]
    }

    /// A key that is only the first part of a name with a colon in it, whose other part was read as its value.
    static func cutName(_ text: String, _ field: FieldFace, of key: NodeID, _ value: NodeID, in tree: SyntaxTree) -> Diagnostic {
        let name = field.name.label ?? field.name.key
        let line = "\(ScalarStyle.lightest(name)): \(field.example)"
        let whole = Location(tree.file, ByteRange(tree.nodes[key].range.start, tree.nodes[value].range.end))
        let isOneLine = !tree.source.bytes[whole.range.offsets].contains(0x0A)
        return Diagnostic(
            .unknownKey, at: tree.location(of: key),
            Bilingual(
                ja: "「\(shown(text))」だけではキーになりません。「\(name)」までがキーで、値がありません。",
                en: "`\(shown(text))` alone is no key. The key is the whole of `\(name)`, and its value is missing."),
            help: Bilingual(ja: "「\(line)」と書いてください。", en: "Write `\(line)`."),
            fixes: isOneLine
                ? [Fix(Bilingual(ja: "「\(line)」と書く", en: "Write `\(line)`"), safe: false, edits: [Edit(whole, line)])] : [])
    }

    /// The same with the value behind the other part; it is the rest of the line.
    static func cutLine(
        _ text: String, _ field: FieldFace, of key: NodeID, _ value: Range<Int>, in tree: SyntaxTree
    ) -> Diagnostic {
        let name = ScalarStyle.lightest(field.name.label ?? field.name.key)
        let line = shown("\(name): \(String(decoding: tree.source.bytes[value], as: UTF8.self))")
        let before = Int(tree.nodes[key].range.start)..<value.lowerBound
        return Diagnostic(
            .unknownKey, at: tree.location(of: key),
            Bilingual(
                ja: "「\(shown(text))」だけではキーになりません。「\(name)」までがキーです。",
                en: "`\(shown(text))` alone is no key. The key is the whole of `\(name)`."),
            help: Bilingual(ja: "「\(line)」と書いてください。", en: "Write `\(line)`."),
            fixes: [
                Fix(
                    Bilingual(ja: "「\(line)」と書く", en: "Write `\(line)`"), safe: true,
                    edits: [Edit(Location(tree.file, ByteRange(before)), "\(name): ")])
            ])
    }

    /// A key of brackets that is a name and its value, as the colon between them is not there: `{tax_rate 10%}`.
    static func withoutColon(_ key: NodeID, _ name: Range<Int>, in tree: SyntaxTree) -> Diagnostic {
        let text = shown(tree.text(of: key))
        let written = shown(String(decoding: tree.source.bytes[name], as: UTF8.self))
        let (help, fix) = colon(behind: name, of: key, in: tree)
        return Diagnostic(
            .unknownKey, at: tree.location(of: key),
            Bilingual(ja: "「\(text)」の「\(written)」のあとに「: 」がありません。", en: "`\(text)` has no `: ` after `\(written)`."),
            help: help, fixes: [fix])
    }

    /// What to write where a text is a name and its value, and a blank or another sign stands for the colon between them.
    static func colon(behind name: Range<Int>, of node: NodeID, in tree: SyntaxTree) -> (help: Bilingual, fix: Fix) {
        let range = tree.nodes[node].range.offsets
        let written = shown(String(decoding: tree.source.bytes[name], as: UTF8.self))
        let gap = name.upperBound..<gapEnd(name.upperBound, in: range, of: tree)
        let hasSign = tree.source.bytes[gap].contains { $0 > 0x20 }
        let rest = shown(String(decoding: tree.source.bytes[gap.upperBound..<range.upperBound], as: UTF8.self))
        let place = Location(tree.file, ByteRange(hasSign ? gap : gap.lowerBound..<gap.lowerBound))
        return (
            Bilingual(ja: "「\(written): \(rest)」と書いてください。", en: "Write `\(written): \(rest)`."),
            Fix(
                Bilingual(ja: "「\(written)」のあとに「:」を入れる", en: "Insert `:` after `\(written)`"), safe: false,
                edits: [Edit(place, hasSign ? ": " : ":")])
        )
    }

    /// Where the name of a field stands that a plain text begins with, if there is more behind it.
    static func nameWithoutColon(_ node: NodeID, of face: RecordFace, in tree: SyntaxTree) -> (index: Int, name: Range<Int>)? {
        let range = tree.nodes[node].range.offsets.prefix(200)
        guard tree.nodes[node].style == .plain,
            let end = range.first(where: { gapEnd($0, in: range, of: tree) > $0 }),
            gapEnd(end, in: range, of: tree) < range.upperBound
        else { return nil }
        let name = range.lowerBound..<end
        return face.names.find(String(decoding: tree.source.bytes[name], as: UTF8.self)).map { ($0.index, name) }
    }

    /// The end of the blanks at an offset of a key, with the `=` or `＝` among them that stands for its colon.
    static func gapEnd(_ offset: Int, in key: Range<Int>, of tree: SyntaxTree) -> Int {
        let bytes = tree.source.bytes
        var last = offset
        while last < key.upperBound {
            if bytes[last] <= 0x20 || bytes[last] == UInt8(ascii: "=") {
                last += 1
            } else if bytes[last...].starts(with: "＝".utf8) {
                last += 3
            } else {
                break
            }
        }
        return last
    }

    /// All keys of a mapping, in the spelling that the file uses.
    static func list(_ face: RecordFace, _ spelling: Spelling) -> Bilingual {
        let names = face.fields.map { $0.name.written(in: spelling) }
        return Bilingual(
            ja: names.map { "「\($0)」" }.joined(), en: names.map { "`\($0)`" }.joined(separator: ", "))
    }

    static let explanation = Explanation(
        .unknownKey,
        title: Bilingual(ja: "知らないキーです。", en: "A key is not known."),
        why: Bilingual(
            ja: "書き間違えたキーを黙って読み飛ばすと、設定したつもりの値が使われないままになります。",
            en: "If a misspelt key were skipped in silence, the value would never take effect."),
        fix: Bilingual(
            ja: "キーを直すか、不要なら消します。キーは英語でも、MyASPの画面の項目名でも書けます。",
            en: "Correct the key, or delete it. Keys may be written in English or as the labels of the MyASP screen."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            ⟦taxrate⟧: 10%
            price: 1980
            """),
        good: .paymentMethod)
}
