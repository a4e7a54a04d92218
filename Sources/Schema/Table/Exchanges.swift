import SourceText
import Syntax

/// Values that stand in each other's fields: each is wrong where it stands and right in the place of the other.
///
///     tax_rate: 3240    price: 8%
extension Record where Model: RecordModel {
    /// Tells two such values as one mistake instead of what has been said of each. `since`: how many problems there were before the
    /// mapping was read.
    func reportExchanges(in mapping: NodeID, since start: Int, _ reader: inout Reader) {
        let locations = Set(reader.problems[start...].map(\.location))
        var wrong: [Int: Slot] = [:]
        for entry in reader.tree.entries(of: mapping) where locations.contains(reader.tree.location(of: entry.value)) {
            guard let name = reader.find(entry.key, in: face.names), wrong[name.index] == nil, reader.isOnOneLine(entry.value)
            else {
                continue
            }
            let field = face.fields[name.index]
            wrong[name.index] = Slot(
                key: entry.key, node: entry.value, name: field.name, spelling: name.spelling, missing: field.missing)
        }
        var rest = wrong.sorted { $0.value.node < $1.value.node }
        while let (index, slot) = rest.first {
            rest.removeFirst()
            let partner = rest.firstIndex { reads(index, $0.value.node, reader) && reads($0.key, slot.node, reader) }
            if let partner { reader.reportExchange(slot, rest.remove(at: partner).value, since: start) }
        }
    }
}

extension Reader {
    /// Whether a scalar can change places with another.
    fileprivate func isOnOneLine(_ node: NodeID) -> Bool {
        guard tree.nodes[node].kind == .scalar else { return false }
        return !tree.source.bytes[tree.nodes[node].range.offsets].contains { $0 == 0x0A || $0 == 0x0D }
    }

    fileprivate mutating func reportExchange(_ first: Slot, _ second: Slot, since start: Int) {
        reportExchange((first.name, place(first)), (second.name, place(second)), since: start)
    }

    /// One finding in place of those of both values.
    mutating func reportExchange(
        _ first: (name: FieldName, place: Place), _ second: (name: FieldName, place: Place), since start: Int
    ) {
        withdraw(since: start, at: [first.place.valueLocation, second.place.valueLocation])
        report(SwappedIdentifiers.exchange(first, second) { tree.source.text($0.range) })
    }
}
