import Seeded
import SourceText
import Testing

@Suite struct OrderedRangesTests {
    @Test("halving finds what looking at each would", arguments: 0..<50 as Range<UInt64>)
    func agrees(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var ranges: [ByteRange] = []
        var end: UInt32 = 0
        for _ in 0..<random.below(8) {
            let start = end + UInt32(random.below(4))
            end = start + UInt32(1 + random.below(4))
            ranges.append(ByteRange(start, end))
        }
        for start in 0..<end + 3 {
            #expect(ranges.first(endingAfter: start) == ranges.first { $0.end > start })
            for end in start..<start + 5 {
                let range = ByteRange(start, end)
                let found = Array(ranges.touching(range))
                #expect(found == ranges.filter { $0.start < range.end && range.start < $0.end }, "\(ranges) with \(range)")
            }
        }
    }
}
