import Outputs
import SourceText

/// `kessai values [DIR]`: the values of 決済連携設定 and Seller Central, by screen; as HTML those of products and mails, too.
let valuesCommand = Command(
    "values", operands: "[DIR]", count: 0...1,
    Bilingual(
        ja: "決済連携設定とセラーセントラルに入力する値を、画面ごとに表示します",
        en: "show the values to enter into 決済連携設定 and Seller Central, by screen"),
    details: Bilingual(
        ja:
            "商品とメールに入力する値は、--format html の入力シートと、kessai build のチェックリストにあります。--format csv では、表計算ソフトが数式とみなさないように、「=」「+」「-」「@」などで始まる値の前に「'」を付けます。「'」は値の一部ではありません。",
        en:
            "What is entered for products and mails is in the entry sheet (--format html) and in the checklist of kessai build. With --format csv, a value that begins with =, +, -, @ or the like has ' before it, so that no spreadsheet takes it for a formula; the ' is no part of the value."
    ),
    options: [environmentOption, valuesFormat, .failOn, .release, .requireKeys]
) { invocation in
    let run = try CheckedRun(Target(project: invocation.operands, command: "values", in: invocation.world), invocation)
    return try run.outcome(invocation) { project in
        let environment = invocation.text(environmentOption).flatMap { EnvironmentName(rawValue: $0) }
        if let environment, project.environment(environment) == nil {
            throw NothingToDo(message: notConfigured(environment, project.incomplete.first { $0.name == environment }))
        }
        if project.environments.isEmpty {
            throw NothingToDo(message: project.incomplete.first.map { notConfigured($0.name, $0) } ?? noEnvironment)
        }
        let format = invocation.text(valuesFormat).flatMap { ValuesFormat(rawValue: $0) } ?? .text
        let record = try recordedLock(run.examination.target, invocation.world)?.entries
        let values = project.values(environment: environment, format: format, languages: invocation.languages, record: record)
        return Outcome(.done, output: format == .text ? fitForLog(values, invocation.world) : values)
    }
}

private let environmentOption = OptionSpec(
    "environment", .choice(EnvironmentName.allCases.map(\.rawValue) + ["all"]),
    Bilingual(
        ja: "どの環境の値か(live は本番環境、sandbox はテスト環境。既定は all)",
        en: "which environment: live, sandbox (the test environment) or all (the default)"))

private let valuesFormat = OptionSpec(
    "format", .choice(ValuesFormat.allCases.map(\.rawValue)), Bilingual(ja: "表示の形式(既定は text)", en: "format (default text)"))

private func notConfigured(_ environment: EnvironmentName, _ incomplete: IncompleteEnvironment?) -> Bilingual {
    let (ja, en, key) = environment == .live ? ("本番環境", "live", "live") : ("テスト環境", "test", "sandbox")
    if let fields = incomplete?.missingFields {
        return Bilingual(
            ja: "\(ja)(amazon_pay の「\(key)」)の設定は、まだ項目がそろっていません。\(fields.ja)を書いてください。",
            en: "the \(en) environment (`\(key)` under `amazon_pay`) is not complete. Write \(fields.en).")
    }
    return Bilingual(
        ja: "\(ja)(amazon_pay の「\(key)」)は、このプロジェクトでは設定されていません。",
        en: "the \(en) environment (`\(key)` under `amazon_pay`) is not configured in this project.")
}

private let noEnvironment = Bilingual(
    ja: "入力する値がありません。「amazon_pay」の「live」か「sandbox」を設定してください。",
    en: "there are no values to enter. Configure `live` or `sandbox` under `amazon_pay`.")
