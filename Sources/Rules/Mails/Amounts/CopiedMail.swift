import Project
import Schema
import SourceText

/// A mail that was taken from another product as it is: `ピアノ個人コースの月謝 8,800円のお支払いが完了していません` to those who pay for バイオリン個人コース.
extension MailQuote {
    /// Whether the amount, a price of another product that is named beside it, tells of a payment for that one, in a mail that says nothing
    /// of its own product. Many mails advertise other products; but none tells of their payments.
    func isCopied(from other: SoldProduct) -> Bool {
        guard let name = other.product.name.value else { return false }
        // `お支払いができませんでした。ライト会員（月額1,980円）への変更も承ります。` tells before it of something else.
        let isTold =
            lineBehind.withUnsafeBufferPointer { line in
                tells(TextBytes(rebasing: line[..<(line.indices.first { line.starts($0, with: "。") } ?? line.count)]))
            } || mail.subject.value.map { $0.withTextBytes { $0.holds(name) && tells($0) } } == true
        return isTold && !isBesideIt && !namesItsOwn
    }

    /// Whether the line says that the other product is changed for its own, or paid besides it: 「ピアノ個人コース（月謝8,800円）からのコース変更」,
    /// 「ピアノ個人コースをご受講の方の月謝 8,800円とは別に」.
    private var isBesideIt: Bool {
        (lineBefore + [0x0A] + lineBehind).withUnsafeBufferPointer { $0.holds(MeantName.besides) }
    }

    private func tells(_ text: TextBytes) -> Bool { MailNews.tellOfFailure(text) || MailNews.tellOfEnd(text) }

    /// Whether subject or body has a name or a price of what the product sells.
    private var namesItsOwn: Bool {
        let names = sold.namesInMails
        return [mail.subject.value, mail.body.value?.text].compactMap(\.self).contains { text in
            text.withTextBytes { bytes in
                names.contains(where: bytes.holds)
                    || QuotedAmounts.find(in: bytes).contains { $0.value.map(fault.prices.amounts.contains) == true }
            }
        }
    }
}

extension SoldProduct {
    /// The names of the product, its items and its payment methods.
    var namesInMails: [String] {
        ([product.name.value] + (product.items.value ?? []).map(\.name.value) + methods.map(\.merged.name.value)).compactMap(
            \.self)
    }
}

extension TextBytes {
    /// Whether a name stands anywhere in it.
    func holds(_ name: String) -> Bool {
        name.withTextBytes { name in
            !name.isEmpty && name.count <= count
                && (0...count - name.count).contains { TextBytes(rebasing: self[$0..<$0 + name.count]).isSame(as: name) }
        }
    }
}
