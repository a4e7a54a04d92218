import Rules
import SourceText
import Testing

/// URLs on the host of the site and on another port.
@Suite struct PortTests {
    private static let page = "- https://shop.example.jp/example/return\n"
    private static let ipn = "ipn_endpoint: https://shop.example.jp/example/ipn\n"

    @Test(arguments: [
        ("return", "8443", ["host-differs-from-site 「shop.example.jp:8443」"]),
        ("ipn", "8443", ["host-differs-from-site 「shop.example.jp:8443」"]),
        ("return", "443", []), ("ipn", "443", []), ("ipn", "80", ["host-differs-from-site 「shop.example.jp:80」"]),
    ])
    func aPortOfOneURL(field: String, port: String, expected: [String]) throws {
        let line = field == "ipn" ? Self.ipn : Self.page
        let inspection = inspect(integration((line, line.replacing("example.jp/", with: "example.jp:\(port)/"))))
        #expect(findings(inspection, from: .warning) == expected)
        guard !expected.isEmpty else { return }
        let finding = try #require(inspection.diagnostics.first { $0.code == .hostDiffersFromSite })
        #expect(finding.message.en.contains("The port \(port) of ") && finding.message.en.hasSuffix("the MyASP site, 443."))
    }

    /// Where all others agree, the site is what differs.
    @Test(arguments: [
        (":8443", ["host-differs-from-site 「shop.example.jp:8443」"]), (":80", ["host-differs-from-site 「shop.example.jp:80」"]),
        (":443", []),
    ])
    func thePortOfTheSite(port: String, expected: [String]) {
        let text = integration(("url: https://shop.example.jp\n", "url: https://shop.example.jp\(port)\n"))
        #expect(findings(text) == expected)
        // With all of them on one port there is nothing to tell.
        #expect(
            findings(ExampleProject.integration.replacing("https://shop.example.jp", with: "https://shop.example.jp:8443")) == [])
    }

    /// A site on the port of the other scheme is what is wrong, with one URL beside it as well.
    @Test func aPortOfTheOtherScheme() {
        let one = """
            kind: integration
            kessai: 1
            site:
              url: https://shop.example.jp
              plan: mach
            amazon_pay:
              use: true
              live:
                ipn_endpoint: https://shop.example.jp/example/ipn

            """
        let odd = one.replacing("url: https://shop.example.jp\n", with: "url: https://shop.example.jp:80\n")
        #expect(findings(odd).filter { $0.hasPrefix("host") } == ["host-differs-from-site 「shop.example.jp:80」"])
        #expect(findings(one).filter { $0.hasPrefix("host") } == [])
    }

    /// Written origins say which ports are meant, and what they lack is told of them.
    @Test(arguments: [
        ("[https://shop.example.jp, 'https://shop.example.jp:8443']", []),
        (
            "[https://shop.example.jp]",
            ["origin-not-listed 「https://shop.example.jp:8443」", "host-differs-from-site 「shop.example.jp:8443」"]
        ),
    ])
    func portsOfWrittenOrigins(origins: String, expected: [String]) {
        let text = integration(
            ("    return_urls:\n      \(Self.page)", "    javascript_origins: \(origins)\n    return_urls:\n      \(Self.page)"),
            (Self.page, Self.page.replacing("example.jp/", with: "example.jp:8443/")),
            (Self.ipn, Self.ipn.replacing("example.jp/", with: "example.jp:8443/")))
        #expect(findings(text) == expected)
    }

    /// An address is one, however it is written.
    @Test(arguments: [("[::1]:3000", 0), ("[0::0001]:3000", 0), ("[::1]:3001", 1)])
    func originsAtAnAddress(host: String, count: Int) {
        let text = ExampleProject.integration.replacing(
            "  sandbox:\n",
            with: "  sandbox:\n    javascript_origins: ['http://[0:0:0:0:0:0:0:1]:3000', https://shop.example.jp]\n"
        ).replacing("https://shop.example.jp/example/sandbox/return", with: "http://\(host)/return")
        #expect(inspect(text).diagnostics.count { $0.code == .originNotListed } == count)
    }
}
