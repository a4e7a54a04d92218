import Project
import SourceText

/// One product as it is sold, with all that can be found in it without the other products.
///
/// Products are inspected independently of each other, so on all processors; one of which nothing changed is not inspected again.
package final class InspectedProduct: Sendable {
    let sold: SoldProduct
    let findings: [Diagnostic]
    /// What it says of places that others may share, by the rule that asked.
    let sightings: [(rule: Int, sighting: Sighting)]

    package init(_ sold: SoldProduct, _ files: InspectedFiles) {
        self.sold = sold
        findings = productChecks.flatMap { $0(sold) }
        sightings = placeChecks.enumerated().flatMap { rule, look in look.each(sold, files).map { (rule, $0) } }
    }

    /// The findings about places that products share.
    static func findings(about products: [InspectedProduct], in whole: Whole) -> [Diagnostic] {
        var sightings: [[Sighting]] = Array(repeating: [], count: placeChecks.count)
        for product in products {
            for (rule, sighting) in product.sightings { sightings[rule].append(sighting) }
        }
        return zip(placeChecks, sightings).flatMap { look, sightings in
            grouped(sightings) { $0.place }.compactMap { look.together($0.location, $0.values.map(\.value), whole) }
        }
    }
}

private let productChecks = allRules.compactMap { rule in if case .product(let check) = rule.look { check } else { nil } }
private let placeChecks = allRules.compactMap { rule in
    if case .place(let each, let together) = rule.look { (each: each, together: together) } else { nil }
}
