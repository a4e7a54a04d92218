import Foundation

/// The cases of the YAML test suite: `KESSAI_YAML_SUITE`, or where they lie beside a folder above the repository. nil where they are absent.
package let yamlTestSuite: URL? = {
    if let path = ProcessInfo.processInfo.environment["KESSAI_YAML_SUITE"] { return URL(fileURLWithPath: path) }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
        folder.deleteLastPathComponent()
        let file = folder.appendingPathComponent("shared/yaml-test-suite/cases.json")
        if FileManager.default.fileExists(atPath: file.path) { return file }
    }
    return nil
}()
