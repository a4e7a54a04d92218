import SourceText

/// One typed document of a file.
package enum Document: Sendable {
    case integration(Shared<Integration>)
    case product(Shared<Product>)
    case paymentMethod(Shared<PaymentMethod>)
    case stepMail(Shared<StepMail>)

    /// Whether the id that others use may stand in a part of it that was not understood.
    var mayHideItsID: Bool {
        switch self {
        case .integration, .product: false
        case .paymentMethod(let method): method.origin.isIncomplete && method.model.id.value == nil
        case .stepMail(let mail): mail.origin.isIncomplete && mail.model.id.value == nil
        }
    }
}
