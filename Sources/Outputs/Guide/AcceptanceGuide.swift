import Schema
import SourceText

/// What a person checks after everything is entered: the registration form, and one order of each kind in each environment.
extension Guide.Section {
    /// What MyASP's manual asks to be shown on the form of a paid product (domain.md B8).
    static func reminders(_ project: CheckedProject, _ products: [Guide.Section]) -> Guide.Section {
        let offers = products.entries { $0.id.field.isOffered }
        let sellsRecurring = project.products.contains { $0.methods.contains { $0.type.value == .recurring } }
        var form = Guide.Step("reminders/form", .myasp, Bilingual(ja: "登録フォームを確かめる", en: "Check the registration forms"))
        form.lines = [
            Bilingual(
                ja: "商品ごとに、登録フォームで商品名、料金、支払方法の名前が正しく表示されることを確かめます。",
                en: "For each product, make sure that its form shows the right name, price and payment methods.")
        ]
        form.about = offers
        var law = Guide.Step(
            "reminders/law", .myasp,
            Bilingual(ja: "特定商取引法の6項目を確かめる", en: "Check the six items of the Act on Specified Commercial Transactions"))
        law.about = offers
        law.lines = [
            Bilingual(
                ja: "登録フォームか確認画面に、次の6項目があることを確かめます。",
                en: "Make sure that the form or the confirmation page shows these six items."),
            Bilingual(
                ja: "1. 販売価格・対価" + (sellsRecurring ? "(定期の商品は2回目以降の金額も)" : ""),
                en: "1. Price" + (sellsRecurring ? " (for recurring charges also the amounts from the second one on)" : "")),
            Bilingual(ja: "2. 分量", en: "2. Quantity"),
            Bilingual(ja: "3. 申込期間(期限がある場合)", en: "3. Period for orders, if it is limited"),
            Bilingual(ja: "4. 引渡・提供時期", en: "4. When it is delivered"),
            Bilingual(ja: "5. 申込みの撤回・解除", en: "5. Withdrawal and cancellation"),
            Bilingual(
                ja: "6. 支払時期・方法" + (sellsRecurring ? "(定期の商品は2回目以降も)" : ""),
                en: "6. When and how to pay" + (sellsRecurring ? " (for recurring charges also from the second one on)" : "")),
            Bilingual(
                ja: "2025年3月27日の更新より前に作ったシナリオでは、料金と合計が自動で表示されないことがあります。",
                en: "Scenarios made before the update of 2025-03-27 may not show price and total by themselves."),
        ]
        return Guide.Section(
            .reminders, Bilingual(ja: "登録フォームと特定商取引法", en: "Registration forms and the law"),
            lead: Bilingual(ja: "商品を公開する前に確かめます。", en: "Check this before a product goes public."), [form, law])
    }

    static func acceptance(
        _ environment: EnvironmentName, _ project: CheckedProject, _ products: [Guide.Section], _ namesakes: Namesakes,
        _ workers: some Workers
    ) -> Guide.Section {
        let title = environment.title
        let heading = Bilingual(ja: "受け入れ確認(\(title.ja))", en: "Acceptance test: \(title.en)")
        let prefix = "acceptance/\(environment.rawValue)"
        let steps = workers.mapEach(project.products) { product in
            product.methods.filter { $0.environment == environment }.flatMap {
                orderSteps(product, $0, namesakes)
            }
        }.flatMap(\.self)
        guard !steps.isEmpty else {
            return Guide.Section(.acceptance(environment), heading, lead: beginning, [nothingToOrder(environment, prefix)])
        }
        let isSure = project.products.allSatisfy { product in
            product.methods.allSatisfy { $0.environment != environment || $0.isChargedAtOnce }
        }
        // What holds for every order is said once, above them all.
        let payment =
            environment == .sandbox
            ? Bilingual(
                ja: "どの注文も、登録フォームから申込み、Amazon Payのテスト用アカウントで支払います。テスト用アカウントは、先にセラーセントラルで作ります。",
                en:
                    " For each order, sign up on the registration form and pay with a test account of Amazon Pay. Make that account in Seller Central first."
            )
            : Bilingual(
                ja: "どの注文も、登録フォームから申込み、実際のAmazonアカウントで支払います。実際に課金される\(isSure ? "" : "ことがある")ため、返金などの扱いを先に決めます。",
                en:
                    " For each order, sign up on the registration form and pay with a real Amazon account. You \(isSure ? "will" : "may") really be charged: decide on the refund first."
            )
        let ending = environment == .sandbox ? [goingLive(prefix, project, products, namesakes)] : []
        return Guide.Section(.acceptance(environment), heading, lead: beginning + payment, steps + ending)
    }

