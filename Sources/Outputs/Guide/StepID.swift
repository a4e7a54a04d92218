import Schema

/// The names of the steps of products: a guide has them, and of what was recorded it had them once.
enum StepID {
    static func scenario(_ product: String) -> String { "product/\(product)/scenario" }
    /// Items are numbered from 1.
    static func item(_ product: String, _ number: Int) -> String { "product/\(product)/item/\(number)" }
    static func method(_ product: String, _ id: String) -> String { "product/\(product)/method/\(id)" }
    static func mail(_ product: String, _ id: String) -> String { "product/\(product)/mail/\(id)" }

    /// What is tried with a payment method in the acceptance test.
    enum Trial: String {
        case order, report, failure, cancel

        /// Where nothing is charged later, a failure is waited for only if there is a mail for it.
        static func all(of type: MethodType, hasFailureMail: Bool) -> [Trial] {
            switch type {
            case .oneTime: hasFailureMail ? [.order, .report, .failure] : [.order, .report]
            case .autoPay: [.order, .report, .failure]
            case .recurring: [.order, .report, .failure, .cancel]
            }
        }
    }

    static func acceptance(_ environment: EnvironmentName, _ product: String, _ method: String, _ trial: Trial) -> String {
        "acceptance/\(environment.rawValue)/\(product)/\(method)/\(trial.rawValue)"
    }
}
