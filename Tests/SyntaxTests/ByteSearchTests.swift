import SourceText
import Testing

/// Sixteen bytes at a time find what one at a time finds, wherever a text ends.
@Suite struct ByteSearchTests {
    private static let sign: [UInt8] = [0xEF, 0xBC, 0x85]

    /// `%` and ％, of which only the latter looks behind its first byte.
    private static func found(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map {
                ByteSearch.first($0, start, end) { bytes, index in
                    ByteSearch.equal(ByteSearch.load(bytes, index), UInt8(ascii: "%"))
                        .| ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0x85)
                }
            } ?? end
        }
    }

    private static func sought(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        (start..<end).first { bytes[$0] == UInt8(ascii: "%") || bytes[$0..<end].starts(with: sign) } ?? end
    }

    @Test(arguments: 0...52) func signsAtEachPlace(count: Int) {
        for place in 0...count {
            for text in [[UInt8(ascii: "%")], ByteSearchTests.sign, [0xEF, 0xBC], [0xEF], [0xBC, 0x85]] {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
                bytes.replaceSubrange(place..<min(count, place + text.count), with: text)
                // What stands behind the end completes no sign.
                for end in [bytes.count, max(0, bytes.count - 1), max(0, bytes.count - 2)] {
                    for start in [0, 1, 5, 17] where start <= end {
                        let sought = ByteSearchTests.sought(bytes, from: start, to: end)
                        #expect(
                            ByteSearchTests.found(bytes, from: start, to: end) == sought, "\(count) \(place) \(start)..<\(end)")
                    }
                }
            }
        }
    }

    /// Zeros are looked for too, but not behind the end.
    @Test func controlCharacters() {
        for count in 0...40 {
            var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            let find = { (bytes: [UInt8]) in
                bytes.withUnsafeBufferPointer { buffer in
                    buffer.baseAddress.map { ByteSearch.control(or: 0xC2, 0xE2, $0, 0, buffer.count) } ?? 0
                }
            }
            #expect(find(bytes) == count)
            for place in bytes.indices {
                for byte in [0x00, 0x1F, 0x7F, 0xC2, 0xE2] as [UInt8] {
                    bytes[place] = byte
                    #expect(find(bytes) == place)
                }
                bytes[place] = UInt8(ascii: "a")
            }
        }
    }

    @Test func sameBytes() {
        for count in 0...40 {
            let bytes = (0..<count + 8).map { UInt8($0) }
            func isSame(_ other: [UInt8]) -> Bool {
                bytes.withUnsafeBufferPointer { left in
                    other.withUnsafeBufferPointer { right in
                        guard let left = left.baseAddress, let right = right.baseAddress else { return false }
                        return ByteSearch.same(left, right, count)
                    }
                }
            }
            #expect(isSame(bytes))
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 0x80
                // What stands behind them does not matter.
                #expect(isSame(other) == (place >= count), "\(count) \(place)")
            }
        }
    }
}
