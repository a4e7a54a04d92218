import SourceText

/// `kessai verify`: every byte of a bundle against its manifest, and against a bundle built anew from the sources.
package enum Verification {
    /// Something in a bundle that is not as its manifest says, or not as the sources make it.
    package struct Difference: Sendable, Hashable {
        /// The file of the bundle.
        package let path: String
        package let message: Bilingual

        package init(path: String, message: Bilingual) {
            self.path = path
            self.message = message
        }
    }

    package static let unreadableManifest = Difference(
        path: OutputBundle.manifestPath, message: Bilingual(ja: "マニフェストとして読めません。", en: "It cannot be read as a manifest."))

    /// What a later kessai says of its bundles, in a form that it alone knows; nil for other manifests.
    package static func laterForm(_ manifest: JSON) -> Bilingual? {
        guard manifest["tool"]["name"] == "kessai", let version = manifest["schemaVersion"].integer, version > 1 else {
            return nil
        }
        return Bilingual(
            ja: "schemaVersion が\(version)です。このkessai(\(kessaiVersion))が読めるのは1です。新しいkessaiを使ってください。",
            en: "It has schemaVersion \(version); this kessai (\(kessaiVersion)) reads 1. Use a newer kessai.")
    }

    /// The files that a bundle with this manifest holds; nil when it is none.
    package static func paths(_ manifest: JSON) -> Set<String>? {
        Manifest(manifest).map { Set($0.files.map(\.path) + [OutputBundle.manifestPath, OutputBundle.sumsPath]) }
    }

    /// All differences between the files of a bundle and what it says of itself; empty for a sound bundle. Sorted by path.
    ///
    /// `files` stand in the order of the archive, or sorted for a directory; `manifest` is `manifest.json` as JSON, nil when it
    /// could not be read as such. Each byte is covered: the files by `SHA256SUMS` and the manifest, the manifest by `SHA256SUMS` and by
    /// its one canonical form, `SHA256SUMS` by its one canonical form.
    package static func differences(in files: [BundleFile], manifest: JSON?) -> [Difference] {
        func bytes(_ path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }
        return differences(
            in: files.map(\.digest), sums: bytes(OutputBundle.sumsPath),
            manifest: bytes(OutputBundle.manifestPath).map { ($0, manifest) })
    }

    static func differences(
        in files: [FileDigest], sums: [UInt8]?, manifest written: (bytes: [UInt8], json: JSON?)?
    ) -> [Difference] {
        var found: [Difference] = []
        func report(_ path: String, _ ja: String, _ en: String) {
            found.append(Difference(path: path, message: Bilingual(ja: ja, en: en)))
        }
        for (left, right) in zip(files, files.dropFirst()) where !pathPrecedes(left.path, right.path) {
            report(right.path, "ファイルの並びが違うか、同じ名前が2つあります。", "The files are out of order, or there are two of this name.")
        }
        let digests = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let manifest = written?.json.flatMap(Manifest.init)
        let sumsFault = sums.map { SumsFault(of: $0, files, manifest) } ?? .absent
        switch sumsFault {
        case nil: break
        case .absent: report(OutputBundle.sumsPath, "このファイルがありません。", "The file is missing.")
        case .list:
            report(
                OutputBundle.sumsPath, "ファイルのSHA-256の一覧が、実際のファイルと一致しません。",
                "The list of SHA-256 sums is not that of the files.")
        case .manifestAlone where written != nil:
            report(OutputBundle.manifestPath, "SHA-256が SHA256SUMS のものと一致しません。", "Its SHA-256 is not that of SHA256SUMS.")
            // What such a manifest says of the others is not to be believed.
            return found.sorted(by: precedes)
        case .manifest, .manifestAlone: break
        }
        guard let written else {
            report(OutputBundle.manifestPath, "このファイルがありません。", "The file is missing.")
            return found.sorted(by: precedes)
        }
        guard let manifest else {
            found.append(unreadableManifest)
            return found.sorted(by: precedes)
        }
        if Array(manifest.json.text.utf8) != written.bytes {
            report(
                OutputBundle.manifestPath, "マニフェストの内容が書き換えられています(プロジェクトのダイジェストか書式が合いません)。",
                "The manifest was changed: its project digest or its layout is wrong.")
        } else if sumsFault == .manifest {
            report(
                OutputBundle.manifestPath, "SHA-256が SHA256SUMS のものと一致しません。どちらかが書き換えられています。",
                "Its SHA-256 is not that of SHA256SUMS: one of the two was changed.")
        }
        var listed: Set<String> = [OutputBundle.manifestPath, OutputBundle.sumsPath]
        for entry in manifest.files {
            if !listed.insert(entry.path).inserted {
                report(entry.path, "マニフェストに2回載っています。", "The manifest lists it twice.")
            }
            guard let actual = digests[entry.path] else {
                report(entry.path, "マニフェストにあるファイルがありません。", "The manifest lists this file, but it is missing.")
                continue
            }
            if actual.count != entry.count {
                report(
                    entry.path, "大きさが\(actual.count.grouped)バイトです(マニフェストでは\(entry.count.grouped)バイト)。",
                    "It has \(actual.count.grouped) bytes; the manifest says \(entry.count.grouped).")
            } else if actual.sha256 != entry.sha256 {
                report(entry.path, "内容がマニフェストのSHA-256と一致しません。", "Its SHA-256 is not that of the manifest.")
            }
        }
        for file in files where !listed.contains(file.path) {
            report(file.path, "マニフェストにないファイルです。", "The manifest does not list this file.")
        }
        return found.sorted(by: precedes)
    }

    /// The files without values of their own.
    private static let derived = [
        OutputBundle.checklistPath, OutputBundle.sheetPath, OutputBundle.provenancePath, OutputBundle.manifestPath,
        OutputBundle.sumsPath,
    ]

    /// Whether a file may be another one with no other value, as what it says of the sources is: their digests, their lines, what was
    /// entered before.
    package static func isDerived(_ path: String) -> Bool { derived.contains(path) }

    /// What a bundle with this manifest was made of; nil when it is none.
    package static func sources(_ manifest: JSON) -> [FileDigest]? { Manifest(manifest)?.sources }

    /// The first difference between a bundle and the bundle that its sources make: in the files of values first, by their paths, then
    /// in those that follow from them; nil when they are equal.
    package static func firstDifference(in files: [BundleFile], rebuilt: [BundleFile]) -> Difference? {
        let before = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(rebuilt.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let paths = Set(before.keys).union(after.keys).subtracting(derived).sorted(by: pathPrecedes) + derived
        for path in paths where before[path] != after[path] {
            guard let old = before[path] else {
                return Difference(
                    path: path,
                    message: Bilingual(
                        ja: "ソースから作るとできるファイルが、バンドルにありません。", en: "The sources make this file, but the bundle lacks it."))
            }
            guard let new = after[path] else {
                return Difference(
                    path: path, message: Bilingual(ja: "ソースからはできないファイルです。", en: "The sources do not make this file."))
            }
            return Difference(path: path, message: firstLine(old, new))
        }
        return nil
    }

    private static func firstLine(_ old: [UInt8], _ new: [UInt8]) -> Bilingual {
        // A last line break leaves nothing behind it.
        func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            return lines.last?.isEmpty == true ? lines.dropLast() : lines
        }
        let (before, after) = (lines(old), lines(new))
        var index = 0
        while index < before.count, index < after.count, before[index] == after[index] { index += 1 }
        // The lines from a few letters before the place where they part.
        func line(_ lines: [ArraySlice<UInt8>]) -> String {
            lines.indices.contains(index) ? String(decoding: lines[index], as: UTF8.self) : ""
        }
        let common = zip(line(before).unicodeScalars, line(after).unicodeScalars).prefix { $0 == $1 }.count
        func excerpt(_ line: String) -> String {
            let start = max(0, common - 16)
            return (start > 0 ? "…" : "") + shown(String(line.unicodeScalars.dropFirst(start)).trimmed)
        }
        let (here, there) = (excerpt(line(before)), excerpt(line(after)))
        switch (index >= before.count, index >= after.count) {
        case (true, true):
            return Bilingual(ja: "最後の改行が違います。", en: "Only one of the two ends with a line break.")
        case (false, true):
            return Bilingual(
                ja: "ソースからは\(index)行ですが、バンドルにはその先があります。",
                en: "The sources make \(index) lines of it, the bundle has more.")
        case (true, false):
            return Bilingual(
                ja: "バンドルでは\(index)行で終わっていますが、ソースからはその先があります。",
                en: "It ends after \(index) lines in the bundle, the sources make more.")
        case (false, false) where here == there:
            return Bilingual(
                ja: "\(index + 1)行目の空白が違います。", en: "Line \(index + 1) differs in its white space only.")
        case (false, false): break
        }
        let differs = Bilingual(
            ja: "\(index + 1)行目が違います。バンドルでは「\(here)」、ソースからは「\(there)」です。",
            en: "Line \(index + 1) differs: `\(here)` in the bundle, `\(there)` from the sources.")
        if lacksKey(line(after)) { return differs.then(keyIsNotHere) }
        return lacksKey(line(before)) ? differs.then(keyWasNotThere) : differs
    }

    /// Whether it is the line of a key's digest without one: git ignores key files, so not every machine has them.
    private static func lacksKey(_ line: String) -> Bool { line.trimmed.hasPrefix("\"publicKeySha256\": null") }

    private static let keyIsNotHere = Bilingual(
        ja: "鍵のファイルがここにありません。バンドルを作ったときと同じ場所に置いて、もう一度実行してください。",
        en: "The key file is not here: put it where it was when the bundle was made, and run this again.")
    private static let keyWasNotThere = Bilingual(
        ja: "バンドルを作ったとき、鍵のファイルがありませんでした。鍵のファイルのあるここで、バンドルを作り直してください。",
        en: "The key file was not there when the bundle was made: build it again here, where it is.")

    private static func precedes(_ left: Difference, _ right: Difference) -> Bool {
        left.path == right.path
            ? left.message.en < right.message.en : pathPrecedes(left.path, right.path)
    }
}

