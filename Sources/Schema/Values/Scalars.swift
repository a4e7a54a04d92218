import SourceText
import Syntax

/// Booleans, whole numbers and free text.

extension ValueType where Value == Bool {
    /// `true` or `false`, and nothing else.
    static var boolean: ValueType {
        ValueType(shape: .boolean) { reader, slot in
            guard reader.isScalar(slot, expecting: Shape.boolean.noun) else { return nil }
            if reader.reads(slot.node, "true") { return true }
            if reader.reads(slot.node, "false") { return false }
            reader.report(WrongType.notBoolean(reader.tree.text(of: slot.node), slot, in: reader))
            return nil
        }
    }
}

extension ValueType where Value == Int {
    /// A whole number in ASCII digits. A unit after it (`minutes`, `分`, `時間`) is reported with a fix.
    static func integer(_ range: ClosedRange<Int>, of unit: CountUnit) -> ValueType {
        let shape = Shape.integer(range)
        return ValueType(shape: shape) { reader, slot in
            if let number = reader.plainNumber(slot.node), range.contains(number) { return number }
            guard let text = reader.scalar(slot, expecting: shape.noun) else { return nil }
            switch wholeNumber(text) {
            case .number(let number) where range.contains(number): return number
            case .number, .beyond:
                reader.report(OutOfRange.diagnostic(text, slot, range, at: reader.location(slot)))
            case .other:
                let bare = meantNumber(text, unit.words)
                let withoutZeros = bare.flatMap(withoutLeadingZeros)
                let hasLeadingZero = withoutZeros != nil
                let meant = withoutZeros ?? bare
                var fixes: [Fix] = []
                if let meant, case .number(let number) = wholeNumber(meant), range.contains(number) {
                    fixes = reader.fix(slot, meant, safe: !hasLeadingZero)
                }
                let converted = unit.converted(text).flatMap { range.contains($0) ? $0 : nil }
                if let converted { fixes = reader.fix(slot, String(converted), safe: false) }
                reader.report(
                    BadFormat.diagnostic(
                        text, slot, shape.noun,
                        reason: hasLeadingZero ? BadFormat.leadingZero : NumberSlips.reason(text, unit),
                        fixes: fixes,
                        help: hasLeadingZero ? BadFormat.withoutLeadingZero : unit.help(for: text, converted),
                        at: reader.location(slot)))
            }
            return nil
        }
    }

    /// The digits of a number in other letters, with a unit or with separators; nil where they may mean another number: `1,5`, `5 10`.
    private static func meantNumber(_ text: String, _ units: [String]) -> String? {
        if Compatibility.signOfItsOwn(in: text) != nil { return nil }
        let words = Compatibility.folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
        guard var bare = words.first, words.count == 1 || words.count == 2 && units.contains(words[1]) else { return nil }
        if let unit = units.first(where: bare.hasSuffix) { bare = String(bare.dropLast(unit.count)) }
        if bare.hasPrefix("+") { bare.removeFirst() }
        let groups = bare.split(separator: ",", omittingEmptySubsequences: false)
        return groups.count == 1 || Yen.areThousands(groups) ? groups.joined() : nil
    }

