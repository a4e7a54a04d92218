/// How one gets to what a value belongs to, where that is made the first time and edited later, and what to beware of on the way.
import Schema
import SourceText

enum Way {
    case making, editing, removing
}

/// Of scenarios, step mails and endpoints, of which there are two once one is made instead of edited.
struct Ways: Sendable {
    private let before: [EntryID.Owner: String]
    private let after: [EntryID.Owner: String]

    init(from old: [Entry], to new: [Entry]) {
        before = Ways.things(old)
        after = Ways.things(new)
    }

    subscript(id: EntryID) -> Way {
        guard let after = after[id.owner] else { return .removing }
        guard let before = before[id.owner] else { return .making }
        return before.isEmpty || after.isEmpty || before == after ? .editing : .making
    }

    /// Whether a recorded value belongs to a mail that stays behind: another trigger is another tab (domain.md A5), where the mail is made
    /// with all its values. Its trigger tells that it was there.
    func leavesBehind(_ id: EntryID) -> Bool {
        guard case .mail = id.owner.kind, id.field != .trigger, before[id.owner] != nil else { return false }
        return self[id] == .making
    }

    /// The tab of each mail, empty where a record lacks it; endpoints and scenarios have none.
    private static func things(_ entries: [Entry]) -> [EntryID.Owner: String] {
        var things: [EntryID.Owner: String] = [:]
        for entry in entries {
            if entry.id.field == .trigger {
                things[entry.id.owner] = entry.value
            } else if entry.id.field == .ipnEndpoint {
                things[entry.id.owner] = ""
            } else if things[entry.id.owner] == nil {
                switch entry.id.owner.kind {
                case .mail, .product: things[entry.id.owner] = ""
                case .integration, .environment, .method, .item: break
                }
            }
        }
        return things
    }
}

/// Environments of which something is yet to be entered into MyASP.
struct Pending: Sendable {
    private let environments: Set<EnvironmentName>
    private let after: [EntryID: String]

    init(_ pairs: [(old: Entry?, new: Entry?)]) {
        var environments: Set<EnvironmentName> = []
        var after: [EntryID: String] = [:]
        for new in pairs.compactMap(\.new) {
            switch (new.id.owner.kind, new.id.field) {
            case (.environment(let name), .merchantID), (.environment(let name), .clientID),
                (.environment(let name), .publicKeyID):
                environments.insert(name)
            case (.method, .useTestEnvironment): after[new.id] = new.value
            default: break
            }
        }
        (self.environments, self.after) = (environments, after)
    }

    /// What has to be done before a method of an environment can be chosen (domain.md A1): of a new method told at its type, of another at
    /// its box 「テスト環境を使用する」.
    func caution(_ old: Entry?, _ new: Entry) -> Bilingual? {
        let name: EnvironmentName
        switch new.id.field {
        case .methodType where old == nil: name = after[EntryID(new.id.owner, .useTestEnvironment)] == "true" ? .sandbox : .live
        case .useTestEnvironment where old != nil: name = new.value == "true" ? .sandbox : .live
        default: return nil
        }
        guard environments.contains(name) else { return nil }
        let (title, group) = (name.title, Risk.keysAndURLs.title)
        return Bilingual(
            ja: "先に、下の「\(group.ja)」にある\(title.ja)の設定を済ませます。",
            en: "First enter what is below under “\(group.en)” for the \(title.en.lowercased()).")
    }
}

extension EntryField {
    /// What becomes of a value that is removed where its screen keeps one.
    var unwritten: Bilingual? {
        switch self {
        case .supportEmail, .supportPhone: Guide.Step.unwrittenContact
        case .fromName, .fromAddress: Guide.Step.unwrittenSender
        default: nil
        }
    }
}

extension Entry {
    /// What has to be known of a value that becomes another one, beyond what its screen says; with the words for what was recorded.
    func caution(_ new: Entry, _ before: Wording) -> Bilingual? {
        switch id.field {
        case .trigger:
            before.mailName(id).map { name in
                Bilingual(
                    ja:
                        "配信のきっかけはタブです。「\(new.shown.ja)」のタブにこのメールをすべての値を入力して作り、「\(shown.ja)」のタブの前のメール\(name.ja)は削除します。",
                    en:
                        "A trigger is a tab: make this mail with all its values in the tab 「\(new.shown.en)」, and delete the earlier one, \(name.en), in the tab 「\(shown.en)」."
                )
            }
        case .scenario:
            Bilingual(
                ja:
                    "シナリオの種類をあとから変えられるかは確認できていません。変えられなければ、「\(new.shown.ja)」のシナリオを新しく作り、この商品のすべての値をチェックリストか入力シートのとおりに入力します。ステップメールも新しいシナリオに作ります。終わったら前の「\(shown.ja)」のシナリオを削除します。残すと、両方で販売されます。",
                en:
                    "Whether the type of a scenario can be changed is not known. If it cannot, make a new scenario of the type 「\(new.shown.en)」 and enter all values of this product as the checklist or the entry sheet has them, its step mails as well. Then remove the earlier scenario of the type 「\(shown.en)」: as long as it is there, both sell."
            )
        case .ipnEndpoint:
            Bilingual(
                ja: "2つ目のエンドポイントを追加せず、登録されているものをこのURLにします。",
                en: "Do not add a second endpoint: make the one that is there this URL.")
        case .publicKeyID:
            Bilingual(
                ja: "対になる新しいPrivate Keyファイルもアップロードします。ファイルの名前が前と同じでも、鍵は別のものです。",
                en: "Upload the new Private Key file of the pair as well: it is another key, even if its file has the same name.")
        case .publicHalf:
            Bilingual(
                ja: "鍵のファイルの中身が替わりました。新しいPrivate Keyファイルをアップロードします。",
                en: "The key file has another content: upload the new Private Key file.")
        default: nil
        }
    }
}
