// The time of the whole check grows with the size of a project and no faster, however often it repeats one thing.
import Growing
import Testing

/// `.ci/checks/growth` tries the same at larger sizes in a release build, where smaller steps show.
@Suite("The whole check is linear")
struct CheckLinearityTests {
    @Test("four times the size takes about four times the time", arguments: Repetition.ofProjects.filter { !$0.onlyInRelease })
    func time(_ attack: Repetition) throws {
        #expect(try isLinear(upTo: 25_000 * attack.scale, time: attack.timeOfCheck))
    }
}
