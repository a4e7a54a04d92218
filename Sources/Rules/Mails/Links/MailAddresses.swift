import Project
import Schema
import SourceText

/// Whose address it is that the shop gets mail at or sends it from.
enum AddressField {
    case support, sender, cc, bcc

    var name: FieldName {
        switch self {
        case .support: .email
        case .sender: .senderAddress
        case .cc: .cc
        case .bcc: .bcc
        }
    }
}

extension Project {
    /// Visits the address of the support, the senders and those that get copies, file by file.
    func visitAddresses(_ visit: (_ address: String, _ place: Place, _ field: AddressField) -> Void) {
        if case .present(let address, let place)? = amazonPay?.support.value?.email { visit(address, place, .support) }
        for unit in units { unit.visitAddresses(visit) }
    }
}

extension FileUnit {
    /// Visits the addresses of senders and of those that get copies.
    fileprivate func visitAddresses(_ visit: (_ address: String, _ place: Place, _ field: AddressField) -> Void) {
        func look(_ address: Setting<String>, _ field: AddressField) {
            if case .present(let address, let place) = address { visit(address, place, field) }
        }
        visitMails { mail in
            if let sender = mail.model.from.value { look(sender.address, .sender) }
            for address in mail.model.cc.value ?? [] { look(address, .cc) }
            for address in mail.model.bcc.value ?? [] { look(address, .bcc) }
        }
    }
}

/// The addresses in the mails of one file: nearly always one, again and again.
struct FileAddresses: Sendable {
    private(set) var first = ""
    private(set) var count = 0
    private(set) var others: [String] = []

    init(_ unit: FileUnit) {
        unit.visitAddresses { address, _, _ in
            if count == 0 { first = address }
            if address == first { count += 1 } else { others.append(address) }
        }
    }
}

/// The domains of all addresses, with how often each is used. One shop has few, and mostly writes one address again and again.
struct MailDomains {
    private(set) var counts: [(domain: String, count: Int)] = []
    private var indices: [String: Int] = [:]
    private var last: (address: String, index: Int) = ("", 0)

    init(_ project: Project, _ files: InspectedFiles) {
        if let support = project.amazonPay?.support.value?.email.value { add(support) }
        for file in files.all where file.addresses.count > 0 {
            add(file.addresses.first, times: file.addresses.count)
            for address in file.addresses.others { add(address) }
        }
    }

    private mutating func add(_ address: String, times: Int = 1) {
        if last.address != address {
            let domain = address.split(separator: "@").last?.lowercased() ?? ""
            let index = indices[domain] ?? counts.count
            if index == counts.count {
                indices[domain] = index
                counts.append((domain, 0))
            }
            last = (address, index)
        }
        counts[last.index].count += times
    }

    /// The one that is used most often.
    var usual: (domain: String, count: Int)? { counts.max { $0.count < $1.count } }
}
