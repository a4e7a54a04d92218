import Project
import Schema
import SourceText

/// What the ID of a key and the name of its file say of the environment and of each other (domain.md R4–R8).
struct KeyFacts {
    /// The environment a text names: `LIVE-…`, `AmazonPay_SANDBOX-….pem`.
    static func side(ofID id: String) -> Side? { Side.allCases.first { id.hasPrefix($0.keyPrefix) } }

    /// The environment of the key whose ID stands in a file name, in any spelling behind `AmazonPay_`: `AmazonPay_sandbox_….pem`.
    static func side(ofFileName path: String) -> Side? {
        namesOfKeys(inFileName: path).lazy.compactMap(sideOfKey).first
    }

    /// The environment that a file name only seems to tell, as one that somebody gave it: `SANDBOX-key.pem`. Nil where its path has a word
    /// for the other environment too: `LIVE-HOUSE_sandbox.pem`.
    static func seemingSide(ofFileName path: String) -> Side? {
        if let side = side(ofFileName: path) { return side }
        if let side = namesOfKeys(inFileName: path).lazy.compactMap({ prefix(of: $0)?.side }).first {
            return isNamed(side.other, in: path) ? nil : side
        }
        return plainSide(ofFileName: path)
    }

    /// Whether a file name has the beginning of the ID of a key as Seller Central writes it, and that is no word of a shop's own:
    /// `SANDBOX-key.pem`, `AmazonPay_LIVE-abc.pem`, but not `LIVE-HOUSE.pem`.
    static func hasPrefix(of side: Side, inFileName path: String) -> Bool {
        if given(inFileName: path)?.hasPrefix(side.keyPrefix) == true { return true }
        return words(inFileName: path).contains { word in
            guard word.hasPrefix(side.keyPrefix) else { return false }
            let next = word.dropFirst(side.keyPrefix.count).lowercased().prefix { $0.isLetter }
            return side == .sandbox || plainWords.contains { $0 == next }
        }
    }

    /// The environment of a file that is called by nothing else: `keys/sandbox.pem`, `AmazonPay_live_key.pem`, but not `live-house.pem`.
    private static func plainSide(ofFileName path: String) -> Side? {
        let words = (String(fileName(of: path)) ?? path).lowercased().split { !$0.isLetter }.filter { word in
            !plainWords.contains { $0 == word }
        }
        guard !words.isEmpty else { return nil }
        return Side.allCases.first { side in words.allSatisfy { word in names(of: side).contains { $0 == word } } }
    }

    private static let plainWords = [
        "pem", "key", "keys", "private", "secret", "privatekey", "amazonpay", "amazon", "pay", "鍵", "秘密鍵",
    ]

    /// What may be the ID of a key in a file name, as it is written, or behind `AmazonPay_` in capitals.
    private static func namesOfKeys(inFileName path: String) -> [String] {
        words(inFileName: path) + (given(inFileName: path).map { [$0.uppercased()] } ?? [])
    }

