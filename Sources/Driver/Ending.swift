import SourceText

/// What ends a run before it has a result, with a sentence about it.
protocol Ending: Error {
    var exit: ExitCode { get }
    var message: Bilingual { get }
}

/// A command line that cannot be understood.
struct UsageError: Ending {
    let message: Bilingual
    /// The command whose help tells more.
    var command: String?
    var exit: ExitCode { .usage }
}

/// There is no project, or nothing in it that was asked for.
struct NothingToDo: Ending {
    let message: Bilingual
    var exit: ExitCode { .nothing }
}

/// A file that a command was given, other than a project's, is not what it should be.
struct BadInput: Ending {
    let message: Bilingual
    var exit: ExitCode { .problems }
}

/// Something that must not happen; not the user's mistake.
struct InternalFault: Ending {
    let message: Bilingual
    var exit: ExitCode { .fault }
}

extension FileFault: Ending {
    var exit: ExitCode { .fault }
}

extension Unfinished: Ending {
    var exit: ExitCode { .fault }
}
