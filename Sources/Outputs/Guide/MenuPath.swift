import Schema

/// The ways to the screens of both consoles, with the labels of the manual.
enum MenuPath {
    static let integrationSettings = ["MyASPトップ画面", "全体操作メニュー", "基本設定", "決済連携設定"]
    static let scenarioMenu = ["シナリオ管理メニュー"]
    static let salesReport = scenarioMenu + ["売上レポート"]
    static let newScenario = ["シナリオ新規作成"]
    static let scenario = scenarioMenu + ["基本設定"]
    /// The way to this screen and to 支払方法の登録 is not known, only its name (domain.md R26).
    static let items = ["商品登録"]
    static let stepMails = scenarioMenu + ["自動返信・ステップ管理", "Amazon Pay関連"]
    static let accessKeys = ["ハンバーガーメニュー", "インテグレーション", "MWS Access Key"]
    static let integrationCentral = ["ハンバーガーメニュー", "インテグレーション", "インテグレーションセントラル"]
    static let application = integrationCentral + ["アプリケーションを確認する", "編集する"]
    static let notifications = ["歯車アイコン", "インテグレーション", "インスタント通知設定", "編集"]
    static let addEndpoint = notifications + ["Add an IPN endpoint"]

    /// A way in Seller Central, whose menus are the same in both environments: only what is chosen above them tells one from the other.
    static func sellerCentral(_ environment: EnvironmentName, _ menu: [String] = []) -> [String] { [environment.label] + menu }

    /// The screen of MyASP where the IDs and the key of an environment are entered.
    static func integrationSettings(_ environment: EnvironmentName) -> [String] {
        switch environment {
        case .live: integrationSettings
        case .sandbox: integrationSettings + ["テスト環境の設定こちら"]
        }
    }

    /// The tab of the step mails for a trigger; a new mail is made there, and one that is there is edited.
    static func mails(_ trigger: MailTrigger) -> [String] { stepMails + [trigger.label] }
    static let newMail = ["新規追加"]
    static let editMail = ["…", "編集"]

    /// Where the payment methods of a scenario are entered.
    static func methods(_ scenario: Scenario) -> [String] {
        switch scenario {
        case .paidProduct: scenarioMenu + ["販売設定"]
        case .shoppingCart, .subscription: ["支払方法の登録"]
        }
    }

    /// Where one more is added; what is clicked for it is known of 販売設定 alone (domain.md A1).
    static func newMethod(_ scenario: Scenario) -> [String] {
        methods(scenario) + (scenario == .paidProduct ? [addMethod] : [])
    }
    static let addMethod = "支払方法の追加"
}
