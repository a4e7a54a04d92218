import SourceText
import Syntax

/// Mappings with known keys, and lists.

extension ValueType where Value: RecordModel {
    /// A mapping that a table describes.
    static func record(_ record: Record<Value>) -> ValueType {
        let shape = Shape.record(record.face)
        return ValueType(
            shape: shape,
            read: { reader, slot in
                guard reader.tree.nodes[slot.node].kind == .mapping else {
                    if reader.reportSurplusDash(slot, record.face) { return nil }
                    reader.report(
                        slot.isElement
                            ? WrongType.valueInList(slot, record.face, in: reader)
                            : WrongType.notMapping(slot, record.face, in: reader))
                    return nil
                }
                let outer = reader.inheritedSpelling
                reader.inheritedSpelling = slot.spelling
                defer { reader.inheritedSpelling = outer }
                return record.read(slot.node, &reader)
            },
            merge: { record.merge($0, over: $1) })
    }

    /// A mapping that is rarely there, so that what has room for it stays small; `merge` takes over what is left of that of a definition.
    static func shared(
        _ record: Record<Value>, merge: @escaping @Sendable (Value, Value) -> Value
    ) -> ValueType<Shared<Value>> {
        let plain = ValueType.record(record)
        return ValueType<Shared<Value>>(
            shape: plain.shape,
            read: { reader, slot in plain.read(&reader, slot).map(Shared.init) },
            merge: { Shared(merge($0.model, $1.model)) })
    }

    /// A list of mappings. An element that is no mapping is reported and stands in the list as an incomplete one, as does one at its end
    /// for all that was passed by the text front end.
    static func records(_ record: Record<Value>, minimum: Int) -> ValueType<[Value]> { list(record, minimum) { $0 } }

    /// The same for models that are passed on.
    static func shared(_ record: Record<Value>, minimum: Int) -> ValueType<[Shared<Value>]> {
        list(record, minimum) { Shared($0) }
    }

    private static func list<Element>(
        _ record: Record<Value>, _ minimum: Int, _ wrap: @escaping @Sendable (consuming Value) -> Element
    ) -> ValueType<[Element]> {
        let one = ValueType.record(record)
        return ValueType<[Element]>(shape: .list(one.shape, minimum: minimum)) { reader, slot in
            guard let elements = reader.elements(of: slot, minimum: minimum) else { return nil }
            let moved = reader.moved
            reader.moved = nil
            var values: [Element] = []
            values.reserveCapacity(elements.count)
            for element in elements where moved?.contains(element) ?? true {
                if reader.reportDoubledLine(element, in: slot.node, record.face) { continue }
                if reader.isNotUnderstood(element) || reader.isUnclear(element) || moved == nil && reader.isDisplaced(element) {
                    // Reported by the text front end, or as the whole it belongs to.
                } else if reader.tree.nodes[element].kind == .empty {
                    reader.report(MissingField.empty(slot, at: reader.location(slot.element(element))))
                } else if let value = one.read(&reader, slot.element(element)) {
                    values.append(wrap(value))
                    continue
                }
                values.append(wrap(Value(origin: reader.unknownOrigin(element, slot))))
            }
            if reader.tree.nodes[slot.node].flags.contains(.incomplete) {
                values.append(wrap(Value(origin: reader.unknownOrigin(slot.node, slot))))
            }
            return values
        }
    }
}

extension ValueType {
    /// A list of scalars.
    static func list<Element>(_ type: ValueType<Element>, minimum: Int = 0) -> ValueType where Value == [Setting<Element>] {
        ValueType(shape: .list(type.shape, minimum: minimum)) { reader, slot in
            guard let elements = reader.elements(of: slot, minimum: minimum, of: type) else { return nil }
            return elements.compactMap { reader.isDisplaced($0) ? nil : reader.setting(type, slot.element($0)) }
        }
    }
}

extension Reader {
    /// Where something stands of which nothing is known.
    fileprivate func unknownOrigin(_ node: NodeID, _ slot: Slot) -> Origin {
        let range = tree.nodes[node].range
        return Origin(file: tree.file, range: range, head: range, spelling: slot.spelling, isIncomplete: true)
    }

    /// The elements of a list; something else in its place, or too few of them, is reported.
    mutating func elements(of slot: Slot, minimum: Int) -> ChildNodes? {
        guard tree.nodes[slot.node].kind == .sequence else {
            report(WrongType.notList(slot, fix: [], in: self))
            supersedeEntries(of: slot.node)
            return nil
        }
        let elements = tree.children(of: slot.node)
        if elements.count < minimum, !tree.nodes[slot.node].flags.contains(.incomplete) {
            report(MissingField.emptyList(slot, at: location(slot)))
            return nil
        }
        return elements
    }

    /// The same for scalars: one that stands alone is proposed as a list of one, when it is fine in itself.
    mutating func elements<Element>(of slot: Slot, minimum: Int, of type: ValueType<Element>) -> ChildNodes? {
        guard tree.nodes[slot.node].kind == .scalar else { return elements(of: slot, minimum: minimum) }
        if holdsSecret(slot.node) { return nil }
        if let problem = tree.lookalikeDash(slot.node) {
            report(problem)
            return nil
        }
        var attempt = self
        let isFine = type.read(&attempt, slot) != nil && attempt.problems.count == problems.count
        let text = tree.text(of: slot.node)
        var fixes: [Fix] = []
        // What may stand before an entry or between two leaves open what they are.
        let isOne = !tree.beginsWithLookalike(slot.node) && !text.contains { $0.isWhitespace || ",，、;；".contains($0) }
        if isFine, isOne, isReplaceable(slot) {
            let list = "[" + ScalarStyle.lightest(text) + "]"
            fixes = [
                Fix(
                    Bilingual(ja: "リストにする", en: "Make it a list"), safe: true, edits: [Edit(location(slot), list)])
            ]
        }
        report(WrongType.notList(slot, fix: fixes, in: self))
        return nil
    }
}
