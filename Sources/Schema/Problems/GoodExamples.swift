import SourceText

extension Example {
    /// A payment method in which nothing is to be reported.
    static let paymentMethod = Example.yaml(
        """
        kind: payment_method
        id: card
        type: one_time
        tax_rate: 10%
        price: 1980
        """)
}
