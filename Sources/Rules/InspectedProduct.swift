import Project
import Schema
import SourceText

/// One product as it is sold, with all that can be found in it without the other products.
///
/// Products are inspected independently of each other, so on all processors; one of which nothing changed is not inspected again.
package final class InspectedProduct: Sendable {
    let sold: SoldProduct
    let findings: [Diagnostic]
    /// What it says of places that others may share, by the rule that asked.
    let sightings: [(rule: Int, sighting: Sighting)]

    private init(_ sold: SoldProduct, _ found: [Diagnostic], _ sightings: [(rule: Int, sighting: Sighting)]) {
        self.sold = sold
        findings = found.isEmpty ? [] : found.caused(by: sold.files)
        self.sightings = sightings
    }

    /// Inspects some products together, rule by rule, as files are.
    static func all(_ products: some Collection<SoldProduct>, _ mails: [MailLookup]) -> [InspectedProduct] {
        var found: [[Diagnostic]] = Array(repeating: [], count: products.count)
        let (held, heldMails) = (Held(products), Held(mails))
        for case .product(let check) in looks { held.visit { found.add(check($1), to: $0) } }
        var sightings: [[(rule: Int, sighting: Sighting)]] = Array(repeating: [], count: products.count)
        for (rule, look) in looks.enumerated() {
            guard case .place(let each, _) = look else { continue }
            held.visit(with: heldMails) { index, sold, mails in
                for sighting in each(sold, mails) { sightings[index].append((rule, sighting)) }
            }
        }
        return products.enumerated().map { InspectedProduct($1, found[$0], sightings[$0]) }
    }

    /// All products of a project. Those that use no other document were inspected with their files; of a previous state are taken over
    /// those in which nothing changed.
    static func all(
        of products: [SoldProduct], in files: InspectedFiles, after previous: [InspectedProduct] = [],
        _ mapping: Inspection.Mapper
    ) -> [InspectedProduct] {
        var inspectedAlone: [InspectedProduct] = []
        inspectedAlone.reserveCapacity(products.count)
        for file in files.all { for product in file.products { inspectedAlone.append(product) } }
        // As nearly always, all are.
        if inspectedAlone.count == products.count { return inspectedAlone }
        var known: [ObjectIdentifier: InspectedProduct] = [:]
        for product in previous where !product.sold.isAlone { known[ObjectIdentifier(product.sold)] = product }
        var alone = inspectedAlone.makeIterator()
        let inspected = products.map { sold in
            let found = sold.isAlone ? alone.next() : known[ObjectIdentifier(sold)]
            return found?.sold === sold ? found : nil
        }
        let pending = zip(products, inspected).compactMap { $1 == nil ? $0 : nil }
        let lookup = MailLookup(files)
        var others = mapping(pending) { InspectedProduct.all($0, Array(repeating: lookup, count: $0.count)) }
            .makeIterator()
        return inspected.compactMap { $0 ?? others.next() }
    }

    /// The findings about places that products share.
    static func findings(about products: [InspectedProduct], in whole: Whole) -> [Diagnostic] {
        // Most products share no place with another.
        if products.allSatisfy({ $0.sightings.isEmpty }) { return [] }
        var sightings: [[(sold: SoldProduct, sighting: Sighting)]] = Array(repeating: [], count: looks.count)
        for product in products {
            for (rule, sighting) in product.sightings { sightings[rule].append((product.sold, sighting)) }
        }
        return zip(looks, sightings).flatMap { look, sightings in
            guard case .place(_, let together) = look else { return [Diagnostic]() }
            return grouped(sightings) { $0.sighting.place }.compactMap { location, sightings in
                together(location, sightings.map(\.sighting.value), whole)?.caused(by: sightings.flatMap(\.sold.files))
            }
        }
    }
}

extension SoldProduct {
    /// The files that say what it is: its own, and those of the documents that it uses.
    var files: Set<FileID> {
        var files: Set = [product.origin.file]
        for method in methods { if let definition = method.definition { files.insert(definition.origin.file) } }
        for mail in mails { if let definition = mail.definition { files.insert(definition.origin.file) } }
        return files
    }
}

extension [Diagnostic] {
    /// The same as what would not be without these files, which all of them share.
    fileprivate func caused(by files: Set<FileID>) -> [Diagnostic] {
        map { finding in
            var finding = finding
            finding.causes = finding.causes.isEmpty ? files : finding.causes.union(files)
            return finding
        }
    }
}

extension Diagnostic {
    /// The same as something that would not be without these files.
    func caused(by files: some Sequence<FileID>) -> Diagnostic {
        var finding = self
        for file in files where file != location.file { finding.causes.insert(file) }
        return finding
    }
}
