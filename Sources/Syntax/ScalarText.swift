import SourceText

/// From a scalar's bytes to its text (YAML 1.2.2 chapters 7 and 8): escapes, folding, chomping.
package enum ScalarText {
    package static func decode(_ node: Node, in bytes: [UInt8]) -> String { "" }
}
