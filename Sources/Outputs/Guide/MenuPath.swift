/// The ways to the screens of both consoles, with the labels of the manual.
package enum MenuPath {
    static let integrationSettings = ["MyASPトップ画面", "全体操作メニュー", "基本設定", "決済連携設定"]
    static let salesSettings = ["シナリオ管理メニュー", "販売設定"]
    static let salesReport = ["シナリオ管理メニュー", "売上レポート"]
    static let stepMails = ["シナリオ管理メニュー", "自動返信・ステップ管理", "Amazon Pay関連"]
    static let accessKeys = ["ハンバーガーメニュー", "インテグレーション", "MWS Access Key"]
    static let integrationCentral = ["ハンバーガーメニュー", "インテグレーション", "インテグレーションセントラル"]
    static let instantNotification = ["歯車アイコン", "インテグレーション", "インスタント通知設定"]
}
