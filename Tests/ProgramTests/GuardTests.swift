// Rules of the house that the compiler does not hold: imports, size of files, layout.
import Foundation
import Testing

private func swiftFiles(_ folder: String) -> [String] {
    let root = repository.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    let files = names.filter { $0.hasSuffix(".swift") }
    #expect(files.count > 100, "the files of \(folder) are not found")
    return files.sorted().map { "\(folder)/\($0)" }
}

private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: repository.appendingPathComponent(path)), as: UTF8.self)
}

@Suite struct GuardTests {
    /// SwiftPM lets an import through that the manifest does not declare when the module happens to be built.
    @Test func everyImportIsInTheTableOfTheManifest() throws {
        var house: [String: Set<String>] = [:]
        for match in try text("Package.swift").matches(of: /\("(\w+)", \[([^\]]*)\]\)/) {
            house[String(match.1)] = Set(match.2.matches(of: /"(\w+)"/).map { String($0.1) })
        }
        #expect(house.count >= 8)
        let libraries = house
        house["kessai"] = ["Driver", "LanguageServer"]
        house["kessai-bench"] = Set(house.keys).subtracting(["kessai", "LanguageServer"])
        house["kessai-fuzz"] = Set(house.keys)
        let system: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]
        let withFoundation: Set<String> = ["Driver", "LanguageServer", "kessai-bench", "kessai-fuzz"]
        let withAtomics = ["Sources/Schema/Names/", "Sources/Project/FileUnit.swift", "Sources/Rules/Nearness.swift"]
        let withInstructions = ["Sources/SourceText/SHA256Instructions.swift", "Sources/SourceText/LaneBits.swift"]
        var imported: [String: Set<String>] = [:]
        for path in swiftFiles("Sources") {
            let target = String(path.split(separator: "/")[1])
            for module in Self.imports(in: try text(path)) {
                imported[target, default: []].insert(module)
                let isAllowed =
                    house[target]?.contains(module) == true
                    || withInstructions.contains(path) && module == "_Builtin_intrinsics"
                    || withAtomics.contains(where: path.hasPrefix) && module == "Synchronization"
                    || withFoundation.contains(target)
                        && (system.contains(module) || module == "Foundation" || module == "FoundationEssentials")
                #expect(isAllowed, "\(path) imports \(module), which Package.swift does not give to \(target)")
            }
        }
        for (target, modules) in libraries {
            let unused = modules.subtracting(imported[target, default: []])
            #expect(unused.isEmpty, "Package.swift gives \(unused.sorted()) to \(target), which imports nothing of it")
        }
    }

    /// The modules that a file imports, in whichever way.
    private static func imports(in text: String) -> [String] {
        text.matches(
            of:
                /(?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:\w+\s+)??(\w+)(?:\.\w+)*\s*(?:\/\/.*)?$/
        )
        .map { String($0.1) }
    }

    @Test(arguments: [
        ("import Foundation", "Foundation"), ("@testable import Driver\n", "Driver"), ("@_spi(X) import Driver", "Driver"),
        ("    package import Syntax // why", "Syntax"), ("@preconcurrency internal import Glibc", "Glibc"),
        ("import struct Foundation.Data", "Foundation"), ("// import Foundation", nil), ("let important = 1", nil),
    ])
    func importsAreSeen(_ line: String, _ module: String?) {
        #expect(Self.imports(in: line) == (module.map { [$0] } ?? []))
    }

    @Test func noFileIsLong() throws {
        for path in swiftFiles("Sources") + swiftFiles("Tests") {
            let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 500, "\(path) has \(lines) lines: split it by idea")
        }
    }

    /// A comment above an import documents nothing.
    @Test func everyDocumentationHasItsDeclaration() throws {
        for path in swiftFiles("Sources") + swiftFiles("Tests") {
            #expect(try text(path).firstMatch(of: #/(?m)^///.*\n(?:@\w+(?:\([^)]*\))? )*(?:\w+ )?import /#) == nil, "\(path)")
        }
    }

    /// `.ci/mutate` refuses to start with a reason for a line that is not there.
    @Test func everyExplainedMutantHasItsLine() throws {
        for line in try text(".ci/mutants-explained").split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix(" ") {
            guard let colon = line.range(of: ": "), let what = line.range(of: ": ", options: .backwards), colon != what else {
                Issue.record("\(line)")
                continue
            }
            let code = line[colon.upperBound..<what.lowerBound]
            let isThere = try text(String(line[..<colon.lowerBound])).split(separator: "\n").contains {
                $0.trimmingCharacters(in: .whitespaces) == code
            }
            #expect(isThere, "\(line)")
        }
    }

    private static let hasFormatter = (try? shell("swift format --version", in: repository))?.status == 0

    @Test(.enabled(if: hasFormatter, "swift format is not installed")) func theLayoutIsThatOfTheFormatter() throws {
        let result = try shell("swift format lint --recursive --strict Sources Tests Package.swift", in: repository)
        #expect(result.status == 0, "\(result.messages)")
    }

    @Test func theTableOfContentsIsShort() throws {
        #expect(try text("Sources/Driver/Pipeline.swift").split(separator: "\n", omittingEmptySubsequences: false).count < 100)
    }
}
