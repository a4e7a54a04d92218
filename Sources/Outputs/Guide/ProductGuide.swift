import Schema
import SourceText

/// Setting up one product: its 販売設定 (or 商品登録 and payment methods) and the step mails of the Amazon Pay tabs.
extension CheckedProduct {
    var guide: Guide.Section {
        Guide.Section(
            .product(id.value), Bilingual(ja: "商品「\(name.value)」", en: "Product “\(name.value)”"),
            lead: Bilingual(
                ja: "MyASPで「\(scenario.value.label)」のシナリオを開いて入力します。まだなければ「シナリオ新規作成」から作ります。",
                en:
                    "Enter this in the MyASP scenario of the type 「\(scenario.value.label)」; make it with 「シナリオ新規作成」 if there is none."
            ),
            [scenarioStep] + itemSteps + methodSteps + mailSteps)
    }

    private func step(
        _ id: String, _ title: Bilingual, _ fill: (inout Guide.Step) -> Void
    ) -> Guide.Step {
        var step = Guide.Step("product/\(self.id.value)/\(id)", .myasp, title)
        step.finish = Guide.Step.savedOnScreen
        fill(&step)
        return step
    }

    private var scenarioStep: Guide.Step {
        step("scenario", Bilingual(ja: "シナリオを用意する", en: "Prepare the scenario")) {
            $0.rows = ownEntries.map { Guide.Row($0.entry) }
        }
    }

    private var itemSteps: [Guide.Step] {
        zip(items, itemEntries).enumerated().map { index, pair in
            let (item, entries) = pair
            return step(
                "item/\(index + 1)",
                Bilingual(ja: "商品登録「\(item.name.value)」", en: "Register the item “\(item.name.value)”")
            ) {
                $0.menu = MenuPath.items
                $0.making = entries.first.map {
                    Guide.Making(
                        $0.entry.id,
                        either: Bilingual(
                            ja: "まだなければ加えます。すでにあればその商品を開き、2つ目は加えません。ほかの商品は書き換えません。",
                            en:
                                "If it is not there yet, add it. If it is, open it and do not add a second one. Do not overwrite another item."
                        ),
                        again: Bilingual(
                            ja: "記録では登録済みです。その商品を開き、2つ目は加えません。",
                            en: "The record says that it is there: open it and do not add a second one."))
                }
                $0.lines = [item.charge.taxLine]
                $0.rows = entries.map { Guide.Row($0.entry) }
            }
        }
    }

    private var methodSteps: [Guide.Step] {
        methods.map { method in
            step(
                "method/\(method.id.value)",
                Bilingual(ja: "支払方法「\(method.name.value)」", en: "Payment method “\(method.name.value)”")
            ) {
                $0.menu = MenuPath.methods(scenario.value)
                let added = scenario.value == .paidProduct ? MenuPath.addMethod : nil
                $0.making = Guide.Making(
                    EntryID(.method(product: self.id.value, id: method.id.value), .methodType),
                    either: Bilingual(
                        ja:
                            "まだなければ\(added.map { "「\($0)」で" } ?? "")加えます。すでにあればその支払方法を開き、2つ目は加えません。ほかの支払方法は書き換えません。",
                        en:
                            "If it is not there yet, add it\(added.map { " with 「\($0)」" } ?? ""). If it is, open it and do not add a second one. Do not overwrite another payment method."
                    ),
                    again: Bilingual(
                        ja: "記録では登録済みです。その支払方法を開き、2つ目は加えません。",
                        en: "The record says that it is there: open it and do not add a second one."))
                if let charge = method.charge { $0.lines.append(charge.taxLine) }
                if method.recurrence != nil {
                    $0.lines.append(
                        Bilingual(
                            ja: "課金の周期などは設定ファイルの予定です。MyASPで選べる範囲はkessaiでは確認できていないため、マニュアル「従量定期課金とは?」と画面で確かめます。",
                            en:
                                "Interval and times are the plan of the settings; kessai has not seen what MyASP offers, so compare with the manual 「従量定期課金とは?」 and on the screen."
                        ))
                }
                $0.rows = method.entries(product: id.value).map { Guide.Row($0.entry) }
            }
        }
    }

    private var mailSteps: [Guide.Step] {
        mails.map { mail in
            step(
                "mail/\(mail.id.value)",
                Bilingual(ja: "ステップメール「\(mail.subject.value)」", en: "Step mail “\(mail.subject.value)”")
            ) {
                $0.menu = MenuPath.mails(mail.trigger.value)
                $0.making = Guide.Making(
                    EntryID(.mail(product: self.id.value, id: mail.id.value), .trigger),
                    either: Bilingual(
                        ja: "まだなければ「新規追加」から作ります。すでにあれば「…」から「編集」を開き、2通目は作りません。",
                        en:
                            "If it is not there yet, make it with 「新規追加」. If it is, open 「…」 → 「編集」 and do not make a second one."
                    ),
                    again: Bilingual(
                        ja: "記録では登録済みです。「…」から「編集」を開き、2通目は作りません。",
                        en: "The record says that it is there: open 「…」 → 「編集」 and do not make a second one."))
                if mail.fromName == nil || mail.fromAddress == nil {
                    $0.lines.append(Guide.Step.unwrittenSender)
                }
                if mail.trigger.value == .chargeFailed {
                    $0.lines.append(
                        Bilingual(
                            ja: "決済通知を受け取ったタイミングが「登録から0分後」にあたります。",
                            en: "「登録から0分後」 is the moment when the notice arrives."))
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
