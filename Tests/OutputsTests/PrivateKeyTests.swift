// Private keys made by openssl at test time, and files that are none.
import Foundation
import Project
import Testing

@Suite struct PrivateKeyTests {
    @Test(arguments: [1024, 2048, 3072])
    func readsTheKeyOfSellerCentral(bits: Int) throws {
        let pem = try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:\(bits)"])
        let key = try PrivateKey.read(Array(pem)).get()
        #expect(key.form == .pkcs8)
        #expect(key.modulusBits == bits)
        #expect(Data(key.publicKeyInfo) == (try run("openssl", ["pkey", "-pubout", "-outform", "DER"], input: pem)))
    }

    @Test func readsTheOlderFormAndWindowsLineEnds() throws {
        let pem = try run("openssl", ["genrsa", "-traditional", "2048"])
        let windows = String(decoding: pem, as: UTF8.self).replacing("\n", with: "\r\n")
        let key = try PrivateKey.read(Array(windows.utf8)).get()
        #expect(key.form == .pkcs1)
        #expect(key.modulusBits == 2048)
        #expect(Data(key.publicKeyInfo) == (try run("openssl", ["pkey", "-pubout", "-outform", "DER"], input: pem)))
    }

    /// OpenSSL reads blanks before the lines between and behind all of them, but none before the first or the last.
    @Test func readsTheBlanksThatOpenSSLReads() throws {
        let pem = String(
            decoding: try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]), as: UTF8.self)
        let lines = pem.split(separator: "\n")
        let body = lines.dropFirst().dropLast().map { "  \($0)\n" }.joined()
        let inner = "\n\(lines[0]) \n\(body)\(lines[lines.count - 1])\t\n"
        #expect(try PrivateKey.read(Array(inner.utf8)).get().modulusBits == 2048)
        for indented in [" " + pem, pem.replacing("-----END", with: "\t-----END"), "\n\n  " + pem] {
            #expect(PrivateKey.read(Array(indented.utf8)) == .failure(.indented))
            #expect(throws: (any Error).self) { try run("openssl", ["pkey", "-noout"], input: Data(indented.utf8)) }
        }
        _ = try run("openssl", ["pkey", "-noout"], input: Data(inner.utf8))
    }

    @Test func namesWhatIsNoRSAKey() throws {
        let curve = try run("openssl", ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])
        #expect(PrivateKey.read(Array(curve)) == .failure(.notRSA))
        let old = try run("openssl", ["ecparam", "-name", "prime256v1", "-genkey"])
        #expect(PrivateKey.read(Array(old)) == .failure(.otherKind(label: "EC PARAMETERS")))
        let rsa = try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"])
        let publicHalf = try run("openssl", ["pkey", "-pubout"], input: rsa)
        #expect(PrivateKey.read(Array(publicHalf)) == .failure(.otherKind(label: "PUBLIC KEY")))
        let locked = try run("openssl", ["pkey", "-aes128", "-passout", "pass:kessai"], input: rsa)
        #expect(PrivateKey.read(Array(locked)) == .failure(.encrypted))
        let lockedOld = try run("openssl", ["rsa", "-traditional", "-aes128", "-passout", "pass:kessai"], input: rsa)
        #expect(PrivateKey.read(Array(lockedOld)) == .failure(.encrypted))
        #expect(PrivateKey.read(Array(rsa + rsa)) == .failure(.textAround))
        #expect(PrivateKey.read(Array(Data("key:\n".utf8) + rsa)) == .failure(.textAround))
    }

    @Test(arguments: [
        ("", PrivateKey.Problem.empty), (" \r\n\t\n", .empty), ("hello", .noBlock),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n", .noEnd),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", .noEnd),
        ("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n", .notBase64),
        ("-----BEGIN PRIVATE KEY-----\nあああ\n-----END PRIVATE KEY-----\n", .notBase64),
        ("-----BEGIN PRIVATE KEY-----\nAA=A\n-----END PRIVATE KEY-----\n", .notBase64),
        ("-----BEGIN PRIVATE KEY-----\nMIAAAAA=\n-----END PRIVATE KEY-----\n", .damaged),
        ("-----BEGIN PRIVATE KEY-----\nMIT/////\n-----END PRIVATE KEY-----\n", .damaged),
        ("-----BEGIN PRIVATE KEY-----\nAAA\n-----END PRIVATE KEY-----\n", .notBase64),
        ("-----BEGIN PRIVATE KEY-----\nA===\n-----END PRIVATE KEY-----\n", .notBase64),
        ("-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n", .damaged),
        (" \t-----BEGIN PRIVATE KEY----- \n\tMIAAAAA=\t\n -----END PRIVATE KEY-----", .indented),
        ("-----BEGIN PRIVATE KEY----- \n\tMIAAAAA=\t\n-----END PRIVATE KEY-----", .damaged),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\nx", .textAround),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----", .otherKind(label: "OPENSSH PRIVATE KEY")),
        ("\u{FEFF}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", .byteOrderMark), ("\u{FEFF}", .empty),
        ("\u{FEFF}hello", .noBlock),
        // No line of that form is longer, or without a label.
        (
            "\(labelled(64))\nx\n\(labelled(64).replacing("BEGIN", with: "END"))",
            .otherKind(label: String(repeating: "A", count: 64))
        ),
        ("\(labelled(65))\nx\n\(labelled(65).replacing("BEGIN", with: "END"))", .noBlock),
        ("\(labelled(1))\nx\n\(labelled(1).replacing("BEGIN", with: "END"))", .otherKind(label: "A")),
        ("\(labelled(0))\nx\n\(labelled(0).replacing("BEGIN", with: "END"))", .noBlock),
    ])
    func refuses(text: String, problem: PrivateKey.Problem) {
        #expect(PrivateKey.read(Array(text.utf8)) == .failure(problem))
    }

    /// The first line of a block with a label of some length.
    private static func labelled(_ length: Int) -> String { "-----BEGIN \(String(repeating: "A", count: length))-----" }

    /// Every damaged copy of a real key is read or refused, never a crash, and a shortened one is never accepted.
    @Test func survivesDamage() throws {
        let pem = Array(try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"]))
        for index in pem.indices {
            for byte in [UInt8(ascii: "A"), 0xFF, UInt8(ascii: "\n")] {
                var copy = pem
                copy[index] = byte
                _ = PrivateKey.read(copy)
            }
            if index < pem.count - 1 {
                #expect(throws: PrivateKey.Problem.self) { try PrivateKey.read(Array(pem[..<index])).get() }
            }
        }
    }
}