    /// `010` as `10`, `00` as `0`; nil for what is no digits with a zero before them, such as `0x10`.
    private static func withoutLeadingZeros(_ text: String) -> String? {
        guard text.utf8.count > 1, text.hasPrefix("0"), text.utf8.allSatisfy(isDigit) else { return nil }
        let rest = text.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    /// The version of the language: `1`.
    static var languageVersion: ValueType {
        let format = TextFormat(
            Bilingual(ja: "設定の書き方の版", en: "a version of the configuration language"), pattern: "^1$", example: "1",
            looks: .wholeNumber(1...1), usual: [Bilingual(same: "1")])
        return ValueType(shape: .text(format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: format.noun) else { return nil }
            if text == "1" { return 1 }
            if case .other = wholeNumber(text) {
                let isOne = ["1.0", "v1", "１"].contains(text)
                reader.report(
                    BadFormat.diagnostic(
                        text, slot, format.noun, fixes: isOne ? reader.fix(slot, "1", safe: true) : [],
                        help: Bilingual(ja: "「kessai: 1」と書いてください。", en: "Write `kessai: 1`."), at: reader.location(slot)))
            } else {
                reader.report(UnsupportedVersion.language(text, at: reader.location(slot)))
            }
            return nil
        }
    }
}

/// A text as a whole number.
enum WholeNumber {
    case number(Int)
    /// Digits only, more of them than are ever needed.
    case beyond
    case other
}

/// An optional `-` and ASCII digits without a leading zero.
func wholeNumber(_ text: String) -> WholeNumber { wholeNumber(text.utf8[...]) }

func wholeNumber(_ text: Substring.UTF8View) -> WholeNumber {
    let isNegative = text.first == UInt8(ascii: "-")
    var magnitude = 0
    var count = 0
    for byte in text.dropFirst(isNegative ? 1 : 0) {
        guard isDigit(byte), count == 0 || magnitude > 0 else { return .other }
        count += 1
        // Of more digits only that they are digits is of interest.
        if count <= 18 { magnitude = magnitude * 10 + Int(byte - 0x30) }
    }
    if count == 0 { return .other }
    return count > 18 ? .beyond : .number(isNegative ? -magnitude : magnitude)
}

extension ValueType where Value == String {
    /// Any text of one line.
    static func line(_ noun: Bilingual, example: String) -> ValueType {
        let format = TextFormat(noun, pattern: #"^[^\n]*[^ \t\r\n][^\n]*$"#, example: example, looks: .anything)
        return ValueType(shape: .text(format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: noun) else { return nil }
            guard let misfit = notOneLine(text) else { return text }
            reader.report(misfit, text, slot, format)
            return nil
        }
    }

    private static func notOneLine(_ text: String) -> Misfit? {
        // U+0080 … U+009F begin with C2, U+2028 with E2; most texts have no byte of those.
        let mayMisfit = text.withTextBytes { bytes in
            bytes.baseAddress.map { ByteSearch.control(or: 0xC2, 0xE2, $0, 0, bytes.count) < bytes.count } ?? false
        }
        if !mayMisfit { return nil }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028:
                return Misfit(
                    reason: Bilingual(ja: "途中に改行があります。", en: "There is a line break in it."),
                    help: Bilingual(
                        ja: "1行で書いてください。「|」や「>」で始まる書き方は末尾にも改行が付きます。",
                        en: "Write it on one line; `|` and `>` blocks also end with a line break."))
            case 0..<0x09, 0x0B..<0x20, 0x7F..<0xA0:
                return Misfit(
                    reason: Bilingual(ja: "制御文字が混じっています。", en: "There is a control character in it."),
                    help: Bilingual(ja: "画面に入力できる文字だけで書いてください。", en: "Write only what can be typed into the screen."))
            default: break
            }
        }
        return nil
    }

    /// A text with a form of its own: `check` gives nil when it is fine, else what is wrong with it.
    static func formatted(
        _ format: TextFormat, _ check: @escaping @Sendable (String) -> Misfit?
    ) -> ValueType {
        ValueType(shape: .text(format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: format.noun) else { return nil }
            guard let misfit = check(text) else { return text }
            reader.report(misfit, text, slot, format)
            return nil
        }
    }
}

extension ValueType where Value == LongText {
    /// Any text.
    static func text(_ noun: Bilingual, example: String) -> ValueType {
        let format = TextFormat(noun, pattern: #"[^ \t\r\n]"#, example: example, looks: .anything, isMultiline: true)
        return ValueType(shape: .text(format)) { reader, slot in
            guard reader.isScalar(slot, expecting: noun) else { return nil }
            return LongText(reader.tree.nodes[slot.node], in: reader.tree.source)
        }
    }
}

/// Why a text does not have its form, and how it would be written if that is known.
struct Misfit: Sendable {
    var reason: Bilingual?
    var help: Bilingual?
    var replacement: String?
    /// Whether the replacement is certainly what was meant.
    var isCertain = false
    /// Whether several texts stand where there should be one.
    var isSeveral = false
    /// What the text is not, where the format would say what it is.
    var noun: Bilingual?
}

extension Misfit {
    /// Of a text with a character such as `①` or `…`: what was meant by it, nobody can say. Nil where there is none.
    init?(signIn text: String) {
        guard let sign = Compatibility.signOfItsOwn(in: text) else { return nil }
        self.init(reason: Bilingual(ja: "「\(shown(String(sign)))」は使えません。", en: "`\(shown(String(sign)))` cannot stand in it."))
    }
}

extension Reader {
    /// Reports a text that does not have its form.
    mutating func report(_ misfit: Misfit, _ text: String, _ slot: Slot, _ format: TextFormat) {
        // As it has to be written: `>=1.0` begins a text.
        let written = ScalarStyle.lightest(format.example)
        let example = Bilingual(ja: "次のように書いてください: \(written)", en: "Write it like this: `\(written)`")
        report(
            BadFormat.diagnostic(
                text, slot, misfit.noun ?? format.noun, reason: misfit.reason,
                fixes: misfit.replacement.map { fix(slot, $0, safe: misfit.isCertain) } ?? [],
                help: misfit.help ?? example, at: location(slot)))
    }
}
