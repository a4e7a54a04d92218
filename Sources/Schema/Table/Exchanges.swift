import SourceText
import Syntax

/// Values that stand in each other's fields: each is wrong where it stands and right in the place of the other.
///
///     tax_rate: 3240    price: 8%
extension AnyRecord {
    /// Tells two such values as one mistake instead of what has been said of each. `since`: how many problems there were before the
    /// mapping was read.
    func reportExchanges(in mapping: NodeID, since start: Int, _ draft: inout Draft, _ reader: inout Reader) {
        if reportBareExchange(in: mapping, since: start, &draft, &reader) || reader.problems.count == start + 1 { return }
        let locations = Set(reader.problems[start...].map(\.location))
        var wrong: [Int: Slot] = [:]
        for entry in reader.tree.entries(of: mapping) where locations.contains(reader.tree.location(of: entry.value)) {
            guard let name = reader.find(entry.key, in: face.names), wrong[name.index] == nil, reader.isOnOneLine(entry.value)
            else {
                continue
            }
            wrong[name.index] = Slot(entry, of: face.fields[name.index], name.spelling)
        }
        if wrong.count < 2 { return }
        var rest = wrong.sorted { $0.value.node < $1.value.node }
        while let (index, slot) = rest.first {
            rest.removeFirst()
            let partner = rest.firstIndex { reads(index, $0.value.node, reader) && reads($0.key, slot.node, reader) }
            if let partner { reader.reportExchange(slot, rest.remove(at: partner).value, since: start) }
        }
    }

    /// A price where the tax rate belongs, and in the place of the price a usual rate without its sign, which would be a price:
    ///
    ///     tax_rate: 3240    price: 8
    ///
    /// Whether they are told as one mistake.
    private func reportBareExchange(
        in mapping: NodeID, since start: Int, _ draft: inout Draft, _ reader: inout Reader
    ) -> Bool {
        guard let rate = slot("tax_rate", in: mapping, reader), let price = slot("price", in: mapping, reader),
            reader.problems[start...].contains(where: { $0.location == reader.location(rate.slot) }),
            reader.isOnOneLine(rate.slot.node), reader.isOnOneLine(price.slot.node),
            !reader.holdsSecret(rate.slot.node), !reader.holdsSecret(price.slot.node),
            let amount = Yen.certain(reader.tree.text(of: rate.slot.node)), amount >= 100,
            let percent = TaxRate.usual.first(where: { reader.tree.text(of: price.slot.node) == String($0) })
        else { return false }
        let isRateFirst = rate.slot.node < price.slot.node
        let (first, second) = isRateFirst ? (rate.slot, price.slot) : (price.slot, rate.slot)
        let values = isRateFirst ? ("\(percent)%", String(amount)) : (String(amount), "\(percent)%")
        reader.reportExchange((first.name, reader.place(first)), (second.name, reader.place(second)), as: values, since: start)
        for one in [rate, price] { fields[one.index].poison(draft.model, reader.place(one.slot)) }
        return true
    }

    /// The value of a field, as far as the mapping has one.
    private func slot(_ key: String, in mapping: NodeID, _ reader: Reader) -> (index: Int, slot: Slot)? {
        for entry in reader.tree.entries(of: mapping) {
            guard let name = reader.find(entry.key, in: face.names), face.fields[name.index].name.key == key else { continue }
            return (name.index, Slot(entry, of: face.fields[name.index], name.spelling))
        }
        return nil
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

    /// One finding in place of those of both values. `values`: what belongs in the first and the second place, where it is written
    /// otherwise than in the place of the other.
    mutating func reportExchange(
        _ first: (name: FieldName, place: Place), _ second: (name: FieldName, place: Place), as values: (String, String)? = nil,
        since start: Int
    ) {
        withdraw(since: start, where: [first.place.valueLocation, second.place.valueLocation].contains)
        report(SwappedIdentifiers.exchange(first, second, as: values) { tree.source.text($0.range) })
    }
}
