/// SHA-256 (FIPS 180-4), for digests of files and values. Nothing secret is ever hashed, so time may depend on the input.
package struct SHA256 {
    private var state = initialState
    private let usesInstructions: Bool
    /// What is left over of the bytes so far, less than a block.
    private var rest: [UInt8] = []
    private var count = 0

    /// Without the processor's own instructions where they are not there, or not wanted.
    package init(usesInstructions: Bool = true) { self.usesInstructions = usesInstructions && SHA256Instructions.areThere }

    /// The digest of some bytes as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
    package static func hex(_ bytes: [UInt8]) -> String { hexadecimal(digest(bytes)) }

    /// The digest of a text in UTF-8, in hexadecimal.
    package static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

    /// The digest of bytes that are there in pieces, in hexadecimal.
    package static func hex(_ pieces: [[UInt8]]) -> String {
        var hash = SHA256()
        for piece in pieces { hash.add(piece) }
        return hexadecimal(hash.digest)
    }

    /// The 32 bytes of the digest.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { inBytes(words(of: $0)) } }

    /// The digest of some bytes as eight words, the first of its bytes in the upper end of the first word.
    package static func words(of bytes: UnsafeBufferPointer<UInt8>) -> SIMD8<UInt32> {
        let hash = SHA256()
        var state = hash.state
        let (input, blocks) = (UnsafeRawBufferPointer(bytes), bytes.count / 64)
        hash.mix(input, blocks: blocks, into: &state)
        return hash.finished(state, UnsafeRawBufferPointer(rebasing: input[(64 * blocks)...]), of: bytes.count)
    }

    private static func inBytes(_ words: SIMD8<UInt32>) -> [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
    }

    package mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        var start = 0
        if !rest.isEmpty {
            start = min(64 - rest.count, bytes.count)
            rest += bytes[..<start]
            guard rest.count == 64 else { return }
            rest.withUnsafeBytes { mix($0, blocks: 1, into: &state) }
        }
        let blocks = (bytes.count - start) / 64
        bytes.withUnsafeBytes { mix(UnsafeRawBufferPointer(rebasing: $0[start...]), blocks: blocks, into: &state) }
        rest = Array(bytes[(start + 64 * blocks)...])
    }

    package var digest: [UInt8] { SHA256.inBytes(rest.withUnsafeBytes { finished(state, $0, of: count) }) }

    /// The last block or two: what is left over, the bit 1, zeros, and the length in bits.
    private func finished(_ state: SIMD8<UInt32>, _ rest: UnsafeRawBufferPointer, of count: Int) -> SIMD8<UInt32> {
        var state = state
        withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { tail in
            let size = rest.count < 56 ? 64 : 128
            tail.initializeMemory(as: UInt8.self, repeating: 0)
            tail.copyMemory(from: rest)
            tail[rest.count] = 0x80
            tail.storeBytes(of: (UInt64(count) &* 8).bigEndian, toByteOffset: size - 8, as: UInt64.self)
            mix(UnsafeRawBufferPointer(tail), blocks: size / 64, into: &state)
        }
        return state
    }

    /// Mixes whole blocks of 64 bytes into the state.
    private func mix(_ bytes: UnsafeRawBufferPointer, blocks: Int, into state: inout SIMD8<UInt32>) {
        SHA256.constants.withUnsafeBufferPointer { table in
            guard let constants = table.baseAddress else { return }
            if usesInstructions {
                SHA256Instructions.compress(bytes, blocks: blocks, into: &state, constants)
            } else {
                SHA256.compress(bytes, blocks: blocks, into: &state, constants)
            }
        }
    }

    /// Bytes as lower-case hexadecimal digits.
    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = digit(byte >> 4)
                text[2 * index + 1] = digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }

    /// The hexadecimal digit of a number below 16.
    package static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    /// The rounds in plain arithmetic; `blocks * 64` must not exceed the number of bytes.
    ///
    /// Unchecked arithmetic is what the standard asks for (addition modulo 2^32). Of the schedule only the last 16 words are kept, and
    /// each is made in the round that uses it: 515 MB/s, where a schedule made beforehand gave 450 and openssl without the
    /// processor's instructions for SHA 770 (with AVX2) or 600 (without).
    private static func compress(
        _ input: UnsafeRawBufferPointer, blocks: Int, into state: inout SIMD8<UInt32>, _ constants: UnsafePointer<UInt32>
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { w in
            for block in 0..<blocks {
                for index in 0..<16 {
                    w[index] = UInt32(
                        bigEndian: input.loadUnaligned(fromByteOffset: block &* 64 &+ index &* 4, as: UInt32.self))
                }
                var mixed = state
                sixteenRounds(&mixed, constants) { w[$0] }
                for step in 1..<4 {
                    sixteenRounds(&mixed, constants + 16 &* step) { index in
                        let x = w[(index &+ 1) & 15]
                        let y = w[(index &+ 14) & 15]
                        let s0 = rotated(x, 7) ^ rotated(x, 18) ^ x &>> 3
                        let s1 = rotated(y, 17) ^ rotated(y, 19) ^ y &>> 10
                        w[index] = w[index] &+ s0 &+ w[(index &+ 9) & 15] &+ s1
                        return w[index]
                    }
                }
                state = state &+ mixed
            }
        }
    }

    /// The eight working variables rotate by name instead of moving.
    @inline(__always)
    private static func sixteenRounds(_ state: inout SIMD8<UInt32>, _ k: UnsafePointer<UInt32>, word: (Int) -> UInt32) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        round(a, b, c, &d, e, f, g, &h, k[0] &+ word(0))
        round(h, a, b, &c, d, e, f, &g, k[1] &+ word(1))
        round(g, h, a, &b, c, d, e, &f, k[2] &+ word(2))
        round(f, g, h, &a, b, c, d, &e, k[3] &+ word(3))
        round(e, f, g, &h, a, b, c, &d, k[4] &+ word(4))
        round(d, e, f, &g, h, a, b, &c, k[5] &+ word(5))
        round(c, d, e, &f, g, h, a, &b, k[6] &+ word(6))
        round(b, c, d, &e, f, g, h, &a, k[7] &+ word(7))
        round(a, b, c, &d, e, f, g, &h, k[8] &+ word(8))
        round(h, a, b, &c, d, e, f, &g, k[9] &+ word(9))
        round(g, h, a, &b, c, d, e, &f, k[10] &+ word(10))
        round(f, g, h, &a, b, c, d, &e, k[11] &+ word(11))
        round(e, f, g, &h, a, b, c, &d, k[12] &+ word(12))
        round(d, e, f, &g, h, a, b, &c, k[13] &+ word(13))
        round(c, d, e, &f, g, h, a, &b, k[14] &+ word(14))
        round(b, c, d, &e, f, g, h, &a, k[15] &+ word(15))
        state = SIMD8(a, b, c, d, e, f, g, h)
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
        _ input: UInt32
    ) {
        let t1 = h &+ input &+ ((f ^ g) & e ^ g) &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25))
        d = d &+ t1
        h = t1 &+ ((a ^ b) & (b ^ c) ^ b) &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22))
    }

    @inline(__always)
    private static func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value &>> count | value &<< (32 &- count) }

    /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private static let initialState = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
