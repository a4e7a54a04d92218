import SourceText

/// Everything outside the program that a command may look at, handed in so that tests can hand in another one.
package struct World: Sendable {
    package var files: any FileSystem
    package var environment: EnvironmentVariables
    /// The working directory: absolute, without symbolic links.
    package var directory: String
    /// The bytes of standard input, at most as many as asked for.
    package var standardInput: @Sendable (_ limit: Int) throws(FileFault) -> [UInt8]
    /// Whether a file, given by its way from a directory that is there, is in git's index; nil where git is not there or cannot tell.
    package var tracked: @Sendable (_ path: String, _ directory: String) -> Bool?
    /// Columns of the terminal that standard output goes to, or nil when it goes elsewhere.
    package var terminalWidth: Int?
    package var processors: Int
    package var limits = ProjectLimits()
    /// Told how many of the files have been read, from any thread, so that a smaller number may come late; nil where nobody watches.
    package var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?
    /// What `kessai lsp` runs: it stands above Driver, which therefore does not know it.
    package var languageServer: @Sendable (World, [Language], _ areChosen: Bool) throws(FileFault) -> Outcome = { _, _, _ in
        Outcome(.fault)
    }

    package init(
        files: any FileSystem, environment: [String: String] = [:], directory: String,
        standardInput: @escaping @Sendable (Int) throws(FileFault) -> [UInt8] = { _ in [] },
        tracked: @escaping @Sendable (String, String) -> Bool? = { _, _ in false }, terminalWidth: Int? = nil, processors: Int = 1
    ) {
        self.files = files
        self.environment = EnvironmentVariables { environment[$0] }
        self.directory = directory
        self.standardInput = standardInput
        self.tracked = tracked
        self.terminalWidth = terminalWidth
        self.processors = processors
    }
}

/// The variables that a process is given, each looked up when it is asked for: most runs ask for few of the many that there are.
package struct EnvironmentVariables: Sendable {
    private let value: @Sendable (_ name: String) -> String?

    package init(_ value: @escaping @Sendable (_ name: String) -> String?) { self.value = value }

    package subscript(_ name: String) -> String? { value(name) }
}

/// How large a project may be.
package struct ProjectLimits: Sendable {
    package var files = 100_000
    /// Bytes of the texts that are written out for each product, as written in the sources, so that a bundle can still be verified and
    /// opened.
    package var texts = 200_000_000

    package init() {}
}

/// What a command leaves behind: its exit code, its result, and what it has to say about the run.
package struct Outcome: Sendable {
    package var exit: ExitCode
    /// For standard output.
    package var output: String
    /// For standard error.
    package var messages: String
    /// What was worked on. It lives until the process ends, as taking it apart takes longer than that: an eighth of a check.
    package var leftovers: (any Sendable)?

    package init(_ exit: ExitCode, output: String = "", messages: String = "") {
        self.exit = exit
        self.output = output
        self.messages = messages
    }
}
