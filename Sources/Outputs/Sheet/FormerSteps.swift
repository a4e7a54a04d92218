import Schema

extension Guide {
    /// The steps that this guide has no more and had when some values of its project were recorded, in their order. Those of environments
    /// are not among them: they are the site's, and may be another project's too.
    func formerSteps(_ record: [Entry]) -> [String] {
        let environments = sections.compactMap { section in
            if case .acceptance(let name) = section.kind { name } else { nil }
        }
        let present = Set(sections.flatMap { $0.steps.map(\.id) })
        return Guide.productSteps(of: record, environments).filter { !present.contains($0) } + removalsOver(record)
    }

    private static func productSteps(of record: [Entry], _ environments: [EnvironmentName]) -> [String] {
        var types: [EntryID.Owner: MethodType] = [:]
        var places: [EntryID.Owner: EnvironmentName] = [:]
        var failureMails: Set<String> = []
        for entry in record {
            switch entry.id.field {
            case .methodType: types[entry.id.owner] = MethodType(rawValue: entry.value)
            case .useTestEnvironment: places[entry.id.owner] = entry.usesTestEnvironment ? .sandbox : .live
            case .trigger:
                guard let product = entry.id.product, entry.value == MailTrigger.chargeFailed.rawValue else { continue }
                failureMails.insert(product)
            default: continue
            }
        }
        var seen: Set<EntryID.Owner> = []
        var items: [String: Int] = [:]
        return record.map(\.id.owner).filter { seen.insert($0).inserted }.flatMap { owner -> [String] in
            switch owner.kind {
            case .integration, .environment: return []
            case .product(let id): return [StepID.scenario(id)]
            case .mail(let product, let id): return [StepID.mail(product, id)]
            case .item(let product, _, _):
                items[product, default: 0] += 1
                return [StepID.item(product, items[product, default: 1])]
            case .method(let product, let id):
                let step = StepID.method(product, id)
                guard let type = types[owner], let place = places[owner], environments.contains(place) else { return [step] }
                let trials = StepID.Trial.all(of: type, hasFailureMail: failureMails.contains(product))
                return [step] + trials.map { StepID.acceptance(place, product, id, $0) }
            }
        }
    }
}
