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
            (environments[0].myasp), or the ID of an entry (product/course/method/once/price). A beginning shows all values below.
            """)
) { invocation in
    let (bundle, query) = (invocation.operands.first ?? "", invocation.operands.last ?? "")
    let files = try soundBundle(Given(bundle, in: invocation.world), named: bundle, in: invocation.world.files)
    let origins = try provenance(of: files, named: bundle) { decoded(Origins.self, from: $0) }
    let found = origins.find(query)
    guard !found.isEmpty else {
        if let value = value(at: query, in: files) {
            return Outcome(.done, output: "\(shown(query, limit: 400))\n  - \(invocation.say(value == .null ? notSet : fixed))\n")
        }
        throw NothingToDo(
            message: Bilingual(
                ja: "バンドルに「\(shown(query))」という値はありません。", en: "the bundle has no value `\(shown(query))`.")
                + didYouMean(query, among: origins.names))
    }
    return Outcome(.done, output: found.map { $0.text(invocation.languages) }.joined(separator: "\n"))
}

private let fixed = Bilingual(
    ja: "kessai が決める値で、設定には書かれていません", en: "given by kessai; it is not written in the settings")
private let notSet = Bilingual(ja: "設定に書かれていません", en: "not written in the settings")

/// A value of one of the files of values, `FILE#PATH` or `PATH`, that comes from no place.
private func value(at query: String, in files: [BundleFile]) -> JSON? {
    let parts = query.split(separator: "#", maxSplits: 1).map(String.init)
    let wanted = parts.count > 1 ? parts[0].hasPrefix("./") ? String(parts[0].dropFirst(2)) : parts[0] : nil
    guard let steps = parts.last.map(steps(of:)), !steps.isEmpty else { return nil }
    for file in files where ["myasp/", "seller-central/"].contains(where: file.path.hasPrefix) && file.path.hasSuffix(".json") {
        if wanted.map({ $0 == file.path }) != false, let found = JSON(reading: file.bytes)?.value(at: steps[...]) { return found }
    }
    return nil
}

/// `environments`, `0`, `label` of `environments[0].label`.
private func steps(of path: String) -> [Substring] {
    path.split { ".[]".contains($0) }
}

extension JSON {
    fileprivate func value(at steps: ArraySlice<Substring>) -> JSON? {
        guard let step = steps.first else { return self }
        switch self {
        case .object(let members): return members.first { $0.key == step }?.value.value(at: steps.dropFirst())
        case .array(let elements):
            guard let index = Int(step), elements.indices.contains(index) else { return nil }
            return elements[index].value(at: steps.dropFirst())
        default: return nil
        }
    }
}
