import Schema

/// An IPv6 address by its value: `::1` and `0:0:0:0:0:0:0:1` are one.
struct IPv6Address {
    private let groups: [UInt16]

    /// From the text between its brackets; nil for what is none.
    init?(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
        // `::` stands for as many zeros as are missing.
        let gap = text.ranges(of: "::").first
        guard let before = IPv6Address.groups(in: gap.map { text[..<$0.lowerBound] } ?? text[...]),
            let after = IPv6Address.groups(in: gap.map { text[$0.upperBound...] } ?? "")
        else { return nil }
        let missing = 8 - before.count - after.count
        guard gap == nil ? missing == 0 : missing > 0 else { return nil }
        groups = before + Array(repeating: 0, count: missing) + after
    }

    /// `2001:db8`, and two groups for an IPv4 address at the end: `ffff:127.0.0.1`.
    private static func groups(in text: Substring) -> [UInt16]? {
        var groups: [UInt16] = []
        for part in text.split(separator: ":") {
            if part.contains(".") {
                let octets = part.split(separator: ".").compactMap { UInt8($0) }.map(UInt16.init)
                guard octets.count == 4 else { return nil }
                groups += [octets[0] << 8 | octets[1], octets[2] << 8 | octets[3]]
            } else {
                guard let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    /// In one form, whatever it was written in: no group left out.
    var text: String { groups.map { String($0, radix: 16) }.joined(separator: ":") }

    /// Whether it is the machine itself: `::1`, or an address of 127.0.0.0/8 as `::ffff:127.0.0.1`.
    var isLoopback: Bool {
        groups == [0, 0, 0, 0, 0, 0, 0, 1]
            || groups.prefix(6) == [0, 0, 0, 0, 0, 0xFFFF] && groups[6] >> 8 == 127
    }
}
