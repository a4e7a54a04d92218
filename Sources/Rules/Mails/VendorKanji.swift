import SourceText

/// Kanji that Shift_JIS of Windows has and JIS X 0208 has not: those that NEC and IBM added.
struct VendorKanji: Sendable {
    /// The kanji from 4E00 to 9FFF that Python's codec `cp932` writes and `iso2022_jp` does not.
    static let ofVendors = """
        丨仡仼伀伃伹佖侊侒侔侚俉俍俿倞倢偀偂偆偰傔僘僴兊兤冝冾凬刕劜劦劯勀勛匀匇匤卲厓厲叝咊咜咩哿喆坙坥垬埇埈增墲夋奓\
        奛奝奣妤妺孖寀寘寬尞岦岺峵崧嵂嵓嵭嶸嶹巐弡弴彅彧德忞恝悅悊惕惞惲愑愠愰愷憘戓抦揵摠撝擎敎昀昉昕昞昤昮昱昻晗晙晥\
        晳暙暠暲暿曺曻朎杦枻柀栁桄桒棈棏楨榘槢樰橆橫橳橾櫢櫤毖氿汜汯沆泚洄浯涇涖涬淏淲淸淼渧渹渼湜溿澈澵濵瀅瀇瀨炅炫炻\
        焄焏煆煇煜燁燾犱犾猤獷玽珉珒珖珣珵琇琦琩琪琮瑢璉璟甁甯畯皂皛皜皞皦睆砡硎硤硺礰禔禛竑竧竫箞絈絜綠綷緖繒纊罇羡茁\
        荢荿菇菶葈蒴蓜蕓蕙蕫薰蠇裵褜訒訷詹誧誾諟諶譓譿賰賴贒赶軏遧郞鄕鄧釗釚釞釤釥釭釮鈆鈊鈐鈹鈺鈼鉀鉎鉑鉙鉧鉷鉸銈銧鋐\
        鋓鋕鋗鋙鋠鋧鋹鋻鋿錂錝錞錡錥鍈鍗鍰鎤鏆鏞鏸鐱鑅鑈閒隝隯霳霻靃靍靏靑靕顗顥餧馞驎髙髜魲魵鮏鮱鮻鰀鵫鵰鸙黑
        """

    /// The kanji for daily use (常用漢字, 2010) that neither of the two has, but for those beyond U+FFFF.
    static let ofDailyUse = "剝塡頰"

    static let span: ClosedRange<UInt32> = 0x4E00...0x9FFF

    static let all = VendorKanji(ofVendors + ofDailyUse)

    /// A bit for each character that begins with one of E4 … E9, from U+4000 on.
    private let bits: [UInt64]

    private static let first: UInt32 = 0x4000

    private init(_ kanji: String) {
        var bits = [UInt64](repeating: 0, count: 6 * 64)
        for scalar in kanji.unicodeScalars {
            let offset = scalar.value - VendorKanji.first
            bits[Int(offset / 64)] |= 1 << UInt64(offset % 64)
        }
        self.bits = bits
    }

    /// Whether a character of the span is one of them.
    func contains(_ value: UInt32) -> Bool {
        let offset = value &- VendorKanji.first
        return bits[Int(offset / 64)] >> UInt64(offset % 64) & 1 != 0
    }

    /// Where they begin in a text, which must be UTF-8.
    func find(in text: TextBytes) -> [Int] {
        var found: [Int] = []
        guard let bytes = text.baseAddress else { return found }
        bits.withUnsafeBufferPointer { bits in
            // The two bytes behind the first one are there.
            func look(at index: Int) {
                let row = Int(bytes[index] &- 0xE4) &<< 6 | Int(bytes[index &+ 1] & 0x3F)
                if bits[row] &>> UInt64(bytes[index &+ 2] & 0x3F) & 1 != 0 { found.append(index) }
            }
            var index = 0
            while index &+ 18 <= text.count {
                let lanes = ByteSearch.load(bytes, index)
                let words = unsafeBitCast(ByteSearch.among(6, from: 0xE4, lanes), to: SIMD2<UInt64>.self)
                for half in 0..<2 {
                    // Each lane that is set has all its bits set.
                    var word = UInt64(littleEndian: words[half])
                    while word != 0 {
                        let lane = word.trailingZeroBitCount
                        look(at: index &+ half &* 8 &+ lane &>> 3)
                        word &= ~(0xFF &<< UInt64(lane))
                    }
                }
                index &+= 16
            }
            while index &+ 2 < text.count {
                if bytes[index] &- 0xE4 < 6 { look(at: index) }
                index &+= 1
            }
        }
        return found
    }
}
