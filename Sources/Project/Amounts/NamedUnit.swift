import Schema
import SourceText

/// The unit of time whose name ends at an offset, as behind the number of 「3か月」.
package struct NamedUnit {
    package let unit: Interval.Unit
    /// Where its name begins.
    package let start: Int

    package init?(before end: Int, in text: TextBytes) {
        for (unit, names) in Self.units {
            guard let name = names.first(where: { text.ends(end, with: $0) }) else { continue }
            (self.unit, start) = (unit, end - name.utf8CodeUnitCount)
            return
        }
        return nil
    }

    private static let units: [(Interval.Unit, [StaticString])] = [
        (.month, ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"]), (.week, ["週間", "週"]), (.year, ["年間", "年"]), (.day, ["日間", "日"]),
    ]
}
