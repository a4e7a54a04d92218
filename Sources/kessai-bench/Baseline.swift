import Foundation

/// The numbers of a run, to be compared with those of a later one.
struct Baseline: Codable {
    let files: Int
    let measurements: [Measurement]

    init(files: Int, measurements: [Measurement]) {
        self.files = files
        self.measurements = measurements
    }

    init(readFrom file: String) throws {
        self = try JSONDecoder().decode(Baseline.self, from: try Data(contentsOf: URL(fileURLWithPath: file)))
    }

    func write(to file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(self).write(to: URL(fileURLWithPath: file))
    }

    subscript(name: String) -> Measurement? { measurements.first { $0.name == name } }
}
