// The executable: the machine as a world, one run, its outcome written out.
import Driver
import LanguageServer

exitWithOutcome(of: Array(CommandLine.arguments.dropFirst()), languageServer: serve)
