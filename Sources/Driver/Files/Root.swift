import SourceText

/// Finds the project that holds a path: the nearest directory with a `kessai.yaml`, going up.
package func projectRoot(
    above directory: String, named name: String = projectFile, in files: any FileSystem
) throws(FileFault) -> String? {
    var directory = directory
    while true {
        let candidate = absolute(name, in: directory)
        // Whatever bears the name marks the root; when it cannot be read, that is said later.
        if try files.kindIfThere(of: candidate, followingLinks: false) != nil { return directory }
        if directory == "/" { return nil }
        directory = parent(of: directory)
    }
}

/// `/a/b` for `/a/b/c`, `/` for `/a`.
package func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return "/" }
    return String(decoding: path.utf8[..<slash], as: UTF8.self)
}

/// A path without its parts that lead nowhere: `.` and what stands between two slashes or behind the last one.
func withoutDots(_ path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    let way = parts.map { String(Substring($0)) }.joined(separator: "/")
    if path.utf8.first == UInt8(ascii: "/") { return "/" + way }
    return way.isEmpty ? "." : way
}

/// The directory of what a name stands for, as it would be given.
func parentName(of name: String) -> String {
    name.utf8.contains(UInt8(ascii: "/")) ? parent(of: name) : "."
}

/// The last part of a path.
package func lastComponent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(decoding: path.utf8[slash...].dropFirst(), as: UTF8.self)
}

/// A path from the command line made absolute.
package func absolute(_ path: String, in directory: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    return directory == "/" ? "/" + path : directory + "/" + path
}

/// The way to a path from a directory, up and down again.
func way(to path: String, from directory: String) -> String {
    var (directory, up) = (directory, "")
    while !isInside(path, directory) {
        directory = parent(of: directory)
        up += "../"
    }
    return up + (relative(path, to: directory) ?? "")
}

/// The path relative to a directory that holds it.
package func relative(_ path: String, to directory: String) -> String? {
    guard path != directory, isInside(path, directory) else { return nil }
    return String(decoding: path.utf8.dropFirst(directory == "/" ? 1 : directory.utf8.count + 1), as: UTF8.self)
}
