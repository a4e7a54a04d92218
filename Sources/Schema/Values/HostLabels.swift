/// The parts between the dots of a host name, without an array for them: hosts stand in most mails and in each address.
struct HostLabels {
    typealias Label = Slice<UnsafeBufferPointer<UInt8>>
    /// In bytes (RFC 1035, 2.3.4).
    static let longest = 63
    private let name: Label
    private var start: Int?

    init(_ name: Label) {
        self.name = name
        start = name.startIndex
    }

    /// The next one, empty between two dots; a name without dots, even an empty one, is one label.
    mutating func next() -> Label? {
        guard let start else { return nil }
        let end = name[start...].firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
        self.start = end < name.endIndex ? end + 1 : nil
        return name[start..<end]
    }
}

extension HostLabels.Label {
    /// Not empty, of the characters that are allowed and hyphens, with no hyphen at either end.
    func isFine(where isAllowed: (UInt8) -> Bool) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return !isEmpty && first != hyphen && last != hyphen && allSatisfy { $0 == hyphen || isAllowed($0) }
    }
}
