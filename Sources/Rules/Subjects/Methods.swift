import Project
import Schema
import SourceText

/// Payment methods as products use them, and as they are written.

/// A payment method in one product.
struct MethodUse {
    let product: Shared<Product>
    let sold: SoldMethod

    var method: Shared<PaymentMethod> { sold.merged }
    /// The files that say what it is: that of the product, and that of the definition that it takes.
    var files: [FileID] { [product.origin.file] + (sold.definition.map { [$0.origin.file] } ?? []) }
    /// Something in the entry or its definition was not understood, so what seems missing may be there.
    var isIncomplete: Bool { sold.entry.origin.isIncomplete || sold.definition?.origin.isIncomplete == true }

    /// Whether the entry itself has all that a method needs.
    var isWhole: Bool {
        let entry = sold.entry
        if entry.type.isAbsent { return false }
        switch product.scenario.value {
        case .shoppingCart, .subscription: return true
        case .paidProduct, nil: return !entry.taxRate.isAbsent && !entry.price.isAbsent
        }
    }

    var words: Bilingual {
        let product = Rules.words(product)
        let method = Rules.words(method)
        return Bilingual(ja: "\(product.ja)の\(method.ja)", en: "\(method.en) of \(product.en)")
    }

    /// Where a product uses it.
    var relatedEntry: Related {
        let product = Rules.words(product)
        return Related(
            sold.entry.origin.headLocation, Bilingual(ja: "\(product.ja)で使われています", en: "\(product.en) uses it here"))
    }

    /// Where the interval of a method is written that does not charge at intervals.
    var strayRecurrence: Place? {
        guard case .present(_, let place) = method.recurrence, let type = method.type.value, type != .recurring else {
            return nil
        }
        return place
    }

    /// Type and interval stand in one definition and contradict each other, whoever uses it.
    var hasStrayDefinition: Bool {
        strayRecurrence != nil && sold.definition != nil && sold.entry.type.isAbsent && sold.entry.recurrence.isAbsent
    }

    /// The type that a product writes beside its `use:` of a definition that charges at intervals: where it is written, the definition
    /// may serve other products as it stands.
    var typeOverInterval: Place? {
        guard strayRecurrence != nil, let definition = sold.definition, sold.entry.recurrence.isAbsent,
            definition.type.value.map({ $0 == .recurring }) ?? true
        else { return nil }
        return sold.entry.type.place
    }

    /// Where the product chose the type: a shared definition may well serve other scenarios, and then its use here is wrong.
    var choicePlace: Place? { sold.entry.type.isAbsent ? sold.entry.use.place : method.type.place }

    /// The method of a subscription is of another type than the only one that it may have.
    var isUnfitForSubscription: Bool {
        product.scenario.value == .subscription && method.type.value.map { $0 != .recurring } == true
    }

    /// The definition, for a method that comes through `use:`.
    var relatedDefinition: [Related] {
        guard let definition = sold.definition else { return [] }
        return [
            Related(
                definition.origin.headLocation, Bilingual(ja: "この支払方法の文書はここです", en: "the payment method is defined here"))
        ]
    }
}

/// One after the other, without an array of them for each rule that asks, which took a sixtieth of a check.
struct MethodUses: Sequence, IteratorProtocol {
    let product: Shared<Product>
    let methods: [SoldMethod]
    private var position = 0

    init(product: Shared<Product>, methods: [SoldMethod]) {
        self.product = product
        self.methods = methods
    }

    mutating func next() -> MethodUse? {
        while position < methods.count {
            let sold = methods[position]
            position += 1
            if !sold.isUnresolved { return MethodUse(product: product, sold: sold) }
        }
        return nil
    }
}

extension Project {
    /// Every payment method of every product whose `use:` could be resolved.
    var methodUses: [MethodUse] { products.flatMap(\.methodUses) }
}

extension SoldProduct {
    /// Its methods whose `use:` could be resolved.
    var methodUses: MethodUses { MethodUses(product: product, methods: methods) }

    /// The types of its methods; nil when one of them is not known.
    var methodTypes: MethodTypes? {
        guard product.paymentMethods.value != nil, !product.origin.isIncomplete else { return nil }
        var types: MethodTypes = []
        for sold in methods {
            guard !sold.isUnresolved, let type = sold.merged.type.value else { return nil }
            types.insert(MethodTypes(type))
        }
        return types
    }
}

extension SoldProduct {
    /// Whether a mail of it has nothing that sends it, as `trigger-never-fires` tells.
    func neverSends(_ sent: SentMail) -> Bool {
        guard !sent.isUnresolved, sent.merged.trigger.value == .recurringCancelled, let types = methodTypes,
            !types.contains(.recurring)
        else { return false }
        // In a subscription the methods are the finding, and so is one that has an interval without being recurring.
        return product.scenario.value != .subscription && !methodUses.contains { $0.strayRecurrence != nil }
    }
}

/// Types of payment methods. A list of them for each of the rules that ask took 1 % of a check.
struct MethodTypes: OptionSet {
    let rawValue: UInt8

    static let recurring = MethodTypes(.recurring)
    /// Those that charge after the purchase too.
    static let repeated: MethodTypes = [.recurring, MethodTypes(.autoPay)]
}

extension MethodTypes {
    fileprivate init(_ type: MethodType) {
        switch type {
        case .oneTime: self.init(rawValue: 1)
        case .autoPay: self.init(rawValue: 2)
        case .recurring: self.init(rawValue: 4)
        }
    }
}

/// The products of some uses, each once, for the end of a sentence.
func productWords(_ uses: [MethodUse]) -> Bilingual {
    var seen: Set<Location> = []
    return listed(uses.filter { seen.insert($0.product.origin.headLocation).inserted }.map { words($0.product) }, limit: 3)
}

/// 「A」と… each method of each product once.
func methodWords(_ uses: [MethodUse]) -> Bilingual { listed(uses.map(\.words), limit: 3) }

/// An English verb behind `methodWords`: one method charges, several charge.
func verb(_ stem: String, _ uses: [MethodUse]) -> String { uses.count == 1 ? stem + "s" : stem }

/// One method is, several are.
func isOrAre(_ uses: [MethodUse]) -> String { uses.count == 1 ? "is" : "are" }
