import SourceText

/// Setting up one environment: IDs first, MyASP's first save, the key pair, MyASP's second save, origins and contacts, then IPN.
extension CheckedIntegration {
    /// The screen as a whole where Amazon Pay is off or no environment is there. The box shows the rest of the screen (domain.md A1):
    /// unticked, it is all there is to enter, and what the settings have for environments waits.
    func guide(_ environments: [CheckedEnvironment]) -> Guide.Section {
        let nothingElse = Bilingual(
            ja: "この画面には、ほかに入力する値はありません。", en: " There is nothing else to enter on this screen.")
        if usesAmazonPay.value {
            return Guide.Section(
                .integration, Guide.Section.integrationTitle,
                lead: Bilingual(
                    ja: "Amazon Payを使いますが、本番環境もテスト環境も設定ファイルに書かれていません。",
                    en: "Amazon Pay is used, but the settings file has neither a live nor a test environment."),
                [opening(CheckedIntegration.openingTitle, nothingElse, saves: true)])
        }
        let lead = Bilingual(ja: "Amazon Payは使いません。", en: "Amazon Pay is not used.")
        var step = opening(Bilingual(ja: "Amazon Payを使わない設定にする", en: "Switch Amazon Pay off"), nothingElse, saves: true)
        // Of what was sold before, the settings hold nothing any more.
        step.lines.insert(
            Bilingual(
                ja:
                    "Amazon Payで販売している商品があれば、先に、新しい申込みを受け付けないようにします。続いている課金がどうなるかは確認できていないため、「課金予約・履歴一覧」と「売上レポート」も確かめます。",
                en:
                    "If products are sold with Amazon Pay, stop taking orders first. What would become of charges that still run is not known: look at 「課金予約・履歴一覧」 and 「売上レポート」, too."
            ), at: 0)
        return Guide.Section(
            .integration, Guide.Section.integrationTitle,
            lead: environments.isEmpty ? lead : lead.then(CheckedIntegration.waiting), [step])
    }

    /// Of values that are shown while Amazon Pay is off.
    static let waiting = Bilingual(
        ja: "設定ファイルに書かれた環境の値は、いまはどこにも入力しないでください。",
        en: "The settings file has values for the environments: for now, do not enter them anywhere.")

    fileprivate static let openingTitle = Bilingual(ja: "決済連携設定を開く", en: "Open the integration settings")

    private static let unknownVersionLabel = Bilingual(
        ja: "「Amazon Payのバージョン」はマニュアルのラベルではないため、画面での名前を確かめます。",
        en: "「Amazon Payのバージョン」 is no label of the manual: see what the screen calls it.")

    /// What is set once for both environments, before either of them; what follows on this screen may be saved with it.
    fileprivate func opening(_ title: Bilingual, _ words: Bilingual, saves: Bool) -> Guide.Step {
        var step = Guide.Step("integration/open", .myasp, title)
        step.menu = MenuPath.integrationSettings
        step.lines = [
            Bilingual(ja: "「Amazon Pay決済の使用」を次のとおりにします。", en: "Set 「Amazon Pay決済の使用」 as below.") + words
        ]
        if usesAmazonPay.value { step.lines.append(CheckedIntegration.unknownVersionLabel) }
        step.rows = entries.map { Guide.Row($0.entry) }
        step.finish = saves ? Guide.Step.saved : nil
        return step
    }
}

