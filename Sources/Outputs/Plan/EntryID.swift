import SourceText

/// The stable name of one entered value, in `kessai.lock`, in plans and on the entry sheet.
///
///     integration/use
///     live/merchant_id
///     live/return_urls/3f9a1c0b               an element of a list, named by the digest of its value
///     product/course/price … product/course/name
///     product/course/method/once/price
///     product/pantry/item/家計簿ノート/price
///     product/course/mail/charge-failed/body
package struct EntryID: Sendable, Hashable {
    package let owner: Owner
    package let field: EntryField
    /// For an element of a list that has no name of its own: eight hexadecimal digits of its value's SHA-256.
    package let element: String?

    /// What the value belongs to. An object, as several ids of each owner are made for every product and copied often.
    package final class Owner: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            case integration
            case environment(EnvironmentName)
            case product(String)
            case method(product: String, id: String)
            /// The occurrence counts from 1 when several items of a product have one name.
            case item(product: String, name: String, occurrence: Int)
            case mail(product: String, id: String)
        }

        package let kind: Kind
        /// What the settings call it, where they have a name for it that is entered nowhere.
        var id: String? {
            switch kind {
            case .product(let id), .method(_, let id), .mail(_, let id): id
            case .integration, .environment, .item: nil
            }
        }
        /// What its ids begin with.
        let text: String

        package init(_ kind: Kind) {
            self.kind = kind
            text =
                switch kind {
                case .integration: "integration/"
                case .environment(let name): "\(name.rawValue)/"
                case .product(let id): "product/\(id)/"
                case .method(let product, let id): "product/\(product)/method/\(id)/"
                case .item(let product, let name, let occurrence):
                    "product/\(product)/item/\(EntryID.escaped(name))\(occurrence > 1 ? "~\(occurrence)" : "")/"
                case .mail(let product, let id): "product/\(product)/mail/\(id)/"
                }
        }

        /// The field of an id that begins with this text and has nothing behind the field.
        fileprivate func field(in id: TextBytes) -> EntryField? {
            text.withTextBytes { text in
                guard id.count > text.count, UnsafeBufferPointer(rebasing: id[..<text.count]).isSame(as: text) else { return nil }
                return EntryField(named: UnsafeBufferPointer(rebasing: id[text.count...]))
            }
        }

        package static func == (left: Owner, right: Owner) -> Bool { left === right || left.text == right.text }
        package func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    package init(_ owner: Owner, _ field: EntryField, element value: String? = nil) {
        self.init(owner, field, digest: value.map { String(SHA256.hex($0).prefix(8)) })
    }

    package init(_ kind: Owner.Kind, _ field: EntryField) { self.init(Owner(kind), field) }

    private init(_ owner: Owner, _ field: EntryField, digest: String?) {
        self.owner = owner
        self.field = field
        element = digest
    }

    /// The name as it is written.
    package var text: String { owner.text + field.rawValue + (element.map { "/" + $0 } ?? "") }

    /// The name as it is typed into a POSIX shell: in quotes where a character of it may mean something there.
    package var shellWord: String {
        let text = text
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "/_.~%-".unicodeScalars.contains(scalar)
        }
        return isPlain ? text : "'\(text.replacing("'", with: #"'\''"#))'"
    }

    /// Puts the name at the end of a text.
    func append(to bytes: inout ByteBuffer) {
        bytes.append(owner.text)
        bytes.append(field.rawValue)
        guard let element else { return }
        bytes.append(UInt8(ascii: "/"))
        bytes.append(element)
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: String) {
        // By bytes: a name may begin with a mark that makes one Character with the slash before it.
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        func field(_ index: Int) -> EntryField? { parts.indices.contains(index) ? EntryField(rawValue: parts[index]) : nil }
        let found: (Owner.Kind, EntryField?, Int)?
        if parts.first == "integration" {
            found = (.integration, field(1), 2)
        } else if let name = parts.first.flatMap(EnvironmentName.init(rawValue:)) {
            found = (.environment(name), field(1), 2)
        } else if parts.first == "product", parts.count == 3 {
            found = (.product(parts[1]), field(2), 3)
        } else if parts.first == "product", parts.count == 5 {
            switch parts[2] {
            case "method": found = (.method(product: parts[1], id: parts[3]), field(4), 5)
            case "item":
                let name = parts[3].utf8.split(separator: UInt8(ascii: "~"), maxSplits: 1).map { String(Substring($0)) }
                let occurrence = name.count == 2 ? Int(name[1]) : 1
                found = name.first.flatMap(EntryID.unescaped).flatMap { name in
                    occurrence.map { (.item(product: parts[1], name: name, occurrence: $0), field(4), 5) }
                }
            case "mail": found = (.mail(product: parts[1], id: parts[3]), field(4), 5)
            default: found = nil
            }
        } else {
            found = nil
        }
        guard let (kind, field, used) = found, let name = field else { return nil }
        guard parts.count == used + (name.isList ? 1 : 0) else { return nil }
        self.init(Owner(kind), name, digest: name.isList ? parts[used] : nil)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The same of valid UTF-8, where the ids of one owner follow each other.
    init?(_ text: TextBytes, after last: EntryID?) {
        guard let owner = last?.owner, let field = owner.field(in: text), !field.isList else {
            self.init(String(decoding: text, as: UTF8.self))
            return
        }
        self.init(owner, field, digest: nil)
    }

    /// The same value of something else.
    func moved(to kind: Owner.Kind) -> EntryID { EntryID(Owner(kind), field, digest: element) }

    /// The product that the value belongs to, if to any.
    package var product: String? {
        switch owner.kind {
        case .integration, .environment: nil
        case .product(let id), .method(let id, _), .item(let id, _, _), .mail(let id, _): id
        }
    }

    /// Whether it belongs to one of some products.
    func isOfProduct(among ids: Set<String>) -> Bool { product.map(ids.contains) ?? false }

    /// A name as one segment: what would end the segment or the line, and what cannot be seen, as `%XX` of its UTF-8 bytes.
    private static func escaped(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            if scalar == "%" || scalar == "/" || scalar == "~" || scalar.properties.isWhitespace || !isHarmless(scalar) {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { result += "%" + SHA256.hexadecimal([byte]) }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func unescaped(_ segment: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(segment.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// One value as it is, or was, entered.
package struct Entry: Sendable, Hashable {
    package let id: EntryID
    /// As it is stored: digits for money, `true` for a ticked box, the English name of a choice, otherwise the text itself.
    package let value: String

    package init(_ id: EntryID, _ value: String) {
        self.id = id
        self.value = value
    }

    /// In the words of the screen.
    package var shown: Bilingual { id.field.shown(value) }
}
