import SourceText

/// One typed document of a file, in the place of its kind. Boxed, as documents are passed on far more often than they are read.
package indirect enum Document: Sendable {
    case integration(Integration)
    case product(Product)
    case paymentMethod(PaymentMethod)
    case stepMail(StepMail)

    var origin: Origin {
        switch self {
        case .integration(let integration): integration.origin
        case .product(let product): product.origin
        case .paymentMethod(let method): method.origin
        case .stepMail(let mail): mail.origin
        }
    }
}
