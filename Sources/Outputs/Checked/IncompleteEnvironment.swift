import Project
import Schema
import SourceText

/// An environment that was begun: no output holds anything of it, and what was entered for it stays as it is.
package struct IncompleteEnvironment: Sendable {
    package let name: EnvironmentName
    /// The fields that are not written, in the spelling of the integration.
    private let missing: [Bilingual]

    /// Nil for one that is complete, and for one in which nothing is written yet.
    init?(_ name: EnvironmentName, _ setting: Setting<Shared<Environment>>) {
        guard case .present(let environment, let place) = setting, !environment.model.isComplete,
            !environment.model.isUnwritten
        else {
            return nil
        }
        self.name = name
        missing = environment.model.absentFields.map { $0.shown(place.spelling) }
    }

    package var missingFields: Bilingual { listed(missing) }

    /// What a plan says of it.
    var leftOut: Bilingual {
        Bilingual(
            ja: "\(name.title.ja)は\(missingFields.ja)がないため、この計画に含まれません。記録した値はそのまま残ります。",
            en:
                "The \(name.title.en.lowercased()) is left out of this plan, as it lacks \(missingFields.en). What was recorded of it stays as it is."
        )
    }
}

extension CheckedProject {
    /// Those of which a plan would tell something if they were complete.
    var leftOut: [IncompleteEnvironment] { integration.usesAmazonPay.value ? incomplete : [] }

    /// Everything that the consoles are to hold after `old` was entered: what is entered now, and what stays of environments that are
    /// left out.
    package func entries(over old: [Entry]) -> [Entry] { entries.map(\.entry) + entriesLeftOut(of: old) }

    /// What stays entered of that for which the project asks nothing: of environments that are left out, and of those that an unticked box
    /// hides. Without what was recorded when a secret was not yet known as one.
    func entriesKept(of old: [Entry]) -> [Entry] {
        (settingEntries.map(\.entry).hidden(of: old) + entriesLeftOut(of: old)).map { Entry($0.id, Secrets.masked($0.value)) }
    }

    private func entriesLeftOut(of old: [Entry]) -> [Entry] {
        if leftOut.isEmpty { return [] }
        let names = Set(leftOut.map { EntryID.Owner.Kind.environment($0.name) })
        return old.filter { names.contains($0.id.owner.kind) }
    }
}
