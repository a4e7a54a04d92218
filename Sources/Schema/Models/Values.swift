import SourceText
import Syntax

/// The values of choices and the small typed values of fields.
package enum Plan: String, Sendable, CaseIterable, Comparable {
    /// In ascending order; the order is inferred (domain.md A2).
    case beginner, personal, standard, mach

    package static func < (left: Plan, right: Plan) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

package enum CheckoutVersion: String, Sendable, CaseIterable {
    case cv2 = "CV2"
    case cv1 = "CV1"
}

package enum Scenario: String, Sendable, CaseIterable {
    case paidProduct = "paid_product"
    case shoppingCart = "shopping_cart"
    case subscription
}

package enum MethodType: String, Sendable, CaseIterable {
    case oneTime = "one_time"
    case autoPay = "auto_pay"
    case recurring
}

package enum MailTrigger: String, Sendable, CaseIterable {
    case chargeFailed = "charge_failed"
    case recurringCancelled = "recurring_cancelled"
}

package enum DocumentKind: String, Sendable, CaseIterable {
    case integration, product
    case paymentMethod = "payment_method"
    case stepMail = "step_mail"
}

/// The interval of a recurring charge, such as `1 month`.
package struct Interval: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        case day, week, month, year
    }
    /// At least 1.
    package let count: Int
    package let unit: Unit

    package init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// A text that may be long: its bytes stay in the file and are decoded when it leaves the program, as checks look at the file itself.
package struct LongText: Sendable {
    private let bytes: [UInt8]
    private let node: Node

    init(_ node: Node, in source: SourceFile) {
        bytes = source.bytes
        self.node = node
    }

    package var text: String { ScalarText.decode(node, in: bytes) }

    /// Whether another one is written in the same bytes, but for what may stand behind its last letter: that is seen without decoding.
    package func isWritten(as other: LongText) -> Bool {
        look { one in other.look { one.isSame(as: $0) } }
    }

    private func look<Result>(_ look: (TextBytes) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            let range = node.range.offsets.clamped(to: bytes.indices)
            let end = bytes[range].lastIndex { !isLineBreak($0) && !isBlank($0) }.map { $0 + 1 } ?? range.lowerBound
            return look(TextBytes(rebasing: bytes[range.lowerBound..<end]))
        }
    }
}

/// What `rules:` makes of a code.
package enum RuleLevel: String, Sendable, CaseIterable {
    case off, hint, warning, error
}
