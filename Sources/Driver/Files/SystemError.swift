#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// The system's error numbers in words, in both languages (strerror would speak the language of the locale).
enum SystemError {
    static let notFound = ENOENT
    static let notADirectory = ENOTDIR
    static let pathTooLong = ENAMETOOLONG
    static let isDirectory = EISDIR
    static let exists = EEXIST
    static let notEmpty = ENOTEMPTY
    static let brokenPipe = EPIPE
    static let busy = EBUSY
    static let tooLarge = EFBIG
    static let refusals: Set<Int32> = [EACCES, EPERM]
    /// Those that a path has whenever it is asked for.
    static let ofThePath: Set<Int32> = [
        ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG, EISDIR, ENXIO, EINVAL, EILSEQ,
    ]

    static func words(_ number: Int32) -> Bilingual {
        switch number {
        case ENOENT: Bilingual(ja: "見つかりません", en: "there is no such file or directory")
        case EACCES, EPERM: Bilingual(ja: "権限がありません", en: "permission denied")
        case EISDIR: Bilingual(ja: "フォルダです", en: "it is a directory")
        case ENOTDIR: Bilingual(ja: "途中がフォルダではありません", en: "a part of the path is not a directory")
        case EEXIST: Bilingual(ja: "すでにあります", en: "it is already there")
        case ENOTEMPTY: Bilingual(ja: "フォルダが空ではありません", en: "the directory is not empty")
        case ELOOP: Bilingual(ja: "シンボリックリンクが循環しています", en: "symbolic links go in a circle")
        case ENAMETOOLONG: Bilingual(ja: "パスが長すぎます", en: "the path is too long")
        case ENOSPC: Bilingual(ja: "ディスクの空きがありません", en: "no space left on the disk")
        case EDQUOT: Bilingual(ja: "ディスクの割り当てを使い切りました", en: "the disk quota is used up")
        case EFBIG: Bilingual(ja: "ファイルが大きすぎます", en: "the file is too large")
        case EROFS: Bilingual(ja: "読み取り専用の場所です", en: "the file system is read-only")
        case EMFILE, ENFILE: Bilingual(ja: "開いているファイルが多すぎます", en: "too many open files")
        case ENOMEM: Bilingual(ja: "メモリが足りません", en: "out of memory")
        case EPIPE: Bilingual(ja: "出力先が閉じています", en: "the reader has gone away")
        case EBADF: Bilingual(ja: "閉じています", en: "it is closed")
        case EXDEV: Bilingual(ja: "別のファイルシステムです", en: "it is on another file system")
        case EBUSY:
            Bilingual(
                ja: "使用中かマウントポイントなので、置き換えられません", en: "it is in use or a mount point, and cannot be replaced")
        case ENXIO: Bilingual(ja: "読み手がいません", en: "nobody reads from it")
        case EIO: Bilingual(ja: "装置の入出力エラーです", en: "the device reported an error")
        default: Bilingual(ja: "システムエラー \(number)", en: "system error \(number)")
        }
    }
}

extension FileFault {
    var words: Bilingual {
        switch reason {
        case .system(let number): SystemError.words(number)
        case .directory: SystemError.words(EISDIR)
        case .special:
            Bilingual(ja: "通常のファイルではありません(パイプやデバイスなど)", en: "it is not a regular file (but a pipe, a device or the like)")
        case .nameIsNotText: Bilingual(ja: "名前が UTF-8 ではありません", en: "its name is not UTF-8")
        case .leavesProject:
            Bilingual(ja: "リンクの先がプロジェクトの外にあります", en: "it is a link that leads out of the project")
        case .leadsToOther:
            Bilingual(
                ja: "リンクの先が、このプロジェクトのファイルではありません(隠しファイルや、名前がYAMLのものでないファイルなど)",
                en: "it is a link to what is no file of the project, such as a hidden one or one without the name of a YAML file")
        case .admitsNothing:
            Bilingual(
                ja: "フォルダの中に新しいファイルを作る権限がありません。kessaiは新しい内容をまず元のものの隣に書くので、このフォルダへの書き込みを許可してから、もう一度実行してください",
                en:
                    "permission denied to make a new file in this directory. New content is written beside the old one first, so allow writing here, and run kessai again"
            )
        case .staysInPlace:
            Bilingual(
                ja: "使用中かマウントポイントなので、置き換えられません。その下の新しいフォルダを指定してください",
                en: "it is in use or a mount point, and cannot be replaced; name a new directory below it")
        case .leadsNowhere: Bilingual(ja: "行き先のないシンボリックリンクです", en: "it is a symbolic link to nothing")
        case .locked:
            Bilingual(
                ja: "ほかのプログラムがロックしたままです。それが終わってから、もう一度実行してください",
                en: "another program keeps it locked; let that end, and run kessai again")
        case .changed:
            Bilingual(
                ja: "kessaiの実行中に変更されたので、いまの内容のままにしました。もう一度実行してください",
                en: "it was changed while kessai was running, and is left as it is now; run kessai again")
        }
    }

    /// The fault as a sentence on standard error.
    var message: Bilingual {
        let name = shown(path, limit: 200)
        return Bilingual(ja: "「\(name)」: ", en: "`\(name)`: ") + words
    }
}
