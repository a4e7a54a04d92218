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
        guard let read = try? JSONDecoder().decode(AnyValue.self, from: Data(bytes)) else { return nil }
        self = read.json
    }
}

private struct AnyValue: Decodable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            json = .null
        } else if let flag = try? single.decode(Bool.self) {
            json = .boolean(flag)
        } else if let text = try? single.decode(String.self) {
            json = .string(text)
        } else if let number = try? single.decode(Int.self) {
            json = .integer(number)
        } else if let elements = try? single.decode([AnyValue].self) {
            json = .array(elements.map(\.json))
        } else if (try? single.decode(Double.self)) != nil {
            // No message that kessai reads has a fraction or a number beyond 64 bits where it matters.
            json = .null
        } else {
            let members = try single.decode([String: AnyValue].self)
            json = .object(members.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) })
        }
    }
}
