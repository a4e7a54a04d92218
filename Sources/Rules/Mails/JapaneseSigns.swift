/// The signs and letters below U+3000 that Japanese mail carries safely: those of JIS X 0208 about which its conversions agree, and ¥ and
/// the overline of JIS X 0201. ¢ £ ¬ and ¥ are let pass, although Windows has other code points for them.
struct JapaneseSigns: Sendable {
    /// What Python's codec `iso2022_jp` writes, but for ‖ and −, for which Windows has other code points.
    static let signs = """
        ¢£¥§¨¬°±´¶×÷ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυ\
        φχψωЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрст\
        уфхцчшщъыьэюяё‐―‘’“”†‡‥…‰′″※‾℃\u{212B}←↑→↓⇒⇔∀∂∃∇∈∋√∝∞∠∧∨∩∪∫∬∴∵∽\
        ≒≠≡≦≧≪≫⊂⊃⊆⊇⊥⌒─━│┃┌┏┐┓└┗┘┛├┝┠┣┤┥┨┫┬┯┰┳┴┷┸┻┼┿╂╋■□▲△▼▽◆◇○◎●\
        ◯★☆♀♂♪♭♯
        """

    static let all = JapaneseSigns(signs)

    /// A bit for each character below U+3000.
    private let bits: [UInt64]

    private init(_ signs: String) {
        var bits = [UInt64](repeating: 0, count: 0x3000 / 64)
        for scalar in signs.unicodeScalars where scalar.value < 0x3000 {
            bits[Int(scalar.value / 64)] |= 1 << UInt64(scalar.value % 64)
        }
        self.bits = bits
    }

    func contains(_ value: UInt32) -> Bool {
        let row = Int(value / 64)
        return bits.indices.contains(row) && bits[row] >> UInt64(value % 64) & 1 != 0
    }
}
