import SourceText

/// What is known of the flow collections that are open.
struct Brackets {
    /// How many they are.
    var depth = 0
    /// A mistake inside the outermost one has been reported.
    var isReported = false
    /// The line up to which their lines have been checked for their indentation.
    var line = 0
}

/// Flow collections: `[a, b]` and `{a: b}`, over one or several lines (YAML 1.2.2, 7.4).
///
/// One structural mistake is reported in an outermost collection; what follows from it there stays silent.
extension Parser {
    /// Reads the collection at `[` or `{` and leaves the position after its closing bracket; appends it with its children.
    ///
    /// False when its end was not found: the position is where block level should go on.
    mutating func flowCollection(need: Int) -> Bool {
        let opening = position
        let isMapping = bytes[opening] == UInt8(ascii: "{")
        guard mayEnter(at: opening) else { return false }
        brackets.depth += 1
        defer { brackets.depth -= 1 }
        let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        let collection = open(isMapping ? .mapping : .sequence, .flow, at: opening)
        position += 1
        contentEnd = position
        var wantsEntry = true
        while flowGap(need: need, opening: opening, wantsEntry: wantsEntry) {
            let byte = bytes[position]
            if byte == closing {
                position += 1
                contentEnd = position
                close(collection)
                if isMapping { reportDuplicateKeys(of: collection) }
                return true
            }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                reportWrongBracket(opening: opening)
                markIncomplete(collection)
                position += 1
                contentEnd = position
                close(collection)
                return true
            }
            if byte == UInt8(ascii: ",") {
                if wantsEntry {
                    reportExtraComma()
                    markIncomplete(collection)
                }
                position += 1
                contentEnd = position
                wantsEntry = true
                continue
            }
            if !wantsEntry {
                if byte == UInt8(ascii: "("), passMarkdownLink(behind: lastChild(of: collection)) {
                    markIncomplete(collection)
                    continue
                }
                if isMapping, passMissingColon() {
                    markIncomplete(collection)
                    guard flowValue(need: need) else { break }
                    continue
                }
                if passOtherComma() || byte == UInt8(ascii: ":") && passMissingComma(opening: opening, in: collection) {
                    wantsEntry = true
                    continue
                }
                if passFullWidthEnd(isMapping) {
                    close(collection)
                    return true
                }
                // An anchor or a tag behind the value is reported for itself.
                if byte != UInt8(ascii: "&"), byte != UInt8(ascii: "!") { reportMissingComma(opening: opening) }
                markIncomplete(collection)
                if byte == UInt8(ascii: ":") {
                    position += 1
                    continue
                }
            }
            wantsEntry = false
            guard
                isMapping
                    ? flowMappingEntry(need: need, opening: opening, in: collection)
                    : flowSequenceEntry(need: need, opening: opening)
            else { break }
        }
        markIncomplete(collection)
        close(collection)
        return false
    }

    /// Passes what separates two things inside brackets; false when the collection cannot go on.
    private mutating func flowGap(need: Int, opening: Int, wantsEntry: Bool) -> Bool {
        skipToContent()
        if atEnd {
            reportUnclosedBracket(opening)
            guard passMarkerInside() else { return false }
        }
        if Letters.mayBeUnseen(bytes[position]), passForeignGap(isBehindValue: !wantsEntry) {
            return flowGap(need: need, opening: opening, wantsEntry: wantsEntry)
        }
        guard lineStart != brackets.line else { return true }
        brackets.line = lineStart
        guard indent < need else { return true }
        let isOpen =
            looksLikeEntry(position) && !goesOnInside()
            ? !wantsEntry || !brackets.isReported && !isClosedBelow()
            : !brackets.isReported && isMeantAsLine() && !isClosedBelow()
        if !isFlowEnd(), isOpen {
            reportUnclosedBracket(opening)
            return false
        }
        reportFlowIndentation(need: need, opening: opening)
        return true
    }

    /// Whether the line at the position has a comma before its colon, and so is no entry of a block.
    private func goesOnInside() -> Bool {
        guard let colon = entryColon(position), letters.canBeginPlain(position, flow: false) else { return false }
        return (position..<colon).contains { bytes[$0] == UInt8(ascii: ",") && isSpace($0 + 1) }
    }

    /// Passes a document marker with nothing below it but the closing bracket.
    private mutating func passMarkerInside() -> Bool {
        guard position < end, let below = contentBelow(),
            bytes[below.offset] == UInt8(ascii: "]") || bytes[below.offset] == UInt8(ascii: "}")
        else { return false }
        position = lineEnd(position)
        skipToContent()
        return !atEnd
    }

    /// A node inside brackets; false when an enclosing collection cannot go on either.
    private mutating func flowValue(need: Int) -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            return flowCollection(need: need)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let node = quotedScalar(need: need)
            add(node)
            return !endedEarly(node)
        default:
            guard letters.canBeginPlain(position, flow: true) else {
                passForeign()
                return true
            }
            let scalar = plainScalar(need: need, flow: true)
            add(scalar.node)
            return true
        }
    }

    /// Whether a quoted scalar ended without its closing quote (which has been reported).
    func endedEarly(_ node: Node) -> Bool {
        node.flags.contains(.incomplete) && (position >= end || position == lineStart + indent)
    }

    /// An entry of a sequence: a node, or a single pair `key: value`, which makes a mapping of its own.
    private mutating func flowSequenceEntry(need: Int, opening: Int) -> Bool {
        if isFlowKeyMark() { return foreignKey(need: need, opening: opening, inMapping: false) }
        skipFlowProperties()
        guard !atEnd, !isFlowEnd() else {
            addEmpty(at: position, incomplete: true)
            return true
        }
        let count = nodes.count
        let start = position
        let line = lineStart
        let isJSON = !letters.canBeginPlain(position, flow: true)
        guard flowValue(need: need) else { return false }
        if isJSON { skipBlanks() }
        guard position < end, bytes[position] == UInt8(ascii: ":"), isJSON || isKeyColon(position, flow: true) else {
            judgeQuotes(count)
            return true
        }
        if !isJSON { checkFlowColon() }
        if lineStart != line, nodes[count].kind == .scalar {
            // A key over two lines, or a colon on the next line, may stand only in a mapping.
            reportFlow { $0.reportMultilineKey(start..<$0.contentEnd) }
            markIncomplete(count)
        }
        guard nodes[count].kind == .scalar else {
            reportFlow { $0.reportCollectionAsKey(start..<$0.contentEnd) }
            discard(from: count)
            addEmpty(at: start, incomplete: true)
            return flowPairValue(need: need, opening: opening, keyed: false)
        }
        refuseMergeKey(count, at: start)
        let key = nodes[count]
        if position - start > 1024 { checkKeyLength(key.range.offsets) }
        nodes[count] = Node(kind: .mapping, style: .flow, range: key.range)
        add(key)
        guard flowPairValue(need: need, opening: opening, keyed: true) else {
            markIncomplete(count)
            close(count)
            return false
        }
        close(count)
        return true
    }

    /// A key inside brackets that others read as an instruction.
    private mutating func refuseMergeKey(_ key: NodeID, at start: Int) {
        guard nodes[key].style == .plain, nodes[key].range.count == 2, starts(start, with: "<<") else { return }
        reportFlow { $0.reportMergeKey(start..<(start + 2)) }
        markIncomplete(key)
    }

    /// An entry of a mapping; a key without a value has an empty one.
    private mutating func flowMappingEntry(need: Int, opening: Int, in collection: NodeID) -> Bool {
        if isFlowKeyMark() { return foreignKey(need: need, opening: opening, inMapping: true) }
        skipFlowProperties()
        guard !atEnd, !isFlowEnd() else { return true }
        let count = nodes.count
        let start = position
        let isJSON = !letters.canBeginPlain(position, flow: true)
        guard flowValue(need: need) else {
            discard(from: count)
            return false
        }
        let keyEnd = contentEnd
        if nodes[count].kind == .mapping || nodes[count].kind == .sequence {
            reportFlow { $0.reportCollectionAsKey(start..<$0.contentEnd) }
            discard(from: count)
            addEmpty(at: start, incomplete: true)
            // In a template, as in `{{ name }}`, it stands for a value of another kind.
            markIncomplete(collection)
        } else {
            refuseMergeKey(count, at: start)
        }
        guard flowGap(need: need, opening: opening, wantsEntry: false) else {
            addEmpty(at: keyEnd, incomplete: true)
            return false
        }
        if isJSON, starts(position, with: "：") {
            let colon = position
            position = letters.gapEnd(colon + 3) - 1
            reportFlow { $0.position = $0.reportMeantColon(colon) - 1 }
            markIncomplete(count)
            return flowPairValue(need: need, opening: opening, keyed: true)
        }
        let hasColon = bytes[position] == UInt8(ascii: ":") && (isJSON || isKeyColon(position, flow: true))
        if !isJSON, hasColon { checkFlowColon() }
        if !isJSON, hasColon, mayBeWideQuote(bytes[start]), nodes[count].kind == .scalar, !brackets.isReported {
            nodes[count] = readingQuotes(nodes[count])
        }
        if !isJSON, reportIfColonMeant(count, hasColon: hasColon) {
            markIncomplete(count)
            contentEnd = keyEnd
            if !hasColon {
                passSplitAmount(behind: keyEnd)
                addEmpty(at: keyEnd, incomplete: true)
            }
        } else if !hasColon {
            contentEnd = keyEnd
            addEmpty(at: keyEnd)
        }
        return hasColon ? flowPairValue(need: need, opening: opening, keyed: true) : true
    }

    /// Only behind a quoted key a value may stand right behind the `:`, as in `{"a":[b]}` (YAML 1.2.2, production 147).
    @inline(__always) private mutating func checkFlowColon() {
        let next = byte(position + 1)
        guard next == UInt8(ascii: "[") || next == UInt8(ascii: "{") else { return }
        let colon = position
        reportFlow { $0.reportMissingSpace(colon: colon) }
    }

    /// Whether a byte is the first of a typographic quote, or of a full-width one.
    @inline(__always) private func mayBeWideQuote(_ byte: UInt8) -> Bool { byte == 0xE2 || byte == 0xEF }

    /// Tells of typographic quotes around a value, which are a part of it. Between brackets 1.0.0 let them pass, so it is a warning, and the
    /// value is read as it stands.
    @inline(__always) private mutating func judgeQuotes(_ value: NodeID) {
        if mayBeWideQuote(byte(Int(nodes[value].range.start))) { warnOfQuotes(value) }
    }

    @inline(never) private mutating func warnOfQuotes(_ value: NodeID) {
        let range = nodes[value].range.offsets
        guard nodes[value].kind == .scalar, nodes[value].style == .plain, !brackets.isReported, let inside = insideQuotes(range),
            hasRoom(for: .warning)
        else { return }
        reportQuotes(range, around: inside, severity: .warning)
    }

    /// Reports a key that holds its value, `{price:1980}` or `{price：1980}`; false for any other key.
    private mutating func reportIfColonMeant(_ key: NodeID, hasColon: Bool) -> Bool {
        let range = nodes[key].range.offsets
        // With a value of its own, it is a key with a colon in it.
        guard let colon = hasColon ? letters.valueColon(range) : letters.meantColon(range) else { return false }
        reportFlow { $0.reportMeantColon(colon, before: range.upperBound) }
        return true
    }

    /// Passes the further groups of an amount that its commas have split, as in `{price:1,320}`: what the key holds has been reported.
    private mutating func passSplitAmount(behind key: Int) {
        while position == key || position > key && isDigit(bytes[position - 1]), isDigit(byte(position - 1)),
            byte(position) == UInt8(ascii: ","), (1...3).allSatisfy({ isDigit(byte(position + $0)) }),
            isSpace(position + 4) || Letters.isFlowIndicator(byte(position + 4))
        {
            position += 4
        }
    }

    /// `:` and the value of a pair. `keyed`: the node before is the key; else the value is read and dropped.
    private mutating func flowPairValue(need: Int, opening: Int, keyed: Bool) -> Bool {
        position += 1
        contentEnd = position
        let afterColon = position
        let count = nodes.count
        guard flowGap(need: need, opening: opening, wantsEntry: true) else {
            if keyed { addEmpty(at: afterColon, incomplete: true) }
            return false
        }
        skipFlowProperties()
        guard !atEnd, !isFlowEnd() else {
            if keyed { addEmpty(at: afterColon) }
            return true
        }
        let isWhole = flowValue(need: need)
        if keyed { judgeQuotes(count) } else { discard(from: count) }
        return isWhole
    }

    /// At `?` or `:` as a key's indicator: no key can be read.
    private func isFlowKeyMark() -> Bool {
        let byte = bytes[position]
        return (byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")) && isKeyColon(position, flow: true)
    }

    private func isFlowEnd() -> Bool {
        let byte = byte(position)
        return byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    /// An explicit `? key` or a missing key: reported; the pair behind it is read and dropped.
    private mutating func foreignKey(need: Int, opening: Int, inMapping: Bool) -> Bool {
        let start = position
        let isExplicit = bytes[start] == UInt8(ascii: "?")
        reportFlow { isExplicit ? $0.reportExplicitKey(start) : $0.reportEmptyKey(start) }
        let count = nodes.count
        if isExplicit {
            position += 1
            contentEnd = position
            skipToContent()
            guard !atEnd else { return true }
            if !isFlowEnd(), !isFlowKeyMark() {
                guard flowValue(need: need) else {
                    discard(from: count)
                    return false
                }
                skipToContent()
            }
        }
        var isWhole = true
        if !atEnd, byte(position) == UInt8(ascii: ":") { isWhole = flowPairValue(need: need, opening: opening, keyed: false) }
        discard(from: count)
        if !inMapping { addEmpty(at: start, incomplete: true) }
        return isWhole
    }

    private mutating func skipFlowProperties() {
        while !atEnd, let property = propertyEnd() {
            if letters.isMarkedKey(position..<property) {
                position += 1
                return
            }
            position = property
            contentEnd = position
            skipToContent()
        }
    }

    /// Something that no node inside brackets begins with: reported and passed up to the next `,` or bracket.
    private mutating func passForeign() {
        let start = position
        repeat { position += 1 } while position < end && !isBreak(position) && !Letters.isFlowIndicator(bytes[position])
        contentEnd = trimmed(start..<position).upperBound
        let text = start..<contentEnd
        reportFlow {
            if $0.bytes[start] == UInt8(ascii: "*") {
                $0.reportAlias(text, whole: text)
            } else {
                $0.reportCannotBegin(start)
            }
        }
        add(Node(kind: .empty, style: .plain, flags: .incomplete, range: ByteRange(text)))
    }

    /// Reports a mistake unless one has been reported in this outermost collection.
    mutating func reportFlow(_ report: (inout Parser) -> Void) {
        guard !brackets.isReported else { return }
        brackets.isReported = true
        report(&self)
    }
}
