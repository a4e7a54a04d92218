import SourceText

/// What is charged where something is cancelled, without a word for the charge: `前日キャンセル：1,650円／当日キャンセル：3,300円`,
/// `キャンセルの場合は3,300円を申し受けます`, but not `キャンセルの場合、会費2,980円は`.
enum CancellationAmounts {
    static func isOther(before amount: Int, rest: Folded, in text: TextBytes) -> Bool {
        guard rest.bytes.isEmpty || (ends + charged).contains(where: rest.starts(with:)) else { return false }
        let start = max(QuotedAmounts.startOfLine(amount, in: text), amount - reach)
        return Folded.of(start..<amount, in: text) { before in
            let said = before.bytes.indices.reversed().lazy.compactMap { index in
                words.first { before.bytes.starts(index, with: $0) }.map { index + $0.utf8CodeUnitCount }
            }.first
            return said.map { before.dropping($0).dropping(between).bytes.isEmpty } == true
        }
    }

    /// In bytes.
    private static let reach = 120
    static let words: [StaticString] = ["キャンセル", "取り消し", "取消し", "取消", "解約"]
    private static let between: [StaticString] = [
        "の場合", "された場合", "した場合", "なさった場合", "する場合", "される場合", "なさる場合", "となった場合", "となる場合", "場合", "の際", "の時", "時", "の方", "された方", "した方",
        "につきまして", "については", "に関しまして", "に関して", "に", "は", "、", ":", " ", "\t", "・", "…", "-", "|", "(", "一律", "お一人様", "お1人様", "1名様",
        "1名",
        "1回",
    ]
    private static let ends: [StaticString] = ["\n", "\r", "/", "|", "、", ",", "。", ")", "です"]
    private static let charged: [StaticString] = [
        "を申し受", "申し受", "をいただ", "いただ", "を頂", "頂", "がかか", "かか", "が発生", "をご請求", "を請求", "が必要",
    ]
}
