import Outputs
import SourceText

/// Why a directory or an archive is not taken for a bundle.
enum NoBundle: Error {
    case noManifest, unreadableManifest
    /// A file that is no archive, by the name that it was given by.
    case otherFile(String)
    /// A link, pipe or device, by its path in the directory.
    case special(String)
    /// A file that reaches `outputLimit`, by its path.
    case tooLarge(String)

    /// What it is in a bundle.
    var difference: Verification.Difference {
        switch self {
        case .noManifest:
            Verification.Difference(
                path: OutputBundle.manifestPath,
                message: Bilingual(
                    ja: "このファイルがないので、kessaiのバンドルではありません。",
                    en: "The file is missing, without which this is no bundle of kessai."))
        case .unreadableManifest: Verification.unreadableManifest
        case .otherFile(let name):
            Verification.Difference(
                path: name,
                message: Bilingual(
                    ja: "kessaiのバンドルではありません。buildが書いたフォルダか .tar を指定してください。",
                    en: "This is no bundle of kessai; give the directory or the .tar that `build` wrote."))
        case .special(let path):
            Verification.Difference(
                path: path,
                message: Bilingual(
                    ja: "リンクなど、通常のファイルではないものです。", en: "It is a link or the like, and no regular file."))
        case .tooLarge(let path):
            Verification.Difference(
                path: path,
                message: Bilingual(
                    ja: "1GiB以上あります。バンドルのファイルは、これより小さいものです。", en: "It has 1 GiB or more; a file of a bundle has less."))
        }
    }
}

/// The files of a bundle's directory by path, sorted. Of a directory without a manifest nothing is read, and of a bundle what it is to
/// hold by its manifest; whatever else somebody put there may be large, and is found by its name, without its bytes.
func readDirectory(
    _ root: String, in files: any FileSystem, holding listed: (_ manifest: [UInt8]) -> Set<String>?
) throws(FileFault) -> Result<[BundleFile], NoBundle> {
    guard let manifest = try files.entries(of: root).first(where: { $0.name == OutputBundle.manifestPath }) else {
        return .failure(.noManifest)
    }
    guard manifest.kind == .file else { return .failure(.special(OutputBundle.manifestPath)) }
    /// nil for one that is too large.
    func read(_ path: String) throws(FileFault) -> BundleFile? {
        let bytes = try files.read(root + "/" + path, limit: outputLimit)
        return bytes.count < outputLimit ? BundleFile(path: path, bytes: bytes) : nil
    }
    guard let first = try read(OutputBundle.manifestPath) else { return .failure(.tooLarge(OutputBundle.manifestPath)) }
    guard let listed = listed(first.bytes) else { return .failure(.unreadableManifest) }
    var found = [first]
    var pending = [""]
    while let directory = pending.popLast() {
        for entry in try files.entries(of: root + "/" + directory) {
            // No manifest lists such a name, nor anything below it.
            guard let name = entry.name else {
                found.append(BundleFile(path: directory + spelled(entry.bytes), pieces: []))
                continue
            }
            let path = directory + name
            switch entry.kind {
            case .directory: pending.append(path + "/")
            case .file where path == first.path: break
            case .file where listed.contains(path):
                guard let file = try read(path) else { return .failure(.tooLarge(path)) }
                found.append(file)
            case .file: found.append(BundleFile(path: path, pieces: []))
            case .link, .other: return .failure(.special(path))
            }
        }
    }
    return .success(found.sorted(byPath: { $0.path }))
}
