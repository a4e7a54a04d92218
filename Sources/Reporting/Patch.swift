import SourceText

/// The change of a file as a patch that `git apply` takes: unified, three lines of context, byte for byte.
///
///     --- a/products/course.yaml
///     +++ b/products/course.yaml
///     @@ -6,7 +6,7 @@
///        - id: one-time
///     -    price: 1,980
///     +    price: 1980
///
/// Without a line `diff --git`: with one, git takes the paths from the top of the repository and not from the directory that it runs in.
///
/// Both texts are UTF-8 without secrets; the caller sees to it. Empty when they are equal.
package func patch(path: String, from old: [UInt8], to new: [UInt8]) -> String {
    if old == new { return "" }
    let script = EditScript(lines(old), lines(new))
    // With a blank in the name, what stands before the tab is the name.
    let end = path.utf8.contains(0x20) ? "\t\n" : "\n"
    var text = "--- \(quoted("a/" + path))\(end)+++ \(quoted("b/" + path))\(end)"
    for hunk in script.hunks(context: 3) { text += hunk }
    return text
}

/// Lines with their line feeds; CR belongs to the line, as git sees it.
private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        lines.append(Array(bytes[start..<end]))
        start = end
    }
    return lines
}

private struct EditScript {
    private enum Step {
        case keep([UInt8])
        case remove([UInt8])
        case insert([UInt8])
    }

    private var steps: [Step] = []

    init(_ old: [[UInt8]], _ new: [[UInt8]]) {
        var (left, right) = (0, 0)
        for step in LineDiff(old, new).steps {
            switch step {
            case .same:
                steps.append(.keep(old[left]))
                left += 1
                right += 1
            case .removed:
                steps.append(.remove(old[left]))
                left += 1
            case .added:
                steps.append(.insert(new[right]))
                right += 1
            }
        }
    }

    func hunks(context: Int) -> [String] {
        let changed = steps.indices.filter { if case .keep = steps[$0] { false } else { true } }
        var hunks: [String] = []
        var index = 0
        // Line numbers before the step that is looked at.
        var (left, right, position) = (0, 0, 0)
        while index < changed.count {
            let start = max(position, changed[index] - context)
            var end = changed[index]
            while index < changed.count, changed[index] <= end + 2 * context + 1 {
                end = changed[index]
                index += 1
            }
            end = min(steps.count, end + 1 + context)
            for step in steps[position..<start] { Self.count(step, &left, &right) }
            let first = (left, right)
            var body = ""
            for step in steps[start..<end] {
                Self.count(step, &left, &right)
                body += Self.line(step)
            }
            position = end
            hunks.append("@@ -\(Self.range(first.0, left)) +\(Self.range(first.1, right)) @@\n\(body)")
        }
        return hunks
    }

    private static func count(_ step: Step, _ left: inout Int, _ right: inout Int) {
        switch step {
        case .keep:
            left += 1
            right += 1
        case .remove: left += 1
        case .insert: right += 1
        }
    }

    private static func range(_ before: Int, _ after: Int) -> String {
        after == before ? "\(before),0" : "\(before + 1),\(after - before)"
    }

    private static func line(_ step: Step) -> String {
        let (sign, bytes) =
            switch step {
            case .keep(let bytes): (" ", bytes)
            case .remove(let bytes): ("-", bytes)
            case .insert(let bytes): ("+", bytes)
            }
        let text = sign + String(decoding: bytes, as: UTF8.self)
        return bytes.last == 0x0A ? text : text + "\n\\ No newline at end of file\n"
    }
}

/// A path as git writes it: between quotes, C-style, when it holds a quote, a backslash or a control character.
private func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else { return path }
    var result: [UInt8] = [0x22]
    for byte in path.utf8 {
        switch byte {
        case 0x22, 0x5C: result += [0x5C, byte]
        case 0..<0x20, 0x7F:
            let digits = String(byte, radix: 8)
            result += Array(("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
        default: result.append(byte)
        }
    }
    return String(decoding: result + [0x22], as: UTF8.self)
}
