import SourceText

/// Versions of the language and of kessai that do not go together.
enum UnsupportedVersion {
    static func language(_ text: String, at location: Location) -> Diagnostic {
        Diagnostic(
            .unsupportedVersion, at: location,
            Bilingual(
                ja: "この kessai(\(kessaiVersion))は、設定の書き方の版「\(shown(text))」を読めません。",
                en: "This kessai (\(kessaiVersion)) does not read version `\(shown(text))` of the configuration language."),
            help: Bilingual(
                ja: "読める版は 1 です。新しい版で書かれたプロジェクトなら、kessaiを更新してください。",
                en: "It reads version 1. If the project was written for a later version, update kessai."))
    }

    static func tooNew(_ text: String, at location: Location) -> Diagnostic {
        Diagnostic(
            .unsupportedVersion, at: location,
            Bilingual(
                ja: "このプロジェクトが求めるkessaiは「\(shown(text))」ですが、このkessaiは \(kessaiVersion) で新しすぎます。",
                en: "This project asks for kessai `\(shown(text))`, but this is the later version \(kessaiVersion)."),
            help: Bilingual(
                ja: "範囲の中のkessaiを使うか、required を改めてください。", en: "Use a kessai within the range, or change `required`."))
    }

    static let explanation = Explanation(
        .unsupportedVersion,
        title: Bilingual(ja: "このkessaiでは読めない版です。", en: "The project is of a version that this kessai does not read."),
        why: Bilingual(
            ja: "版が違うと、同じ書き方でも意味が違うかもしれません。",
            en: "In another version of the language the same text may mean something else."),
        fix: Bilingual(ja: "「kessai: 1」と書くか、kessaiを更新します。", en: "Write `kessai: 1`, or update kessai."),
        bad: .yaml(integration("kessai: ⟦2⟧")), good: .yaml(integration("kessai: 1")))

    /// A complete integration document with another first line.
    static func integration(_ line: String) -> String {
        """
        kind: integration
        \(line)
        site:
          url: https://shop.example.jp
          plan: standard
        amazon_pay:
          use: true
          support:
            email: support@example.jp
            phone: 03-1234-5678
        """
    }
}

enum KessaiTooOld {
    static func diagnostic(_ text: String, at location: Location) -> Diagnostic {
        Diagnostic(
            .kessaiTooOld, at: location,
            Bilingual(
                ja: "このプロジェクトが求めるkessaiは「\(shown(text))」ですが、このkessaiは \(kessaiVersion) です。",
                en: "This project asks for kessai `\(shown(text))`, but this is version \(kessaiVersion)."),
            help: Bilingual(ja: "kessaiを更新してください。", en: "Update kessai."))
    }

    static let explanation = Explanation(
        .kessaiTooOld,
        title: Bilingual(ja: "kessaiが古すぎます。", en: "This kessai is older than the project asks for."),
        why: Bilingual(
            ja: "required に書かれたバージョンより古いkessaiでは、必要な検査が足りないかもしれません。",
            en: "A kessai older than `required` may lack checks that the project relies on."),
        fix: Bilingual(ja: "kessaiを更新します。", en: "Update kessai."),
        bad: .yaml(UnsupportedVersion.integration("kessai: 1\nrequired: ⟦\">=99\"⟧")),
        good: .yaml(UnsupportedVersion.integration("kessai: 1\nrequired: \">=1.0\"")))
}
