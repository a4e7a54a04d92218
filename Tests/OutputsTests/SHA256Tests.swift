// Digests against the vectors of the standard and against `sha256sum`.
import Foundation
import SourceText
import Testing

@Suite struct SHA256Tests {
    /// NIST, "Secure Hashing" examples; the third is 56 bytes long and needs a second block for its length.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func vectors(text: String, digest: String) {
        #expect(SHA256.hex(text) == digest)
    }

    @Test func aMillionTimesA() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(SHA256.hex(bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func agreesWithSha256sumAtEveryLengthAroundABlock() throws {
        var bytes: [UInt8] = []
        for length in Array(0...130) + [4095, 65537] {
            while bytes.count < length { bytes.append(UInt8(truncatingIfNeeded: bytes.count &* 167 &+ 13)) }
            let expected = try run("sha256sum", [], input: Data(bytes)).prefix(64)
            #expect(SHA256.hex(bytes) == String(decoding: expected, as: UTF8.self), "\(length) bytes")
        }
    }

    /// With the processor's own instructions and without, whole and in pieces.
    @Test func everyWayGivesTheSameDigest() {
        func digest(_ bytes: [UInt8], by size: Int, usesInstructions: Bool) -> String {
            var hash = SHA256(usesInstructions: usesInstructions)
            for start in stride(from: 0, to: bytes.count, by: size) {
                hash.add(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            return SHA256.hexadecimal(hash.digest)
        }
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }
        for length in Array(0...200) + [1000] {
            let part = Array(bytes[..<length])
            #expect(digest(part, by: 1000, usesInstructions: false) == SHA256.hex(part), "\(length) bytes")
        }
        for size in 1...200 {
            for usesInstructions in [true, false] {
                #expect(digest(bytes, by: size, usesInstructions: usesInstructions) == SHA256.hex(bytes), "pieces of \(size)")
            }
        }
    }
}
