import Project
import SourceText

/// A draft written down: its files, and where each part of each document stands in them.
package struct Written: Sendable {
    /// Sorted by path.
    package var files: [SourceFile]
    package var places: [Spot: Place]

    package struct Place: Sendable {
        package let file: Int
        /// The key; for an element of a list, the element.
        package var key: Range<Int>
        package var value: Range<Int>
    }

    package init(_ draft: Draft, random: inout SplitMix64) {
        files = []
        places = [:]
        let paths = Set(draft.documents.map(\.home)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (file, path) in paths.enumerated() {
            let layout = Layout(random: &random)
            var writer = Writer(layout: layout, random: random)
            for index in draft.documents.indices where draft.documents[index].home == path {
                writer.document(draft.documents[index].tree, index)
            }
            random = writer.random
            for (spot, place) in writer.places { places[spot] = Place(file: file, key: place.key, value: place.value) }
            files.append(SourceFile(path: path, bytes: writer.finished()))
        }
    }

    package var units: [FileUnit] { files.enumerated().map { FileUnit($1, file: FileID($0)) } }

    package var project: Project { Project(units) }

    /// The column, from 0, of the key of an entry, if it is the first on its line.
    package func column(of spot: Spot) -> Int? {
        guard let place = places[spot] else { return nil }
        let before = files[place.file].bytes[..<place.key.lowerBound]
        let start = before.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        return before[start...].allSatisfy { $0 == 0x20 } ? before.count - start : nil
    }

    /// Replaces bytes of a file.
    package mutating func replace(_ range: Range<Int>, in file: Int, with text: String) {
        var bytes = files[file].bytes
        bytes.replaceSubrange(range, with: Array(text.utf8))
        files[file] = SourceFile(path: files[file].path, bytes: bytes)
    }
}

import Seeded

/// How one file is laid out.
struct Layout {
    let lineEnd: String
    let indent: Int
    /// Lists stand at the column of their key.
    let hasFlatLists: Bool
    let spelling: Spelling
    /// How many of a hundred places get a comment or an empty line.
    let noise: Int
    /// How many of a hundred collections are in brackets.
    let flow: Int
    /// How many of a hundred texts are quoted without need.
    let quotes: Int

    enum Spelling { case english, japanese, mixed }

    init(random: inout SplitMix64) {
        lineEnd = random.chance(25) ? "\r\n" : "\n"
        indent = random.pick([2, 2, 2, 4, 1, 3])
        hasFlatLists = random.chance(40)
        spelling = random.pick([.english, .english, .japanese, .mixed])
        noise = random.pick([0, 5, 20])
        flow = random.pick([0, 15, 60])
        quotes = random.pick([0, 20, 70])
    }
}
