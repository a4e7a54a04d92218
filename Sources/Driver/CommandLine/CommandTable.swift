import SourceText

/// The list of commands: one line and one file each.
package let allCommands: [Command] = [
    checkCommand,
    buildCommand,
    valuesCommand,
    planCommand,
    recordCommand,
    verifyCommand,
    whyCommand,
    formatCommand,
    explainCommand,
    rulesCommand,
    dumpCommand,
    languageServerCommand,
    helpCommand,
]
