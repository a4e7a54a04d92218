import SourceText

/// Kanji that JIS X 0208 has not: those that NEC and IBM added, which Shift_JIS of Windows has, and others that keyboards offer.
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

    /// The kanji from 4E00 to 9FFF of level 3 of JIS X 0213:2004 (第3水準) that neither of the two has, such as 剝 塡 頰 for daily use and 鷗:
    /// those that Python's codec `shift_jis_2004` writes in plane 1.
    static let ofLevel3 = """
        丯丰亍份仿伋佈佉佟你佪佬佾侗俠俱倁倂倎倘倧倮倻偁僌僐僦僲儃儆儋儞儵兕兗凃凊凞凢凮刁刓剉剗剝剡劓勈勌勐勖勰勻匜卡卣\
        卽厝吒吞吧呍呫呴呿咈咖咡哆唎唫唵啐啞喁喎喭嗎嘈嘎嘻噉噓噦噯噱噲噶嚙嚞嚩嚬嚳囉囊圊圡圯圳圴坰坷坼垜垸埏埤埭埵埶埿堉\
        塡塤塼墉墩壎壒壔壚壠壩夌奭妋妒姃姒姝姸娓娣婧婭婷婾媄媞媧嫄嬙嬥孁孽宓尒尣尫屛屢屺岏岟岣岪峋峐峒峴崍嵆嵇嵊嶁嶠嶤嶧\
        巋巢帔帘幘幞幷庾廋廹开异弇弝弣弶弽彀彔彘彤彽徉徜徧徯徵忉忡忩怍怔怘怳怵恇悝悞惋惔惝惸愜愫憍憹憼戢戾扃扖扚扯抅拄拖\
        拼挊挘挹捃捥捼揥揭搐搔搢摑摭摹撾撿擄擊擐擷擻攢攩敧斝昢昫昰昳昺晈晌晚晡晷晸暍暻曆曈曛曨朓朳杇杈杻极枓枘枛柗柹柼栝\
        栬栱桛桲桵梣梥梲棐棨棭棰棱棼椊椵楂楉楗楣楤榀榥榭槏槩槪槵槶樏樕樻樾橅橐橖橛檉檔檝檞檥櫧欛欞欬欵歆歖歠步歧歷殂殩殭\
        每毗毿氅氐氳汙汴汶沅沘沜沪泆泔泠泫泮泻洎洮洱洹洿浘浥涂涉涔涪涿淄淖淚淛淝渴湄湞溫溱滁滇滎漐漚漪漯漳潑潙潞潡潢潾澌\
        澍澔澠澧澶澼濇濊濰濹瀆灊灎灝灞灤灵炤炷烔烘烤焞焠焫焮焰煑煒煠煨熅熇熒熺燄爀爕牕牖犍犛狀狻猧猨獐獦獼玕玟玠玢玦玫珏\
        珙珩琊琚琛琨琫琬琯琰瑄瑆瑇瑋瑗瑫瑭璆璇璐璘璜璣璦璨璩璵璿瓈瓉瓚瓿甗畹疒痎痤瘀瘂瘈瘕瘖瘙瘞瘦瘭瘵癃癋癤癥癭癯癱皁皝\
        皪皶盅盌盎盔盦盱盼眊眙眴眶睍睎睜睟睢睺瞀瞔瞪矠砭硃硏硑硨确碭碰磤磲磷礀礜礮礱礴祅祆祜祹禘禱禸秈秊秔秞秫秭稃稹穝穭\
        窅窠窳窻竎竽笒笭笻筇筎筠筭筯筲篗篙簁簞簠簱簳簶籙籭籹粏粔粠粼糕糙糝紇紈紓紝紣紱絁絓絺綃綋綦緂緌緣縈縑縕縨繇繡繫纍\
        羑羗羿翎翛翟翬翮翺耔耦耵耷耼胊胗胠胳脘腊腠腧腨腭膻臊臏臗艠艴芎芡芣芤芩芮芷芾芿苆苕苽苾茀茢茭茺荃荇荑荕荽莆莒莘莧\
        莩莿菀菏菑菡菪萁萆萊葟葰葳蒅蒞蒯蒺蓀蓂蔞蔣蔯蔲蕤蕺薌薏薢薭藋藎藭藿蘄蘅蘐蘒蘘蘩蘸虁虗虛虢虬虵蚘蚸蛺蛼蛽蜋蝱螇螈螬\
        螭螵蟖蟬蠆蠊蠐蠔蠟袘袪裊裎褘褙褚褧褰褲褹襀覔觔觥觶訕訢詇詎詝詡詵諐諴譆譔譙譩讝豉豨賡賸賾贛趯跎跑跗踠踣踽蹰蹻軀軺\
        輞輭輶轔辦辵迤迨迮逈逭邈邕邗邙邛邢邳邾郄郅郇郗郝郯郴鄔鄖鄢鄣鄯鄱鄴鄽酈酛醃醞醬醱醼釱釻鈇鈸鉃鉏鋂鋋鋌錄錟鍉鍊鍤鍥\
        鍪鎛鎣鎺鏟鏽鐄鐳鑊鑣鑫鑱鑲閎閟閦閩閬閶閽闋闐闓闚闞陘隄隤隥雒雞雩雯靎靚靮靳鞕鞮鞺韁韉韛韞韴頊頞頫頰顒顓顖顙顚顬颺\
        飈飧饘騂騃騤騭騮騸驊驒骶髁髃髎髖髹鬂鬈鬠鬭魞魦魹鮄鮊鮞鮧鯁鯎鯥鯸鯽鰣鱁鱏鱐鱓鱣鱥鱷鴝鴞鵃鵇鵒鵣鵼鶊鶖鶬鶼鷀鷗鷧鸇\
        鸕鹼麞麤麬麯麴麵黃鼐鼹齗龐龔龗龢
        """

    static let span: ClosedRange<UInt32> = 0x4E00...0x9FFF

    static let vendors = VendorKanji(ofVendors)
    static let all = VendorKanji(ofVendors + ofLevel3)

    /// A bit for each character that is written in three bytes, E0 … EF and two more.
    private let bits: [UInt64]

    private init(_ kanji: String) {
        var bits = [UInt64](repeating: 0, count: 16 * 64)
        for scalar in kanji.unicodeScalars { bits[Int(scalar.value / 64)] |= 1 << UInt64(scalar.value % 64) }
        self.bits = bits
    }

    /// Whether a character of the span is one of them.
    func contains(_ value: UInt32) -> Bool { bits[Int(value / 64)] >> UInt64(value % 64) & 1 != 0 }

    /// Where they begin in a text, which must be UTF-8.
    func find(in text: TextBytes) -> [Int] {
        // Nearly no text has any: whether it does is asked without a branch a character.
        var any: UInt64 = 0
        visit(text) { any |= $1 }
        if any & 1 == 0 { return [] }
        var found: [Int] = []
        visit(text) { if $1 & 1 != 0 { found.append($0) } }
        return found
    }

    /// Visits the kanji; the lowest bit says whether one is meant.
    ///
    /// Of sixty-four bytes at once it is asked which begin one, so that the processor mispredicts the end of a run of them and not each
    /// character. A loop over all characters took a twentieth of a check, and this takes less than half of that.
    @inline(__always)
    private func visit(_ text: TextBytes, _ look: (_ index: Int, _ bit: UInt64) -> Void) {
        guard let bytes = text.baseAddress else { return }
        bits.withUnsafeBufferPointer { bits in
            func visitKanji(at index: Int) {
                let row = Int(bytes[index] & 0x0F) &<< 6 | Int(bytes[index &+ 1] & 0x3F)
                look(index, bits[row] &>> UInt64(bytes[index &+ 2] & 0x3F))
            }
            var index = 0
            while index &+ 64 <= text.count {
                var leads =
                    VendorKanji.leads(bytes, index) | VendorKanji.leads(bytes, index &+ 16) &<< 16
                    | VendorKanji.leads(bytes, index &+ 32) &<< 32 | VendorKanji.leads(bytes, index &+ 48) &<< 48
                while leads != 0 {
                    visitKanji(at: index &+ leads.trailingZeroBitCount)
                    leads &= leads &- 1
                }
                index &+= 64
            }
            while index &+ 2 < text.count {
                if bytes[index] &- 0xE4 < 6 { visitKanji(at: index) }
                index &+= 1
            }
        }
    }

    /// Which of sixteen bytes are the first of a character from U+4000 to U+9FFF (E4 … E9), as bits.
    @inline(__always)
    private static func leads(_ bytes: ByteSearch.Bytes, _ index: Int) -> UInt64 {
        UInt64(ByteSearch.bits(ByteSearch.among(6, from: 0xE4, ByteSearch.load(bytes, index))))
    }
}
