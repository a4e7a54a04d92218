import SourceText

/// The language of messages: `--lang`, else what the environment says of messages, in the order POSIX gives (no locale is loaded).
func languages(option: String?, environment: EnvironmentVariables) -> [Language] {
    switch option {
    case "ja": return [.ja]
    case "en": return [.en]
    case "both": return [.ja, .en]
    default: break
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let language = locale.prefix { $0.isLetter }
    return language == "ja" || language == "Japanese" ? [.ja] : [.en]
}

/// Whether to use colours: `--color`, then NO_COLOR, then CLICOLOR_FORCE, then whether a terminal is there that can.
func usesColor(option: String?, _ world: World) -> Bool {
    switch option {
    case "always": return true
    case "never": return false
    default: break
    }
    func isSet(_ name: String) -> Bool { world.environment[name].map { !$0.isEmpty } ?? false }
    if isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), world.environment["CLICOLOR_FORCE"] != "0" { return true }
    return world.terminalWidth != nil && world.environment["TERM"] != "dumb" && world.environment["CLICOLOR"] != "0"
}

/// Whether the terminal is one of those known to show hyperlinks (OSC 8); others may print rubbish.
func showsLinks(_ world: World) -> Bool {
    guard world.terminalWidth != nil else { return false }
    let environment = world.environment
    if ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"].contains(environment["TERM_PROGRAM"]) { return true }
    if ["xterm-kitty", "alacritty", "foot", "xterm-ghostty"].contains(environment["TERM"]) { return true }
    if environment["WT_SESSION"] != nil { return true }
    return (environment["VTE_VERSION"].flatMap { Int($0) } ?? 0) >= 5000
}