extension CheckedEnvironment {
    /// The steps of the environment; the first one of a guide opens the screen for both.
    func guide(_ integration: CheckedIntegration, isFirst: Bool) -> Guide.Section {
        let entries = Dictionary(grouping: entries(integration).map(\.entry), by: \.id.field)
        func rows(_ fields: EntryField..., purpose: Guide.Row.Purpose = .enter) -> [Guide.Row] {
            fields.flatMap { entries[$0] ?? [] }.map { Guide.Row($0, purpose) }
        }
        let title = name.title
        return Guide.Section(
            .environment(name), Bilingual(ja: "\(title.ja)の設定", en: "Set up: \(title.en)"),
            lead: Bilingual(
                ja: "MyASPとセラーセントラルの画面を並べて開き、上から順に進めます。値は画面ごとに分けてあります。",
                en: "Open MyASP and Seller Central side by side and go from top to bottom. The values are grouped by screen."),
            start(integration, isFirst: isFirst) + [
                selectEnvironment,
                step(
                    "ids", .sellerCentral, Bilingual(ja: "出品者IDとクライアントIDを確かめる", en: "Check the merchant ID and client ID")
                ) {
                    $0.menu = MenuPath.sellerCentral(name, MenuPath.accessKeys)
                    $0.lines = [
                        Bilingual(
                            ja: "「出品者ID」「クライアントID」が次の値と同じことを確かめます。",
                            en: "Make sure that 出品者ID and クライアントID are the same as here."),
                        Bilingual(
                            ja:
                                "違うときは、次の手順でMyASPに入力しないでください。開いているアカウントと、選んだ環境「\(name.label)」が正しいか確かめます。正しければ、先に設定ファイルを直して、入力シートとチェックリストを作り直します。",
                            en:
                                "Where one differs, enter nothing into MyASP in the next step: see whether this is the right account, and the environment 「\(name.label)」. If it is, correct the settings file first, and make the entry sheet and the checklist anew."
                        ),
                    ]
                    $0.rows = rows(.merchantID, .clientID, purpose: .compare)
                },
                step("save-ids", .myasp, Bilingual(ja: "IDを設定する(1回目の更新)", en: "Enter the IDs (first save)")) {
                    $0.menu = screen
                    $0.lines = [
                        Bilingual(
                            ja: "「出品者ID」「クライアントID」を設定します。", en: "Enter 出品者ID and クライアントID.")
                    ]
                    $0.rows = rows(.merchantID, .clientID)
                    $0.finish = Guide.Step.saved
                },
                keyPair(rows(.publicKeyID, purpose: .compare)),
                step("save-key", .myasp, Bilingual(ja: "鍵を設定する(2回目の更新)", en: "Enter the key (second save)")) {
                    $0.menu = screen
                    $0.lines = [
                        Bilingual(
                            ja: "「Public Key ID」を設定し、Private Keyファイルをアップロードします。",
                            en: "Enter the Public Key ID and upload the Private Key file.")
                    ]
                    if publicHalfDigest != nil {
                        $0.lines.append(
                            Bilingual(
                                ja:
                                    "「Private Keyの公開部分」は、アップロードするファイルで次のコマンドを実行して確かめます(FILEはファイルの場所)。表示される64文字が下の値と同じなら、正しいファイルです。コマンドを使えないときは、設定の担当者に確かめてもらいます。",
                                en:
                                    "Check the public half of the private key in the file that you upload: run this command, with the path of that file for FILE. The 64 characters it prints must be those below. If you cannot run it, ask whoever keeps the settings file."
                            ))
                        $0.code = "openssl pkey -in FILE -pubout -outform DER | openssl dgst -sha256"
                    }
                    $0.rows = rows(.publicKeyID, .privateKeyFile, .publicHalf)
                    $0.finish = Guide.Step.saved
                },
                application(rows(.javascriptOrigin, .returnURL, .supportEmail, .supportPhone), integration),
                instantNotification(rows(.ipnEndpoint)),
            ])
    }

    private func step(
        _ id: String, _ console: Guide.Console, _ title: Bilingual, _ fill: (inout Guide.Step) -> Void
    ) -> Guide.Step {
        var step = Guide.Step("\(name.rawValue)/\(id)", console, title)
        fill(&step)
        return step
    }

    private var screen: [String] { MenuPath.integrationSettings(name) }

