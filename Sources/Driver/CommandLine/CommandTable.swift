import SourceText

/// The list of commands: one line and one file each.
package let allCommands: [Command] = [
    initCommand,
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
    schemaCommand,
    dumpCommand,
    languageServerCommand,
    completionsCommand,
    manualCommand,
    helpCommand,
]
