import Foundation
import Testing

@testable import Project

/// DER at its edges: lengths in both forms, sign bytes, ends.
@Suite struct DERTests {
    private static let cases: [([UInt8], [UInt8]?)] = [
        ([0x02, 0x01, 0x7F], [0x7F]), ([0x02, 0x01, 0x00], [0x00]), ([0x02, 0x02, 0x00, 0x80], [0x80]),
        ([0x02, 0x02, 0x00, 0xFF], [0xFF]), ([0x02, 0x02, 0x01, 0x00], [0x01, 0x00]),
        // Negative, empty, not the shortest form, cut off, another tag.
        ([0x02, 0x01, 0x80], nil), ([0x02, 0x01, 0xFF], nil), ([0x02, 0x00], nil), ([0x02, 0x02, 0x00, 0x7F], nil),
        ([0x02, 0x02, 0x00, 0x00], nil), ([0x02, 0x02, 0x01], nil), ([0x02], nil), ([], nil), ([0x03, 0x01, 0x01], nil),
        ([0x02, 0x80, 0x01], nil), ([0x02, 0x81, 0x01, 0x01], nil), ([0x02, 0x82, 0x00, 0x81], nil),
        ([0x02, 0x80] + [UInt8](repeating: 0x01, count: 0x80), nil), ([0x02, 0x85, 0x01, 0x00, 0x00, 0x00, 0x00], nil),
    ]

    @Test(arguments: cases)
    func integers(bytes: [UInt8], magnitude: [UInt8]?) {
        var reader = DERReader(bytes[...])
        #expect(reader.unsignedInteger().map { Array($0) } == magnitude)
        #expect(reader.isAtEnd)
    }

    @Test(arguments: [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x1_0000])
    func elementsComeBack(count: Int) throws {
        let contents = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let written = DERReader.element(DERReader.Tag.octetString, contents)
        #expect(written.count == count + (count < 0x80 ? 2 : count < 0x100 ? 3 : count < 0x1_0000 ? 4 : 5))
        var reader = DERReader((written + [0x05, 0x00])[...])
        #expect(reader.next(DERReader.Tag.octetString).map { Array($0) } == contents)
        #expect(!reader.isAtEnd)
        #expect(reader.next(DERReader.Tag.null).map { Array($0) } == [])
        #expect(reader.isAtEnd)
    }

    /// Keys of other programs have any number of bits.
    @Test(arguments: [(0xFF, 2048), (0x80, 2048), (0x7F, 2047), (0x03, 2042), (0x01, 2041)] as [(UInt8, Int)])
    func bitsOfAKey(first: UInt8, bits: Int) throws {
        let modulus = [first] + [UInt8](repeating: 0xFF, count: 255)
        let numbers = [[0], modulus, [1, 0, 1]] + Array(repeating: [1], count: 6)
        let key = DERReader.element(DERReader.Tag.sequence, numbers.flatMap { DERReader.integer($0[...]) })
        let name = "RSA PRIVATE KEY"
        let pem = "-----BEGIN \(name)-----\n\(Data(key).base64EncodedString())\n-----END \(name)-----\n"
        #expect(try PrivateKey.read(Array(pem.utf8)).get().modulusBits == bits)
    }

    @Test func numbersGetASignByteWhereTheyNeedOne() {
        #expect(DERReader.integer([0x7F]) == [0x02, 0x01, 0x7F])
        #expect(DERReader.integer([0x80]) == [0x02, 0x02, 0x00, 0x80])
        #expect(DERReader.integer([0x81, 0x00]) == [0x02, 0x03, 0x00, 0x81, 0x00])
        #expect(DERReader.integer([]) == [0x02, 0x01, 0x00])
    }
}
