import Schema

/// What an environment must have before it can be used (domain.md A1, R17, R18).
extension Environment {
    /// The keys of its fields, and whether one is not written. Names are looked up in their table only where one lacks: at the start of a
    /// check that took as long as all rules.
    private static let needed: [(key: String, isAbsent: @Sendable (Environment) -> Bool)] = [
        ("merchant_id", { $0.merchantID.isAbsent }), ("client_id", { $0.clientID.isAbsent }),
        ("public_key_id", { $0.publicKeyID.isAbsent }), ("private_key_file", { $0.privateKeyFile.isAbsent }),
        ("return_urls", { $0.returnURLs.isAbsent }), ("ipn_endpoint", { $0.ipnEndpoint.isAbsent }),
    ]

    package static var neededFields: [FieldName] { needed.map { environmentTable.face.name(of: $0.key) } }

    package var absentFields: [FieldName] {
        Environment.needed.filter { $0.isAbsent(self) }.map { environmentTable.face.name(of: $0.key) }
    }

    package var isComplete: Bool { Environment.needed.allSatisfy { !$0.isAbsent(self) } }

    /// Nothing is written in it yet, so it counts as one that is not configured.
    package var isUnwritten: Bool {
        javascriptOrigins.isAbsent && !origin.isIncomplete && Environment.needed.allSatisfy { $0.isAbsent(self) }
    }
}
