#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SourceText

/// JSON from outside as a value, read by Foundation's decoder.
extension JSON {
    /// nil when the bytes are not one JSON value. The members of an object are in the order of their names.
    package init?(reading bytes: some Collection<UInt8>) {
        let read =
            decoded(AnyValue.self, from: bytes)
            ?? withoutLoneSurrogates(Array(bytes)).flatMap { decoded(AnyValue.self, from: $0) }
        guard let read else { return nil }
        self = read.json
    }
}

/// What a type takes from JSON; nil where it is not there.
package func decoded<Value: Decodable>(_ type: Value.Type, from bytes: some Collection<UInt8>) -> Value? {
    try? JSONDecoder().decode(type, from: Data(bytes))
}

private struct AnyValue: Decodable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        // Each question that is answered with an error costs as much as ten values, so the most frequent kinds are asked for first.
        if single.decodeNil() {
            json = .null
        } else if let text = try? single.decode(String.self) {
            json = .string(text)
        } else if let members = try? single.decode([String: AnyValue].self) {
            json = .object(members.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) })
        } else if let elements = try? single.decode([AnyValue].self) {
            json = .array(elements.map(\.json))
        } else if let number = try? single.decode(Int.self) {
            json = .integer(number)
        } else if let flag = try? single.decode(Bool.self) {
            json = .boolean(flag)
        } else {
            // No message that kessai reads has a fraction or a number beyond 64 bits where it matters.
            _ = try single.decode(Double.self)
            json = .null
        }
    }
}

/// JSON (RFC 8259, 8.2) lets half of a surrogate pair stand in a text, which editors that count in UTF-16 may cut out of a character;
/// U+FFFD is what stands for it, of the same length in UTF-16. nil where there is none.
private func withoutLoneSurrogates(_ bytes: [UInt8]) -> [UInt8]? {
    var bytes = bytes
    var hasAny = false
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) {
        guard let unit = escapedUnit(bytes, start) else {
            index = min(start + 2, bytes.count)
            continue
        }
        index = start + 6
        if (0xD800..<0xDC00).contains(unit), let next = escapedUnit(bytes, index), (0xDC00..<0xE000).contains(next) {
            index += 6
        } else if (0xD800..<0xE000).contains(unit) {
            bytes.replaceSubrange(start + 2..<index, with: "FFFD".utf8)
            hasAny = true
        }
    }
    return hasAny ? bytes : nil
}

/// The number in `\u0041`.
private func escapedUnit(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else { return nil }
    return Int(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
}
