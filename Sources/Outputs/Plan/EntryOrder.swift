import SourceText

/// A change with what it is ordered by.
struct PlacedChange {
    let change: EntryPlan.Change
    /// The gravest risk first, and in each the consoles in their order.
    let section: [Int]
    fileprivate let way: Way
    /// On one screen. What is made gives up no name: it comes after what is edited. Removals come last.
    fileprivate let place: [Int]

    init(_ change: EntryPlan.Change, _ rank: Int, _ way: Way, _ order: Int) {
        self.change = change
        self.way = way
        section = [change.risk.rank, rank]
        place = [way.rank, order]
    }

    fileprivate struct Screen: Hashable {
        let section: [Int]
        let console: Guide.Console
        let menu: [String]
        /// Whether it is opened for what is removed, when something else has been made.
        let isLast: Bool
    }
}

extension [PlacedChange] {
    /// Each screen once, where the first of its changes would be. But what is made may take the place of what is removed: a shop without
    /// either would sell nothing.
    var byScreen: [PlacedChange] {
        var places: [PlacedChange.Screen: [Int]] = [:]
        let making = Set(filter { $0.way == .making }.map(\.section))
        let screens = map { placed in
            PlacedChange.Screen(
                section: placed.section, console: placed.change.console, menu: placed.change.menu,
                isLast: placed.way == .removing && making.contains(placed.section))
        }
        for (screen, placed) in zip(screens, self) {
            if let first = places[screen], first.lexicographicallyPrecedes(placed.place) { continue }
            places[screen] = placed.place
        }
        return zip(screens, self).map { (rank: $1.section + (places[$0] ?? $1.place) + $1.place, placed: $1) }
            .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.placed)
    }
}

extension Way {
    fileprivate var rank: Int {
        switch self {
        case .editing: 0
        case .making: 1
        case .removing: 2
        }
    }
}

extension [EntryPlan.Change] {
    /// What gives up a name, or the value that tells it from its namesakes, comes before what takes it: in the order of the settings there
    /// could be two of one name for a while, and the next line would be read as the wrong one.
    ///
    ///     第1期 → 第2期          第2期 → 第3期
    ///     第2期 → 第3期    ─►    第1期 → 第2期
    ///
    /// The changes come as they are told, `section` of each being the place among which they may move; those of one thing stay together.
    func givingUpFirst(_ namesakes: Namesakes, section: (Int) -> [Int]) -> [EntryPlan.Change] {
        if namesakes.isEmpty { return self }
        let blocks = blocks(section)
        var givers: [Held: [Int]] = [:]
        for (index, block) in blocks.enumerated() {
            for change in self[block.changes] {
                guard let old = change.old, namesakes.tells(old.id), let held = Held(old, namesakes, block.section) else {
                    continue
                }
                givers[held, default: []].append(index)
            }
        }
        if givers.isEmpty { return self }
        /// What has to come before a block; each value is looked at once.
        func earlier(_ block: Block) -> [Int] {
            self[block.changes].flatMap { change in
                change.new.flatMap { Held($0, namesakes, block.section) }.flatMap { givers.removeValue(forKey: $0) } ?? []
            }
        }
        var (isOpen, isPlaced) = (blocks.map { _ in false }, blocks.map { _ in false })
        var result: [EntryPlan.Change] = []
        result.reserveCapacity(count)
        for first in blocks.indices {
            var stack = [first]
            while let index = stack.last {
                if !isOpen[index] {
                    isOpen[index] = true
                    stack += earlier(blocks[index]).reversed().filter { !isOpen[$0] }
                } else {
                    stack.removeLast()
                    if isPlaced[index] { continue }
                    isPlaced[index] = true
                    result += self[blocks[index].changes]
                }
            }
        }
        return result
    }

    /// Changes of one thing that follow each other on one screen.
    private struct Block {
        let section: [Int]
        var changes: Range<Int>
    }

    /// A value that one of several namesakes has on a screen.
    private struct Held: Hashable {
        let section: [Int]
        let group: Int
        let field: EntryField
        let value: String

        init?(_ entry: Entry, _ namesakes: Namesakes, _ section: [Int]) {
            guard let group = namesakes.group(entry.id.owner) else { return nil }
            self.section = section
            self.group = group
            field = entry.id.field
            value = entry.value
        }
    }

    private func blocks(_ section: (Int) -> [Int]) -> [Block] {
        var blocks: [Block] = []
        for index in indices {
            let section = section(index)
            if let last = blocks.last, last.section == section, self[last.changes.lowerBound].id.owner == self[index].id.owner {
                blocks[blocks.count - 1].changes = last.changes.lowerBound..<index + 1
            } else {
                blocks.append(Block(section: section, changes: index..<index + 1))
            }
        }
        return blocks
    }
}
