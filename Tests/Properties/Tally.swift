/// What came of many trials.
package struct Tally: Sendable {
    package private(set) var failures: [String] = []
    package private(set) var made: [String: Int] = [:]

    package init() {}

    package mutating func add(_ trial: Trial) {
        failures += trial.failures
        made.merge(trial.made, uniquingKeysWith: +)
    }

    package mutating func add(_ other: Tally) {
        failures += other.failures
        made.merge(other.made, uniquingKeysWith: +)
    }
}
