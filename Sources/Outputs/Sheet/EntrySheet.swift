/// The entry sheet.
import SourceText

package struct EntrySheet: Sendable {
    package init(_ project: CheckedProject, environments: [EnvironmentName], language: Language, record: [Entry]?) {}
    package var html: String { "" }
}
