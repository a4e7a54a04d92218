import SourceText

/// One typed document of a file, in the place of its kind. Boxed, as documents are passed on far more often than they are read.
package indirect enum Document: Sendable {
    case integration(Integration)
    case product(Product)
    case paymentMethod(PaymentMethod)
    case stepMail(StepMail)
}
