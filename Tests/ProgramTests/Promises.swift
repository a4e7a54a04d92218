// What the README promises to keep while the major version stays, each as facts of today's outputs.
import Driver
import Foundation
import SourceText
import Testing

/// One output, and what a fact of it is called in a sentence.
struct Promise: Sendable, CustomTestStringConvertible {
    let name: String
    /// What it is that goes or changes: 「the code」, 「the key」.
    let noun: String
    let facts: @Sendable () throws -> Facts

    var testDescription: String { name }

    /// The sentences that say what was broken; what was added is fine.
    func broken(_ frozen: Facts, _ today: Facts) -> [String] {
        frozen.sorted { $0.key < $1.key }.compactMap { fact, before in
            guard let now = today[fact] else { return "\(name): \(noun) `\(fact)` (\(before)) is gone" }
            return now == before ? nil : "\(name): \(noun) `\(fact)` was \(before) and is \(now)"
        }
    }
}

/// The samples as they were then, so that they may be rewritten.
private let sources = "Tests/ProgramTests/Version1/samples"
private let samples = ["small-shop", "full-shop", "full-shop-ja"]

private func output(_ arguments: String...) throws -> String { try kessai(arguments).output }

private func json(_ text: String) throws -> JSON { try #require(JSON(reading: Array(text.utf8))) }

let promises: [Promise] = [
    Promise(name: "codes", noun: "the severity of the code") {
        let rules = try json(output("rules", "--format", "json"))["rules"]?.elements ?? []
        return Facts(
            rules.map { ($0["code"]?.text ?? "", $0["severity"]?.text ?? "") }, uniquingKeysWith: { first, _ in first })
    },
    Promise(name: "rules-json", noun: "the key") { try json(output("rules", "--format", "json")).shape },
    Promise(name: "exit-codes", noun: "the exit code") {
        Facts(ExitCode.allCases.map { ("\($0)", String($0.rawValue)) }, uniquingKeysWith: { first, _ in first })
    },
    Promise(name: "findings", noun: "the finding") {
        let report = try json(output("check", "\(sources)/broken", "--format", "json"))
        return Facts(
            (report["diagnostics"]?.elements ?? []).map { finding in
                let line = finding["range"]?["start"]?["line"]?.line ?? ""
                return ("\(finding["file"]?.text ?? ""):\(line) \(finding["code"]?.text ?? "")", finding["severity"]?.text ?? "")
            }, uniquingKeysWith: { first, _ in first })
    },
    Promise(name: "check-json", noun: "the key") { try json(output("check", "\(sources)/broken", "--format", "json")).shape },
    Promise(name: "check-jsonl", noun: "the key") {
        let lines = try output("check", "\(sources)/broken", "--format", "jsonl").split(separator: "\n").map {
            try json(String($0))
        }
        return JSON.array(lines).shape
    },
    Promise(name: "check-sarif", noun: "the key") { try json(output("check", "\(sources)/broken", "--format", "sarif")).shape },
    Promise(name: "check-gitlab", noun: "the key") { try json(output("check", "\(sources)/broken", "--format", "gitlab")).shape },
    Promise(name: "check-rdjson", noun: "the key") { try json(output("check", "\(sources)/broken", "--format", "rdjson")).shape },
    Promise(name: "check-short", noun: "the line") {
        // Everything but the sentence.
        let lines = try output("check", "\(sources)/broken", "--format", "short", "--lang", "en").split(separator: "\n")
        return Facts(
            lines.compactMap { $0.wholeMatch(of: /([^:]+:\d+:\d+: \w+): .+ (\[[a-z0-9-]+\])/) }.map { ("\($0.1) \($0.2)", "") },
            uniquingKeysWith: { first, _ in first })
    },
    Promise(name: "values-json", noun: "the value") {
        try samples.reduce(into: Facts()) { facts, sample in
            facts.merge(try json(output("values", "\(sources)/\(sample)", "--format", "json")).values.below(sample)) { first, _ in
                first
            }
        }
    },
    Promise(name: "bundle-files", noun: "the file") {
        try inBundles { path, _ in [path: "file"] }
    },
    Promise(name: "bundle-keys", noun: "the key") {
        try inBundles { path, text in path.hasSuffix(".json") ? try json(text).shape.below(path) : [:] }
    },
    Promise(name: "bundle-values", noun: "the value") {
        try inBundles { path, text in path.hasPrefix("myasp/") ? try json(text).values.below(path) : [:] }
    },
    Promise(name: "plan-json", noun: "the key") {
        let sample = try smallShop()
        _ = try kessai(["record", "."], in: sample.url)
        let product = "products/online-course.yaml"
        try sample.write(product, try sample.text(product).replacing("price: 1980", with: "price: 2480"))
        return try json(kessai(["plan", ".", "--format", "json"], in: sample.url).output).shape
    },
    Promise(name: "lock", noun: "the entry") {
        let sample = try smallShop()
        _ = try kessai(["record", "."], in: sample.url)
        let lines = try sample.text("kessai.lock").split(separator: "\n").map(String.init)
        var facts: Facts = ["first line": lines.first ?? ""]
        for line in lines where !line.hasPrefix("#") {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            facts[parts[1]] = "\(parts[0]) \(parts[2])"
        }
        return facts
    },
    Promise(name: "dump-events", noun: "the line") {
        let files = ["full-shop/kessai.yaml", "full-shop/mails/amazon-pay.yaml", "small-shop/products/online-course.yaml"]
        return try files.reduce(into: Facts()) { facts, file in
            let lines = try output("dump", "\(sources)/\(file)", "--format", "events").split(separator: "\n")
            for (index, line) in lines.enumerated() { facts["\(file) \(index + 1)"] = String(line) }
        }
    },
    Promise(name: "dump-json", noun: "the value") {
        try json(output("dump", "\(sources)/full-shop/products/pantry.yaml", "--format", "json")).values
    },
]

private func smallShop() throws -> TemporaryFolder {
    let folder = repository.appendingPathComponent("\(sources)/small-shop")
    let names = ["kessai.yaml", "products/online-course.yaml"]
    return try TemporaryFolder(
        Dictionary(
            uniqueKeysWithValues: names.map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }))
}

/// Facts of every file of the bundle of every sample.
private func inBundles(_ facts: (_ path: String, _ text: String) throws -> Facts) throws -> Facts {
    try samples.reduce(into: Facts()) { all, sample in
        let folder = try TemporaryFolder()
        _ = try kessai(["build", "\(sources)/\(sample)", "--output", folder.url.appendingPathComponent("bundle").path])
        for name in folder.names where name.hasPrefix("bundle/") {
            var isDirectory: ObjCBool = false
            let path = folder.url.appendingPathComponent(name).path
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
                continue
            }
            let found = try facts(String(name.dropFirst("bundle/".count)), try folder.text(name))
            all.merge(found.below(sample)) { first, _ in first }
        }
    }
}
