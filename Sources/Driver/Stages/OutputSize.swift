import Project
import SourceText

/// Refuses a project whose outputs would fill memory and disk: a mail is written out for each product that uses it.
func checkOutputSize(_ project: Project) throws(BadInput) {
    let places = project.products.lazy.flatMap(\.mails).compactMap { $0.merged.body.place?.valueLocation }
    let total = places.reduce(0) { $0 + $1.range.offsets.count }
    if total <= mailLimit { return }
    var uses: [Location: Int] = [:]
    for place in places { uses[place, default: 0] += 1 }
    let size = { (use: (key: Location, value: Int)) in use.key.range.offsets.count * use.value }
    // The earlier one where two take the same.
    let isLess = { (left: (key: Location, value: Int), right: (key: Location, value: Int)) in
        (size(left), right.key.file, right.key.range.start) < (size(right), left.key.file, left.key.range.start)
    }
    guard let most = uses.max(by: isLess), let source = project.source(most.key.file) else { return }
    let line = LineTable(source.bytes).line(at: Int(most.key.range.start)) + 1
    let place = Bilingual(same: "\(shown(source.path, limit: 400)):\(line): ")
    throw BadInput(
        message: place
            + Bilingual(
                ja: "商品ごとに書き出すステップメールの本文が、合わせて\(total / 1_000_000)MBになります(\(mailLimit / 1_000_000)MBまで)。"
                    + "最も多くを占めるのは、\(most.value)件の商品が使うこの本文です。本文を短くするか、プロジェクトを分けてください。",
                en: "the bodies of the step mails, written out for each product, are \(total / 1_000_000) MB together; "
                    + "\(mailLimit / 1_000_000) MB are the most. Most of it is this one, in \(most.value) products. "
                    + "Shorten it, or split the project."))
}

/// Bytes of mails, as written in the sources, so that a bundle can still be verified and opened.
private let mailLimit = 200_000_000
