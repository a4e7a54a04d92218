import SourceText

/// One typed document of a file.
package enum Document: Sendable {
    case integration(Shared<Integration>)
    case product(Shared<Product>)
    case paymentMethod(Shared<PaymentMethod>)
    case stepMail(Shared<StepMail>)

    var origin: Origin {
        switch self {
        case .integration(let integration): integration.origin
        case .product(let product): product.origin
        case .paymentMethod(let method): method.origin
        case .stepMail(let mail): mail.origin
        }
    }
}
