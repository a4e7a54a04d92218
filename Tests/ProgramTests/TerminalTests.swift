// What a terminal is shown of a project steers it nowhere; a file or a pipe gets the bytes as they are.
import Foundation
import Testing

@Suite struct TerminalTests {
    /// Lines of patches: what stands in the text beside a change.
    @Test(arguments: [["fmt", "--diff"], ["check", "--fix", "--diff"]], ["\u{202E}", "\u{1B}]0;x\u{7}"])
    func linesOfAPatch(_ command: [String], _ sign: String) throws {
        let folder = try shop()
        let product = try folder.text("products/online-course.yaml")
        let change = command.first == "fmt" ? "price:  1980" : "price: 1,980"
        try folder.write("products/online-course.yaml", product.replacing("price: 1980", with: "\(change) # a\tb\(sign)c"))
        let piped = try kessai(command, in: folder.url)
        let shown = try kessai(command, in: folder.url, width: 80)
        // The layout of a text with errors, as a control character is one, is left alone.
        if command.first == "fmt", sign.hasPrefix("\u{1B}") {
            #expect(piped.output.isEmpty && shown.output.isEmpty)
            return
        }
        #expect(piped.output.contains("a\tb\(sign)c\n"), "\(piped)")
        let spelled = sign == "\u{202E}" ? "<U+202E>" : "<U+001B>]0;x<U+0007>"
        #expect(shown.output == piped.output.replacing(sign, with: spelled))
    }

    /// A tree spells out such characters wherever it goes.
    @Test(arguments: ["events", "json"]) func scalarsOfATree(_ format: String) throws {
        let folder = try TemporaryFolder(["x.yaml": "a: \"b\u{202E}\\e]0;x\\ac\"\n"])
        let piped = try kessai(["dump", "x.yaml", "--format", format], in: folder.url)
        #expect(
            piped.output.uppercased().contains("\\U202E")
                && !piped.output.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
        #expect(try kessai(["dump", "x.yaml", "--format", format], in: folder.url, width: 80).output == piped.output)
    }

    /// As wide as the terminal says, and 80 columns where it does not.
    @Test(.enabled(if: hasPython), arguments: [(0, 80), (50, 50)]) func width(_ columns: Int, _ width: Int) throws {
        let seen = try Self.seen("kessai help check --lang en", in: repository, columns: columns)
        let expected = try kessai(["help", "check", "--lang", "en"], width: width).output
        #expect(seen == expected.replacing("\n", with: "\r\n"))
    }

    /// A long run says how far it has come, and takes that back. How long one takes depends on the machine.
    @Test(.enabled(if: hasPython), .timeLimit(.minutes(5))) func progress() throws {
        let folder = try TemporaryFolder(["kessai.yaml": "kind: integration\n"])
        var (seen, lines) = ("", 250)
        while seen.isEmpty, lines < 64_000 {
            let mail = "kind: step_mail\nbody: |\n" + String(repeating: "  Thank you for your order.\n", count: lines)
            for number in 1...80 { try folder.write("\(number).yaml", mail) }
            seen = try Self.seen("kessai check >/dev/null", in: folder.url)
            lines *= 2
        }
        #expect(seen.wholeMatch(of: /(\rkessai: \d+ \/ 81\u{1B}\[K)+\r\u{1B}\[K/) != nil, "\(seen)")
        for quiet in [
            "kessai check --quiet >/dev/null", "TERM=dumb kessai check >/dev/null", "env -u TERM kessai check >/dev/null",
        ] {
            #expect(try Self.seen(quiet, in: folder.url).isEmpty, "\(quiet)")
        }
    }

    private static let hasPython = (try? shell("python3 -c 'import pty'", in: repository).status) == 0

    /// What a terminal is sent by a command.
    private static func seen(_ command: String, in directory: URL, columns: Int = 80) throws -> String {
        let script = """
            import fcntl, os, pty, struct, sys, termios
            process, terminal = pty.fork()
            if process == 0:
                fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, \(columns), 0, 0))
                os.execve("/bin/sh", ["sh", "-c", sys.argv[1]], os.environ | {"TERM": "xterm"})
            try:
                while part := os.read(terminal, 4096):
                    os.write(1, part)
            except OSError:
                pass
            os.waitpid(process, 0)

            """
        let folder = try TemporaryFolder(["terminal.py": script, "command": command])
        let path = folder.url.path
        return try shell("python3 \(path)/terminal.py \"$(cat \(path)/command)\"", in: directory).output
    }
}
