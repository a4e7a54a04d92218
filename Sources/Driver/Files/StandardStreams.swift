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
        /// The other side has closed the stream.
        case end
    }

    /// What has arrived on standard input by now, or else what arrives first.
    package static func await(milliseconds: Int32) throws(FileFault) -> Arrival {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        var result = Int(poll(&input, 1, milliseconds))
        if result == 0 { return .nothing }
        var bytes: [UInt8] = []
        if result > 0 {
            // More than any pipe holds, so that one call takes all there is.
            bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                result = read(0, buffer.baseAddress, buffer.count)
                count = max(0, result)
            }
        }
        if result < 0 {
            if errno == EINTR || errno == EAGAIN { return .nothing }
            throw FileFault("stdin", .system(errno))
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
