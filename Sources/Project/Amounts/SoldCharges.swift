import SourceText

extension QuotedAmounts {
    /// What is charged besides the price elsewhere, and is a price itself where a product, an item or a method is called so.
    package struct SoldCharges: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// 「キャンセル料」.
        package static let cancellation = SoldCharges(rawValue: 1)
        /// 「延長料金（1時間）」.
        package static let longerTime = SoldCharges(rawValue: 2)

        package init(name: String, isFee: Bool) {
            self = name.withTextBytes { text in
                var charges: SoldCharges = text.holds(["延長"]) ? .longerTime : []
                if isFee, text.holds(CancellationAmounts.words) { charges.insert(.cancellation) }
                return charges
            }
        }
    }
}
