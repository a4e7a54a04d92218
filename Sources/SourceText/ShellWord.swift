/// A text as one word of a POSIX shell's command: as it is where nothing in it means something there, else between single quotes.
package func shellWord(_ text: String) -> String {
    text.isEmpty || text.utf8.contains(where: meansSomething) ? "'" + text.replacing("'", with: "'\\''") + "'" : text
}

private func meansSomething(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80..., 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "%"):
        false
    default: true
    }
}
