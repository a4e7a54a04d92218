import Project
import Schema
import SourceText

/// How messages call things: products, methods, mails, choices, and lists of names.

/// 商品「オンライン講座」(course) / the product `オンライン講座` (course).
func words(_ product: Shared<Product>) -> Bilingual {
    named(Bilingual(ja: "商品", en: "the product"), name: product.name.value, id: product.id.value)
}

/// 支払方法「card」; by its name where it has one.
func words(_ method: Shared<PaymentMethod>) -> Bilingual {
    let name = method.name.value ?? (method.id.isAbsent ? method.type.value.flatMap { methodTypes[$0]?.label } : nil)
    return named(Bilingual(ja: "支払方法", en: "the payment method"), name: name, id: method.id.value)
}

private func named(_ kind: Bilingual, name: String?, id: String?) -> Bilingual {
    switch (name, id) {
    case (let name?, let id?):
        kind + Bilingual(ja: "「\(shown(name, limit: 40))」(\(shown(id)))", en: " `\(shown(name, limit: 40))` (\(shown(id)))")
    case (let text?, nil), (nil, let text?): kind + Bilingual(ja: "「\(shown(text))」", en: " `\(shown(text))`")
    case (nil, nil): kind
    }
}

/// A text from outside between 「」 or backticks.
func quoted(_ text: String) -> Bilingual { Bilingual(ja: "「\(shown(text))」", en: "`\(shown(text))`") }

extension ChoiceFace {
    /// The value in one spelling, with the other beside it.
    func shown(_ spelling: Spelling) -> Bilingual { FieldName(key, label: label).shown(spelling) }
}

extension Scenario {
    func shown(_ spelling: Spelling) -> Bilingual { scenarios[self]?.shown(spelling) ?? Bilingual(same: rawValue) }
}

extension MethodType {
    func shown(_ spelling: Spelling) -> Bilingual { methodTypes[self]?.shown(spelling) ?? Bilingual(same: rawValue) }
}

extension Plan {
    func shown(_ spelling: Spelling) -> Bilingual { plans[self]?.shown(spelling) ?? Bilingual(same: rawValue) }
}

extension MailTrigger {
    func shown(_ spelling: Spelling) -> Bilingual { mailTriggers[self]?.shown(spelling) ?? Bilingual(same: rawValue) }
}

/// 1980 → 1,980.
func yen(_ amount: Int) -> String { amount.grouped }

/// Values that share a place, in the order in which the places were first met.
func grouped<Value>(_ values: [Value], by place: (Value) -> Location?) -> [(location: Location, values: [Value])] {
    var groups: [(location: Location, values: [Value])] = []
    var indices: [Location: Int] = [:]
    for value in values {
        guard let location = place(value) else { continue }
        if let index = indices[location] {
            groups[index].values.append(value)
        } else {
            indices[location] = groups.count
            groups.append((location, [value]))
        }
    }
    return groups
}

func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + String(text.dropFirst()) }
