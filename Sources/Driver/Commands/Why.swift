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
    let origins = try provenance(ofBundle: bundle, in: invocation.world) { decoded(Origins.self, from: $0) }
    let found = origins.find(query)
    guard !found.isEmpty else {
        throw NothingToDo(
            message: Bilingual(
                ja: "バンドルに「\(shown(query))」という値はありません。", en: "the bundle has no value `\(shown(query))`.")
                + didYouMean(query, among: origins.names))
    }
    return Outcome(.done, output: found.map { $0.text(invocation.languages.first ?? .en) }.joined(separator: "\n"))
}
