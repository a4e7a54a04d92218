import Outputs
import Project
import Schema
import SourceText

/// Refuses a project whose outputs would fill memory and disk: a mail is written out for each product that uses it, and names for each
/// of its payment methods.
func checkOutputSize(_ project: Project, limit: Int) throws(BadInput) {
    var total = 0
    for product in project.products { writtenTexts(of: product) { total += $1 } }
    if total <= limit { return }
    var uses: [Location: (products: Int, size: Int)] = [:]
    for product in project.products {
        writtenTexts(of: product) { place, size in
            let before = uses[place] ?? (0, 0)
            uses[place] = (before.products + 1, before.size + size)
        }
    }
    // The earlier one where two take the same.
    let most = uses.max { left, right in
        (left.value.size, right.key.file, right.key.range.start) < (right.value.size, left.key.file, left.key.range.start)
    }
    guard let most, let source = project.source(most.key.file) else { return }
    let line = LineTable(source.bytes).line(at: Int(most.key.range.start)) + 1
    let place = Bilingual(same: "\(shown(source.path, limit: 400)):\(line): ")
    throw BadInput(
        message: place
            + Bilingual(
                ja: "商品ごとに書き出すステップメールや名前が、合わせて\(total / 1_000_000)MBになります(\(limit / 1_000_000)MBまで)。"
                    + "最も多くを占めるのは、\(most.value.products)件の商品が使うこの値です。短くするか、プロジェクトを分けてください。",
                en: "the step mails and names, written out for each product, are \(total / 1_000_000) MB together; "
                    + "\(limit / 1_000_000) MB are the most. Most of it is this one, in \(most.value.products) products. "
                    + "Shorten it, or split the project."))
}

/// The texts that are written out for a product, and their size in a file that has them as often as they stand in a bundle.
///
/// Each value is in four files. The guide, in two of them and in two languages, also has subjects and names in its titles, and says for
/// each payment method what is to be ordered, at which prices, and which mails follow.
private func writtenTexts(of product: SoldProduct, _ tell: (Location, Int) -> Void) {
    func add(_ place: Place?, times: Int, beside: Int = 0) {
        guard let location = place?.valueLocation else { return }
        tell(location, (location.range.offsets.count + beside) * times)
    }
    let orders = product.methods.count
    add(product.product.name.place, times: 2 + orders)
    for method in product.methods { add(method.merged.name.place, times: 4) }
    for (index, item) in (product.product.items.value ?? []).enumerated() {
        add(item.name.place, times: index < CheckedProduct.itemsPerOrder ? 2 + 2 * orders : 2, beside: lineAround)
    }
    for mail in product.mails {
        add(mail.merged.subject.place, times: 2 + orders, beside: lineAround)
        add(mail.merged.body.place, times: 1)
        add(mail.merged.from.value?.name.place, times: 1)
        add(mail.merged.cc.place, times: 2)
        add(mail.merged.bcc.place, times: 2)
    }
}

/// What a line of the guide has around a subject or the name of an item.
private let lineAround = 30
