import Schema
import SourceText

/// Setting up one product: its 販売設定 (or 商品登録 and payment methods) and the step mails of the Amazon Pay tabs.
extension CheckedProduct {
    func guide(_ namesakes: Namesakes) -> Guide.Section {
        let owner = EntryID.Owner(.product(id.value))
        var lead = Bilingual(
            ja: "MyASPの、この商品のシナリオ(種類は「\(scenario.value.label)」)に入力します。",
            en: "Enter this in the MyASP scenario of this product, which is of the type 「\(scenario.value.label)」.")
        let count = namesakes.count(owner)
        if count > 1 {
            lead =
                lead
                + Bilingual(
                    ja: "この名前の商品は全部で\(count)件です。それぞれ別のシナリオに入力します。",
                    en: " There are \(count) products of this name in all, each with a scenario of its own.")
        }
        return Guide.Section(
            .product(id.value), Bilingual(ja: "商品「\(name.value)」", en: "Product “\(name.value)”") + namesakes[owner],
            lead: lead, [scenarioStep] + itemSteps(namesakes) + methodSteps(namesakes) + mailSteps(namesakes))
    }

    private func step(
        _ id: String, _ title: Bilingual, _ fill: (inout Guide.Step) -> Void
    ) -> Guide.Step {
        var step = Guide.Step(id, .myasp, title)
        step.finish = Guide.Step.savedOnScreen
        fill(&step)
        return step
    }

    private var scenarioStep: Guide.Step {
        step(StepID.scenario(id.value), Bilingual(ja: "シナリオを用意する", en: "Prepare the scenario")) {
            $0.making = Guide.Making.scenario(EntryID(EntryID.Owner(.product(id.value)), .scenario), of: scenario.value)
            $0.rows = ownEntries.map { Guide.Row($0.entry) }
        }
    }

    private func itemSteps(_ namesakes: Namesakes) -> [Guide.Step] {
        zip(items, zip(itemOwners, itemEntries)).enumerated().map { index, pair in
            let (item, (owner, entries)) = pair
            return step(
                StepID.item(id.value, index + 1),
                Bilingual(ja: "商品登録「\(item.name.value)」", en: "Register the item “\(item.name.value)”") + namesakes[owner]
            ) {
                $0.menu = MenuPath.items
                $0.making = Guide.Making.item(EntryID(owner, .itemName), count: namesakes.count(owner))
                $0.lines = [item.charge.taxLine]
                $0.rows = entries.map { Guide.Row($0.entry) }
            }
        }
    }

    private func methodSteps(_ namesakes: Namesakes) -> [Guide.Step] {
        methods.map { method in
            let owner = EntryID.Owner(.method(product: self.id.value, id: method.id.value))
            return step(
                StepID.method(id.value, method.id.value),
                Bilingual(ja: "支払方法「\(method.name.value)」", en: "Payment method “\(method.name.value)”") + namesakes[owner]
            ) {
                $0.menu = MenuPath.methods(scenario.value)
                $0.making = Guide.Making.method(
                    EntryID(owner, .methodType), with: scenario.value == .paidProduct ? MenuPath.addMethod : nil,
                    count: namesakes.count(owner))
                if let charge = method.charge { $0.lines.append(charge.taxLine) }
                if method.usesTestEnvironment.value { $0.lines.append(Entry.takesNoPayment) }
                if method.recurrence != nil {
                    $0.lines.append(
                        Bilingual(
                            ja: "課金の周期などは設定ファイルに書かれた予定です。画面での名前とMyASPで選べる範囲は確認できていないため、マニュアル「従量定期課金とは?」と画面で確かめます。",
                            en:
                                "The interval and the number of charges are those planned in the settings file. What the screen calls them and what MyASP offers is not known: check them in the manual 「従量定期課金とは?」 and on the screen."
                        ))
                }
                $0.rows = method.entries(product: id.value).map { Guide.Row($0.entry) }
            }
        }
    }

    private func mailSteps(_ namesakes: Namesakes) -> [Guide.Step] {
        mails.map { mail in
            let owner = EntryID.Owner(.mail(product: self.id.value, id: mail.id.value))
            return step(
                StepID.mail(id.value, mail.id.value),
                Bilingual(ja: "ステップメール「\(mail.subject.value)」", en: "Step mail “\(mail.subject.value)”") + namesakes[owner]
            ) {
                $0.menu = MenuPath.mails(mail.trigger.value)
                $0.making = Guide.Making.mail(EntryID(owner, .trigger), count: namesakes.count(owner))
                if mail.fromName == nil || mail.fromAddress == nil {
                    $0.lines.append(Guide.Step.unwrittenSender)
                }
                if mail.trigger.value == .chargeFailed {
                    $0.lines.append(
                        Bilingual(
                            ja: "決済通知を受け取ったタイミングが「登録から0分後」にあたります。",
                            en: "「登録から0分後」 is the moment when the payment notification arrives."))
                }
                $0.rows = mail.entries(product: id.value).map { Guide.Row($0.entry) }
            }
        }
    }
}

extension Charge {
    /// The tax in one price, with the rounding said.
    fileprivate var taxLine: Bilingual {
        let amount = yen(tax.value)
        return Bilingual(
            ja: "料金に含まれる消費税は\(amount.ja)です(\(taxRate.value)%、1円未満切り捨て)。",
            en: "The price contains \(amount.en) of tax (\(taxRate.value)%, rounded down).")
    }
}
