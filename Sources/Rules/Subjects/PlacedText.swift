import Project
import Schema
import SourceText
import Syntax

/// The text of a scalar as it stands in its file, so that every byte of it has a place: what is found in it can be underlined.
///
///     body: |            bytes: "  %name1% 様\n  1980円"
///       %name1% 様              └ start
///       1980円
///
/// Indentation and line breaks stay as they are written, which no token contains. Only escapes in double quotes are decoded, and
/// then each byte keeps the offset of the escape it came from. Otherwise the bytes are the file's own, shared with it.
struct PlacedText: Sendable {
    let file: FileID
    // Files are at most 16 MiB.
    private let length: UInt32
    private let first: UInt32
    private let storage: [UInt8]
    /// For decoded text: where each byte comes from, and the end.
    private let offsets: [UInt32]?

    /// `bytes`: all of the file.
    init(_ place: Place, in bytes: [UInt8]) {
        file = place.file
        let (range, hasEscapes) = bytes.withUnsafeBufferPointer { PlacedText.content(place, in: $0) }
        if hasEscapes {
            let decoder = EscapeDecoder(bytes, range)
            (storage, offsets, first, length) = (decoder.output, decoder.offsets, 0, UInt32(clamping: decoder.output.count))
        } else {
            storage = bytes
            first = UInt32(clamping: range.lowerBound)
            length = UInt32(clamping: range.count)
            offsets = nil
        }
    }

    /// Where the text stands in its scalar.
    private static func content(_ place: Place, in bytes: TextBytes) -> (range: Range<Int>, hasEscapes: Bool) {
        let range = place.value.offsets.clamped(to: 0..<bytes.count)
        guard let base = bytes.baseAddress, let first = range.first else { return (range, false) }
        switch base[first] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            // The rest of the line of the indicator is no text.
            return (ByteSearch.lineBreak(base, first, range.upperBound)..<range.upperBound, false)
        case UInt8(ascii: "'"): return (range.dropFirst().dropLast(), false)
        case UInt8(ascii: "\""):
            let inside = range.dropFirst().dropLast()
            let escape = UInt8(ascii: "\\")
            return (inside, ByteSearch.first(escape, or: escape, base, inside.lowerBound, inside.upperBound) < inside.upperBound)
        default: return (range, false)
        }
    }

    /// How many bytes it has.
    var count: Int { Int(length) }

    private var start: Int { Int(first) }

    subscript(index: Int) -> UInt8 { storage[start + index] }

    func location(_ range: Range<Int>) -> Location {
        guard let offsets, offsets.indices.contains(range.lowerBound), offsets.indices.contains(range.upperBound) else {
            return Location(file, ByteRange(start + range.lowerBound..<start + range.upperBound))
        }
        return Location(file, ByteRange(offsets[range.lowerBound], offsets[range.upperBound]))
    }

    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<count)
        return String(decoding: storage[start + range.lowerBound..<start + range.upperBound], as: UTF8.self)
    }

    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
    }

    /// Whether it is without quotes or `|`.
    func isPlain(_ place: Place) -> Bool { offsets == nil && first == place.value.start }

    /// Whether it is without `|` and escapes, and goes on over a line break.
    func isFoldedOverLines(_ place: Place) -> Bool {
        guard offsets == nil, storage.indices.contains(Int(place.value.start)) else { return false }
        let sign = storage[Int(place.value.start)]
        return (isPlain(place) || sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'"))
            && withBytes { bytes in
                bytes.baseAddress.map { ByteSearch.lineBreak($0, 0, bytes.count) < bytes.count } ?? false
            }
    }

    /// All bytes of its file and where it stands in them; nil where its bytes are decoded.
    var asWritten: (bytes: [UInt8], range: Range<Int>)? { offsets == nil ? (storage, start..<start + count) : nil }

    /// The comment behind it on its line; only a text without quotes can be taken for longer than it is.
    var commentBehind: (location: Location, text: String)? {
        let end = start + count
        guard offsets == nil, storage.indices.contains(end), storage[end] == 0x20 || storage[end] == 0x09,
            let sign = storage[end...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }), storage[sign] == UInt8(ascii: "#"),
            // Behind a text in quotes its quote stands; a `|` text begins with a line break.
            storage[start] != 0x0A, storage[start] != 0x0D
        else { return nil }
        let lineEnd = storage[sign...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? storage.endIndex
        let last = storage[sign..<lineEnd].lastIndex { $0 != 0x20 && $0 != 0x09 } ?? sign
        return (Location(file, ByteRange(sign..<last + 1)), String(decoding: storage[sign...last], as: UTF8.self))
    }

    /// The places of a text that stands in it, the last one first to be found when `last`.
    func range(of needle: String, last: Bool = false) -> Range<Int>? {
        let wanted = Array(needle.utf8)
        guard !wanted.isEmpty, wanted.count <= count else { return nil }
        let starts = 0...(count - wanted.count)
        let isHere = { (start: Int) in wanted.indices.allSatisfy { self[start + $0] == wanted[$0] } }
        let start = last ? starts.last(where: isHere) : starts.first(where: isHere)
        return start.map { $0..<$0 + wanted.count }
    }
}

/// The text of a double-quoted scalar with its escapes decoded, and where each byte came from.
private struct EscapeDecoder {
    private(set) var output: [UInt8] = []
    private(set) var offsets: [UInt32] = []

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[range])
            var index = 0
            while index < text.count {
                let start = index
                index += 1
                if text[start] == UInt8(ascii: "\\"), index < text.count {
                    ScalarText.escape(text, &index, into: &output)
                } else {
                    output.append(text[start])
                }
                let offset = UInt32(clamping: range.lowerBound + start)
                offsets.append(contentsOf: repeatElement(offset, count: output.count - offsets.count))
            }
        }
        offsets.append(UInt32(clamping: range.upperBound))
    }
}

extension Project {
    /// The part of a value that reads so, or the whole value where it is written with escapes.
    func part(_ text: String, of place: Place, last: Bool = true) -> Location {
        guard let source = source(place.file) else { return place.valueLocation }
        let placed = PlacedText(place, in: source.bytes)
        return placed.range(of: text, last: last).map(placed.location) ?? place.valueLocation
    }
}