    /// What was tried with test accounts would go on taking no real payment.
    private static func goingLive(
        _ prefix: String, _ project: CheckedProject, _ products: [Guide.Section], _ namesakes: Namesakes
    ) -> Guide.Step {
        var step = Guide.Step(
            "\(prefix)/going-live", .myasp,
            Bilingual(ja: "公開する前に、テスト環境の使用をやめる", en: "Before going live, stop using the test environment"))
        step.lines = [
            Entry.takesNoPayment,
            Bilingual(
                ja:
                    "購入者が使う支払方法は、設定ファイルの「テスト環境を使用する」(use_test_environment)を「false」にするか、その行を消して、入力シートとチェックリストを作り直します。MyASPでは「テスト環境を使用する」のチェックを外します。",
                en:
                    "Where buyers are to pay, write false for use_test_environment (「テスト環境を使用する」) in the settings file or remove the line, and make the entry sheet and the checklist anew. In MyASP, untick 「テスト環境を使用する」."
            ),
            Bilingual(
                ja: "確認用の商品は、このままにします。チェックを外すと、実際に課金されます。",
                en: "Leave a product that is only for tests as it is: with the box cleared it would take real money."),
        ]
        if project.environment(.live) == nil {
            step.lines.insert(noLiveEnvironment, at: 1)
        }
        let methods = project.products.flatMap { product in
            product.methods.filter { $0.environment == .sandbox }.map { (product: product, method: $0) }
        }
        let menus = Set(methods.map { MenuPath.methods($0.product.scenario.value) })
        if menus.count == 1, let menu = menus.first { step.menu = menu }
        step.lines.append(
            Bilingual(
                ja: "設定で「テスト環境を使用する」にチェックを入れている支払方法は、次の\(methods.count)件です。",
                en: methods.count == 1
                    ? "In the settings, one payment method has 「テスト環境を使用する」 ticked:"
                    : "In the settings, \(methods.count) payment methods have 「テスト環境を使用する」 ticked:"))
        step.lines += methods.map { product, method in
            let ofProduct = namesakes[EntryID.Owner(.product(product.id.value))]
            let ofMethod = namesakes[EntryID.Owner(.method(product: product.id.value, id: method.id.value))]
            let (name, methodName) = (product.name.value, method.name.value)
            let menu = menus.count == 1 ? "" : MenuPath.methods(product.scenario.value).joined(separator: " > ")
            return Bilingual(
                ja: "商品「\(name)」\(ofProduct.ja)の支払方法「\(methodName)」\(ofMethod.ja)" + (menu.isEmpty ? "" : "(\(menu))"),
                en: "Product “\(name)”\(ofProduct.en), payment method “\(methodName)”\(ofMethod.en)"
                    + (menu.isEmpty ? "" : " (\(menu))"))
        }
        step.about = products.entries { $0.usesTestEnvironment }
        step.finish = Guide.Step.savedOnScreen
        return step
    }

    /// A method that does not use the test environment uses the live one.
    private static let noLiveEnvironment = Bilingual(
        ja: "設定ファイルに本番環境の設定がそろっていません。先に本番環境を書き、入力シートとチェックリストを作り直して、本番環境の設定を済ませます。",
        en:
            "The settings file has no complete live environment: write it first, make the entry sheet and the checklist anew, and set up the live environment."
    )

    private static let beginning = Bilingual(
        ja: "すべて入力したあと、購入者と同じ手順で確かめます。", en: "When everything is entered, go through it as a buyer would.")

    private static func nothingToOrder(_ environment: EnvironmentName, _ prefix: String) -> Guide.Step {
        var step = Guide.Step("\(prefix)/none", .shop, Bilingual(ja: "注文できる支払方法がありません", en: "Nothing to order"))
        step.lines = [
            environment == .sandbox
                ? Bilingual(
                    ja: "「テスト環境を使用する」にチェックを入れた支払方法がありません。本番環境の設定では、テスト決済を試すことができません。",
                    en: "No payment method has 「テスト環境を使用する」 ticked. A test payment cannot be made with the live settings.")
                : Bilingual(ja: "本番環境を使う支払方法がありません。", en: "No payment method uses the live environment.")
        ]
        return step
    }

