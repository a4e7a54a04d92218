// Secrets planted in every text and name must not come out of any command in any format.
import Driver
import Foundation
import Reporting
import Testing

@Suite struct CanaryTests {
    private static let access = "AKIA" + "CANARY7CANARY7CA"
    private static let token = "amzn.mws." + "0a1b2c3d-canary00-canary00-canary00-ca"
    private static let inner = "MIICanaryCanaryCanaryCanary"
    private static let pem = "-----BEGIN PRIVATE" + " KEY-----\n\(inner)\n-----END PRIVATE KEY-----\n"

    /// The sample with a secret as each of its values in turn.
    private static func planted() throws -> [[String: String]] {
        let folder = repository.appendingPathComponent("samples/full-shop")
        let names = ["kessai.yaml", "products/monthly-box.yaml", "payment-methods/shared.yaml", "mails/amazon-pay.yaml"]
        let texts = try names.map { String(decoding: try Data(contentsOf: folder.appendingPathComponent($0)), as: UTF8.self) }
        var projects: [[String: String]] = []
        for (file, text) in zip(names, texts) {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (index, line) in lines.enumerated() {
                guard let colon = line.range(of: ": ") else { continue }
                let key = String(line[..<colon.lowerBound])
                let block = pem.split(separator: "\n").map { "          \($0)" }.joined(separator: "\n")
                // One kind of secret a line, so that each kind meets each kind of field.
                let values = [access, "|\n\(block)", token + " # \(access)"]
                var changed = lines
                changed[index] =
                    index % 4 == 3
                    ? line.replacing(key.drop { $0 == " " || $0 == "-" }, with: access) : "\(key): \(values[index % 4])"
                var project = Dictionary(uniqueKeysWithValues: zip(names, texts))
                project[file] = changed.joined(separator: "\n")
                projects.append(project)
            }
        }
        return projects
    }

    @Test func nothingComesOut() throws {
        for project in try Self.planted() {
            var project = project
            project["products/\(Self.access).yaml"] = "kind: produkt\n"
            let folder = try TemporaryFolder(project)
            var outputs = try Format.allCases.map { format in
                let outcome = try kessai(["check", "--format", format.rawValue, "--lang", "both"], in: folder.url)
                return outcome.output + outcome.messages
            }
            for command in [
                ["values"], ["check", "--fix", "--diff"], ["build", "--output", "out"], ["plan", "--against", "none"],
            ] {
                let outcome = try kessai(command, in: folder.url)
                outputs.append(outcome.output + outcome.messages)
            }
            for secret in [Self.access, Self.inner, Self.token] {
                let leak = outputs.first { $0.contains(secret) }
                #expect(leak == nil, "\(leak ?? "")")
                if leak != nil { return }
            }
        }
    }
}
