// Secrets planted in every text, key and name must not come out of any command in any format.
import Driver
import Foundation
import Reporting
import Testing

@Suite struct CanaryTests {
    private static let access = "AKIA" + "CANARY7CANARY7CA"
    private static let token = "amzn.mws." + "0a1b2c3d-canary00-canary00-canary00-ca"
    private static let inner = "MIICanaryCanaryCanaryCanary"
    private static let begin = "-----BEGIN PRIVATE" + " KEY-----"
    private static let end = "-----END PRIVATE" + " KEY-----"
    /// A key without the lines around it.
    private static let bare = "MIIE" + "vQIBADAN" + String(repeating: "BareCanary", count: 6)
    private static let client = "amzn1.oa2-cs" + ".v1." + String(repeating: "0ca7a4b0", count: 8)
    private static let password = "Passw0rdCanary"
    /// What only its key tells.
    private static let said = "saidCanary7"
    private static let secrets = [access, token, inner, "BareCanaryBareCanary", client, password, said]

    private static let names = [
        "kessai.yaml", "products/monthly-box.yaml", "products/study-club.yaml", "payment-methods/shared.yaml",
        "mails/amazon-pay.yaml",
    ]

    private static func sample() throws -> [String: String] {
        let folder = repository.appendingPathComponent("samples/full-shop")
        return Dictionary(
            uniqueKeysWithValues: try names.map {
                ($0, String(decoding: try Data(contentsOf: folder.appendingPathComponent($0)), as: UTF8.self))
            })
    }

    /// The ways in which a secret may stand in a line; each line of a file gets the next one.
    private static func planted(in line: String, _ number: Int) -> String? {
        let text = line.drop { $0 == " " }
        let margin = String(line.prefix(line.count - text.count))
        if text.isEmpty { return nil }
        if let colon = line.range(of: ": "), !text.hasPrefix("#") {
            let key = String(line[..<colon.lowerBound])
            let name = key.drop { $0 == " " || $0 == "-" }
            let ways = [
                "\(key): \(access)",
                "\(key): |\n" + [begin, inner, end].map { "\(margin)      \($0)" }.joined(separator: "\n"),
                "\(key): before \(token) after", "\(line) # \(access)", line.replacing(name, with: access),
                "\(key): \"\(begin) \(inner)\"",
                "\(key): [\(begin), \(inner), \(inner): 1, \(end)]",
                "\(key): \"\\x41\(access.dropFirst())\"",
                "\(key): \(bare)", "\(key): https://taro:\(password)@shop.example.jp/x", "\(key): \(client)",
                "\(key): \"http://:\(password)@localhost:99999/\"", "\(line) # https://taro:\(password)@shop.example.jp",
                "\(key): >-\n\(margin)      \(bare.prefix(32))\n\(margin)      \(bare.dropFirst(32))",
                "\(key): {user: shop, password: \(said), x: [{api-key: \(said)}]}",
                "\(line)\n\(margin)\(key.hasPrefix("- ") ? "  " : "")SMTP Token:\n\(margin)      - \(said)\n\(margin)      - a: \(said)",
                "\(line)\n\(margin)\(key.hasPrefix("- ") ? "  " : "")secret_key: {a: \(said)} # x\n\(line)",
            ]
            // An escape is one in a quoted value, not in the text of a mail.
            return ways[name.utf8.allSatisfy { $0 < 0x80 } ? number % ways.count : number % 4]
        }
        if text.hasPrefix("- ") { return number.isMultiple(of: 2) ? "\(margin)- \(access)" : "\(margin)- {\(access): 1}" }
        return number.isMultiple(of: 2) ? "\(line) \(token)" : "\(margin)\(access):"
    }

