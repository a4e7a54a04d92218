import SourceText

extension Guide.Section {
    /// The last of all: without a record, the next sheet would ask for the same again.
    static var report: Guide.Section {
        var step = Guide.Step(
            "report/entered", .settings, Bilingual(ja: "入力が終わったことを知らせる", en: "Say that everything is entered"))
        step.lines = [
            Bilingual(
                ja: "設定の担当者に、すべて入力したことを知らせます。一部だけのときは、どの手順まで終わったかを知らせます。",
                en: "Tell whoever keeps the settings file that everything is entered or, if it is not, which steps are done."),
            Bilingual(
                ja: "担当者は「kessai record」を実行し、kessai.lock をコミットします。次の入力シートでは、そのあとに変わったものに印が付きます。",
                en: "They run kessai record and commit kessai.lock. The next entry sheet then marks what has changed since."),
        ]
        step.isAboutAll = true
        return Guide.Section(
            .report, Bilingual(ja: "入力のあと", en: "When all is entered"),
            lead: Bilingual(ja: "最後に、入力したことを記録に残します。", en: "In the end, what has been entered is recorded."), [step])
    }
}
