/// Text put together as bytes: outputs of many megabytes grow at their end, where texts made of texts would be copied again and again.
extension [UInt8] {
    @inlinable package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }
}
