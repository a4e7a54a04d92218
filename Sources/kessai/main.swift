// The executable: the machine as a world, one run, its outcome written out.
import Driver
import LanguageServer

exitWithOutcome(of: CommandLine.arguments, languageServer: serve)