    /// What the settings have is a copy of what MyASP showed when they were written.
    private static let compareLater = Bilingual(
        ja: "セラーセントラルに入力するURLは、この画面に記載されています。あとの手順で見比べます。",
        en: "This screen shows the URLs that are entered into Seller Central; a later step compares them.")
    /// Which screen has those of the test environment is not known.
    private static let compareLaterInTest = Bilingual(
        ja: "セラーセントラルに入力するURLがこの画面に記載されていれば、あとの手順で見比べます。",
        en: "If this screen shows the URLs that are entered into Seller Central, a later step compares them.")
    private var comparison: Bilingual {
        let screen =
            switch name {
            case .live:
                Bilingual(
                    ja: "URLが、MyASPの決済連携設定画面に記載されているものと同じことを確かめます。",
                    en: "Make sure that the URLs are those on MyASP's 「決済連携設定」 screen.")
            case .sandbox:
                Bilingual(
                    ja: "URLが、開いたままの「テスト環境の設定」の画面に記載されているものと同じことを確かめます。そこになければ、「決済連携設定」画面で確かめます。",
                    en:
                        "Make sure that the URLs are those on the screen of the test environment that you kept open or, if it shows none, on 「決済連携設定」."
                )
            }
        return screen.then(
            Bilingual(
                ja: "違うときは入力せず、先に設定ファイルを直して、入力シートとチェックリストを作り直します。",
                en:
                    "Where one differs, do not enter it: correct the settings file first, and make the entry sheet and the checklist anew."
            ))
    }

    private func start(_ integration: CheckedIntegration, isFirst: Bool) -> [Guide.Step] {
        let title = CheckedIntegration.openingTitle
        switch name {
        case .live:
            // The first save of the IDs is also that of the box.
            let words = Bilingual(ja: "この画面は開いたままにします。", en: " Keep this screen open.")
            var open = integration.opening(title, words, saves: false)
            open.lines.append(CheckedEnvironment.compareLater)
            return [open]
        case .sandbox:
            let open = step(
                "open", .myasp, Bilingual(ja: "テスト環境の設定を開く", en: "Open the settings of the test environment")
            ) {
                $0.menu = screen
                $0.lines = [
                    Bilingual(
                        ja: "「決済連携設定」画面の「テスト環境の設定こちら」を開き、開いたままにします。",
                        en: "Open 「テスト環境の設定こちら」 on the 「決済連携設定」 screen and keep it open."),
                    CheckedEnvironment.compareLaterInTest,
                ]
            }
            return (isFirst ? [integration.opening(title, Bilingual(same: ""), saves: true)] : []) + [open]
        }
    }

    private var selectEnvironment: Guide.Step {
        step("environment", .sellerCentral, Bilingual(ja: "環境を選ぶ", en: "Choose the environment")) {
            $0.menu = MenuPath.sellerCentral(name)
            $0.lines = [
                Bilingual(
                    ja: "Amazonセラーセントラルにログインし、プルダウンから「\(name.label)」を選択します。",
                    en: "Log in to Amazon Seller Central and choose 「\(name.label)」 in the drop-down.")
            ]
        }
    }

