import Project
import Schema
import SourceText

/// An address at a domain that was probably not meant: mistyped, or of an example.
extension Rule {
    static let unusualMailDomain = Rule(
        Explanation(
            .unusualMailDomain,
            title: Bilingual(
                ja: "メールアドレスのドメインが、打ち間違いか、例のままか、別のドメインに見せかけたもののようです。",
                en: "The domain of an address seems to be mistyped, that of an example, or made to look like another."),
            why: Bilingual(
                ja: "サイトやほかのアドレスと1字だけ違うドメインには、返信や問い合わせが届かないか、別の人に届きます。example.com などは例のためのドメインで、メールは届きません。",
                en:
                    "At a domain that is one letter off that of the site or of other addresses, answers reach nobody, or somebody else. No mail reaches `example.com` and its like, which are kept for examples."
            ),
            fix: Bilingual(ja: "正しいドメインに書き直します。", en: "Write the right domain."),
            waiver: Bilingual(ja: "正しいドメインなら、このままでかまいません。", en: "If it is the right domain, keep it."),
            bad: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://yoga-nagi.jp, plan: mach}
                amazon_pay:
                  use: true
                  support: {email: help@⟦yoga-nagl.jp⟧, phone: 03-0000-0000}

                """),
            good: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://yoga-nagi.jp, plan: mach}
                amazon_pay:
                  use: true
                  support: {email: help@yoga-nagi.jp, phone: 03-0000-0000}

                """))
    ) { project, files, _ in
        let domains = MailDomains(project, files)
        let usual = domains.usual
        let home = project.linkedHost
        let site = home.map { MeantDomain.domains(of: $0.url.asciiHost) } ?? []
        // A shop of examples has addresses of examples.
        let isInUse = project.amazonPay?.live.value != nil && home.map { !MeantDomain.isReserved($0.url.asciiHost) } == true
        var doubts: [String: Doubt] = [:]
        for (domain, count) in domains.counts {
            if MeantDomain.isReserved(domain) {
                if isInUse { doubts[domain] = .example }
            } else if let letters = WebURL.lettersOfHost(domain), HostScripts.odd(in: letters) != nil {
                doubts[domain] = .lookAlike(letters)
            } else if let whole = site.first(where: { $0.utf8.count > 5 && domain.hasPrefix($0 + ".") }),
                // `nagi.co.jp` may well be of whoever has `nagi.co`.
                domain.utf8.count > whole.utf8.count + 3
            {
                doubts[domain] = .goesOn(behind: whole)
            } else {
                // What is no slip for the usual one may be another service.
                let isRarer = usual.map { $0.count > count && !MeantDomain.isService($0.domain) } == true
                let others = isRarer && !site.contains(domain) ? usual.map { [$0.domain] } ?? [] : []
                doubts[domain] = slip(domain, home, site, others)
            }
        }
        var found = slips(inTextsOf: files, domains, doubts, home, site)
        let support = project.amazonPay?.support.value?.email.value?.lowercased()
        let namesakes = domains.counts.map(\.domain).filter { doubts[$0] == nil && isNamesake($0, of: support, site) }
        if doubts.isEmpty, namesakes.isEmpty { return found }
        project.visitAddresses { address, place, field in
            let domain = address.split(separator: "@").last.map(String.init) ?? ""
            if let support, field == .sender, namesakes.contains(domain.lowercased()),
                address.lowercased().prefix(while: { $0 != "@" }) == support.prefix(while: { $0 != "@" })
            {
                found.append(
                    otherEnding(
                        quoted(address), field.name.shown(place.spelling), than: support, at: project.part(domain, of: place)))
            }
            guard let doubt = doubts[domain.lowercased()] else { return }
            let location = project.part(domain, of: place)
            found.append(told(doubt, quoted(address), field.name.shown(place.spelling), at: location, home))
        }
        return found
    }

    /// Whether a domain has the name of that of the support, which is the site's, and another ending: `nagi-yoga.jp` of `nagi-yoga.co.jp`.
    private static func isNamesake(_ domain: String, of support: String?, _ site: [String]) -> Bool {
        guard let own = support?.split(separator: "@").last.map(String.init), own != domain, site.contains(own),
            !site.contains(domain), let name = own.split(separator: ".").first, name.utf8.count > 3
        else { return false }
        func isEnding(_ ending: Substring) -> Bool {
            ["com", "net", "org", "jp", "co.jp", "or.jp", "ne.jp", "gr.jp", "info", "biz"].contains { $0 == ending }
        }
        return own.hasPrefix(name + ".") && domain.hasPrefix(name + ".") && isEnding(own.dropFirst(name.count + 1))
            && isEnding(domain.dropFirst(name.count + 1))
    }

    /// Many have their name under several endings, so that it is a hint.
    private static func otherEnding(
        _ address: Bilingual, _ field: Bilingual, than support: String, at location: Location
    ) -> Diagnostic {
        Diagnostic(
            .unusualMailDomain, at: location,
            Bilingual(
                ja: "\(field.ja)の\(address.ja)は、問い合わせ先の「\(shown(support))」とドメインの終わりだけが違います。",
                en:
                    "\(address.en) in \(field.en) differs from the support's `\(shown(support))` in the ending of its domain alone."
            ),
            severity: .hint, help: checkDomain)
    }

    /// What a domain is a slip for: one of the site, that of a service, or one of others.
    private static func slip(_ domain: String, _ home: WrittenURL?, _ site: [String], _ others: [String]) -> Doubt? {
        if let meant = MeantDomain.near(domain, among: site) { return .slip(meant, home?.part == .site ? .site : .urls) }
        if let meant = MeantDomain.service(domain) { return .slip(meant, .service) }
        return MeantDomain.near(domain, among: others).map { .slip($0, .addresses) }
    }

    /// Addresses in mails whose domain is a slip for one that the project has: what else stands there may be that of anybody.
    private static func slips(
        inTextsOf files: InspectedFiles, _ domains: MailDomains, _ doubts: [String: Doubt], _ home: WrittenURL?, _ site: [String]
    ) -> [Diagnostic] {
        let all = domains.counts.map(\.domain).filter { doubts[$0] == nil }
        let own = Set(all)
        // A shop has a few; each is compared with each domain of a text that is none of them.
        let others = all.count > 64 ? [] : all.filter { !MeantDomain.isService($0) }
        var judged: [String: Doubt?] = [:]
        func doubt(_ domain: String) -> Doubt? {
            // As nearly always.
            if site.first == domain || own.contains(domain) || site.contains(domain) { return nil }
            if let known = judged[domain] { return known }
            let doubt = slip(domain, home, site, others)
            judged[domain] = .some(doubt)
            return doubt
        }
        return files.all.lazy.filter { $0.mails.domains.contains { doubt($0) != nil } }.flatMap { $0.mails.texts }.flatMap {
            text in
            text.addresses.compactMap { address -> Diagnostic? in
                guard let doubt = doubt(text.domain(of: address)), !isOfMistake(address, text) else { return nil }
                return told(
                    doubt, quoted(text.text.text(address.range)), text.fieldWords, at: text.text.location(address.domain), home)
            }
        }
    }

    /// Whether a text shows how an address is mistyped, or warns of it: 「誤：user@gmial.com」, 「当店を装った…」. On the line and right around it.
    private static func isOfMistake(_ address: WrittenAddress, _ text: MailText) -> Bool {
        text.text.withBytes { bytes in
            let start = max(0, address.range.lowerBound - 120)
            let above = bytes[start..<address.range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
            let end = address.range.upperBound
            let around = TextBytes(rebasing: bytes[above..<min(bytes.lineEnd(from: end), end + 120)])
            return around.holds(mistakes)
        }
    }

    private static let mistakes: [StaticString] = [
        "間違え", "間違い：", "間違った", "お間違いになって", "誤）", "誤：", "誤:", "【誤】", "誤り", "誤っ", "誤入力", "入力ミス", "×", "✕", "偽", "なりすまし", "不審", "装っ",
        "装う", "騙",
        "かたる", "かたっ", "フィッシング", "詐欺", "迷惑メール", "本物", "正しくは", "ではありません", "ではなく", "なっていません", "注意",
    ]

    private static let checkDomain = Bilingual(ja: "意図したドメインか確かめてください。", en: "Check that it is the domain you mean.")

    /// Why a domain is not what it should be.
    private enum Doubt {
        case example
        case slip(String, Owner)
        /// In Punycode, with letters that look like others.
        case lookAlike(String)
        /// `yoga-nagi.jp.example.com`, where `co.jp` and the like are no domain of anybody.
        case goesOn(behind: String)
    }

    /// Whose domain was meant.
    private enum Owner {
        case site, urls, addresses, service

        var words: Bilingual {
            switch self {
            case .site: Bilingual(ja: "MyASPのサイト", en: "the domain of the MyASP site")
            case .urls: Bilingual(ja: "決済連携設定のURLのドメイン", en: "the domain of the URLs of 決済連携設定")
            case .addresses: Bilingual(ja: "ほかのアドレスのドメイン", en: "the domain of other addresses")
            case .service: Bilingual(ja: "メールサービスのドメイン", en: "a mail service")
            }
        }
    }

    private static func told(
        _ doubt: Doubt, _ address: Bilingual, _ field: Bilingual, at location: Location, _ home: WrittenURL?
    ) -> Diagnostic {
        switch doubt {
        case .example:
            return Diagnostic(
                .unusualMailDomain, at: location,
                Bilingual(
                    ja: "\(field.ja)の\(address.ja)は、例のためのドメインのアドレスなので、メールは届きません。",
                    en: "\(address.en) in \(field.en) is at a domain that is kept for examples, which no mail reaches."),
                help: Bilingual(ja: "実際のアドレスを書いてください。", en: "Write the real address."))
        case .lookAlike(let letters):
            return Diagnostic(
                .unusualMailDomain, at: location,
                Bilingual(
                    ja: "\(field.ja)の\(address.ja)のドメインは「\(shown(letters))」で、ほかの文字と見間違えやすい文字があります。",
                    en:
                        "The domain of \(address.en) in \(field.en) is `\(shown(letters))`, which has characters that are easily taken for others."
                ),
                help: checkDomain)
        case .goesOn(let whole):
            return Diagnostic(
                .unusualMailDomain, at: location,
                Bilingual(
                    ja: "\(field.ja)の\(address.ja)のドメインは「\(shown(whole))」で始まりますが、後ろに続く別のドメインのものです。",
                    en:
                        "The domain of \(address.en) in \(field.en) begins with `\(shown(whole))`, but belongs to the domain behind that."
                ),
                help: checkDomain
            ).caused(by: home.map { [$0.place.file] } ?? [])
        case .slip(let meant, let owner):
            let finding = Diagnostic(
                .unusualMailDomain, at: location,
                Bilingual(
                    ja: "\(field.ja)の\(address.ja)のドメインは、「\(shown(meant))」(\(owner.words.ja))の打ち間違いのようです。",
                    en:
                        "The domain of \(address.en) in \(field.en) seems to be a slip for `\(shown(meant))`, \(owner.words.en)."
                ),
                help: Bilingual(
                    ja: "「\(shown(meant))」のことなら、書き直してください。", en: "If `\(shown(meant))` is meant, write that."),
                fixes: [.writing(meant, at: location)])
            return owner == .site || owner == .urls ? finding.caused(by: home.map { [$0.place.file] } ?? []) : finding
        }
    }
}
