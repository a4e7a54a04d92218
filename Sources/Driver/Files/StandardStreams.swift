#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard input and output as a conversation, for a command that answers while it is still being written to.
package enum StandardStreams {
    package enum Arrival {
        case bytes([UInt8])
        /// Nothing within the time given.
        case nothing
        /// The other side has closed the stream, or it cannot be read.
        case end
    }

    /// What has arrived on standard input by now, or else what arrives first.
    package static func await(milliseconds: Int32) -> Arrival {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        let ready = poll(&input, 1, milliseconds)
        if ready == 0 || (ready < 0 && errno == EINTR) { return .nothing }
        guard ready > 0 else { return .end }
        // More than any pipe holds, so that one call takes all there is.
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
            count = max(0, read(0, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? .end : .bytes(bytes)
    }

    package static func send(_ bytes: [UInt8]) throws(FileFault) { try writeAll(1, bytes, "stdout") }

    /// Whether no process has this number any more.
    package static func hasEnded(process: Int) -> Bool {
        guard let process = pid_t(exactly: process), process > 0 else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
