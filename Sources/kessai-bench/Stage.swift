import Foundation

/// One piece of work to be measured.
struct Stage {
    /// The command that a stage is a part of, or is.
    enum Job: String, Codable { case check, build }

    let name: String
    var job: Job?
    /// Makes what the work needs, before each run; its time does not count.
    var prepare: () throws -> Void = {}
    /// The bytes that it works on; nil where bytes say nothing.
    var bytes: () -> Int? = { nil }
    /// Several threads: allocations cannot be counted.
    var isParallel = false
    let work: () -> Int

    /// At least five runs; more while they take less than a third of a second together.
    func measured() throws -> Measurement {
        try prepare()
        let allocations = isParallel ? nil : Allocations.count { Bench.sink(work()) }
        var times: [Int] = []
        let clock = ContinuousClock()
        let start = clock.now
        while times.count < 5 || (start.duration(to: clock.now) < .milliseconds(300) && times.count < 1_001) {
            try prepare()
            times.append(clock.measure { Bench.sink(work()) }.nanoseconds)
        }
        return Measurement(name: name, job: job, times: times, bytes: bytes(), allocations: allocations)
    }

    /// `valgrind --toggle-collect='*runsMeasuredOnce*'` counts what happens in here and nothing else.
    @inline(never) func runsMeasuredOnce() -> Int { work() }
}

/// What a stage took.
struct Measurement: Codable {
    let name: String
    let job: Stage.Job?
    /// The median.
    let nanoseconds: Int
    /// Half the distance between the quartiles.
    let spread: Int
    let bytes: Int?
    let allocations: Int?

    init(name: String, job: Stage.Job?, times: [Int], bytes: Int?, allocations: Int?) {
        let sorted = times.sorted()
        self.name = name
        self.job = job
        nanoseconds = sorted[sorted.count / 2]
        spread = (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / 2
        self.bytes = bytes
        self.allocations = allocations
    }
}

extension Duration {
    var nanoseconds: Int { Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000) }
}
