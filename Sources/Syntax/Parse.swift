import SourceText

/// Bounds on what is read, so that no input takes more than its share.
package struct Limits: Sendable {
    /// 16 MiB.
    package var fileBytes = 16 * 1024 * 1024
    package var nesting = 64
    /// How many problems of the text are told; reading goes on after that, and one more says that there are others.
    package var problems = findingLimit

    /// For who mends the problems of a text, and must know of more of them than are shown at a time. Each takes some KB.
    package static var inFull: Limits {
        var limits = Limits()
        limits.problems = 1 << 16
        return limits
    }

    package init() {}
}

/// Reads a file: UTF-8 bytes to a flat tree, with every problem of the text beside it.
package func parse(_ source: SourceFile, file: FileID, limits: Limits = Limits(), knownKeys: KnownKeys? = nil) -> SyntaxTree {
    parse(SurveyedFile(source, limits), file: file, limits: limits, knownKeys: knownKeys)
}

/// A file whose bytes have been looked through, which is the first half of reading it.
package struct SurveyedFile {
    let source: SourceFile
    /// Of a file that is not too large.
    let survey: TextSurvey?

    package init(_ source: SourceFile, _ limits: Limits = Limits()) {
        self.source = source
        survey = source.bytes.count <= limits.fileBytes ? source.bytes.withUnsafeBufferPointer { TextSurvey($0) } : nil
    }
}

/// The second half; with the limits of the first one.
package func parse(_ surveyed: SurveyedFile, file: FileID, limits: Limits = Limits(), knownKeys: KnownKeys? = nil) -> SyntaxTree {
    let source = surveyed.source
    guard let survey = surveyed.survey else { return unread(source, file, fileTooLarge(file, limits)) }
    return source.bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else {
            return SyntaxTree(file: file, source: source, nodes: [], comments: [], problems: [])
        }
        let isUTF8 = survey.invalid.isEmpty && survey.firstShift == nil
        let encoding = isUTF8 ? nil : LegacyEncoding(buffer, survey)
        if survey.isForeign || encoding != nil { return unread(source, file, notText(survey, encoding, file)) }
        var parser = Parser(buffer, base: base, file: file, limits: limits, knownKeys: knownKeys)
        parser.reportInvalid(survey.invalid)
        parser.stream()
        parser.conflicts.endSide(at: parser.end)
        parser.poison(survey.invalid)
        if !survey.invalid.isEmpty { parser.dropProblems(about: survey.invalid) }
        parser.reportCharacters(parser.joiningEscapes(survey.suspicious))
        parser.reportLoneReturns(survey.loneReturns)
        var problems = parser.problems
        if problems.count > 1 { problems.sort { ($0.location.range.start, $0.code) < ($1.location.range.start, $1.code) } }
        if let severity = parser.leftOut, let last = problems.last {
            problems.append(moreProblems(severity, limits, behind: last))
        }
        // The room for what might have come is given back: with it the trees took a sixth of a check's memory more.
        let nodes = parser.nodes.withUnsafeBufferPointer { Array($0) }
        return SyntaxTree(
            file: file, source: source, nodes: nodes, comments: parser.comments, problems: problems,
            conflicts: parser.conflicts.sides)
    }
}

/// The tree of a file that could not be read at all: one document of which nothing is known.
private func unread(_ source: SourceFile, _ file: FileID, _ problem: Diagnostic) -> SyntaxTree {
    let whole = ByteRange(0..<source.bytes.count)
    return SyntaxTree(
        file: file, source: source,
        nodes: [
            Node(kind: .document, style: .block, flags: .incomplete, range: whole, next: 2),
            Node(kind: .empty, style: .plain, flags: .incomplete, range: ByteRange(0, 0), next: 2),
        ],
        comments: [], problems: [problem])
}
