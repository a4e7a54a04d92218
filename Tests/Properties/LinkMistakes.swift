import SourceText

/// A file that comes after all others.
private let last = "龍.yaml"

/// Mistakes between documents: ids, references, the integration.
let linkMistakes: [Mistake] = [
    Mistake(.missingIntegration, "no integration") { draft, _ in
        guard draft.documents.count > 1 else { return nil }
        draft.documents.remove(at: draft.integrationIndex)
        return [Expected(Spot(0, ""), .home)]
    },
    Mistake(.secondIntegration, "a second integration") { draft, _ in
        let copy = draft.documents[draft.integrationIndex]
        // The one in kessai.yaml is the first, or else the one whose file comes first.
        guard copy.home == "kessai.yaml" else { return nil }
        draft.documents.append(Draft.Document(tree: copy.tree, home: last))
        return [Expected(Spot(draft.documents.count - 1, ""), .head)]
    },
    Mistake(.duplicateID, "two products of one id") { draft, random in
        guard let index = random.any(draft.indices("product")) else { return nil }
        var copy = draft.documents[index]
        copy.home = last
        draft.documents.append(copy)
        return [Expected(Spot(draft.documents.count - 1, "id"), .value)]
    },
    Mistake(.duplicateID, "two definitions of one id") { draft, random in
        guard let index = random.any(draft.indices("payment_method") + draft.indices("step_mail")) else { return nil }
        var copy = draft.documents[index]
        copy.home = last
        draft.documents.append(copy)
        return [Expected(Spot(draft.documents.count - 1, "id"), .value)]
    },
    Mistake(.duplicateID, "two methods of one id in a product") { draft, random in
        let later = draft.methodEntries.filter { $0.path.steps.last != "0" && draft[$0 + "id"] != nil }
        guard let entry = random.any(later) else { return nil }
        let first = Spot(entry.document, "payment_methods.0")
        guard let id = draft.value("id", of: first) else { return nil }
        draft[entry + "id"] = .text(id)
        return [Expected(entry + "id", .value)]
    },
    Mistake(.unknownReference, "a name that nothing has") { draft, random in
        let entries = (draft.methodEntries + draft.mailEntries).filter { draft.definition(of: $0) != nil }
        guard let entry = random.any(entries) else { return nil }
        draft[entry.use] = .text("no-such-thing")
        return [Expected(entry.use, .value)]
    },
    Mistake(.unusedDefinition, "a method that nothing uses") { draft, _ in
        draft.documents.append(
            Draft.Document(
                tree: .record([Entry("kind", "payment_method"), Entry("id", "left-over"), Entry("type", "one_time")]), home: last)
        )
        return [Expected(Spot(draft.documents.count - 1, "id"), .value)]
    },
    Mistake(.unusedDefinition, "a mail that nothing uses") { draft, _ in
        draft.documents.append(
            Draft.Document(
                tree: .record([
                    Entry("kind", "step_mail"), Entry("id", "left-over"), Entry("trigger", "charge_failed"),
                    Entry("subject", "お支払い"), Entry("body", "お支払いをご確認ください。"),
                ]), home: last))
        return [Expected(Spot(draft.documents.count - 1, "id"), .value)]
    },
]

/// Comments that silence nothing, or do not say why.
let hygieneMistakes: [Mistake] = [
    Mistake(.unusedSuppression, "a comment that silences nothing", comment: { code in "# kessai: allow \(code.rawValue) 念のため" }),
    Mistake(.unusedSuppression, "a comment on a code that is none", comment: { _ in "# kessai: allow no-such-code 念のため" }),
    Mistake(.suppressionWithoutReason, "no reason") { draft, random in
        let spots = records(draft).flatMap { spot in
            (draft[spot]?.entries ?? []).filter {
                $0.remark.map { !$0.contains(Code.testEnvironmentInRelease.rawValue) } ?? false
            }.map { (spot, $0.key) }
        }
        guard let (spot, key) = random.any(spots) else { return nil }
        draft.documents[spot.document].tree.change(spot.path) { entries in
            entries = entries.map { entry in
                var entry = entry
                if entry.key == key { entry.remark = entry.remark?.replacing(" " + Words.reason, with: "") }
                return entry
            }
        }
        return [Expected(spot + Path([key]), .above)]
    },
]

extension Mistake {
    /// A comment above the name of a product.
    fileprivate init(_ code: Code, _ way: String, comment: @escaping @Sendable (Code) -> String) {
        self.init(code, way) { draft, random in
            guard let product = random.any(draft.indices("product")) else { return nil }
            let text = comment(.mailHostDiffers)
            draft.documents[product].tree.change("") { entries in
                entries = entries.map { entry in
                    var entry = entry
                    if entry.key == "name" { entry.remark = text }
                    return entry
                }
            }
            return [Expected(Spot(product, "name"), .above)]
        }
    }
}
