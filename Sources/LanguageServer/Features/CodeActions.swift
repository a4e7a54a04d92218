import Rules
import SourceText

/// The fixes of the findings that a range touches, and all safe fixes of a file as one action for "fix on save".
func codeActions(_ view: FileView, _ range: ByteRange, only: [String]) -> JSON {
    var actions: [JSON] = []
    if isWanted("quickfix", only) {
        let findings = view.project.proven(view.file, where: { touches($0.location.range, range) })
        for finding in findings {
            // An editor may take the preferred one without asking, so it must be the only one that is certain.
            let certain = finding.fixes.filter(\.isSafe).count
            for fix in finding.fixes {
                let doubt = fix.isSafe ? Bilingual(same: "") : Bilingual(ja: "(結果を確かめてください)", en: " (check the result)")
                actions.append(quickFix(fix, fix.title + doubt, of: finding, isPreferred: fix.isSafe && certain == 1, view))
            }
        }
        // Behind what mends them. Two findings of one code on a line have one comment.
        var written: Set<[Edit]> = []
        let silencing = findings.isEmpty ? nil : Silencing(view.tree)
        for finding in findings {
            guard let fix = silencing?.fix(finding), written.insert(fix.edits).inserted else { continue }
            actions.append(quickFix(fix, fix.title, of: finding, isPreferred: false, view))
        }
    }
    // Asked for by its name alone: a light bulb would show it everywhere.
    if !only.isEmpty, isWanted("source.fixAll.kessai", only) {
        let findings = view.project.proven(view.file) { !$0.fixes.isEmpty }
        let fixes = compatible(findings.compactMap { $0.fixes.first(where: \.isSafe) })
        let edits = together(fixes, in: view.project).flatMap(\.edits)
        if !edits.isEmpty {
            actions.append([
                "title": .string(view.say(Bilingual(ja: "安全な修正をすべて行う", en: "Apply all safe fixes"))),
                "kind": "source.fixAll.kessai", "edit": view.workspaceEdit(edits),
            ])
        }
    }
    return .array(actions)
}

private func quickFix(_ fix: Fix, _ title: Bilingual, of finding: Diagnostic, isPreferred: Bool, _ view: FileView) -> JSON {
    var members = [
        JSON.Member("title", .string(view.say(title))),
        JSON.Member("kind", "quickfix"),
        JSON.Member("diagnostics", [diagnosticJSON(finding, view)]),
    ]
    if view.client.understandsPreferredActions { members.append(JSON.Member("isPreferred", .boolean(isPreferred))) }
    members.append(JSON.Member("edit", view.workspaceEdit(fix.edits)))
    return .object(members)
}

/// Kinds are a tree with dots: who asks for `source` also gets `source.fixAll`.
private func isWanted(_ kind: String, _ only: [String]) -> Bool {
    only.isEmpty || only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty }
}

private func touches(_ left: ByteRange, _ right: ByteRange) -> Bool { left.start <= right.end && right.start <= left.end }

/// As many of some fixes as add no error together: each was proven, but not beside the others. After a number of trials that does not
/// grow with the file, what is still waiting is left out.
private func together(_ fixes: [Fix], in project: OpenProject) -> [Fix] {
    var chosen: [Fix] = []
    var halves = Halves(trials: 24, .firstHalfFirst)
    halves.run(fixes) { some in
        if project.wouldBreak((chosen + some).flatMap(\.edits)) { return .failed }
        chosen += some
        return .done
    }
    return chosen
}

/// As many fixes as do not get in each other's way, the earlier ones first.
private func compatible(_ fixes: [Fix]) -> [Fix] {
    var taken: [Fix] = []
    var ends: [FileID: UInt32] = [:]
    let ordered = fixes.filter { !$0.edits.isEmpty }.sorted {
        let (left, right) = ($0.edits[0].location, $1.edits[0].location)
        return (left.file, left.range.start) < (right.file, right.range.start)
    }
    for fix in ordered {
        let isFree = fix.edits.allSatisfy { $0.location.range.start >= ends[$0.location.file] ?? 0 }
        guard isFree else { continue }
        taken.append(fix)
        for edit in fix.edits {
            // An insertion takes the place it stands at: another one there would come in an unknown order.
            let end = max(edit.location.range.end, edit.location.range.start + 1)
            ends[edit.location.file] = max(ends[edit.location.file] ?? 0, end)
        }
    }
    return taken
}
