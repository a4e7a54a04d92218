import SourceText

/// The steps that a person works through with the two consoles open, in the order of the manual; the checklist and the entry sheet are
/// two faces of it.
package struct Guide: Sendable {
    /// Environments, products, reminders, then the acceptance tests, in the test environment first. What is no longer sold comes before
    /// other products, unless one is new and may take its place, and before Amazon Pay is switched off; an environment that is no longer
    /// used comes behind them.
    package let sections: [Section]
    /// Those of the products alone, with what is entered there.
    let products: [Section]
    /// What has been entered, and what is to be done since; nil where nothing is known of it.
    let plan: EntryPlan?
    let told: [Told]
    /// Of which shop it is.
    let site: String

    /// For some environments, as far as they are configured. `record` is what has been entered so far: what is there and the settings have
    /// no more is to be removed.
    package init(
        _ project: CheckedProject, environments: [EnvironmentName] = EnvironmentName.allCases, record: [Entry]? = nil,
        _ workers: some Workers = NoWorkers()
    ) {
        plan = record.map { EntryPlan(from: $0, to: project) }
        told = plan?.told ?? []
        site = project.integration.siteURL.value
        let removals = Removals(told) { [plan] in plan?.isMade($0) != false }
        let chosen = project.environments.filter { environments.contains($0.name) }
        let namesakes = Namesakes(project, workers)
        let products = workers.mapEach(project.products) { $0.guide(namesakes) }
        self.products = products
        let isReplaced = plan?.makesProducts == true && project.integration.usesAmazonPay.value
        let withdrawn = removals.withdrawn(keeping: Set(project.products.lazy.map(\.id.value)))
        let (before, behind) = isReplaced ? ([], withdrawn) : (withdrawn, [])
        let former = environments.filter { name in !chosen.contains { $0.name == name } }.compactMap(removals.former)
        let ofProducts =
            products.map(removals.added) + behind + (products.isEmpty ? [] : [Section.reminders(project, products)]) + former
        // Where nothing has changed there is nothing to record, and of one environment alone not all is entered.
        let isWhole = EnvironmentName.allCases.allSatisfy { name in
            environments.contains(name) || project.environment(name) == nil && removals.former(name) == nil
        }
        let report = isWhole && plan?.isEmpty != true ? [Section.report] : []
        guard project.integration.usesAmazonPay.value, let first = chosen.first?.name else {
            sections =
                before + [removals.added(to: project.integration.guide(chosen))] + ofProducts + report
            return
        }
        sections =
            chosen.map { removals.added(to: $0.guide(project.integration, isFirst: $0.name == first)) }
            + before + ofProducts
            + chosen.reversed().map { Section.acceptance($0.name, project, products, namesakes, workers) } + report
    }

    package struct Section: Sendable {
        package enum Kind: Sendable, Hashable {
            /// 決済連携設定 where no environment is set up there.
            case integration
            case environment(EnvironmentName)
            case product(String)
            case reminders
            case acceptance(EnvironmentName)
            /// Products that the settings have no more.
            case withdrawn
            case formerEnvironment(EnvironmentName)
            /// That all is entered.
            case report
        }
        static let integrationTitle = Bilingual(ja: "決済連携設定", en: "Integration settings")

        package let kind: Kind
        package let title: Bilingual
        /// What the section is for, in a sentence or two.
        package let lead: Bilingual
        package let steps: [Step]

        package init(_ kind: Kind, _ title: Bilingual, lead: Bilingual, _ steps: [Step]) {
            self.kind = kind
            self.title = title
            self.lead = lead
            self.steps = steps
        }
    }

    /// A part of a section that is written by itself: the acceptance test of a thousand products has thousands of steps.
    struct Block: Sendable {
        let section: Section
        let steps: ArraySlice<Step>
        /// Of the first step, counted from 1 over all sections.
        let number: Int

        var isFirst: Bool { steps.startIndex == 0 }
        var isLast: Bool { steps.endIndex == section.steps.count }
    }

    /// `first`: the number of the first step.
    static func blocks(_ sections: [Section], from first: Int = 1) -> [Block] {
        let size = 16
        var number = first
        return sections.flatMap { section in
            stride(from: 0, to: max(1, section.steps.count), by: size).map { start in
                let steps = section.steps[start..<min(start + size, section.steps.count)]
                defer { number += steps.count }
                return Block(section: section, steps: steps, number: number)
            }
        }
    }

    /// So many are some hundred steps and some hundred kilobytes.
    static let blocksAtATime = 32

    /// What is done on one screen between opening and saving it.
    package struct Step: Sendable {
        /// Stable as long as the step is about the same thing; lower-case ASCII, digits, `-` and `/`.
        package let id: String
        package let console: Console
        package let title: Bilingual
        /// The labels that are clicked, one after the other.
        package var menu: [String] = []
        /// How one gets to what the values belong to, where that is made the first time and edited later.
        package var making: Making?
        package var lines: [Bilingual] = []
        /// A command for a terminal or the place of a file, to follow the last line.
        package var code: String?
        package var rows: [Row] = []
        /// What is checked without being named: with other values it has to be done again.
        package var about: [Entry] = []
        /// Whether that is everything that is entered.
        package var isAboutAll = false
        /// The values that are taken off the screen.
        package var removes: [EntryID] = []
        /// What is clicked at the end.
        package var finish: Bilingual?
        static let unwrittenContact = Bilingual(
            ja: "設定に書かれていない連絡先は、任意のメールアドレスと電話番号を入力します。",
            en: "For a contact that is not in the settings file, enter an e-mail address or a phone number of your choice.")
        static let unwrittenSender = Bilingual(
            ja: "書かれていない差出人は、シナリオの基本設定のままにします。",
            en: "Where no sender is written here, leave the one of the scenario's basic settings.")
        static let savedApplication = Bilingual(ja: "『変更を保存する』をクリックします。", en: "Click 『変更を保存する』.")
        static let saved = Bilingual(ja: "「更新する」をクリックします。", en: "Click 「更新する」.")
        /// What the buttons of the scenario's screens are called is not known.
        static let savedOnScreen = Bilingual(ja: "画面で保存します。", en: "Save it on the screen.")

        package init(_ id: String, _ console: Console, _ title: Bilingual) {
            self.id = id
            self.console = console
            self.title = title
        }
    }

    /// One value of a step.
    package struct Row: Sendable {
        package enum Purpose: Sendable {
            /// Typed, chosen or ticked here.
            case enter
            /// Shown here by the console: it must be the same.
            case compare
        }
        package let entry: Entry
        package let purpose: Purpose
        /// Nothing is entered: what the console shows, or a digest of the file that is uploaded.
        var isCompared: Bool { purpose == .compare || entry.id.field == .publicHalf }
        static let mustBeEqual = Bilingual(ja: "同じことを確認", en: "must be equal")

        package init(_ entry: Entry, _ purpose: Purpose = .enter) {
            self.entry = entry
            self.purpose = purpose
        }
    }

    package enum Console: String, Sendable {
        case sellerCentral = "seller-central"
        case myasp
        /// The shop as a buyer sees it.
        case shop
        /// No screen: the settings file and who keeps it.
        case settings

        package var title: Bilingual {
            switch self {
            case .sellerCentral: Bilingual(ja: "セラーセントラル", en: "Seller Central")
            case .myasp: Bilingual(same: "MyASP")
            case .shop: Bilingual(ja: "お店の画面", en: "Your shop")
            case .settings: Bilingual(ja: "設定の担当者", en: "Whoever keeps the settings")
            }
        }
    }
}