    private static func orderSteps(_ product: CheckedProduct, _ method: CheckedMethod, _ namesakes: Namesakes) -> [Guide.Step] {
        let ofProduct = namesakes[EntryID.Owner(.product(product.id.value))]
        let ofMethod = namesakes[EntryID.Owner(.method(product: product.id.value, id: method.id.value))]
        let (name, methodName) = (product.name.value, method.name.value)
        var order = Guide.Step(
            id(.order, product, method), .shop,
            Bilingual(
                ja: "「\(name)」\(ofProduct.ja)を「\(methodName)」\(ofMethod.ja)で注文する",
                en: "Order “\(name)”\(ofProduct.en) with “\(methodName)”\(ofMethod.en)"))
        let trial = method.trialDays.map { EntryField.trialDays.shown(String($0)) }
        // Whoever looks at this step alone must know it, too.
        let isCharged =
            method.environment == .sandbox
            ? nil
            : method.isChargedAtOnce
                ? Bilingual(ja: "この注文は実際に課金されます。", en: "You will really be charged.")
                : Bilingual(ja: "この注文は実際に課金されることがあります。", en: "You may really be charged.")
        let amount = method.charge.map { yen($0.price.value) }
        if let trial {
            // What MyASP shows and charges during a trial is not known (domain.md A4).
            order.lines.append(
                Bilingual(
                    ja: "お試し期間(\(trial.ja))の予定です。いつ、いくら課金されると表示されるかを画面で確かめます" + (amount.map { "(料金は\($0.ja))。" } ?? "。"),
                    en: "A trial of \(trial.en) is planned: see on the form when it is charged, and how much"
                        + (amount.map { " (the price is \($0.en))." } ?? ".")))
        } else if let amount {
            order.lines.append(
                Bilingual(
                    ja: "支払う金額が\(amount.ja)と表示されることを確かめます。", en: "Make sure that the amount shown is \(amount.en)."))
        }
        if let isCharged {
            order.lines = [order.lines.first?.then(isCharged) ?? isCharged]
        }
        // Where items are sold, they have the prices.
        order.lines += product.itemLines(areShown: trial == nil)
        if method.collectsShippingAddress.value {
            order.lines.append(
                Bilingual(
                    ja: "決済ページにアドレス帳が表示され、選択したお届け先をセラーセントラルで確認できることを確かめます。",
                    en:
                        "Make sure that the payment page shows the address book, and that Seller Central shows the chosen address."
                ))
        }
        var report = Guide.Step(
            id(.report, product, method), .myasp, Bilingual(ja: "売上レポートを確かめる", en: "Check the sales report"))
        report.menu = MenuPath.salesReport
        if method.type.value == .autoPay {
            report.lines = [
                Bilingual(
                    ja: "従量課金は、必要なときに手動で課金する支払方法です。注文しただけで課金されるかは確認できていません。課金されていなければ、一度課金して確かめます。",
                    en:
                        "With this method charges are run by hand when they are needed. Whether the order alone is charged is not known: if it is not, run one charge."
                )
            ]
        }
        report.lines += [
            Bilingual(
                ja: "申込むと、支払方法欄に「\(method.name.value)」とAmazon Payのアイコン画像が表示されます。決済が完了すると、料金受領状態が「受領済み」に変わります。",
                en:
                    "After the order the column 支払方法 shows 「\(method.name.value)」 and the icon of Amazon Pay. Once it is paid, 料金受領状態 changes to 「受領済み」."
            )
        ]
        return [order, report] + mailSteps(product, method)
    }

    private static func id(_ trial: StepID.Trial, _ product: CheckedProduct, _ method: CheckedMethod) -> String {
        StepID.acceptance(method.environment, product.id.value, method.id.value, trial)
    }