    /// The sample with a secret in each of its lines in turn; of each line, over all files, another way.
    private static func projects() throws -> [[String: String]] {
        let sample = try sample()
        var projects: [[String: String]] = []
        for name in names {
            let lines = (sample[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (number, line) in lines.enumerated() {
                guard let planted = planted(in: line, number) else { continue }
                var changed = lines
                changed[number] = planted
                var project = sample
                project[name] = changed.joined(separator: "\n")
                projects.append(project)
            }
        }
        return projects
    }

    /// What a command says, and what it writes into `out` or `kessai.lock`.
    private func outputs(_ command: [String], in folder: TemporaryFolder, input: String = "") throws -> String {
        let outcome = try kessai(command, in: folder.url, input: input)
        var text = outcome.output + outcome.messages
        for name in folder.names where name.hasPrefix("out") || name == "kessai.lock" {
            text += name + ((try? folder.text(name)) ?? "")
        }
        _ = try? FileManager.default.removeItem(at: folder.url.appendingPathComponent("out"))
        return text
    }

    private func expectNothing(in text: @autoclosure () throws -> String, _ command: [String], _ what: String) throws {
        let text = try text()
        for secret in Self.secrets + [String(Self.access.dropFirst())] where text.contains(secret) {
            Issue.record("\(command.joined(separator: " ")) lets a secret out of \(what):\n\(text)")
        }
    }

    @Test func nothingComesOutOfTexts() throws {
        let reports = Format.allCases.flatMap { ["--output-file", "\($0.rawValue)=out.\($0.rawValue)"] }
        for project in try Self.projects() {
            let folder = try TemporaryFolder(project)
            let changed = try #require(project.first { $0.value != (try? Self.sample())?[$0.key] })
            let commands = [
                ["check", "--lang", "both"] + reports, ["check", "--unsafe-fixes", "--diff"], ["fmt", "--diff", "--keys", "ja"],
                ["dump", changed.key], ["dump", changed.key, "--format", "json"], ["build", "--output", "out"],
            ]
            for command in commands {
                try expectNothing(in: outputs(command, in: folder), command, changed.value)
            }
        }
    }

    /// A secret that only its decoded text shows to be one, on a line that a fix of something else writes anew.
    @Test func nothingComesOutBesideAFix() throws {
        var project = try Self.sample()
        let name = "\"\\x2d\(Self.begin.dropFirst())\\n\(Self.inner)\\n\(Self.end)\""
        project["products/study-club.yaml"] = """
            kind: product
            id: club
            name: 勉強会
            scenario: paid_product
            payment_methods:
              - {id: card, name: \(name), type: onetime, tax_rate: 10%, price: 1980}

            """
        let folder = try TemporaryFolder(project)
        #expect(try outputs(["check"], in: folder).contains("type: one_time"))
        for command in Format.allCases.map({ ["check", "--lang", "both", "--format", $0.rawValue] }) + [
            ["check", "--fix", "--diff"]
        ] {
            try expectNothing(in: outputs(command, in: folder), command, name)
        }
    }

    /// A credential on a line that is not understood, or only in part, and one that a comment tells.
    @Test(arguments: [
        "   smtp_password: SAID", "\tsmtp_password: SAID", "　　smtp_password: SAID", "    smtp_password=SAID",
        "      smtp_password = SAID", "smtp_password=SAID", "  smtp_password: @SAID", "  smtp_password: `SAID",
        "  smtp_password: %SAID",
        "  smtp_password: !SAID", "  smtp_password: *SAID", "  smtp_password: Ab: SAID", "  smtp_password: \"@\"SAID",
        "  smtp_password: &a SAID", "  smtp_password: !!str SAID", "  smtp_password: \"SAID", "  smtp_password:SAID",
        "  パスワード：SAID", "  - SMTP Token: SAID", "  smtp_password: |\nSAID", "   smtp_password: |\n     SAID\n\n     SAID",
        "  use: yes  # smtp_password: SAID", "  use: yes  # パスワード：SAID", "    - @ # token = SAID", "  {user: a, api-key: SAID",
        "<<<<<<< a\n  smtp_password: SAID\n=======\n  smtp_password: SAID\n>>>>>>> b",
    ])
    func nothingComesOutOfBrokenLines(_ line: String) throws {
        let folder = try shop()
        let line = line.replacing("SAID", with: Self.said)
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + line + "\n")
        let reports = Format.allCases.flatMap { ["--output-file", "\($0.rawValue)=out.\($0.rawValue)"] }
        for command in [
            ["check", "--lang", "both"] + reports, ["check", "--unsafe-fixes", "--diff"], ["fmt", "--check"], ["fmt", "--diff"],
            ["dump", "kessai.yaml"], ["build", "--output", "out"],
        ] {
            try expectNothing(in: outputs(command, in: folder), command, line)
        }
        // Of a conflict only the marker is shown.
        #expect(try line.contains("<<<") || kessai(["check"], in: folder.url).output.contains("●●●●"))
    }

    /// Where the key of a credential is only named, in a text or to say where its file lies, nothing is hidden.
    @Test(arguments: [
        "   memo: password page", "  use: yes  # パスワード再設定: https://shop.example.jp/reset",
        "  use: yes  # private_key_file: keys/a",
        "  use: yes  # private key: keys/a.pem", "  use: yes  # kessai: allow private-key-absent token: x",
        "   private_key_file: keys/a.pem", "  private_key：keys/a.pem", "   private_key: \"keys/a.pem\"",
        "  use: yes  # パスワード: 社内の金庫にあります",
    ])
    func whatIsNoCredentialIsShown(_ line: String) throws {
        let folder = try shop()
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + line + "\n")
        let report = try kessai(["check", "--format", "human"], in: folder.url).output
        #expect(report.contains(line.drop { $0 == " " }) && !report.contains("●"), "\(report)")
    }

