import SourceText

/// The fields of `kind: integration` (決済連携設定).
package let integrationTable = Record<Integration>([
    .kind(.integration),
    Field(
        \.version, "kessai", hints: ["version", "バージョン", "版"], .languageVersion, need: .required, example: "1",
        doc: Bilingual(ja: "設定の書き方の版です。今は 1 だけです。", en: "The version of the configuration language; only 1 so far.")),
    Field(
        \.required, "required", hints: ["required_version", "kessai_version"], .versionRange, example: "\">=1.0\"",
        doc: Bilingual(
            ja: "プロジェクトが求めるkessaiのバージョンです。古いkessaiでは検査を通りません。",
            en: "The versions of kessai that the project accepts; an older one refuses it.")),
    Field(
        \.site, "site", hints: ["サイト"], .record(siteTable), need: .required, example: "",
        doc: Bilingual(ja: "MyASPのサイトです。", en: "The MyASP site.")),
    Field(
        \.amazonPay, "amazon_pay", hints: ["amazonpay", "amazon"], .record(amazonPayTable), need: .required,
        example: "",
        doc: Bilingual(ja: "Amazon Pay決済の設定です。", en: "The settings of Amazon Pay.")),
    Field(
        \.invoice, "invoice", .record(invoiceTable), example: "",
        doc: Bilingual(ja: "インボイス(適格請求書)の設定です。", en: "What invoices need.")),
    Field(
        \.ignore, "ignore", hints: ["exclude", "除外"], .ignorePatterns, example: "[drafts/**]",
        doc: Bilingual(
            ja: "読まないファイルのパターンです。「*」「**」「?」「[a-z]」が使えます。",
            en: "Patterns of files that are not read, with `*`, `**`, `?` and `[a-z]`.")),
    Field(
        \.rules, "rules", .ruleSettings, example: "",
        doc: Bilingual(
            ja: "検査ごとの知らせ方です。off、hint、warning、error のどれかを書きます。エラーは止められません。",
            en:
                "How findings of a code are reported: `off`, `hint`, `warning` or `error`. The severity of an error cannot be changed."
        )),
])

package let siteTable = Record<Site>([
    Field(
        \.url, "url", label: "MyASPのURL", hints: ["domain", "ドメイン", "サイトurl", "host"],
        .url(.origin, example: "https://shop.example.jp"), need: .required, example: "https://shop.example.jp",
        doc: Bilingual(ja: "MyASPのサイトのURLです。パスは書きません。", en: "The origin of the MyASP site, without a path.")),
    Field(
        \.plan, "plan", hints: ["プラン", "契約プラン"], .choice(plans), need: .required, example: "standard",
        doc: Bilingual(ja: "契約しているMyASPのプランです。", en: "The MyASP plan of the contract.")),
])

package let amazonPayTable = Record<AmazonPay>([
    Field(
        \.use, "use", label: "Amazon Pay決済の使用", hints: ["enabled", "使用", "使用する"], .boolean, need: .required,
        example: "true",
        doc: Bilingual(ja: "Amazon Pay決済を使うかどうかです。", en: "Whether Amazon Pay is used.")),
    Field(
        \.checkoutVersion, "checkout_version", hints: ["version", "バージョン"], .choice(checkoutVersions), default: "CV2",
        example: "CV2",
        doc: Bilingual(ja: "Amazon Payのバージョンです。書かなければ CV2 です。", en: "The version of Amazon Pay; CV2 when left out.")),
    Field(
        \.support, "support", hints: ["customer_support", "カスタマーサポート"], .record(supportTable), example: "",
        doc: Bilingual(ja: "購入者に案内される問い合わせ先です。", en: "The contacts that buyers are shown.")),
    Field(
        \.live, "live", label: "本番環境", hints: ["production", "prod", "本番"], ValueType<Environment>.shared(environmentTable),
        example: "",
        doc: Bilingual(ja: "実際の決済に使う環境です。", en: "The environment of real payments.")),
    Field(
        \.sandbox, "sandbox", label: "テスト環境", hints: ["test", "テスト", "サンドボックス"], ValueType<Environment>.shared(sandboxTable),
        example: "",
        doc: Bilingual(
            ja: "テスト用アカウントで試すための環境です。", en: "The environment for trying with test accounts.")),
])

package let supportTable = Record<Support>([
    Field(
        \.email, "email", label: "カスタマーサポートEメール", hints: ["mail", "メール", "メールアドレス", "address"],
        .formatted(Contact.email, Contact.emailMisfit), example: "support@example.jp",
        doc: Bilingual(
            ja: "Amazon Payのページから購入者に案内されるメールアドレスです。",
            en: "The address that buyers are given on the pages of Amazon Pay.")),
    Field(
        \.phone, "phone", label: "カスタマーサポート電話番号", hints: ["tel", "telephone", "電話", "電話番号"],
        .formatted(Contact.phone, Contact.phoneMisfit), example: "03-1234-5678",
        doc: Bilingual(
            ja: "Amazon Payのページから購入者に案内される電話番号です。",
            en: "The telephone number that buyers are given on the pages of Amazon Pay.")),
])

package let invoiceTable = Record<Invoice>([
    Field(
        \.registrationNumber, "registration_number", label: "登録番号", hints: ["number", "インボイス番号"],
        .formatted(Contact.registrationNumber, Contact.registrationNumberMisfit), example: "T8700110005901",
        doc: Bilingual(
            ja: "適格請求書発行事業者の登録番号です。", en: "The registration number of the issuer of qualified invoices."))
])
