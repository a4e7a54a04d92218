/// How one gets to what a value belongs to, where that is made the first time and edited later, and what to beware of on the way.
import Schema
import SourceText

enum Way {
    case making, editing, removing
}

/// Of step mails and endpoints, of which there are two once one is made instead of edited.
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

    /// The tab of each mail, empty where a record lacks it; an endpoint has none.
    private static func things(_ entries: [Entry]) -> [EntryID.Owner: String] {
        var things: [EntryID.Owner: String] = [:]
        for entry in entries {
            if entry.id.field == .trigger {
                things[entry.id.owner] = entry.value
            } else if entry.id.field == .ipnEndpoint {
                things[entry.id.owner] = ""
            } else if case .mail = entry.id.owner.kind, things[entry.id.owner] == nil {
                things[entry.id.owner] = ""
            }
        }
        return things
    }
}

extension Entry {
    /// What has to be known of a value that becomes another one, beyond what its screen says.
    var caution: Bilingual? {
        switch id.field {
        case .ipnEndpoint:
            Bilingual(
                ja: "2つ目のエンドポイントを追加せず、登録されているものをこのURLにします。",
                en: "Do not add a second endpoint: make the one that is there this URL.")
        default: nil
        }
    }
}
