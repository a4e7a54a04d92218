// What a build makes of the place that it is to write to.
import Driver
import Foundation
import Testing

@Suite struct BuildTests {
    @Test func whatIsNotABundleIsLeftAlone() throws {
        let folder = try TemporaryFolder(["out/mine.txt": "x"])
        let command = ["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]
        #expect(try kessai(command).exit == .problems)
        #expect(folder.names == ["out", "out/mine.txt"])
        _ = try shell("rm out/mine.txt", in: folder.url)
        #expect(try kessai(command).exit == .done)
        try folder.write("out/mine.txt", "x")
        #expect(try kessai(["build", "samples/full-shop"] + command.dropFirst(2)).exit == .problems)
        #expect(try folder.text("out/mine.txt") == "x")
    }

    /// A mail is written out for each product: one of 4 MB that 51 products use is more than a bundle takes.
    @Test func mailsThatWouldFillTheDiskAreRefused() throws {
        let folder = try TemporaryFolder()
        _ = try shell("cp -R '\(repository.path)/samples/small-shop' shop", in: folder.url)
        let body = String(repeating: "x", count: 4_000_000)
        try folder.write(
            "shop/mail.yaml", "kind: step_mail\nid: shared\ntrigger: charge_failed\nsubject: s\nbody: \(body)\n")
        let product = """
            kind: product
            id: p#
            name: n
            scenario: paid_product
            payment_methods: [{id: a, type: auto_pay, tax_rate: 10%, price: 1980}]
            step_mails: [use: shared]

            """
        let products = (0..<51).map { product.replacing("#", with: String($0)) }
        try folder.write("shop/many.yaml", products.joined(separator: "---\n"))
        let outcome = try kessai(["build", "shop", "--output", "out", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.messages.hasPrefix("kessai: mail.yaml:5: the bodies of the step mails"))
        #expect(folder.names.filter { $0.hasPrefix("out") } == [])
    }

    @Test func leftoversOfAKilledRunGo() throws {
        let folder = try TemporaryFolder()
        // A bundle that is new, and one that has nothing new.
        for _ in 0..<2 {
            try folder.write(".out.kessai-999999/manifest.json", "")
            #expect(
                try kessai(["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]).exit
                    == .done)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
        }
    }
}
