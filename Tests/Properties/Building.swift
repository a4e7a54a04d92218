import Driver
import Outputs
import Project
import Rules
import Seeded
import SourceText

/// Build, verify and rebuild agree; each changed byte of a bundle is noticed; plans list exactly what differs.
extension Trial {
    mutating func checkBundle() {
        guard let project = checked(inspection), let again = checked(Inspection(written.project, surroundings: Surroundings()))
        else { return fail("a valid project can be built", "it cannot", written.files) }
        let files = OutputBundle(project).files
        let rebuilt = OutputBundle(again).files
        if files != rebuilt { fail("rebuilding gives the same bytes", "it does not", written.files) }
        if let difference = Verification.firstDifference(in: files, rebuilt: rebuilt) {
            fail("verify --rebuild agrees", "\(difference)", written.files)
        }
        let found = Verification.differences(in: files, manifest: manifest(files))
        if !found.isEmpty { fail("verify agrees with build", "\(found)", written.files) }
        if case .success(let read) = Archive.read(Archive.write(files)), read == files {
        } else {
            fail("an archive holds the bundle", "it does not", written.files)
        }
        let damaged = self.damaged(files)
        if Verification.differences(in: damaged.files, manifest: manifest(damaged.files)).isEmpty {
            fail("a damaged bundle is noticed", damaged.way, written.files)
        }
    }

    private func manifest(_ files: [BundleFile]) -> JSON? {
        files.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }
    }

    private mutating func damaged(_ files: [BundleFile]) -> (files: [BundleFile], way: String) {
        var files = files
        let index = random.below(files.count)
        let path = files[index].path
        if random.chance(20) {
            files.remove(at: index)
            return (files, "\(path) is missing")
        }
        var bytes = files[index].bytes
        let place = random.below(bytes.count)
        bytes[place] ^= 1 << UInt8(random.below(8))
        files[index] = BundleFile(path: path, bytes: bytes)
        return (files, "byte \(place) of \(path) is another one")
    }

    /// A plan lists exactly the fields that differ; nothing once they are recorded, nothing for another layout of the same.
    mutating func checkPlan() {
        guard let project = checked(inspection) else { return }
        let before = project.entries.map(\.entry)
        let oracle = Oracle(draft)
        let lists = oracle.lists.mapValues(\.count)
        let wanted =
            oracle.values.map { "\($0.key)=\($0.value)" } + lists.flatMap { Array(repeating: "\($0.key)", count: $0.value) }
        let found = before.map { $0.id.element == nil ? "\($0.id.text)=\($0.value)" : list($0.id) }
        if wanted.sorted() != found.sorted() {
            let missing = Set(wanted).symmetricDifference(found)
            fail("the entries are those of the settings", "\(missing.sorted())", written.files)
        }
        checkRecord(before)

        var draft = self.draft
        for _ in 0...random.below(3) { draft.changeSomething(&random) }
        let other = Written(draft, random: &random)
        let inspected = Inspection(other.project, surroundings: Surroundings())
        // A mail may still quote the price of before, which some projects have made an error.
        if inspected.diagnostics.contains(where: { $0.code == .mailQuotesOtherPrice && $0.severity == .error }) { return }
        guard let changed = checked(inspected) else {
            return fail("a changed project can be built", "it cannot", other.files)
        }
        let plan = EntryPlan(from: before, to: changed.entries.map(\.entry))
        let listed = plan.changes.map { $0.id.element == nil ? $0.id.text : list($0.id) }.sorted()
        let expected = oracle.changes(to: Oracle(draft))
        if listed != expected {
            fail("a plan lists exactly what differs", "expected \(expected), listed \(listed)", written.files + other.files)
        }
        let applied = plan.recorded().map { EntryPlan(from: $0, to: changed.entries.map(\.entry)).isEmpty }
        if applied != true { fail("after a plan nothing is left", "something is", written.files + other.files) }
    }

    private mutating func checkRecord(_ entries: [Outputs.Entry]) {
        if !EntryPlan(from: entries, to: entries).isEmpty {
            fail("equal bundles make an empty plan", "they do not", written.files)
        }
        let lock = Lock(recording: entries, over: [])
        guard case .success(let read) = Lock.read(Array(lock.text.utf8)) else {
            return fail("a record can be read", lock.text, written.files)
        }
        let plan = EntryPlan(from: read.entries, to: entries)
        if !plan.isEmpty { fail("after record nothing is planned", "\(plan.changes.map(\.id.text))", written.files) }
    }

    /// `live/return_urls` of `live/return_urls/3f9a1c0b`.
    private func list(_ id: EntryID) -> String { id.text.split(separator: "/").dropLast().joined(separator: "/") }
}

extension Draft {
    /// Changes one value without making a mistake that would keep the project from being built.
    mutating func changeSomething(_ random: inout SplitMix64) {
        let spots = changeable
        guard let (spot, values) = random.any(spots) else { return }
        if case .list(let elements)? = self[spot] {
            self[spot] = .list(elements + [.text(random.pick(values))])
        } else {
            self[spot] = .text(random.pick(values))
        }
    }

    private var changeable: [(Spot, [String])] {
        let support = Spot(integrationIndex, "amazon_pay.support")
        var found = prices.map { ($0, ["1", "777", "2999"]) } + rates.map { ($0, ["10%", "8%", "0%"]) }
        found += names(self).map { ($0, ["新しい名前", "a/b ~%", "  x "]) } + items.map { ($0 + "name", ["ペン", "ノート"]) }
        found += bodies.map { ($0, ["新しい本文です。\n", "一行だけ", "%name1% 様\n\n  字下げ\n"]) }
        found += mailRecords.map { ($0 + "delay_minutes", ["0", "5", "1440"]) } + mailRecords.map { ($0 + "subject", ["新しい件名"]) }
        found += methodRecords.map { ($0 + "name", ["Amazon Pay", "新しい方法"]) }
        found += methodRecords.map { ($0 + "collect_shipping_address", ["true", "false"]) }
        found += environments.map { ($0 + "merchant_id", ["A1EXAMPLE00000"]) }
        found += environments.map { ($0 + "return_urls", [(integration["site.url"]?.text ?? "") + "/another/return"]) }
        if self[support] != nil { found.append((support + "phone", ["03-0000-0001"])) }
        return found
    }
}
