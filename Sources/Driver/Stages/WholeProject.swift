import Outputs
import SourceText

extension Target {
    /// The project that a command takes as a whole, by a directory in it or by its kessai.yaml. Whoever names one file of it means less than
    /// that: `kessai record products/salon.yaml` would record all that is not entered yet.
    init(project operands: [String], command: String, in world: World) throws {
        if let operand = operands.first { try Self.refuseBundle(operand, command, world) }
        try self.init(operands, in: world)
        guard let files, let operand = operands.first else { return }
        guard files == [projectFile] else { throw UsageError(message: Self.oneFile(operand, command, world), command: command) }
        self.files = nil
        namedFiles = []
    }

    private static func refuseBundle(_ operand: String, _ command: String, _ world: World) throws {
        let place = absolute(operand, in: world.directory)
        let isBundle = try named(operand) { () throws(FileFault) in
            guard try holdsBundle(place, in: world.files) else { return false }
            return try world.files.kindIfThere(of: absolute(projectFile, in: place), followingLinks: true) == nil
        }
        if !isBundle { return }
        let name = shown(operand, limit: 200)
        throw UsageError(
            message: Bilingual(
                ja: "「\(name)」はkessaiのバンドルで、プロジェクトではありません。", en: "`\(name)` is a bundle of kessai, not a project.")
                + comparing(operand, command), command: command)
    }

    private static func oneFile(_ operand: String, _ command: String, _ world: World) -> Bilingual {
        let name = shown(operand, limit: 200)
        let problem = Bilingual(
            ja: "「\(name)」はファイルですが、\(command) はプロジェクトの全体を扱います。",
            en: "`\(name)` is a file, but `\(command)` takes all of a project.")
        let given = try? GivenFile(absolute(operand, in: world.directory), in: world.files)
        if given?.isRecord == true || given?.isArchive == true { return problem + comparing(operand, command) }
        let directory = Bilingual(
            ja: "kessai.yaml のあるフォルダを指定するか、その中で何も付けずに実行してください。",
            en: " Name the directory that holds kessai.yaml, or run it there without an operand.")
        let one = Bilingual(
            ja: "1つの値だけを記録するには「--item ID」を使います。", en: " To record one value only, use `--item ID`.")
        return problem + directory + (command == "record" ? one : Bilingual(same: ""))
    }

    /// What a bundle or a record is for, where a plan was asked for.
    private static func comparing(_ operand: String, _ command: String) -> Bilingual {
        let option = "--against " + shown(shellWord(operand), limit: 400)
        return command == "plan"
            ? Bilingual(ja: "それと比べるには「\(option)」と書いてください。", en: " To compare with it, write `\(option)`.")
            : Bilingual(ja: "kessai.yaml のあるフォルダを指定してください。", en: " Name the directory that holds kessai.yaml.")
    }
}
