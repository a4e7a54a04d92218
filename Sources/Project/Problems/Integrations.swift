import Schema
import SourceText

/// A project has exactly one integration document.
enum MissingIntegration {
    static func diagnostic(in file: FileID) -> Diagnostic {
        Diagnostic(
            .missingIntegration, at: Location(file, ByteRange(0, 0)),
            Bilingual(
                ja: "決済連携設定(kind: integration)の文書がありません。", en: "There is no document of `kind: integration`."),
            note: Bilingual(
                ja: "プロジェクトには、サイト全体の設定を書いた文書が1つ必要です。",
                en: "A project needs one document with the settings of the whole site."),
            help: Bilingual(
                ja: "kessai.yaml に「kind: integration」の文書を書いてください。新しいフォルダで「kessai init」を実行すると、写せるひな形ができます。",
                en: "Write one in kessai.yaml; `kessai init` in a new directory makes one to copy."))
    }

    static let explanation = Explanation(
        .missingIntegration,
        title: Bilingual(ja: "決済連携設定の文書がありません。", en: "The project has no integration document."),
        why: Bilingual(
            ja: "サイトのURLやAmazon PayのIDなど、サイト全体の設定がないと、ほかの文書を検査できません。",
            en: "Without the site's URL and the IDs of Amazon Pay, the other documents cannot be checked."),
        fix: Bilingual(
            ja: "kessai.yaml に「kind: integration」の文書を書きます。", en: "Write a document of `kind: integration` in kessai.yaml."),
        bad: .described(
            Bilingual(
                ja: "どのファイルにも「kind: integration」の文書がないプロジェクト。",
                en: "A project none of whose files has a document of `kind: integration`.")),
        good: .yaml(SecondIntegration.integration))
}

enum SecondIntegration {
    static func diagnostic(_ other: Shared<Integration>, first: Shared<Integration>) -> Diagnostic {
        Diagnostic(
            .secondIntegration, at: other.origin.headLocation,
            Bilingual(
                ja: "決済連携設定(kind: integration)の文書が2つ以上あります。", en: "There is more than one document of `kind: integration`."),
            related: [Related(first.origin.headLocation, Bilingual(ja: "先に書かれたもの", en: "the first one"))],
            help: Bilingual(
                ja: "1つにまとめてください。別のサイトの設定なら、別のフォルダに kessai.yaml を作ってください。",
                en: "Make them one. If this is another site, give it a directory with a kessai.yaml of its own."))
    }

    static let integration = """
        kind: integration
        kessai: 1
        site:
          url: https://shop.example.jp
          plan: standard
        amazon_pay:
          use: true
          support:
            email: support@example.jp
            phone: 03-1234-5678
        """

    static let explanation = Explanation(
        .secondIntegration,
        title: Bilingual(ja: "決済連携設定の文書が2つ以上あります。", en: "The project has more than one integration document."),
        why: Bilingual(
            ja: "サイト全体の設定が2つあると、どちらが正しいか決められません。",
            en: "Of two settings for the whole site, nobody can tell which is right."),
        fix: Bilingual(
            ja: "1つにまとめるか、サイトごとにフォルダと kessai.yaml を分けます。",
            en: "Make them one, or give each site a directory with a kessai.yaml of its own."),
        bad: .yaml(integration + "\n---\n" + integration.replacingFirst("kind", with: "⟦kind⟧")),
        good: .yaml(integration))
}

extension String {
    fileprivate func replacingFirst(_ word: String, with other: String) -> String {
        hasPrefix(word) ? other + dropFirst(word.count) : self
    }
}
