import Project
import Schema
import SourceText

/// A mail is written out for each product that uses it: one large mail and many products would fill the disk.
extension Rule {
    static let bundleTooLarge = Rule(
        Explanation(
            .bundleTooLarge,
            title: Bilingual(
                ja: "商品ごとに書き出すステップメールが大きすぎます。", en: "The step mails, written out for each product, are too large."),
            why: Bilingual(
                ja: "`kessai build` は、商品が使うステップメールの本文を商品ごとに書き出します。"
                    + "合わせて200MBまでなのは、できたものを確かめて開けるようにするためです。",
                en: "`kessai build` writes the body out for each product that uses the mail. 200 MB together are the most, "
                    + "so that the bundle can still be verified and opened."),
            fix: Bilingual(
                ja: "本文を短くします。商品がとても多いときは、プロジェクトを分けます。",
                en: "Shorten the body. With very many products, split the project."),
            bad: .described(
                Bilingual(ja: "1MBの本文を1,000件の商品が使うステップメール。", en: "A step mail whose body of 1 MB is used by 1,000 products.")),
            good: .described(
                Bilingual(ja: "2KBの本文を1,000件の商品が使うステップメール。", en: "A step mail whose body of 2 KB is used by 1,000 products.")))
    ) { project, _ in
        let bodies = project.products.lazy.flatMap(\.mails).compactMap(\.mail.body.place)
        let total = bodies.reduce(0) { $0 + $1.value.offsets.count }
        guard total > limit else { return [] }
        let copies = grouped(Array(bodies)) { $0.valueLocation }
        guard let most = copies.max(by: { size($0) < size($1) }), let place = most.values.first else { return [] }
        return [
            Diagnostic(
                .bundleTooLarge, at: place.keyLocation,
                Bilingual(
                    ja: "商品ごとに書き出すステップメールの本文が、合わせて\(total / 1_000_000)MBになります。"
                        + "最も多くを占めるのは、\(most.values.count)件の商品が使うこの本文です。",
                    en: "The bodies of the step mails, written out for each product, are \(total / 1_000_000) MB together. "
                        + "Most of it is this one, in \(most.values.count) products."),
                help: Bilingual(
                    ja: "合わせて\(limit / 1_000_000)MBまでに収まるように、本文を短くするか、プロジェクトを分けてください。",
                    en: "Shorten the body or split the project: \(limit / 1_000_000) MB are the most."))
        ]
    }

    private static let limit = 200_000_000

    private static func size(_ copies: (location: Location, values: [Place])) -> Int {
        copies.location.range.offsets.count * copies.values.count
    }
}
