import SourceText

/// Writes a JSON file of the bundle and, beside it, where each value in it came from: one description gives both the file and what `why`
/// tells of it.
struct TracedWriter: ~Copyable {
    private var json = JSONWriter()
    private var traces: JSONWriter
    /// The file and the path in it of what is being written: `myasp/products/course.json#paymentMethods[0]`.
    private var place = ByteBuffer(capacity: 256)
    /// Where the path in the file begins.
    private var root = 0
    private var positions: Positions
    /// The name of the entry that is being written.
    private var name = ByteBuffer(capacity: 256)
    /// What traces have in common, as it stands in them.
    private var parts = Parts()

    /// For so many products.
    init(_ project: CheckedProject, products: Int = 0) {
        positions = Positions(project)
        traces = JSONWriter(elementsAt: Provenance.listDepth, size: products << 14)
    }

    /// A file that is one object.
    mutating func file(_ path: String, _ members: (inout TracedWriter) -> Void) -> BundleFile {
        json = JSONWriter()
        place.removeLast(place.count)
        place.append(path)
        place.append(UInt8(ascii: "#"))
        root = place.count
        json.openObject()
        members(&self)
        json.closeObject()
        return BundleFile(path: path, bytes: json.file())
    }

    /// Of all files so far: elements of `values` in `provenance.json`.
    var origins: [UInt8] { traces.bytes }

    mutating func object(_ key: StaticString, _ members: (inout TracedWriter) -> Void) {
        member(key) { writer in
            writer.json.openObject()
            members(&writer)
            writer.json.closeObject()
        }
    }

    mutating func array<Elements: Collection>(
        _ key: StaticString, _ elements: Elements, _ write: (inout TracedWriter, Elements.Element) -> Void
    ) {
        member(key) { writer in
            writer.json.openArray()
            for (index, element) in elements.enumerated() {
                writer.json.element()
                let outside = writer.place.count
                writer.place.append("[\(index)]")
                write(&writer, element)
                writer.place.removeLast(writer.place.count - outside)
            }
            writer.json.closeArray()
        }
    }

    /// An array of objects.
    mutating func objects<Elements: Collection>(
        _ key: StaticString, _ elements: Elements, _ members: (inout TracedWriter, Elements.Element) -> Void
    ) {
        array(key, elements) { writer, element in
            writer.json.openObject()
            members(&writer, element)
            writer.json.closeObject()
        }
    }

    /// What is the same in every project: labels, versions.
    mutating func fixed(_ key: StaticString, _ value: JSON) {
        json.member(key, value)
    }

    /// A value from the sources, null where there is none; `entry` is its name when a person enters it.
    mutating func text(_ key: StaticString, _ value: Sourced<String>?, _ entry: EntryID? = nil) {
        member(key, value, entry, { $0 }) { $0.json.string($1) }
    }

    mutating func number(_ key: StaticString, _ value: Sourced<Int>?, _ entry: EntryID? = nil) {
        member(key, value, entry, String.init) { $0.json.integer($1) }
    }

    mutating func flag(_ key: StaticString, _ value: Sourced<Bool>?, _ entry: EntryID? = nil) {
        member(key, value, entry, String.init) { $0.json.boolean($1) }
    }

    /// A choice by its English name, with the label of the screen beside it.
    mutating func choice(_ key: StaticString, _ name: Sourced<String>, label: String, _ entry: EntryID? = nil) {
        object(key) {
            $0.text("value", name, entry)
            $0.fixed("label", .string(label))
        }
    }

    /// A text as an element of an array.
    mutating func element(_ value: Sourced<String>, _ entry: EntryID? = nil) {
        json.string(value.value)
        trace(value.trace, of: value.value, entry)
    }

    private mutating func member<Value>(
        _ key: StaticString, _ value: Sourced<Value>?, _ entry: EntryID?, _ text: (Value) -> String,
        _ write: (inout TracedWriter, Value) -> Void
    ) {
        guard let value else { return fixed(key, .null) }
        member(key) { writer in
            write(&writer, value.value)
            writer.trace(value.trace, of: text(value.value), entry)
        }
    }

    private mutating func member(_ key: StaticString, _ write: (inout TracedWriter) -> Void) {
        json.key(key)
        let outside = place.count
        if outside > root { place.append(UInt8(ascii: ".")) }
        place.append(key)
        write(&self)
        place.removeLast(place.count - outside)
    }

    /// Where the value that is being written came from and what was done to it.
    private mutating func trace(_ trace: Trace, of value: String, _ entry: EntryID?) {
        traces.write(&parts.head) {
            $0.element()
            $0.openObject()
            $0.key("path")
        }
        traces.string(place)
        if let entry {
            name.removeLast(name.count)
            entry.append(to: &name)
            traces.key("entry")
            traces.string(name)
        }
        traces.write(&parts.from) {
            $0.key("from")
            $0.openArray()
        }
        trace.visitPlaces { location in
            guard let (path, position) = positions.position(location) else { return }
            traces.element()
            if parts.file != location.file { (parts.file, parts.fileFragment) = (location.file, nil) }
            traces.write(&parts.fileFragment) {
                $0.openObject()
                $0.key("file")
                $0.string(path)
                $0.key("line")
            }
            traces.integer(position.line)
            traces.key("column")
            traces.integer(position.column)
            traces.closeObject()
        }
        traces.write(&parts.steps) {
            $0.closeArray()
            $0.key("steps")
            $0.openArray()
        }
        positions.spelled(trace, value).visitSteps { step in
            traces.element()
            let index = parts.index(of: step)
            traces.write(&parts.known[index].fragment) { $0.write(step.text.json) }
        }
        traces.write(&parts.end) {
            $0.closeArray()
            $0.closeObject()
        }
    }
}

/// What traces have in common, once it was written.
private struct Parts {
    var head, from, steps, end: JSONWriter.Fragment?
    /// The beginning of a place in the file that was named last.
    var file: FileID?
    var fileFragment: JSONWriter.Fragment?
    /// A few of them, as nearly all values were made in one of a few ways.
    var known: [(step: Trace.Step, fragment: JSONWriter.Fragment?)] = []

    mutating func index(of step: Trace.Step) -> Int {
        if let index = known.firstIndex(where: { $0.step == step }) { return index }
        if known.count == 16 { known = [] }
        known.append((step, nil))
        return known.count - 1
    }
}
