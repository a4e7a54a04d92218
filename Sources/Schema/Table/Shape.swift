import SourceText
import Syntax

/// What a field takes, as a value: the description that JSON Schema, documentation, completion and formatting are made from.
package indirect enum Shape: Sendable {
    case boolean
    case text(TextFormat)
    /// A whole number, written as text or as a number.
    case integer(ClosedRange<Int>)
    case choice(ChoiceFaces)
    case record(RecordFace)
    case list(Shape, minimum: Int)
    /// A mapping from the names of codes to rule levels.
    case codes(ChoiceFaces)
}

/// A kind of text: what it is called, and how it is checked.
package struct TextFormat: Sendable {
    /// With its article: 「メールアドレス」, "an e-mail address".
    package let noun: Bilingual
    /// A regular expression (ECMA 262) that refuses nothing that kessai accepts.
    package private(set) var pattern: String
    /// What the pattern asks for, where that is more than the noun says.
    private(set) var form: Bilingual?
    package private(set) var example: String
    /// What other readers may take such a text for where it stands without quotes.
    package let looks: Looks
    /// May stretch over several lines.
    package let isMultiline: Bool
    /// Those of the texts that are worth proposing, in that order; there are others.
    package let usual: [Bilingual]
    /// Where a user finds the text, if it is not his to think up.
    let source: Bilingual?

    /// The types that the core schema of YAML 1.2 gives to some of the texts. Of `0001` the value 1 is left, of `1e3` the value 1000. A text
    /// `null` is null, which cannot be told from a value that is not there: `name:` is what people write, and `name: null` what nobody does.
    package enum Looks: Sendable {
        case textOnly
        /// A number that is not negative.
        case digits
        case wholeNumber(ClosedRange<Int>)
        /// A number that is not negative, or a boolean.
        case word
        /// Any number, or a boolean.
        case anything
    }

    package init(
        _ noun: Bilingual, pattern: String, example: String, looks: Looks = .textOnly, isMultiline: Bool = false,
        usual: [Bilingual] = [], source: Bilingual? = nil, form: Bilingual? = nil
    ) {
        self.noun = noun
        self.pattern = pattern
        self.example = example
        self.looks = looks
        self.isMultiline = isMultiline
        self.usual = usual
        self.source = source
        self.form = form
    }

    /// The same where the place tells more of what is right; `kessai` has words of its own for what the wider pattern alone takes.
    func narrowed(to pattern: String, _ form: Bilingual, example: String? = nil) -> TextFormat {
        var format = self
        (format.pattern, format.form, format.example) = (pattern, form, example ?? self.example)
        return format
    }
}

/// One value of a choice: its key, its label on the screen, and other labels that are understood.
package struct ChoiceFace: Sendable {
    package let key: String
    package let label: String?
    package let aliases: [String]
    /// Words of other payment services for what this is the nearest to; they are not understood.
    var hints: [String] = []
    /// Other words for it; they are not understood.
    var synonyms: [String] = []
    /// Words for what is not to be had at all; it stands at the value that comes nearest.
    var unavailable: Unavailable?
    package let doc: Bilingual

    struct Unavailable: Sendable {
        let words: [String]
        let reason: Bilingual
        /// What to do, or what to know before this is taken instead.
        let note: Bilingual
    }

    package func name(_ spelling: Spelling) -> String { spelling == .japanese ? label ?? key : key }
}

/// The values of a choice in the order of their table, and their names to find them by.
package struct ChoiceFaces: Sendable, RandomAccessCollection {
    private let faces: [ChoiceFace]
    /// Of the table, which may have more values.
    package let names: NameIndex
    let lazyTelling = LazyTelling()

    init(_ faces: [ChoiceFace], _ names: NameIndex) { (self.faces, self.names) = (faces, names) }

    package var startIndex: Int { faces.startIndex }
    package var endIndex: Int { faces.endIndex }
    package subscript(index: Int) -> ChoiceFace { faces[index] }
}

