import Schema
import SourceText
import Syntax

/// All documents of a project with references resolved and `use:` applied; rules and outputs see only this.
package struct Project: Sendable {
    /// Sorted by path.
    package let units: [FileUnit]
    /// False for documents that were handed in without the others of their project: what they refer to may be there.
    package let isWhole: Bool
    /// Some document is not known or was not understood: what is referred to, or refers, may be in it.
    package let isPartial: Bool
    /// The first integration document; nil when there is none (reported).
    package let integration: Shared<Integration>?
    /// In the order of files and documents.
    package let products: [SoldProduct]
    /// `payment_method` documents.
    package let methodDefinitions: [Shared<PaymentMethod>]
    /// `step_mail` documents.
    package let mailDefinitions: [Shared<StepMail>]
    /// Problems of links, in no particular order.
    package let linkProblems: [Diagnostic]

    /// Maps a list, perhaps on several threads; the result has its order. With types of its own, as with any types it took a sixth of a
    /// short run to find out about them.
    package typealias Mapper = ([Shared<Product>], @escaping @Sendable (Shared<Product>) -> LinkedProduct) -> [LinkedProduct]

    /// Links files that were read one by one; they are sorted by path, and each has its index as its `FileID`.
    ///
    /// What was linked in a previous state of the project, from documents that are the same objects still, is taken over.
    package init(
        _ units: [FileUnit], isWhole: Bool = true, after previous: Project? = nil, mapping: Mapper = { $0.map($1) }
    ) {
        var linker = Linker(units, isWhole: isWhole)
        linker.link(after: previous, mapping)
        self.units = units
        self.isWhole = isWhole
        isPartial = linker.isPartial
        integration = linker.integrations.first
        products = linker.products
        methodDefinitions = linker.methods.all
        mailDefinitions = linker.mails.all
        linkProblems = linker.problems
    }

    /// Problems of text, shape and links, in no particular order.
    package var problems: [Diagnostic] { (units.flatMap(\.problems) + linkProblems).blamingQuotes }

    /// The private key files that the project names, each once, sorted.
    package var privateKeyPaths: [String] {
        guard let amazonPay = integration?.amazonPay.value else { return [] }
        let sandbox = amazonPay.sandbox.value?.privateKeyFile.value
        guard let live = amazonPay.live.value?.privateKeyFile.value else { return sandbox.map { [$0] } ?? [] }
        guard let sandbox, sandbox != live else { return [live] }
        return [live, sandbox].sorted()
    }

    package func source(_ file: FileID) -> SourceFile? {
        let index = Int(file.index)
        return units.indices.contains(index) ? units[index].tree.source : nil
    }
}

/// A product with its payment methods and step mails as they take effect.
///
/// An immutable object, as rules pass it on, like its entries.
package final class SoldProduct: Sendable {
    package let product: Shared<Product>
    package let methods: [SoldMethod]
    package let mails: [SentMail]
    /// Whether one of its methods uses the test environment: few do, and rules ask all products.
    package let usesTestEnvironment: Bool
    /// The documents that its entries use, in their order; nil when something was wrong with one.
    let definitions: [DocumentID]?

    init(product: Shared<Product>, methods: [SoldMethod], mails: [SentMail], definitions: [DocumentID]?) {
        self.product = product
        self.methods = methods
        self.mails = mails
        self.definitions = definitions
        usesTestEnvironment = methods.contains { !$0.isUnresolved && $0.merged.useTestEnvironment.value == true }
    }

    /// Whether something in it was not understood that may be the use of a document.
    package var mayUseMore: Bool {
        product.paymentMethods.isPoisoned || product.stepMails.isPoisoned || product.origin.isIncomplete
            || methods.contains { $0.isUnresolved || $0.entry.origin.isIncomplete }
            || mails.contains { $0.isUnresolved || $0.entry.origin.isIncomplete }
    }

    /// Whether it uses no other document, so that its own file says all of it.
    package var isAlone: Bool { definitions?.isEmpty == true }
}

/// One document of one reading of a file: what it was read into.
typealias DocumentID = ObjectIdentifier