    private func keyPair(_ rows: [Guide.Row]) -> Guide.Step {
        step("key-pair", .sellerCentral, Bilingual(ja: "キーペアを確かめる", en: "Check the key pair")) {
            $0.menu = MenuPath.sellerCentral(name, MenuPath.integrationCentral)
            $0.making = Guide.Making(
                EntryID(.environment(name), .publicKeyID),
                either: Bilingual(
                    ja: "「Public Key ID」が次の値と同じキーペアがあることを確かめます。あれば、新しく作らないでください。",
                    en: "See whether there is a key pair with the Public Key ID below. If there is, do not create another."),
                again: Bilingual(
                    ja: "記録では、このキーペアは設定済みです。新しく作らず、「Public Key ID」が次の値と同じことを確かめます。",
                    en:
                        "The record says that this key pair is entered: do not create another, make sure that its Public Key ID is the one below."
                ))
            // The ID is in the settings, so there was a key pair once; one that is created gets another ID.
            $0.lines = [
                Bilingual(
                    ja:
                        "同じIDのキーペアがない場合だけ、ソリューションプロバイダもしくは自社開発を選択して「手順を見る」をクリックし、「キーペアの作成」をクリックします。「API呼び出しに必要な情報の生成」を選択し、名前は「MyASP」と入力します。Private Keyファイルがダウンロードされます。",
                    en:
                        "Only if no key pair has this ID, choose ソリューションプロバイダ or 自社開発, click 「手順を見る」, then 「キーペアの作成」. Choose 「API呼び出しに必要な情報の生成」 and enter the name 「MyASP」. The Private Key file is downloaded."
                ),
                Bilingual(
                    ja:
                        "作った場合、「Public Key ID」は別の値になります。次の手順に進む前に、設定ファイルの「Public Key ID」と「Private Key」を書き換えて、入力シートとチェックリストを作り直します。",
                    en:
                        "If you made one, it has another Public Key ID: before you go on, correct the ID and the key file in the settings file, and make the entry sheet and the checklist anew."
                ),
                Bilingual(
                    ja: "Private Keyファイルは次の場所(kessai.yaml のあるフォルダからの相対パス)に置きます。gitには登録しないでください。",
                    en: "The Private Key file belongs here, seen from the directory of kessai.yaml; keep it out of git."),
            ]
            $0.code = privateKeyFile.value
            $0.rows = rows
        }
    }

    private func application(_ rows: [Guide.Row], _ integration: CheckedIntegration) -> Guide.Step {
        step(
            "application", .sellerCentral,
            Bilingual(ja: "オリジン、リターンURL、連絡先を入力する", en: "Enter origins, return URLs and contacts")
        ) {
            $0.menu = MenuPath.sellerCentral(name, MenuPath.application)
            $0.lines = [
                Bilingual(
                    ja: "「許可されたJavaScriptオリジン」「許可されたリターンURL」と、カスタマーサポートの連絡先を入力します。",
                    en: "Enter the allowed JavaScript origins, the allowed return URLs and the customer support contacts."),
                comparison,
            ]
            $0.lines += readableOrigins.map { origin, readable in
                Bilingual(
                    ja: "「\(shown(origin))」は「\(shown(readable))」と同じオリジンで、ホスト名を英数字で表した形(Punycode)です。",
                    en:
                        "「\(shown(origin))」 is the same origin as 「\(shown(readable))」, with its host in ASCII letters (Punycode)."
                )
            }
            if integration.supportEmail == nil || integration.supportPhone == nil {
                $0.lines.append(Guide.Step.unwrittenContact)
            }
            $0.rows = rows
            $0.finish = Guide.Step.savedApplication
        }
    }

    private func instantNotification(_ rows: [Guide.Row]) -> Guide.Step {
        step("ipn", .sellerCentral, Bilingual(ja: "インスタント通知を設定する", en: "Set up instant payment notifications")) {
            $0.menu = MenuPath.sellerCentral(name, MenuPath.notifications)
            $0.making = Guide.Making(
                EntryID(.environment(name), .ipnEndpoint),
                either: Bilingual(
                    ja:
                        "MyASPのエンドポイントがまだなければ「Add an IPN endpoint」をクリックし、「エンドポイントURLを追加する」に次のURLを入力します。すでにあれば、2つ目は追加せず、登録されているものを次のURLにします。",
                    en:
                        "If there is no endpoint of MyASP yet, click 「Add an IPN endpoint」 and enter this URL in 「エンドポイントURLを追加する」. If there is one, do not add a second one: make it this URL."
                ),
                again: Bilingual(
                    ja: "記録では、MyASPのエンドポイントは登録済みです。2つ目は追加せず、登録されているものを次のURLにします。",
                    en: "The record says that MyASP's endpoint is there: do not add a second one, make it this URL."))
            $0.lines = [comparison]
            $0.rows = rows
            $0.finish = Bilingual(ja: "『更新』をクリックします。", en: "Click 『更新』.")
        }
    }
}
