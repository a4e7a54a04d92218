import SourceText
import Syntax

/// One byte more than a file may hold is enough to see that it is too large.
package let readLimit = Limits().fileBytes + 1

/// What stands for the name of what is piped in without one.
let namelessInput = "<stdin>"

extension Invocation {
    /// What is piped in where `-` is the operand, and the name that `--stdin-filename` gives it; nil where files are read.
    func pipedIn(to command: String) throws -> (bytes: [UInt8], name: String?)? {
        let name = text(.standardInputName)
        guard operands.contains("-") else {
            if name != nil { throw UsageError(message: nameWithoutInput, command: command) }
            return nil
        }
        if operands.count > 1 { throw UsageError(message: inputBesidePaths, command: command) }
        return (try world.standardInput(readLimit), name)
    }
}

private let nameWithoutInput = Bilingual(
    ja: "「--stdin-filename」は「-」(標準入力から読む)と一緒に使います。",
    en: "`--stdin-filename` goes with `-`, which reads from standard input.")

private let inputBesidePaths = Bilingual(
    ja: "「-」はほかのパスと一緒には使えません。", en: "`-` cannot be combined with other paths.")