    /// The environment of a word that begins like the ID of a key, and what is behind that.
    private static func prefix(of word: String) -> (side: Side, rest: Substring)? {
        for side in Side.allCases {
            let prefix = side.keyPrefix.utf8
            guard word.utf8.starts(with: prefix.dropLast()) else { continue }
            let rest = word.utf8.dropFirst(prefix.count - 1)
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "_") { return (side, Substring(rest.dropFirst())) }
        }
        return nil
    }

    /// The same, where capitals and digits follow as in an ID, or in one that was cut or typed.
    private static func sideOfKey(_ word: String) -> Side? {
        guard let (side, rest) = prefix(of: word) else { return nil }
        let letters = rest.utf8.prefix { isDigit($0) || (0x41...0x5A).contains($0) }
        return isLikeID(letters) ? side : nil
    }

    private static func isLikeID(_ letters: some Collection<UInt8>) -> Bool {
        (16...40).contains(letters.count) && letters.contains(where: isDigit)
    }

    /// Whether a word of a path names an environment.
    private static func isNamed(_ side: Side, in path: String) -> Bool {
        let words = path.lowercased().split { !$0.isLetter }
        return words.contains { word in names(of: side).contains { $0 == word } }
    }

    private static func names(of side: Side) -> [String] {
        side == .live ? ["live", "prod", "production", "honban", "本番", "本番環境"] : ["sandbox", "test", "テスト", "テスト環境"]
    }

    /// The ID in a file name: Seller Central gives `AmazonPay_<Public Key ID>.pem`, browsers and people add to it, as in `… (1).pem`.
    static func id(inFileName path: String) -> String? {
        let whole = words(inFileName: path).first { word in
            Identifier(formOf: word) == .publicKeyID && (side(ofID: word) != nil || path.contains("AmazonPay_" + word))
        }
        if let whole { return whole }
        // One that was cut or typed, but is no word of another kind.
        return given(inFileName: path).flatMap { name in
            let letters = bare(name.uppercased()).utf8
            return isLikeID(letters) && letters.allSatisfy { isDigit($0) || (0x41...0x5A).contains($0) } ? name : nil
        }
    }

    /// What stands in the place of the ID: `…` of `AmazonPay_….pem`, up to a blank, bracket or dot.
    private static func given(inFileName path: String) -> String? {
        let name = fileName(of: path)
        guard name.starts(with: "AmazonPay_".utf8) else { return nil }
        return String(
            name.dropFirst(10).prefix {
                isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            })
    }

    /// The parts of a file name that may be an ID: `LIVE-A…` of `AmazonPay_LIVE-A… (1).pem`.
    private static func words(inFileName path: String) -> [String] {
        let words = fileName(of: path).split { !(isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-")) }
        return words.compactMap { String($0) }
    }

    /// What stands behind the last `/`.
    static func fileName(of path: String) -> Substring.UTF8View {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8[path.utf8.index(after: $0)...] } ?? path.utf8[...]
    }

    /// Whether two files hold one key; nil where one of them cannot be read as a key.
    static func areSame(_ first: [UInt8], _ second: [UInt8]) -> Bool? {
        guard case .success(let first) = PrivateKey.read(first), case .success(let second) = PrivateKey.read(second) else {
            return nil
        }
        return first.publicKeyInfo == second.publicKeyInfo
    }

    /// The 24 characters without the environment.
    static func bare(_ id: String) -> Substring {
        for side in Side.allCases where id.hasPrefix(side.keyPrefix) { return id.dropFirst(side.keyPrefix.count) }
        return id[...]
    }
}

/// A key that stands in both environments.
struct SharedKey {
    let ids: (live: Place, sandbox: Place)?
    let files: (live: Place, sandbox: Place)?
    /// Not the names are the same, only what the files hold.
    let isOneKeyInTwoFiles: Bool

    /// Nil when the environments have keys of their own.
    init?(_ project: Project, _ surroundings: Surroundings) {
        guard let live = project.amazonPay?.live.value, let sandbox = project.amazonPay?.sandbox.value else { return nil }
        ids = SharedKey.places(live.publicKeyID, sandbox.publicKeyID) { $0 == $1 }
        isOneKeyInTwoFiles = ids == nil && live.privateKeyFile.value != sandbox.privateKeyFile.value
        files = SharedKey.places(live.privateKeyFile, sandbox.privateKeyFile) { first, second in
            first == second || SharedKey.holdSameKey(surroundings.keyFiles[first], surroundings.keyFiles[second])
        }
        if ids == nil, files == nil { return nil }
    }

    private static func places(
        _ live: Setting<String>, _ sandbox: Setting<String>, _ areSame: (String, String) -> Bool
    ) -> (Place, Place)? {
        guard case .present(let first, let firstPlace) = live, case .present(let second, let secondPlace) = sandbox,
            areSame(first, second)
        else { return nil }
        return (firstPlace, secondPlace)
    }

    private static func holdSameKey(_ first: KeyFile?, _ second: KeyFile?) -> Bool {
        guard case .present(let first, _, _)? = first, case .present(let second, _, _)? = second else { return false }
        return KeyFacts.areSame(first, second) == true
    }
}