    /// A project with a secret in the name of a file builds nothing, and no command says it.
    @Test func nothingComesOutOfNames() throws {
        let sample = try Self.sample()
        for (old, new) in [
            ("products/monthly-box.yaml", "products/\(Self.access).yaml"), ("mails/amazon-pay.yaml", "\(Self.token)/a.yaml"),
        ] {
            var project = sample
            project[new] = project.removeValue(forKey: old)
            let folder = try TemporaryFolder(project)
            #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .problems)
            let commands =
                Format.allCases.map { ["check", "--format", $0.rawValue] } + [
                    ["check", "--fix", "--diff"], ["build", "--output", "out"], ["values"], ["record"], ["fmt", "--check"],
                    ["fmt", "--diff", "--keys", "ja"], ["dump", new], ["check", new],
                ]
            for command in commands { try expectNothing(in: outputs(command, in: folder), command, new) }
        }
    }

    /// What stands on the command line by mistake is not repeated.
    @Test func nothingComesOutOfArguments() throws {
        let folder = try TemporaryFolder(try Self.sample())
        #expect(try kessai(["build", "--output", "bundle"], in: folder.url).exit == .done)
        for command in allCommands {
            for secret in [Self.access, "\(Self.begin)\n\(Self.inner)"] {
                var lines = [[command.name, secret], [command.name, secret, secret], [secret], [command.name, "--\(secret)"]]
                lines += command.allOptions.map { [command.name, "--\($0.name)", secret] }
                lines += [["why", "bundle", secret], ["record", "--item", secret], ["check", "-", "--stdin-filename", secret]]
                for line in lines where line != ["init", secret] {
                    let outcome = try kessai(line, in: folder.url, input: "kind: \(secret)")
                    try expectNothing(in: outcome.output + outcome.messages, line, "its arguments")
                }
            }
        }
    }

    /// The path of the key is shown, by whichever name its field goes, misspelled or not.
    @Test(arguments: [
        "private_key_file", "Private Key", "Ｐｒｉｖａｔｅ Ｋｅｙ", "private_key", "private-key-file", "private_key_path", "秘密鍵",
    ]) func thePathOfTheKeyIsNoSecret(_ key: String) throws {
        let folder = try TemporaryFolder(try Self.sample())
        try folder.write(
            "kessai.yaml",
            try folder.text("kessai.yaml").replacing("private_key_file", with: key).replacing("phone: ", with: "phone:  "))
        for command in [["check"], ["fmt", "--diff"], ["dump", "kessai.yaml"]] {
            let text = try outputs(command, in: folder)
            // A diff shows only what is near.
            #expect(command[0] == "fmt" ? text.contains("+    phone: ") : text.contains("keys/AmazonPay_LIVE"), "\(text)")
            #expect(!text.contains("●"), "\(text)")
        }
    }
}