/// A mapping with known keys.
///
/// An object, as each document that is read refers to its own.
package final class RecordFace: Sendable {
    package let fields: [FieldFace]
    package let names: NameIndex
    package let conditions: [Condition]
    private let lazyMeantNames = LazyMeantNames()

    /// What a value of a choice asks for beyond what is always required. The reading of the mapping, or a rule, reports it; this is for
    /// those who only read the table.
    package struct Condition: Sendable {
        /// The choice, and the keys of its values.
        let field: String
        let values: [String]
        /// The list whose entries must have the fields, if not the mapping itself.
        package var list: String?
        var required: [String] = []
        /// What must not be there.
        package var forbidden: [String] = []
        /// A choice of which some values must not be there.
        package var excluded: (field: String, values: [String])?
    }

    init(_ fields: [FieldFace], conditions: [Condition] = []) {
        self.fields = fields
        self.conditions = conditions
        names = NameIndex(fields.map { ($0.name.key, $0.name.label, $0.aliases) })
    }

    package func field(named text: String) -> FieldFace? {
        names.find(text).map { fields[$0.index] }
    }

    /// Whether an entry may get from a definition what it does not write.
    package var mayUseDefinition: Bool { field(named: "use")?.need == .optional }

    /// The conditions whose choice is the one that is written in a mapping.
    package func conditions(heldBy mapping: NodeID, in tree: SyntaxTree) -> [Condition] {
        conditions.filter { condition in
            guard let choice = field(named: condition.field), case .choice(let choices) = choice.shape,
                let entry = tree.entries(of: mapping).first(where: { field(named: tree.text(of: $0.key)) === choice }),
                let index = choices.names.find(tree.text(of: entry.value))?.index, choices.indices.contains(index)
            else { return false }
            return condition.values.contains(choices[index].key)
        }
    }

    /// The name of a field of the table.
    package func name(of key: String) -> FieldName { field(named: key)?.name ?? FieldName(key) }

    var meantNames: MeantNames { lazyMeantNames(fields) }
}

/// All that is said of one field, apart from how it is read.
package final class FieldFace: Sendable {
    package let name: FieldName
    /// Further labels that are understood.
    package let aliases: [String]
    /// Words that people write for this field and that are not understood, to say what they may have meant.
    package let hints: [String]
    package let doc: Bilingual
    package let shape: Shape
    package let need: Need
    /// What holds when the field is left out, as it would be written.
    package let defaultText: String?
    /// A value as it would be written, for documentation.
    package let example: String
    /// The code for a missing value.
    package let missing: Code

    init(
        name: FieldName, aliases: [String], hints: [String], doc: Bilingual, shape: Shape, need: Need, defaultText: String?,
        example: String, missing: Code
    ) {
        self.name = name
        self.aliases = aliases
        self.hints = hints
        self.doc = doc
        self.shape = shape
        self.need = need
        self.defaultText = defaultText
        self.example = example
        self.missing = missing
    }
}

/// Whether a field must be there.
package enum Need: Sendable, Hashable {
    case optional
    /// Needed in some settings: when, and what to do with an empty line where it is not.
    case conditional(Bilingual, otherwise: Bilingual = Bilingual(same: ""))
    /// In an entry with `use:`, the definition may say it.
    case required
}

extension Need {
    /// When a field is needed, as a sentence behind those of its documentation; empty where that is always or never.
    package var condition: Bilingual {
        if case .conditional(let when, _) = self { Bilingual(ja: when.ja, en: " " + when.en) } else { Bilingual(same: "") }
    }
}

extension Shape {
    /// Whether it is that of an amount in yen.
    var isAmount: Bool {
        if case .integer(Yen.range) = self { true } else { false }
    }

    /// The fields of a group, or of each in a list of groups.
    var recordFace: RecordFace? {
        switch self {
        case .record(let face): face
        case .list(let element, _): element.recordFace
        default: nil
        }
    }

    /// Where a user finds its text, or the texts of its list.
    var source: Bilingual? {
        switch self {
        case .text(let format): format.source
        case .list(let element, _): element.source
        default: nil
        }
    }

    /// What belongs in the field, with its article: 「円単位の金額」, "an amount in whole yen".
    package var noun: Bilingual {
        switch self {
        case .boolean: Bilingual(ja: "true または false", en: "`true` or `false`")
        case .text(let format): format.noun
        case .integer(let range):
            Bilingual(
                ja: "\(range.lowerBound)から\(range.upperBound)までの整数",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .choice: Bilingual(ja: "決まった値のどれか", en: "one of a few values")
        case .record: Bilingual(ja: "字下げした「キー: 値」の組", en: "indented `key: value` lines")
        case .list: Bilingual(ja: "「- 」で始まるリスト", en: "a list of `- ` lines")
        case .codes: Bilingual(ja: "字下げした「コード: 重大度」の組", en: "indented `code: severity` lines")
        }
    }
}
