import Project
import Schema
import SourceText

/// What has a name that buyers read.
enum NameOwner: Sendable {
    case method(MethodUse)
    case product(Shared<Product>)
    /// Of a product.
    case item(Shared<Product>)

    /// The field of the name.
    func field(_ spelling: Spelling) -> Bilingual {
        let field: FieldName = if case .method = self { .methodName } else { .productName }
        return field.shown(spelling)
    }

    /// What is called so.
    func words(_ name: String, _ spelling: Spelling) -> Bilingual {
        switch self {
        case .method(let use): return use.words
        case .product(let product): return Rules.words(product)
        case .item(let product):
            let (item, items, product) = (quoted(name), FieldName.items.shown(spelling), Rules.words(product))
            return Bilingual(ja: "\(product.ja)の\(items.ja)の\(item.ja)", en: "\(item.en) in \(items.en) of \(product.en)")
        }
    }
}
