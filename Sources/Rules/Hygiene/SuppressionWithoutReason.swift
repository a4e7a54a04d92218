import SourceText

/// A suppression that does not say why.
let suppressionWithoutReasonExplanation = Explanation(
    .suppressionWithoutReason,
    title: Bilingual(ja: "「kessai: allow」に理由が書かれていません。", en: "A `kessai: allow` comment gives no reason."),
    why: Bilingual(
        ja: "理由がないと、後から見た人には、止めてよいものかどうかが分かりません。",
        en: "Without a reason nobody can tell later whether it may still be silenced."),
    fix: Bilingual(ja: "コードの後ろに理由を書きます。", en: "Write the reason after the code."),
    bad: .yaml(
        """
        \(ExampleProject.product)
          - id: card
            type: one_time
            tax_rate: 5%  # kessai: allow ⟦unusual-tax-rate⟧
            price: 1980

        """),
    good: .yaml(
        """
        \(ExampleProject.product)
          - id: card
            type: one_time
            tax_rate: 5%  # kessai: allow unusual-tax-rate 古い契約のため
            price: 1980

        """))

func suppressionWithoutReason(_ suppression: Suppression) -> Diagnostic {
    let name = shown(suppression.text)
    return Diagnostic(
        .suppressionWithoutReason, at: suppression.name,
        Bilingual(
            ja: "「kessai: allow \(name)」に理由がありません。", en: "`kessai: allow \(name)` gives no reason."),
        help: Bilingual(
            ja: "「# kessai: allow \(name) 理由」の形で、なぜ止めてよいのかを書いてください。",
            en: "Write `# kessai: allow \(name) REASON` and say why it may be silenced."))
}

/// The codes that speak of suppressions; `Inspection` finds them after all rules.
package let hygieneExplanations: [Explanation] = [unusedSuppressionExplanation, suppressionWithoutReasonExplanation]
