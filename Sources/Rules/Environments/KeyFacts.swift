import Project
import Schema
import SourceText

/// What the ID of a key and the name of its file say of the environment and of each other (domain.md R4–R8).
struct KeyFacts {
    /// The environment a text names: `LIVE-…`, `AmazonPay_SANDBOX-….pem`.
    static func side(ofID id: String) -> Side? { Side.allCases.first { id.hasPrefix($0.keyPrefix) } }

    /// The ID in a file name as Seller Central gives it, `AmazonPay_<Public Key ID>.pem`; nil for a file that was renamed.
    static func id(inFileName path: String) -> String? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard name.hasPrefix("AmazonPay_"), name.hasSuffix(".pem") else { return nil }
        let id = String(name.dropFirst("AmazonPay_".count).dropLast(".pem".count))
        return Identifier(formOf: id) == .publicKeyID ? id : nil
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

    /// Nil when the environments have keys of their own.
    init?(_ project: Project, _ surroundings: Surroundings) {
        guard let live = project.amazonPay?.live.value, let sandbox = project.amazonPay?.sandbox.value else { return nil }
        ids = SharedKey.places(live.publicKeyID, sandbox.publicKeyID) { $0 == $1 }
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
        guard case .present(let first, _)? = first, case .present(let second, _)? = second,
            case .success(let firstKey) = PrivateKey.read(first), case .success(let secondKey) = PrivateKey.read(second)
        else { return false }
        return firstKey.publicKeyInfo == secondKey.publicKeyInfo
    }
}
