/// The column where a word that begins a line belongs: that of the keys below, where it stands deeper than they do.
///
///     site:
///           |                 a key here would be all that the mapping has,
///       url: https://…        as this line would go with none above it
func siblingColumn(_ positions: TextPositions, line: Int, _ column: Int) -> Int {
    guard let below = positions.written(below: line), below.indentation < column, !below.isMarker else { return column }
    let above = (0..<line).reversed().lazy.compactMap { WrittenLine(positions, $0) }.first { $0.indentation < column }
    // Without anything above, the document begins here.
    guard let above, !above.isMarker else { return below.indentation }
    let outer = above.content < column ? above.content : above.indentation
    return below.indentation > outer ? below.indentation : column
}
