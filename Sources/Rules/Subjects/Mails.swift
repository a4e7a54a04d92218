import Project
import Schema
import SourceText

/// Subject or body of a mail, with what rules of several kinds ask of it.
///
/// An object, as it is handed on for each product that sends it.
final class MailText: Sendable {
    let written: WrittenText
    let variables: [MailVariables.Found]
    let amounts: [QuotedAmounts.Amount]
    let links: [MailLinks.Link]
    let linkSlips: [LinkSlip]
    let addresses: [WrittenAddress]
    let registrationNumbers: [QuotedRegistrationNumbers.Number]
    /// Whether it is worth looking for dates.
    let mayHoldDates: Bool
    /// Whether a year or the number of an edition may stand in it.
    let mayNameEditions: Bool
    /// Where the name of what the mail is about may end.
    let endsOfNames: [Int]
    /// Comments that were meant for kessai and are part of the text.
    let strayComments: [Range<Int>]

    init(_ written: WrittenText) {
        self.written = written
        var strayComments: [Range<Int>] = []
        let numbers: QuotedAmounts.Numbers
        let found: MailLinks
        (variables, numbers, found) = written.text.withBytes { text in
            (
                MailVariables.findings(in: text), QuotedAmounts.numbers(of: text),
                MailLinks(in: text) { colon in
                    // One goes on to the end of its line, and is looked at once.
                    if let last = strayComments.last, colon < last.upperBound { return }
                    if let comment = StraySuppression.comment(in: text, at: colon) { strayComments.append(comment) }
                }
            )
        }
        self.strayComments = strayComments
        (links, linkSlips, addresses) = (found.links, found.slips, found.addresses)
        amounts = numbers.amounts
        mayHoldDates = numbers.mayBeDates
        mayNameEditions = numbers.mayBeDates || numbers.haveOrdinals
        endsOfNames = written.text.withBytes { EndsOfNames.find(in: $0, isSubject: written.isSubject) }
        registrationNumbers = numbers.mayBeRegistered ? written.text.withBytes(QuotedRegistrationNumbers.find) : []
    }

    var place: Place { written.place }
    var text: PlacedText { written.text }
    var fieldWords: Bilingual { written.fieldWords }

    /// In lower case.
    func domain(of address: WrittenAddress) -> String {
        let domain = text.text(address.domain)
        return domain.utf8.contains { (0x41...0x5A).contains($0) } ? domain.lowercased() : domain
    }
}

/// Subjects and bodies of the mails of a file, in the order of the text.
struct MailTexts: Sendable {
    private(set) var texts: [MailText] = []
    private var hosts = Hosts.none
    /// Those of addresses in the texts: nearly always one.
    private(set) var domains: Set<String> = []
    private var lastDomain = ""
    /// Whether a link has `http`.
    private(set) var haveInsecureLinks = false
    /// Whether one of them quotes a registration number.
    private(set) var haveRegistrationNumbers = false

    /// The hosts that links of the texts lead to: of nearly all files nothing more need be looked at.
    private enum Hosts {
        case none
        case one(String)
        case several
    }

    mutating func add(_ text: MailText) {
        for link in text.links {
            if link.isInsecure { haveInsecureLinks = true }
            switch hosts {
            case .none: hosts = .one(link.host)
            case .one(link.host), .several: break
            case .one: hosts = .several
            }
        }
        for address in text.addresses {
            let domain = text.domain(of: address)
            if domain != lastDomain { domains.insert(domain) }
            lastDomain = domain
        }
        if !text.registrationNumbers.isEmpty { haveRegistrationNumbers = true }
        // Only where a body is written before its subject a text is not the last one.
        var index = texts.endIndex
        while index > 0, texts[index - 1].place.value.start > text.place.value.start { index -= 1 }
        if index == texts.endIndex { texts.append(text) } else { texts.insert(text, at: index) }
    }

    /// Whether a link may lead to another host.
    func mayLink(elsewhereThan host: String) -> Bool {
        switch hosts {
        case .none, .one(host): false
        case .one, .several: true
        }
    }

    /// The subject or body that is written at a place.
    func text(at place: Place) -> MailText? {
        let index = texts.end { $0.place.value.start < place.value.start }
        return index < texts.endIndex && texts[index].place.value == place.value ? texts[index] : nil
    }
}
