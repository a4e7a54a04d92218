import Project
import Schema
import SourceText

/// Subject, body or sender name of a mail, or another text that buyers read, where it is written.
struct WrittenText: Sendable {
    /// One of those that are there as long as the process; two processors that counted its references would wait for each other.
    unowned(unsafe) let field: FieldName
    let place: Place
    let text: PlacedText

    init?(_ field: FieldName, _ setting: Setting<String>, in source: SourceFile) {
        guard case .present(_, let place) = setting else { return nil }
        self.init(field, place, in: source)
    }

    init(_ field: FieldName, _ place: Place, in source: SourceFile) {
        self.field = field
        self.place = place
        text = PlacedText(place, in: source)
    }

    var fieldWords: Bilingual { field.shown(place.spelling) }
}

/// Subject or body of a mail, with what rules of several kinds ask of it.
///
/// An object, as it is handed on for each product that sends it.
final class MailText: Sendable {
    let written: WrittenText
    let variables: [MailVariables.Found]
    let amounts: [QuotedAmounts.Amount]
    let links: [MailLinks.Link]

    init(_ written: WrittenText) {
        self.written = written
        variables = MailVariables.findings(in: written.text)
        amounts = written.text.withBytes(QuotedAmounts.find)
        links = MailLinks.find(in: written.text)
    }

    var field: FieldName { written.field }
    var place: Place { written.place }
    var text: PlacedText { written.text }
    var fieldWords: Bilingual { written.fieldWords }
}
