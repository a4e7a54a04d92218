// What the text front end refuses is refused by all that comes after it.
import Foundation
import Testing

@Suite struct RefusalTests {
    /// What is no YAML is accepted nowhere, whatever the schema makes of it: each line of a shop, at one of four depths.
    @Test(arguments: ["full-shop", "full-shop-ja"]) func whatIsNoYAMLIsNeverAccepted(_ sample: String) throws {
        let folder = try TemporaryFolder()
        let shop = folder.url.appendingPathComponent("shop")
        try FileManager.default.copyItem(at: repository.appendingPathComponent("samples/\(sample)"), to: shop)
        var refused = 0
        for name in folder.names where name.hasSuffix(".yaml") {
            let text = try folder.text(name)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                let content = line.drop { $0 == " " }
                if content.isEmpty { continue }
                let depth = [0, 1, 2, 4][index % 4]
                if depth == line.count - content.count { continue }
                var moved = lines
                moved[index] = String(repeating: " ", count: depth) + content
                try folder.write(name, moved.joined(separator: "\n"))
                if try kessai(["dump", folder.url.appendingPathComponent(name).path, "--quiet"]).exit == .done { continue }
                refused += 1
                let check = try kessai(["check", "--format", "short"], in: shop)
                #expect(check.exit == .problems, "\(name):\(index + 1) at \(depth): \(check.output)")
            }
            try folder.write(name, text)
        }
        #expect(refused > 40)
    }
}
