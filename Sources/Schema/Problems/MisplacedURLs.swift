import SourceText

/// Return URLs among the allowed JavaScript origins, which only have scheme, host and port: the lists were exchanged, or the key of
/// one is that of the other.
///
///     javascript_origins: [https://shop.example.jp/example/return]
///     return_urls: [https://shop.example.jp]
extension Reader {
    /// Tells it as one mistake; taking the paths away would lose the return URLs.
    mutating func reportMisplacedURLs(_ environment: inout Environment) {
        guard case .present(let origins, let place) = environment.javascriptOrigins, origins.contains(where: \.isPage) else {
            return
        }
        switch environment.returnURLs {
        case .poisoned: return
        case .absent:
            if environment.origin.isIncomplete { return }
            report(MisplacedURLs.unnamed(place, areAll: origins.allSatisfy(\.isPage), first: origins.first(where: \.isPage)))
        case .present(let returnURLs, let returnPlace):
            guard origins.allSatisfy(\.isPage), returnURLs.allSatisfy(\.isBare) else { return }
            report(MisplacedURLs.exchange(place, returnPlace) { tree.source.text($0.range) })
        }
        environment.javascriptOrigins = .poisoned(place)
        environment.returnURLs = .poisoned(environment.returnURLs.place ?? place)
    }
}

extension Setting<WebURL> {
    /// With a path, other than that of a registration form (domain.md A6), which is no return URL either.
    fileprivate var isPage: Bool {
        value.map { $0.path.utf8.count > 1 && !$0.path.utf8.starts(with: "/p/r/".utf8) } ?? false
    }

    /// As an origin is written.
    fileprivate var isBare: Bool {
        value.map { $0.path.utf8.count <= 1 && $0.query == nil && $0.fragment == nil && $0.userInfo == nil } ?? false
    }
}

private enum MisplacedURLs {
    private static let originsName = environmentTable.face.name(of: "javascript_origins")
    private static let returnsName = environmentTable.face.name(of: "return_urls")

    /// `return_urls` is missing, and its URLs stand in the other list: all that it has, or the last of them.
    static func unnamed(_ place: Place, areAll: Bool, first: Setting<WebURL>?) -> Diagnostic {
        let (origins, returns) = (originsName.shown(place.spelling), returnsName.shown(place.spelling))
        let name = returnsName.written(in: place.spelling)
        return Diagnostic(
            .swappedIdentifiers, at: areAll ? place.keyLocation : first?.place?.valueLocation ?? place.keyLocation,
            Bilingual(
                ja: "\(origins.ja)に、リターンURLの形をした値があります。\(returns.ja)はありません。",
                en: "\(origins.en) holds what has the form of a return URL, and there is no \(returns.en)."),
            help: areAll
                ? Bilingual(ja: "キーを「\(name)」に書き換えてください。", en: "Write `\(name)` as the key.")
                : Bilingual(
                    ja: "パスのあるURLは、この上に「\(name):」の行を書いて、そのリストに移してください。",
                    en: "Put the URLs with a path into a list of their own, below a line `\(name):`."),
            fixes: areAll
                ? [
                    Fix(
                        Bilingual(ja: "キーを「\(name)」にする", en: "Write `\(name)` as the key"), safe: false,
                        edits: [Edit(place.keyLocation, name)])
                ] : [])
    }

    /// Both lists hold what belongs in the other.
    static func exchange(_ origins: Place, _ returns: Place, text: (Location) -> String) -> Diagnostic {
        let isOriginsFirst = origins.key.start < returns.key.start
        let places = isOriginsFirst ? (origins, returns) : (returns, origins)
        let names = isOriginsFirst ? (originsName, returnsName) : (returnsName, originsName)
        let shown = (names.0.shown(places.0.spelling), names.1.shown(places.1.spelling))
        return Diagnostic(
            .swappedIdentifiers, at: places.0.keyLocation,
            Bilingual(
                ja: "\(shown.0.ja)のURLと\(shown.1.ja)のURLが、入れ替わっているようです。オリジンにはパスがなく、リターンURLにはパスがあります。",
                en:
                    "The URLs of \(shown.0.en) and \(shown.1.en) seem to be swapped: an origin has no path, and a return URL has one."
            ),
            related: [Related(places.1.keyLocation, Bilingual(ja: "もう一つのリストはここです", en: "the other list"))],
            help: Bilingual(ja: "2つのキーを入れ替えてください。", en: "Swap the two keys."),
            fixes: [
                Fix.swappingKeys(
                    (places.0.keyLocation, text(places.1.keyLocation)), (places.1.keyLocation, text(places.0.keyLocation)))
            ])
    }
}
