import Schema
import SourceText

/// A value of a checked project together with where it came from and what was done to it.
package struct Sourced<Value: Sendable>: Sendable {
    package let value: Value
    package let trace: Trace

    package init(_ value: Value, _ trace: Trace) {
        self.value = value
        self.trace = trace
    }

    /// The value as a part of a mapping or list that was taken over as a whole: what was done to that was done to it.
    func inside(_ whole: Trace) -> Sourced { Sourced(value, Trace(trace.places, whole.steps)) }

    package func map<Other>(_ transform: (Value) -> Other) -> Sourced<Other> { Sourced<Other>(transform(value), trace) }
}

/// The way of a value from the text into an output, for `kessai why`.
package struct Trace: Sendable, Hashable {
    private let way: Way

    /// Nearly every value has one place and one step, and is copied often: it takes no arrays.
    private enum Way: Sendable, Hashable {
        case one(Location, Step)
        indirect case many([Location], [Step])
    }

    package init(_ place: Location, _ step: Step) { way = .one(place, step) }

    package init(_ places: [Location], _ steps: [Step]) {
        way = places.count == 1 && steps.count == 1 ? .one(places[0], steps[0]) : .many(places, steps)
    }

    /// Where the value, or what it was made from, is written; for a value that is written nowhere, the mapping that lacks it.
    package var places: [Location] {
        switch way {
        case .one(let place, _): [place]
        case .many(let places, _): places
        }
    }

    /// The place of a value that was taken over as it is written.
    var placeOfWritten: Location? { if case .one(let place, .written) = way { place } else { nil } }

    package var steps: [Step] {
        switch way {
        case .one(_, let step): [step]
        case .many(_, let steps): steps
        }
    }

    /// Visits them without a list of the one that there nearly always is.
    func visitPlaces(_ visit: (Location) -> Void) {
        switch way {
        case .one(let place, _): visit(place)
        case .many(let places, _): places.forEach(visit)
        }
    }

    func visitSteps(_ visit: (Step) -> Void) {
        switch way {
        case .one(_, let step): visit(step)
        case .many(_, let steps): steps.forEach(visit)
        }
    }

    package enum Step: Sendable, Hashable {
        /// Taken over as it is written.
        case written
        /// What is written in another spelling: `2週間`.
        case spelled(String)
        /// Taken over from the document that `use:` names.
        case used(id: String)
        /// Written beside `use:`, and so stronger than the value of the document.
        case overrides(id: String)
        /// Not written, so the value that holds by default.
        case defaulted
        /// Not written, so the label of the type.
        case namedByType
        /// A URL in the form that is compared and entered: lower case, ASCII host, no default port, no slash at the end.
        case normalised
        /// The origins of the MyASP site and of every return URL, without repeats.
        case derivedOrigin
        /// price × rate / (100 + rate), rounded down once.
        case tax
        /// The SHA-256 of the public half of the key in the file that is named here.
        case publicHalf

        package var text: Bilingual {
            switch self {
            case .written: Bilingual(ja: "書かれたとおり", en: "as written")
            case .spelled(let text): Bilingual(ja: "「\(shown(text))」と書かれたもの", en: "written as `\(shown(text))`")
            case .used(let id): Bilingual(ja: "use: \(id) の文書から", en: "from the document that `use: \(id)` names")
            case .overrides(let id):
                Bilingual(
                    ja: "use: \(id) の値より、商品に書かれた値を優先", en: "written in the product, which takes precedence over `use: \(id)`")
            case .defaulted: Bilingual(ja: "書かれていないので既定値", en: "not written, so the default")
            case .namedByType: Bilingual(ja: "名前が書かれていないので、種類のラベル", en: "no name is written, so the label of the type")
            case .normalised:
                Bilingual(
                    ja: "URLを比較と入力の形にそろえた(小文字、ASCIIのホスト名、既定のポートと末尾の / を除く)",
                    en: "URL in the form that is entered (lower case, ASCII host, no default port, no slash at the end)")
            case .derivedOrigin:
                Bilingual(
                    ja: "MyASPのURLとリターンURLのオリジンを重複なく並べた",
                    en: "the origins of the MyASP site and of every return URL, without repeats")
            case .tax:
                Bilingual(
                    ja: "料金 × 税率 ÷ (100 + 税率)、1円未満は1回だけ切り捨て",
                    en: "price × rate ÷ (100 + rate), rounded down once to whole yen")
            case .publicHalf:
                Bilingual(
                    ja: "このファイルの鍵の公開部分(SubjectPublicKeyInfo)のSHA-256",
                    en: "SHA-256 of the public half (SubjectPublicKeyInfo) of the key in this file")
            }
        }
    }
}

extension Setting {
    /// The value as written, if it is there.
    var sourced: Sourced<Value>? {
        guard case .present(let value, let place) = self else { return nil }
        return Sourced(value, Trace(place.valueLocation, .written))
    }

    /// The value as written, or the default, which points at the mapping that lacks the field.
    func sourced(default value: Value, in origin: Origin) -> Sourced<Value> {
        sourced ?? Sourced(value, Trace(origin.headLocation, .defaulted))
    }
}
