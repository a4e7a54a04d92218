import Reporting
import SourceText
import Syntax

/// `kessai dump FILE`: what the text says as YAML, without schema and rules.
let dumpCommand = Command(
    "dump", operands: "FILE", count: 1...1,
    Bilingual(ja: "ファイルの構文木を表示します(設定としての検査はしません)", en: "show the syntax tree of a file (no schema, no rules)"),
    details: Bilingual(
        ja: "FILE が「-」なら標準入力を読みます。events は YAML テストスイートの記法、json は文書を要素とする配列で、値はすべて文字列、書かれていない値は null です。",
        en: """
            With `-` as FILE, standard input is read. `events` is the notation of the YAML test suite, `json` an array with
            one element per document, scalars as strings and a value that is not written as null.
            """),
    options: [dumpFormat]
) { invocation in
    let world = invocation.world
    let name = invocation.operands[0]
    let bytes =
        name == "-"
        ? try world.standardInput(readLimit)
        : try named(name) { () throws(FileFault) in
            try world.files.read(absolute(name, in: world.directory), limit: readLimit)
        }
    let source = SourceFile(path: name == "-" ? namelessInput : name, bytes: bytes)
    let tree = parse(source, file: FileID(0))
    let output = invocation.text(dumpFormat) == "json" ? jsonDump(tree) : eventsDump(tree)
    if tree.problems.isEmpty { return Outcome(.done, output: output) }
    let report = Report(
        tree.problems.map(\.withoutFixes), sources: [source], hidden: { _ in tree.hidden }, documents: tree.documentCount,
        version: kessaiVersion)
    let messages = Format.human.render(report, reportOptions(invocation, root: nil))
    return Outcome(exitCode(report, invocation), output: report.worst == .error ? "" : output, messages: messages)
}

private let dumpFormat = OptionSpec(
    "format", .choice(["events", "json"]), Bilingual(ja: "表示の形式(既定は events)", en: "what to show (default events)"))
