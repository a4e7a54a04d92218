import SourceText

/// One typed document of a file, in the place of its kind.
package enum Document: Sendable {
    case integration(Integration)
    case product(Product)
    case paymentMethod(PaymentMethod)
    case stepMail(StepMail)
}