    /// The mails that follow a failed charge and, for 従量定期課金, a cancel.
    private static func mailSteps(_ product: CheckedProduct, _ method: CheckedMethod) -> [Guide.Step] {
        func arrival(_ trigger: MailTrigger) -> [Bilingual] {
            product.mails.filter { $0.trigger.value == trigger }.map { mail in
                let (subject, delay) = (mail.subject.value, mail.delayMinutes.value)
                let minutes = "\(delay) minute\(delay == 1 ? "" : "s")"
                // The moment that the minutes are counted from is known of a failed charge alone (domain.md R28).
                if trigger == .recurringCancelled {
                    return Bilingual(
                        ja: "件名「\(subject)」のメールが届くことを確かめます(設定では\(delay)分後です。どの時点から数えるかは確認できていません)。",
                        en:
                            "Make sure that a mail with the subject “\(subject)” arrives (set to \(minutes); from which moment they count is not known)."
                    )
                }
                let when =
                    delay == 0
                    ? Bilingual(ja: "通知の直後に", en: "right after the payment notification")
                    : Bilingual(ja: "通知の\(delay)分後に", en: "\(minutes) after the payment notification")
                return Bilingual(
                    ja: "\(when.ja)、件名「\(subject)」のメールが届きます。", en: "A mail with the subject “\(subject)” arrives \(when.en).")
            }
        }
        func none(_ trigger: MailTrigger) -> Bilingual {
            trigger == .chargeFailed
                ? Bilingual(ja: "この商品には、課金失敗時のメールが設定されていません。", en: "This product has no mail for a failed charge.")
                : Bilingual(
                    ja: "この商品には、定期支払いのキャンセルのメールが設定されていません。", en: "This product has no mail for a cancelled payment.")
        }
        var failure = Guide.Step(
            id(.failure, product, method), .shop, Bilingual(ja: "課金失敗時のメールを確かめる", en: "Check the mail after a failed charge"))
        let failureMails = arrival(.chargeFailed)
        let trials = StepID.Trial.all(of: method.type.value, hasFailureMail: !failureMails.isEmpty)
        guard trials.contains(.failure) else { return [] }
        failure.lines = failureMails.isEmpty ? [none(.chargeFailed)] : [notToBeMade(method.environment)] + failureMails
        guard trials.contains(.cancel) else { return [failure] }
        var cancel = Guide.Step(
            id(.cancel, product, method), .shop, Bilingual(ja: "定期支払いをキャンセルする", en: "Cancel the recurring payment"))
        let cancelMails = arrival(.recurringCancelled)
        let unsubscribes = product.mails.contains { $0.trigger.value == .recurringCancelled && $0.unsubscribes.value }
        cancel.lines =
            [
                Bilingual(
                    ja: "退会処理、またはキャンセルURLから定期支払いを停止します。",
                    en: "Stop the recurring payment by cancelling the membership (退会処理), or by the cancel URL.")
            ] + (cancelMails.isEmpty ? [none(.recurringCancelled)] : cancelMails) + [
                unsubscribes
                    ? Bilingual(
                        ja: "メールの配信も解除されることを確かめます。", en: "Make sure that the mails of the scenario stop as well.")
                    : Bilingual(
                        ja: "定期支払いを停止しても、メールの配信は止まりません。", en: "The mails of the scenario go on although the payment stops.")
            ]
        return [failure, cancel]
    }

    /// No way to make a charge fail is known, and the test environment does not show it (domain.md B5).
    private static func notToBeMade(_ environment: EnvironmentName) -> Bilingual {
        let waits = Bilingual(
            ja: "課金をわざと失敗させる方法は確認できていません。課金が失敗したときに、次のとおりになるか確かめます。",
            en: "No way to make a charge fail is known. Check this when one does fail.")
        if environment == .live { return waits }
        return Bilingual(
            ja: "テスト環境では支払いが拒否されたときの画面を再現できません。", en: "The test environment cannot show how a payment is declined. ") + waits
    }
}

extension [Guide.Section] {
    /// Those of the values in their steps that something is about.
    fileprivate func entries(_ isMeant: (Entry) -> Bool) -> [Entry] {
        flatMap { $0.steps.flatMap { $0.rows.map(\.entry).filter(isMeant) } }
    }
}

extension CheckedMethod {
    /// Whether the order itself is charged: of a trial and of 従量課金, whose charges are run when needed, that is not known (domain.md A4).
    fileprivate var isChargedAtOnce: Bool { type.value != .autoPay && trialDays == nil }

    /// Nil without a trial; one of no days is none.
    fileprivate var trialDays: Int? { recurrence?.trialDays.map(\.value).flatMap { $0 > 0 ? $0 : nil } }
}

extension CheckedProduct {
    /// How many items the acceptance test names for each payment method.
    package static let itemsPerOrder = 8

    /// What an order costs for each item; of many items the first ones, as an order is made with each of the payment methods.
    fileprivate func itemLines(areShown: Bool) -> [Bilingual] {
        let told = CheckedProduct.itemsPerOrder
        var lines = items.prefix(told).map { item in
            let (name, price) = (item.name.value, yen(item.charge.price.value))
            return areShown
                ? Bilingual(
                    ja: "商品「\(name)」の料金が\(price.ja)と表示されることを確かめます。",
                    en: "Make sure that the item “\(name)” is shown with the price \(price.en).")
                : Bilingual(ja: "商品「\(name)」の料金は\(price.ja)です。", en: "The price of the item “\(name)” is \(price.en).")
        }
        let rest = items.count - told
        if rest > 0 {
            lines.append(
                Bilingual(
                    ja: "ほかの\(rest)件の商品の料金は、「商品登録」に入力した値です。",
                    en: rest == 1
                        ? "The price of the other item is the one entered in 「商品登録」."
                        : "The prices of the other \(rest) items are those entered in 「商品登録」."))
        }
        return lines
    }
}
