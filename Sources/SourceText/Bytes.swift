/// Text put together as bytes: outputs of many megabytes grow at their end, where texts made of texts would be copied again and again.
extension [UInt8] {
    @inlinable package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    /// A key or markup of our own: it has more than one character, or its bytes are nowhere.
    @inlinable package mutating func append(_ literal: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }
}
