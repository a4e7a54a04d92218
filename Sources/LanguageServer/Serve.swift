import Driver
import SourceText

/// The language server as a command: passes bytes between standard input, the session and standard output until it is over.
package let serve: @Sendable (World, [Language], Bool) throws(FileFault) -> Outcome = {
    (world, languages, isChosen) throws(FileFault) in
    var reader = MessageReader()
    var session = Session(world: world, languages: languages, isChosen: isChosen)
    while true {
        // Now and then it is looked whether the editor is still there (LSP 3.17, `processId`).
        switch try StandardStreams.await(milliseconds: 10_000) {
        case .end: return Outcome(.problems)
        case .nothing:
            if let process = session.clientProcess, StandardStreams.hasEnded(process: process) { return Outcome(.problems) }
            continue
        case .bytes(let bytes): reader.append(bytes)
        }
        // Whatever else is there already: what was cancelled or typed over meanwhile need not be worked on.
        var more = 0
        while more < 1 << 22, case .bytes(let bytes) = try StandardStreams.await(milliseconds: 0) {
            reader.append(bytes)
            more += bytes.count
        }
        var arrived: [MessageReader.Received] = []
        while let received = reader.next() { arrived.append(received) }
        if arrived.isEmpty { continue }
        let answers = session.receive(arrived)
        try StandardStreams.send(answers.flatMap(Message.framed))
        if let exit = session.exit { return Outcome(exit) }
    }
}
