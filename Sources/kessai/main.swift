// The executable: the machine as a world, one run, its outcome written out.
import Driver

exitWithOutcome(of: Array(CommandLine.arguments.dropFirst()))
