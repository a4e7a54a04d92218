import SourceText
import Syntax

/// Mappings with known keys, and lists.

extension ValueType where Value: RecordModel {
    /// A mapping that a table describes.
    static func record(_ record: Record<Value>) -> ValueType {
        ValueType(
            shape: .record(record.face), read: { reader, slot in record.read(slot, &reader) },
            merge: { record.merge($0, over: $1).merged })
    }

    /// A mapping that is rarely there, or that many look at, so that what has room for it stays small. `merge` takes over what is left of
    /// that of a definition, where that is not each field by itself.
    static func shared(
        _ record: Record<Value>, merge: (@Sendable (Value, Value) -> Value)? = nil
    ) -> ValueType<Shared<Value>> {
        ValueType<Shared<Value>>(
            shape: .record(record.face), read: { reader, slot in record.read(slot, &reader).map(Shared.init) },
            merge: { Shared(merge?($0.model, $1.model) ?? record.merge($0.model, over: $1.model).merged) })
    }

    /// A list of mappings. An element that is no mapping is reported and stands in the list as an incomplete one, as does one at its end
    /// for all that was passed by the text front end.
    static func records(_ record: Record<Value>, minimum: Int) -> ValueType<[Value]> {
        ValueType<[Value]>(shape: .list(.record(record.face), minimum: minimum)) { reader, slot in
            guard var elements = reader.records(of: slot, minimum: minimum, record.face) else { return nil }
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            while let element = elements.next(record.face, &reader) { values.append(record.read(element, &reader)) }
            return values
        }
    }

    /// The same for models that are passed on.
    static func shared(_ record: Record<Value>, minimum: Int) -> ValueType<[Shared<Value>]> {
        ValueType<[Shared<Value>]>(shape: .list(.record(record.face), minimum: minimum)) { reader, slot in
            guard var elements = reader.records(of: slot, minimum: minimum, record.face) else { return nil }
            var values: [Shared<Value>] = []
            values.reserveCapacity(elements.count)
            while let element = elements.next(record.face, &reader) { values.append(Shared(record.read(element, &reader))) }
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

/// The elements of a list of mappings, of which one is looked at when the one before it has been read.
private struct RecordElements {
    enum Element {
        case mapping(Slot)
        /// Something of which only the place is known.
        case unknown(Origin)
    }

    let slot: Slot
    let count: Int
    private var rest: ChildNodes.Iterator?
    private let moved: Set<NodeID>?

    init(_ elements: ChildNodes, of slot: Slot, moved: Set<NodeID>?) {
        (self.slot, count, rest, self.moved) = (slot, elements.count, elements.makeIterator(), moved)
    }

    @inline(never) mutating func next(_ face: RecordFace, _ reader: inout Reader) -> Element? {
        while let node = rest?.next() {
            if moved?.contains(node) == false || reader.reportDoubledLine(node, in: slot.node, face) { continue }
            // What is not read was reported by the text front end, or as the whole it belongs to.
            let isMeant =
                !reader.isNotUnderstood(node) && !reader.isUnclear(node) && (moved != nil || !reader.isDisplaced(node))
            if isMeant, reader.isRecord(slot.element(node), of: slot, face) { return .mapping(slot.element(node)) }
            return .unknown(reader.unknownOrigin(node, slot))
        }
        defer { rest = nil }
        return rest != nil && reader.tree.nodes[slot.node].flags.contains(.incomplete)
            ? .unknown(reader.unknownOrigin(slot.node, slot)) : nil
    }
}

extension Record where Model: RecordModel {
    fileprivate func read(_ element: RecordElements.Element, _ reader: inout Reader) -> Model {
        switch element {
        case .mapping(let slot): read(inside: slot, &reader)
        case .unknown(let origin): Model(origin: origin)
        }
    }
}

extension Reader {
    /// Whether a mapping stands in a field; something else is reported.
    mutating func isMapping(_ slot: Slot, _ face: RecordFace) -> Bool {
        tree.nodes[slot.node].kind == .mapping || reportNoMapping(slot, face)
    }

    @inline(never) private mutating func reportNoMapping(_ slot: Slot, _ face: RecordFace) -> Bool {
        if reportSurplusDash(slot, face) { return false }
        report(slot.isElement ? WrongType.valueInList(slot, face, in: self) : WrongType.notMapping(slot, face, in: self))
        return false
    }

    /// Whether an element of a list is a mapping; something else is reported.
    fileprivate mutating func isRecord(_ element: Slot, of list: Slot, _ face: RecordFace) -> Bool {
        if tree.nodes[element.node].kind != .empty { return isMapping(element, face) }
        report(MissingField.empty(list, at: location(element)))
        return false
    }

    /// The elements of a list of mappings; something else in its place, or too few of them, is reported.
    fileprivate mutating func records(of slot: Slot, minimum: Int, _ face: RecordFace) -> RecordElements? {
        guard let elements = elements(of: slot, minimum: minimum, face) else { return nil }
        defer { moved = nil }
        return RecordElements(elements, of: slot, moved: moved)
    }

    /// Where something stands of which nothing is known.
    fileprivate func unknownOrigin(_ node: NodeID, _ slot: Slot) -> Origin {
        let range = tree.nodes[node].range
        return Origin(file: tree.file, range: range, head: range, spelling: slot.spelling, isIncomplete: true)
    }

    /// The elements of a list; something else in its place, or too few of them, is reported.
    mutating func elements(of slot: Slot, minimum: Int, _ face: RecordFace? = nil) -> ChildNodes? {
        guard tree.nodes[slot.node].kind == .sequence else {
            report(WrongType.notList(slot, of: face, fix: [], in: self))
            supersedeEntries(of: slot.node)
            return nil
        }
        let elements = tree.children(of: slot.node)
        if elements.count < minimum, !tree.nodes[slot.node].flags.contains(.incomplete) {
            report(MissingField.emptyList(slot, inBrackets: tree.nodes[slot.node].style == .flow, at: location(slot)))
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
        let isSeveral = text.contains { ",，、;；".contains($0) }
        let isOne = !tree.beginsWithLookalike(slot.node) && !isSeveral && !text.contains(where: \.isWhitespace)
        if isFine, isOne, isReplaceable(slot) {
            let list = "[" + ScalarStyle.lightest(text) + "]"
            fixes = [
                Fix(
                    Bilingual(ja: "リストにする", en: "Make it a list"), safe: true, edits: [Edit(location(slot), list)])
            ]
        }
        report(WrongType.notList(slot, isSeveral: isSeveral, fix: fixes, in: self))
        return nil
    }
}
