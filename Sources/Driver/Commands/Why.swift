import Outputs
import SourceText

/// `kessai why BUNDLE PATH`: where a value in a bundle came from.
let whyCommand = Command(
    "why", operands: "BUNDLE PATH", count: 2...2,
    Bilingual(ja: "バンドルの値がどこに書かれ、どう処理されたかを表示します", en: "show where a value in a bundle was written and what was done to it"),
    details: Bilingual(
        ja: """
            PATH は、ファイルとその中の位置(myasp/products/course.json#paymentMethods[0].price)、位置だけ(environments[0].myasp)、
            または値の ID(product/course/method/once/price)です。途中までなら、それより下の値をすべて表示します。
            """,
        en: """
            PATH is a file and a path in it (myasp/products/course.json#paymentMethods[0].price), the path alone
            (environments[0].myasp), or the ID of a value (product/course/method/once/price). A prefix shows all values below it.
            """)
) { invocation in
    let (bundle, query) = (invocation.operands.first ?? "", invocation.operands.last ?? "")
    let files = try soundBundle(Given(bundle, in: invocation.world), named: bundle, in: invocation.world.files)
    let origins = try provenance(of: files, named: bundle) { decoded(Origins.self, from: $0) }
    let path = ValuePath(query)
    let asWritten = origins.find(query)
    let found = asWritten.isEmpty ? path.map { origins.find($0.text) } ?? [] : asWritten
    guard !found.isEmpty else {
        if let path, let value = path.value(in: files) {
            // A digest is that of a file which the settings name.
            let places = path.keyFile.flatMap { origins.find($0.text).first }?.places ?? []
            let reason = value == .null ? (places.isEmpty ? notSet : noKeyFile) : fixed
            let lines = places.map { "  \(atLineStart(shown($0.file, limit: 400))):\($0.line):\($0.column)\n" }.joined()
            let output = "\(atLineStart(shown(path.text, limit: 400)))\n\(lines)  - \(invocation.say(reason))\n"
            return Outcome(.done, output: fitForLog(output, invocation.world))
        }
        throw NothingToDo(
            message: Bilingual(
                ja: "バンドルに「\(shown(query))」という値はありません。", en: "the bundle has no value `\(shown(query))`.")
                + meant(query, among: origins.names))
    }
    return Outcome(
        .done, output: fitForLog(found.map { $0.text(invocation.languages) }.joined(separator: "\n"), invocation.world))
}

/// The values whose paths hold what was asked for, or the one that is near to it.
private func meant(_ query: String, among names: [String]) -> Bilingual {
    let completed = completions(of: query, among: names)
    guard completed.count > 1 else { return didYouMean(completed.first ?? nearest(to: query, among: names)) }
    let (quoted, more) = (inQuotes(completed.prefix(3)), completed.count - 3)
    return Bilingual(
        ja: "\(quoted.ja)\(more > 0 ? "など\(more + 3)件" : "")のどれかのことではありませんか。",
        en: " Did you mean one of \(quoted.en)\(more > 0 ? " and \(more) more" : "")?")
}

/// Paths and ids up to where they end with the words that were asked for: of `pantry` `product/pantry`, of `price`
/// `product/course/method/once/price`. Where ids hold them, those alone.
private func completions(of query: String, among names: [String]) -> [String] {
    let wanted = Array(query.utf8.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") })
    if wanted.isEmpty { return [] }
    var found: [String] = []
    var known: Set<String> = []
    // A path behind its file stands alone as well.
    for name in names where !name.utf8.contains(UInt8(ascii: "#")) {
        let bytes = Array(name.utf8)
        guard bytes.count > wanted.count else { continue }
        let start = (1...bytes.count - wanted.count).last { start in
            let end = start + wanted.count
            return separators.contains(bytes[start - 1]) && (end == bytes.count || separators.contains(bytes[end]))
                && bytes[start..<end].elementsEqual(wanted)
        }
        guard let start else { continue }
        let completed = String(decoding: bytes[..<(start + wanted.count)], as: UTF8.self)
        if known.insert(completed).inserted { found.append(completed) }
    }
    let ids = found.filter { !$0.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } }
    return ids.isEmpty ? found : ids
}

private let separators = Set("/.[]".utf8)

private let fixed = Bilingual(
    ja: "kessaiが決める値で、設定には書かれていません", en: "given by kessai; it is not written in the settings")
private let notSet = Bilingual(ja: "設定に書かれていません", en: "not written in the settings")
private let noKeyFile = Bilingual(
    ja: "バンドルを作ったとき、この鍵のファイルがありませんでした", en: "this key file was not there when the bundle was made")

/// A place in the files of values, `FILE#PATH` or `PATH`, however its steps are joined: `.environments.0.label`, as other tools write it,
/// is `environments[0].label`.
private struct ValuePath {
    let file: String?
    let steps: [Substring]

    init?(_ query: String) {
        let parts = query.split(separator: "#", maxSplits: 1)
        guard let path = parts.last else { return nil }
        file = parts.count > 1 ? String(parts[0].hasPrefix("./") ? parts[0].dropFirst(2) : parts[0]) : nil
        steps = path.split { ".[]".contains($0) }
        if steps.isEmpty { return nil }
    }

    private init(file: String?, steps: [Substring]) {
        self.file = file
        self.steps = steps
    }

    /// Of the digest of a private key's public half: where the file of the key is named.
    var keyFile: ValuePath? {
        steps.last == "publicKeySha256" ? ValuePath(file: file, steps: steps.dropLast() + ["file"]) : nil
    }

    /// As `why` and the provenance write it.
    var text: String {
        let path = steps.map { Int($0) == nil ? "." + $0 : "[\($0)]" }.joined()
        return (file.map { $0 + "#" } ?? "") + (path.hasPrefix(".") ? String(path.dropFirst()) : path)
    }

    /// What stands there, whether it comes from the settings or not.
    func value(in files: [BundleFile]) -> JSON? {
        // The files without values of the settings only where they are named: one of them may have tens of megabytes.
        let named = files.filter { bundled in
            bundled.path.hasSuffix(".json")
                && (file.map { $0 == bundled.path } ?? ["myasp/", "seller-central/"].contains(where: bundled.path.hasPrefix))
        }
        return named.lazy.compactMap { JSON(reading: $0.bytes)?.value(at: steps[...]) }.first
    }
}

extension JSON {
    fileprivate func value(at steps: ArraySlice<Substring>) -> JSON? {
        guard let step = steps.first else { return self }
        switch self {
        case .object(let members): return members.first { $0.key == step }?.value.value(at: steps.dropFirst())
        case .array(let elements):
            // As it is written by everybody: 01 and +1 name nothing.
            guard let index = Int(step), String(index) == step, elements.indices.contains(index) else { return nil }
            return elements[index].value(at: steps.dropFirst())
        default: return nil
        }
    }
}
