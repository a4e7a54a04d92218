/// What kessai reads from a private key file: which form it has, how strong it is, and its public half. Nothing of the secret is kept.
package struct PrivateKey: Sendable, Hashable {
    package enum Form: Sendable, Hashable {
        /// `BEGIN PRIVATE KEY`, the form that Seller Central hands out.
        case pkcs8
        /// `BEGIN RSA PRIVATE KEY`.
        case pkcs1
    }

    package let form: Form
    /// Bits of the RSA modulus.
    package let modulusBits: Int
    /// The public key as a DER SubjectPublicKeyInfo (RFC 5280): what `openssl pkey -pubout -outform DER` prints.
    package let publicKeyInfo: [UInt8]

    /// Why a file is no usable RSA private key.
    package enum Problem: Error, Sendable, Hashable {
        /// No byte but white space.
        case empty
        /// No `-----BEGIN …-----` line.
        case noBlock
        /// An editor put a byte order mark before the first line.
        case byteOrderMark
        /// A PEM block of another kind; its label, such as `OPENSSH PRIVATE KEY` or `PUBLIC KEY`.
        case otherKind(label: String)
        /// `BEGIN ENCRYPTED PRIVATE KEY`, or a PEM block with a `Proc-Type: 4,ENCRYPTED` header.
        case encrypted
        /// No `-----END …-----` line that fits the first one.
        case noEnd
        /// Something stands before or after the block.
        case textAround
        /// Blanks stand before the `BEGIN` or the `END` line, as in a block copied out of YAML.
        case indented
        /// What stands between the lines is not Base64.
        case notBase64
        /// The Base64 text holds no complete key.
        case damaged
        /// A sound key of another algorithm, such as an elliptic curve.
        case notRSA
    }

    /// Reads a key file; for every input either facts or exactly one problem.
    package static func read(_ bytes: [UInt8]) -> Result<PrivateKey, Problem> {
        do {
            let block = try PEMBlock(bytes)
            switch block.label {
            case "PRIVATE KEY": return .success(try fromPKCS8(block.contents))
            case "RSA PRIVATE KEY": return .success(try fromPKCS1(block.contents[...], form: .pkcs1))
            case "ENCRYPTED PRIVATE KEY": return .failure(.encrypted)
            default: return .failure(.otherKind(label: block.label))
            }
        } catch {
            return .failure(error)
        }
    }

    /// PrivateKeyInfo (RFC 5208): version, algorithm, the PKCS #1 key as an octet string, optional attributes.
    private static func fromPKCS8(_ bytes: [UInt8]) throws(Problem) -> PrivateKey {
        var outer = DERReader(bytes[...])
        guard let sequence = outer.next(DERReader.Tag.sequence), outer.isAtEnd else { throw .damaged }
        var fields = DERReader(sequence)
        guard fields.unsignedInteger() != nil, let algorithm = fields.next(DERReader.Tag.sequence),
            let key = fields.next(DERReader.Tag.octetString)
        else { throw .damaged }
        var identifier = DERReader(algorithm)
        guard let name = identifier.next(DERReader.Tag.objectIdentifier) else { throw .damaged }
        guard Array(name) == rsaEncryption else { throw .notRSA }
        return try fromPKCS1(key, form: .pkcs8)
    }

    /// RSAPrivateKey (RFC 8017, A.1.2): version, n, e, then the secret numbers, which are only counted.
    private static func fromPKCS1(_ bytes: ArraySlice<UInt8>, form: Form) throws(Problem) -> PrivateKey {
        var outer = DERReader(bytes)
        guard let sequence = outer.next(DERReader.Tag.sequence), outer.isAtEnd else { throw .damaged }
        var fields = DERReader(sequence)
        guard fields.unsignedInteger() != nil, let modulus = fields.unsignedInteger(),
            let exponent = fields.unsignedInteger()
        else { throw .damaged }
        // d, p, q, d mod p-1, d mod q-1, q^-1 mod p
        for _ in 0..<6 where fields.unsignedInteger() == nil { throw .damaged }
        guard let first = modulus.first, first > 0, let last = modulus.last, last & 1 == 1 else { throw .damaged }
        let bits = modulus.count * 8 - first.leadingZeroBitCount
        let key = DERReader.element(DERReader.Tag.sequence, DERReader.integer(modulus) + DERReader.integer(exponent))
        let algorithm =
            DERReader.element(DERReader.Tag.objectIdentifier, rsaEncryption) + DERReader.element(DERReader.Tag.null, [])
        let info = DERReader.element(
            DERReader.Tag.sequence,
            DERReader.element(DERReader.Tag.sequence, algorithm) + DERReader.element(DERReader.Tag.bitString, [0] + key))
        return PrivateKey(form: form, modulusBits: bits, publicKeyInfo: info)
    }

    /// 1.2.840.113549.1.1.1
    private static let rsaEncryption: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
}
