/// Keys that have no sign of their own, and are told by what stands beside them, `aws_secret_access_key=…`, the secret behind an `AKIA…`, or
/// by how they begin.
extension Secrets {
    /// The words that have the form of a key on a line that names a credential before them, or beside one of the access keys, whose secret
    /// it is, and those with which a private key begins; in order, none overlapping another or one of those found already.
    static func keyWords(
        in bytes: UnsafeBufferPointer<UInt8>, accessKeys: [ByteRange], found already: [ByteRange]
    ) -> [Found] {
        guard let base = bytes.baseAddress else { return [] }
        var found: [Found] = []
        var index = 0
        while index &+ 16 <= bytes.count {
            guard isUnbroken(base, index) else {
                index &+= step
                continue
            }
            let word = word(around: index + 8, in: bytes)
            let isNew = already.touching(ByteRange(word)).isEmpty
            if isNew, let end = keyBodyEnd(bytes, word.lowerBound) {
                found.append((word.lowerBound..<end, .privateKey))
                index = max(end, index &+ step)
                continue
            }
            if isNew, mayBeKey(bytes[word]), isNamed(word, in: bytes) || isBeside(accessKeys, word, in: bytes) {
                found.append((word, .accessKey))
            }
            index = max(word.upperBound, index &+ step)
        }
        return found
    }

    /// A key has 40 letters or more: wherever it begins, sixteen of them stand at one of these steps.
    private static let step = 24

    /// Whether sixteen bytes are all from `+` to `z`, as those of a key are; in settings hardly anything else but a URL is.
    @inline(__always)
    private static func isUnbroken(_ base: UnsafePointer<UInt8>, _ index: Int) -> Bool {
        let others: ByteSearch.Mask = ByteSearch.atLeast(ByteSearch.load(base, index) &- 0x2B, 0x50)
        return !ByteSearch.isAny(others)
    }

    /// The letters of a key around an offset, and no more of them than tell that they are too many.
    private static func word(around index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (index, index)
        while start > 0, index - start <= 64, isKeyLetter(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, end - index <= 64, isKeyLetter(bytes[end]) { end += 1 }
        return start..<end
    }

    /// Whether what stands before a word on its line names a credential, and does not say that it is a digest. The path of a key file is none.
    private static func isNamed(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes[word.upperBound...].starts(with: ".pem".utf8) { return false }
        var start = word.lowerBound
        while start > 0, word.lowerBound - start < 200, !isLineBreak(bytes[start - 1]) { start -= 1 }
        let line = UnsafeBufferPointer(rebasing: bytes[start..<word.lowerBound])
        guard endOfCredential(in: line) != nil else { return false }
        return word.count < 64 || !isDigest(String(decoding: line, as: UTF8.self))
    }

    /// Whether an access key stands before or behind a word, on its line or the next.
    private static func isBeside(_ keys: [ByteRange], _ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if keys.isEmpty || word.count == 64 { return false }
        let around = max(0, word.lowerBound - 100)..<min(bytes.count, word.upperBound + 100)
        return keys.touching(ByteRange(around)).contains { key in
            let key = key.offsets
            let between = key.upperBound <= word.lowerBound ? key.upperBound..<word.lowerBound : word.upperBound..<key.lowerBound
            return bytes[between].count { $0 == 0x0A } <= 1
        }
    }
}
