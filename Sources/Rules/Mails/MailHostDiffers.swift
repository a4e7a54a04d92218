import Project
import Schema
import SourceText

/// A link in a mail to another host than the MyASP site.
extension Rule {
    static let mailHostDiffers = Rule(
        Explanation(
            .mailHostDiffers,
            title: Bilingual(
                ja: "メールに、MyASPのサイトと違うホストへのリンクがあります。",
                en: "A mail links to another host than the MyASP site."),
            why: Bilingual(
                ja: "独自ドメインに変えた後など、古いサイトのURLが残っていることがあります。自社のほかのサイトなら問題ありません。",
                en: "The URL of a former site may have been left behind. A link to another site of yours is fine."),
            fix: Bilingual(ja: "リンク先を確かめます。", en: "Check where the link leads."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: |
                      お問い合わせ: https://⟦old-shop.example.com⟧/contact

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: |
                      お問い合わせ: https://shop.example.jp/contact

                """))
    ) { project, _ in
        guard let site = project.siteURL else { return [] }
        return project.writtenMails.flatMap(project.texts).flatMap { text in
            var seen: Set<String> = [site.url.asciiHost]
            return links(in: text.text).compactMap { link -> Diagnostic? in
                guard seen.insert(link.host).inserted, !isAmazon(link.host) else { return nil }
                return Diagnostic(
                    .mailHostDiffers, at: text.text.location(link.range),
                    Bilingual(
                        ja: "\(text.fieldWords.ja)のリンク先「\(shown(link.host))」は、MyASPのサイト「\(shown(site.url.host))」と違うホストです。",
                        en:
                            "\(text.fieldWords.en) links to `\(shown(link.host))`, which is not the MyASP site, `\(shown(site.url.host))`."
                    ),
                    help: Bilingual(
                        ja: "意図したリンク先か確かめてください。", en: "Check that this is where the link is to lead."))
            }
        }
    }

    /// The buyer's own pages at Amazon.
    private static func isAmazon(_ host: String) -> Bool {
        ["amazon.co.jp", "amazon.com", "amazon.jp"].contains { host == $0 || host.hasSuffix("." + $0) }
    }

    /// The hosts of the http and https links of a text; one with a variable in its host is not judged.
    private static func links(in text: PlacedText) -> [(host: String, range: Range<Int>)] {
        var found: [(host: String, range: Range<Int>)] = []
        var index = 0
        while index < text.bytes.count {
            guard text.bytes[index] == UInt8(ascii: "h"),
                text.starts(index, with: "http://") || text.starts(index, with: "https://")
            else {
                index += 1
                continue
            }
            let start = index + (text.starts(index, with: "https://") ? 8 : 7)
            index = start
            while index < text.bytes.count, isHostByte(text.bytes[index]) { index += 1 }
            guard index > start,
                index == text.bytes.count || text.bytes[index] != UInt8(ascii: "%") && text.bytes[index] != UInt8(ascii: "@")
            else { continue }
            let host = text.text(start..<index)
            if case .success(let url) = WebURL.parse("https://" + host) { found.append((url.asciiHost, start..<index)) }
        }
        return found
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
