import Schema
import SourceText

/// How one gets to what a value belongs to, where that is made the first time and edited later, and what to beware of on the way.
enum Way {
    case making, editing, removing
}

/// Of scenarios, payment methods, items, step mails and endpoints, of which there are two once one is made instead of edited.
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

    /// The tab of each mail, empty where a record lacks it; the others have none.
    private static func things(_ entries: [Entry]) -> [EntryID.Owner: String] {
        var things: [EntryID.Owner: String] = [:]
        for entry in entries {
            if entry.id.field == .trigger {
                things[entry.id.owner] = entry.value
            } else if entry.id.field == .ipnEndpoint {
                things[entry.id.owner] = ""
            } else if things[entry.id.owner] == nil {
                switch entry.id.owner.kind {
                case .mail, .product, .method, .item: things[entry.id.owner] = ""
                case .integration, .environment: break
                }
            }
        }
        return things
    }
}

/// Environments whose setup is not complete: an ID or the key is yet to be entered, or of its URLs none has been.
struct Pending: Sendable {
    private let environments: Set<EnvironmentName>
    private let after: [EntryID: String]

    init(_ old: [Entry], _ pairs: [(old: Entry?, new: Entry?)]) {
        var environments: Set<EnvironmentName> = []
        var after: [EntryID: String] = [:]
        var urls: Set<[String]> = []
        for entry in old where entry.id.field.isURL { urls.insert([entry.id.owner.text, entry.id.field.rawValue]) }
        for new in pairs.compactMap(\.new) {
            switch (new.id.owner.kind, new.id.field) {
            case (.environment(let name), .merchantID), (.environment(let name), .clientID),
                (.environment(let name), .publicKeyID), (.environment(let name), .privateKeyFile),
                (.environment(let name), .publicHalf):
                environments.insert(name)
            case (.environment(let name), let field)
            where field.isURL && !urls.contains([new.id.owner.text, field.rawValue]):
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
    /// Whether an environment is set up with URLs of it in Seller Central.
    fileprivate var isURL: Bool { self == .javascriptOrigin || self == .returnURL || self == .ipnEndpoint }
}
