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
        guard let read = decoded(AnyValue.self, from: bytes) else { return nil }
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
