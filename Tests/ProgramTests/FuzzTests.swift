// What fuzzing found stays mended: each find is fed again to the part of kessai that it was found in.
import Foundation
import Testing

@Suite struct FuzzTests {
    private static let folder = fixtures.appendingPathComponent("fuzz")
    private static let targets = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

    @Test(arguments: targets) func findsStayMended(_ target: String) throws {
        let result = try shell("kessai-fuzz \(target)/*", in: Self.folder, environment: ["FUZZ_TARGET": target])
        #expect(result.status == 0, "\(result.messages)\(result.output)")
    }

    @Test func thereAreFinds() { #expect(Self.targets.contains("parse") && Self.targets.contains("fmt")) }
}
