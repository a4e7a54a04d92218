import SourceText
import Syntax

/// An amount between braces whose thousands separators have split it: `{price: 1,980}` is `price: 1` and a key `980` without a value.
struct SplitAmount {
    /// The index of the field in its table.
    let field: Int
    let slot: Slot
    private var text: String
    private var range: ByteRange
    private var amount: Int?

    init(field: Int, slot: Slot, in tree: SyntaxTree) {
        self.field = field
        self.slot = slot
        text = tree.text(of: slot.node)
        range = tree.nodes[slot.node].range
    }

    /// Takes the next entry of the mapping if it is the next group of digits.
    mutating func take(_ entry: (key: NodeID, value: NodeID), in tree: SyntaxTree) -> Bool {
        let (key, bytes) = (tree.nodes[entry.key], tree.source.bytes)
        guard key.style == .plain, tree.nodes[entry.value].kind == .empty, !tree.nodes[entry.key].flags.contains(.incomplete),
            key.range.start == range.end + 1, bytes[Int(range.end)] == UInt8(ascii: ","),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") })
        else { return false }
        let longer = text + "," + tree.text(of: entry.key)
        guard let amount = Yen.certain(longer) else { return false }
        (text, self.amount) = (longer, amount)
        range.end = key.range.end
        return true
    }

    /// What is wrong, if there was such a group.
    func problem(in tree: SyntaxTree) -> Diagnostic? {
        guard let amount, case .slips(let slips, _) = Yen.read(text) else { return nil }
        let location = Location(tree.file, range)
        return NotWholeYen.diagnostic(
            text, slot, slips, amount, fixes: [replacingFix(with: String(amount), at: location)], at: location)
    }
}
