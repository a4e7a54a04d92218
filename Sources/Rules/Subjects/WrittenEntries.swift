import Project
import Schema

/// The entries of a file where they are written, before any link: those of definitions, and of a product what stands beside `use:`.
extension FileUnit {
    func visitMethods(_ visit: (Shared<PaymentMethod>) -> Void) {
        for document in documents {
            switch document {
            case .paymentMethod(let method): visit(method)
            case .product(let product): for method in product.paymentMethods.value ?? [] { visit(method) }
            case .integration, .stepMail: break
            }
        }
    }

    func visitMails(_ visit: (Shared<StepMail>) -> Void) {
        for document in documents {
            switch document {
            case .stepMail(let mail): visit(mail)
            case .product(let product): for mail in product.stepMails.value ?? [] { visit(mail) }
            case .integration, .paymentMethod: break
            }
        }
    }
}
