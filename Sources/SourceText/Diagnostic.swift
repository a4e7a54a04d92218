/// One finding as a value: what is wrong, where, why, and what to write instead; every stage makes these, Reporting prints them.
package struct Diagnostic: Sendable, Hashable {
    package var code: Code
    package var severity: Severity
    package var location: Location
    /// One sentence: the problem, naming the offender.
    package var message: Bilingual
    /// A few words beside the underline.
    package var label: Bilingual?
    /// Other places that take part, each with its own words.
    package var related: [Related]
    /// Why it matters; only what `domain.md` supports.
    package var note: Bilingual?
    /// What to write or do.
    package var help: Bilingual?
    package var fixes: [Fix]
    /// Where in the data, such as `product[id=course].payment_methods[0].price`; filled in by Project.
    package var path: String
    /// Other files without which it would not be: those of products that use a definition. Not shown.
    package var causes: Set<FileID> = []
    /// Findings that would tell the same mistake: this one is told only where none of them is. Not shown.
    package var yieldsTo: Set<Told> = []
    /// Whether it says that there are more, which nobody counted.
    package var standsForMore = false

    package init(
        _ code: Code, at location: Location, _ message: Bilingual, severity: Severity? = nil, label: Bilingual? = nil,
        related: [Related] = [], note: Bilingual? = nil, help: Bilingual? = nil, fixes: [Fix] = [], path: String = ""
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.location = location
        self.message = message
        self.label = label
        self.related = related
        self.note = note
        self.help = help
        self.fixes = fixes
        self.path = path
    }

    /// What makes a finding known to another one.
    package struct Told: Sendable, Hashable {
        let code: Code
        let location: Location

        package init(_ code: Code, at location: Location) {
            self.code = code
            self.location = location
        }
    }

    /// The same where it yields to others, too.
    package func yielding(to others: some Sequence<Told>) -> Diagnostic {
        var finding = self
        finding.yieldsTo.formUnion(others)
        return finding
    }

    package var told: Told { Told(code, at: location) }

    /// The same where its fixes were not proven, as only a check does.
    package var withoutFixes: Diagnostic {
        var finding = self
        finding.fixes = []
        return finding
    }

    /// The order of the findings of one file in everything that leaves the program: by byte, then code; the rest only makes it total.
    package func precedes(_ other: Diagnostic) -> Bool {
        let (range, second) = (location.range, other.location.range)
        if range.start != second.start { return range.start < second.start }
        if code != other.code { return code < other.code }
        if range.end != second.end { return range.end < second.end }
        return message.en < other.message.en
    }
}

/// A second place that takes part in a finding.
package struct Related: Sendable, Hashable {
    package var location: Location
    package var message: Bilingual

    package init(_ location: Location, _ message: Bilingual) {
        self.location = location
        self.message = message
    }
}

/// A change that mends a finding.
package struct Fix: Sendable, Hashable {
    package var title: Bilingual
    /// Safe: the meaning is certain. Unsafe: a person must look at the result.
    package var isSafe: Bool
    /// In the order of their places, never overlapping.
    package var edits: [Edit]

    package init(_ title: Bilingual, safe: Bool, edits: [Edit]) {
        self.title = title
        self.isSafe = safe
        self.edits = edits
    }

    /// The same where a person must look at the result.
    package var unsafe: Fix { Fix(title, safe: false, edits: edits) }

    /// Another text in place of one; `written` as it is to stand there, where that differs, as with quotes around it.
    package init(replacing location: Location, with text: String, written: String? = nil, safe: Bool = false) {
        self.init(
            Bilingual(ja: "「\(shown(text))」に書き換える", en: "Replace with `\(shown(text))`"), safe: safe,
            edits: [Edit(location, written ?? text)])
    }
}

/// The replacement of some bytes of a file by text.
package struct Edit: Sendable, Hashable {
    package var location: Location
    package var text: String

    package init(_ location: Location, _ text: String) {
        self.location = location
        self.text = text
    }
}

extension [Diagnostic] {
    /// The same with fixes that end their lines as their file does; most are told with a line feed.
    package func endingLines(as source: SourceFile) -> [Diagnostic] {
        if allSatisfy({ $0.fixes.isEmpty }) || !source.usesCRLF { return self }
        return map { finding in
            var finding = finding
            for fix in finding.fixes.indices {
                for edit in finding.fixes[fix].edits.indices {
                    let text = finding.fixes[fix].edits[edit].text
                    // In Swift CR LF is one character.
                    finding.fixes[fix].edits[edit].text = String(text.flatMap { $0 == "\n" ? "\r\n" : String($0) })
                }
            }
            return finding
        }
    }
}

package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case hint, warning, error

    package var name: Bilingual {
        switch self {
        case .error: Bilingual(ja: "エラー", en: "error")
        case .warning: Bilingual(ja: "警告", en: "warning")
        case .hint: Bilingual(ja: "ヒント", en: "hint")
        }
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .hint: 0
        case .warning: 1
        case .error: 2
        }
    }
}