/// What is wrong about `SHA256SUMS`, or about what it says of the manifest.
private enum SumsFault {
    case absent
    /// It lists other sums than those of the files.
    case list
    /// Its sum of the manifest is another, and those of all other files are as the manifest says, or only as they are.
    case manifest, manifestAlone

    /// nil for a list that is right; where a file was changed, that is one as the manifest says.
    init?(of sums: [UInt8], _ files: [FileDigest], _ manifest: Manifest?) {
        let there = files.filter { $0.path != OutputBundle.sumsPath }
        let listed = (manifest?.files ?? []) + there.filter { $0.path == OutputBundle.manifestPath }
        switch (SumsFault.isList(sums, of: there), SumsFault.isList(sums, of: listed)) {
        case (true?, _), (_, true?): return nil
        case (_, false?): self = .manifest
        case (false?, nil): self = .manifestAlone
        case (nil, nil): self = .list
        }
    }

    /// Whether these are the lines that `sha256sum` prints for the files, false when they are but for the sum of the manifest.
    private static func isList(_ sums: [UInt8], of files: [FileDigest]) -> Bool? {
        let others = files.filter { $0.path != OutputBundle.manifestPath }.sorted(byPath: { $0.path })
        let before = others.prefix { pathPrecedes($0.path, OutputBundle.manifestPath) }
        let start = Array(before.map(\.line).joined().utf8)
        let end = Array("  \(OutputBundle.manifestPath)\n\(others.dropFirst(before.count).map(\.line).joined())".utf8)
        let sum = sums.dropFirst(start.count).dropLast(end.count)
        guard sum.count == 64, sum.allSatisfy({ isDigit($0) || 0x61...0x66 ~= $0 }), sums.starts(with: start),
            sums.suffix(end.count).elementsEqual(end)
        else { return nil }
        return sum.elementsEqual((files.first { $0.path == OutputBundle.manifestPath }?.sha256 ?? "").utf8)
    }
}

extension String {
    /// Without spaces at both ends.
    fileprivate var trimmed: String {
        var scalars = unicodeScalars[...]
        while scalars.first == " " { scalars.removeFirst() }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
