// Outputs do not follow the links that somebody committed.
import Driver
import Foundation
import Testing

@Suite struct OutputLinkTests {
    /// Beside a repository that holds the project: a file and a directory of the user's.
    private func shopInRepository(_ links: String) throws -> (folder: TemporaryFolder, shop: URL) {
        let folder = try TemporaryFolder(["home/profile": "mine"])
        let repository = folder.url.appendingPathComponent("repository")
        let source = try shop()
        try FileManager.default.copyItem(at: source.url, to: repository)
        _ = try shell(
            "mkdir -p .git/hooks .kept reports ../home/empty; echo mine > .git/hooks/pre-push; echo mine > .kept/x; echo > reports/a; \(links)",
            in: repository)
        return (folder, repository)
    }

    @Test(arguments: [
        ("ln -s .git/hooks/pre-push report", ["check", "--output-file", "sarif=report"]),
        ("ln -s ../home/profile report", ["check", "--output-file", "sarif=./report"]),
        ("ln -s ../home/profile report", ["check", "--output-file", "sarif=reports/../report"]),
        ("ln -s .kept/x report", ["check", "--output-file", "json=report"]),
        ("ln -s ../home here; ln -s here again", ["check", "--output-file", "short=again/new"]),
        ("ln -s ../home here", ["check", "--output-file", "short=here/profile"]),
        ("ln -s ../home/empty out", ["build", "--output", "out"]),
        ("ln -s ../home/empty out", ["build", "--archive", "out/a.tar"]),
        ("ln -s ../home/empty out", ["build", "--output", "out/sub/bundle"]),
    ])
    func aCommittedLinkLeadsNoOutputAway(_ links: String, _ command: [String]) throws {
        let (folder, shop) = try shopInRepository(links)
        let names = folder.names
        // Where git cannot say whose a link is, it is nobody's.
        for isTracked in [true, nil] {
            let refused = try kessai(command + ["--lang", "en"], in: shop, tracked: { _, _ in isTracked })
            #expect(refused.exit == .usage && refused.messages.contains("of the repository out of it"), "\(refused)")
        }
        #expect(try folder.names == names && folder.text("home/profile") == "mine")
        // One that was made on this machine is the user's.
        #expect(try kessai(command, in: shop, tracked: { _, _ in false }).exit == .done)
    }

    @Test(arguments: [
        ("ln -s reports/a report", ["check", "--output-file", "sarif=report"]),
        ("ln -s reports here", ["build", "--archive", "here/a.tar"]),
        ("ln -s ../home here", ["check", "--output-file", "sarif=here/../reports/new"]),
        ("true", ["check", "--output-file", "sarif=../home/report"]),
        ("true", ["check", "--output-file", "sarif=.kept/report"]),
        ("true", ["check", "--output-file", "sarif=/dev/null"]),
    ])
    func placesThatTheUserNamesAreTaken(_ links: String, _ command: [String]) throws {
        let (folder, shop) = try shopInRepository(links)
        let isUp = command.contains { $0.contains("here/..") }
        let outcome = try kessai(command, in: shop, tracked: { _, _ in true })
        // The system goes up from where the link leads.
        #expect(outcome.exit == (isUp ? .usage : .done), "\(outcome)")
        _ = folder
    }

    /// Outside of a repository every link is the user's.
    @Test func withoutARepository() throws {
        let (folder, shop) = try shopInRepository("rm -r .git; ln -s ../home/profile report")
        let command = ["check", "--output-file", "sarif=report"]
        #expect(try kessai(command, in: shop, tracked: { _, _ in nil }).exit == .done)
        #expect(try folder.text("home/profile").contains("\"version\": \"2.1.0\""))
    }

    @Test func gitSaysWhoseALinkIs() throws {
        let (folder, shop) = try shopInRepository("rm -r .git; git init -q .; ln -s ../home/profile report")
        func run() throws -> Int32 {
            try shell("\(executable.path) check --output-file sarif=report", in: shop).status
        }
        guard try shell("git status", in: shop).status == 0 else { return }
        _ = try shell("git add report", in: shop)
        #expect(try run() == 2 && folder.text("home/profile") == "mine")
        _ = try shell("git rm -q --cached report", in: shop)
        #expect(try run() == 0 && folder.text("home/profile") != "mine")
    }
}
