/// Text put together as bytes: outputs of many megabytes grow at their end, a few bytes at a time.
///
/// An array asks at each of the two million times whether it is shared, in a call that is not inlined: 156 instructions, twice as many
/// as here. This has one owner, and is copied once when it is done.
public struct ByteBuffer: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var end = 0

    public init(capacity: Int = 64) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    public var count: Int { end }

    /// What has been put together so far, as an array.
    public var array: [UInt8] { withBytes { Array($0) } }

    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: start, count: end))
    }

    @inlinable public mutating func append(_ byte: UInt8) {
        if end == capacity { grow(by: 1) }
        start[end] = byte
        end &+= 1
    }

    @inlinable public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        if capacity &- end < bytes.count { grow(by: bytes.count) }
        (start + end).initialize(from: first, count: bytes.count)
        end &+= bytes.count
    }

    @inlinable public mutating func append(_ text: String) {
        text.withTextBytes { append($0) }
    }

    /// A key or markup of our own.
    @inlinable public mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append($0) }
    }

    /// A number in decimal digits.
    public mutating func append(decimal number: Int) {
        var rest = number.magnitude
        if capacity &- end < 20 { grow(by: 20) }
        if number < 0 { append(UInt8(ascii: "-")) }
        let first = end
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        var digits = UnsafeMutableBufferPointer(start: start + first, count: end - first)
        digits.reverse()
    }

    /// Takes the last bytes away; not more than there are.
    public mutating func removeLast(_ number: Int) { end = max(0, end - number) }

    @usableFromInline mutating func grow(by number: Int) {
        let larger = max(2 * capacity, end + number)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.initialize(from: start, count: end)
        start.deallocate()
        (start, capacity) = (moved, larger)
    }
}
