import Project
import Schema
import SourceText

/// The two environments, and what a project says of each.
enum Side: Sendable, CaseIterable {
    case live, sandbox

    var name: FieldName { self == .live ? .live : .sandbox }

    var words: Bilingual {
        self == .live
            ? Bilingual(ja: "本番環境", en: "the live environment") : Bilingual(ja: "テスト環境", en: "the test environment")
    }

    /// What the IDs of its keys begin with.
    var keyPrefix: String { self == .live ? "LIVE-" : "SANDBOX-" }

    var other: Side { self == .live ? .sandbox : .live }

    func setting(in amazonPay: AmazonPay) -> Setting<Shared<Environment>> { self == .live ? amazonPay.live : amazonPay.sandbox }
}

/// An environment that is written, with its place.
struct ConfiguredSide {
    let side: Side
    let environment: Shared<Environment>
    let place: Place
}

extension Project {
    var amazonPay: AmazonPay? { integration?.amazonPay.value }

    /// The environments that are written and were understood.
    var sides: [ConfiguredSide] {
        guard let amazonPay else { return [] }
        return Side.allCases.compactMap { side in
            guard case .present(let environment, let place) = side.setting(in: amazonPay) else { return nil }
            return ConfiguredSide(side: side, environment: environment, place: place)
        }
    }
}

/// What is wrong with an environment that is needed.
struct Shortfall {
    /// The fields that are not written; empty when the environment itself is not.
    let fields: [FieldName]
    let side: Side
    /// Where it would be written: the environment's key, or that of `amazon_pay`.
    let place: Place

    /// Nil when the environment is complete, or when what is missing cannot be judged.
    init?(_ side: Side, in project: Project) {
        guard let integration = project.integration, case .present(let amazonPay, let place) = integration.amazonPay else {
            return nil
        }
        self.side = side
        switch side.setting(in: amazonPay) {
        case .poisoned: return nil
        case .absent:
            if amazonPay.origin.isIncomplete { return nil }
            fields = []
            self.place = place
        case .present(let environment, let place):
            if environment.origin.isIncomplete || environment.model.isComplete { return nil }
            fields = environment.model.absentFields
            self.place = place
        }
    }

    /// 「merchant_id」(出品者ID)、… in the spelling of the integration.
    var fieldNames: Bilingual { listed(fields.map { $0.shown(place.spelling) }) }

    var problem: Bilingual {
        let name = side.name.shown(place.spelling)
        return fields.isEmpty
            ? Bilingual(
                ja: "\(side.words.ja)の設定\(name.ja)が書かれていません", en: "the settings of \(side.words.en), \(name.en), are not written")
            : Bilingual(
                ja: "\(side.words.ja)の設定\(name.ja)に\(fieldNames.ja)がありません",
                en: "the settings of \(side.words.en), \(name.en), lack \(fieldNames.en)")
    }

    var help: Bilingual {
        let all = fields.isEmpty ? listed(Environment.neededFields.map { $0.shown(place.spelling) }) : fieldNames
        let name = side.name.shown(place.spelling)
        return Bilingual(
            ja: "\(name.ja)に\(all.ja)を書いてください。", en: "Write \(all.en) under \(name.en).")
    }
}
