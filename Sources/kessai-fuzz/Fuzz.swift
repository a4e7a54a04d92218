// Feeds bytes to one part of kessai: driven by libFuzzer (`.ci/checks/fuzz`), or over files, to replay what it found.

import Foundation

/// What can be fed, each with what must hold of it. `FUZZ_TARGET` names one; the name is that of the folder of its fixtures.
let targets: [String: @Sendable ([UInt8]) -> Void] = [
    "parse": checkParse, "check": checkProject, "fmt": checkFormat, "verify": checkVerify, "lsp": checkLanguageServer,
    "pem": checkKey, "lock": checkLock, "json": checkJSON,
]

let target: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "parse"
    guard let target = targets[name] else {
        print("FUZZ_TARGET is one of: \(targets.keys.sorted().joined(separator: " "))")
        exit(2)
    }
    return target
}()

#if FUZZING
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        target(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }
#else
    @main
    enum Replay {
        static func main() throws {
            for path in CommandLine.arguments.dropFirst() {
                target([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }
#endif

/// Stops the program with a sentence, also where it is optimised, which takes the sentences from `precondition`.
func require(_ condition: Bool, _ sentence: @autoclosure () -> String) {
    if !condition { fatalError(sentence()) }
}
