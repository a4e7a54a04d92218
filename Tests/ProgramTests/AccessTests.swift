// Who may read and write a file or directory does not change when kessai writes it anew.
import Driver
import Foundation
import Testing

@Suite struct AccessTests {
    private static let loose = "kind:   payment_method\nid: a\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"

    private static func mode(_ folder: TemporaryFolder, _ path: String) throws -> String {
        let status = try shell("ls -ldn '\(path)'", in: folder.url).output.split(separator: " ")
        return [0, 2, 3].map { String(status[$0]) }.joined(separator: " ")
    }

    @Test(arguments: ["600", "640", "664", "444", "4755"]) func theModeOfAFile(_ mode: String) throws {
        let folder = try shop(["a.yaml": Self.loose])
        #expect(try shell("chmod \(mode) a.yaml", in: folder.url).status == 0)
        let before = try Self.mode(folder, "a.yaml")
        #expect(try kessai(["fmt"], in: folder.url).exit == .done)
        #expect(try Self.mode(folder, "a.yaml") == before && folder.text("a.yaml").hasPrefix("kind: "))
    }

    /// Whoever is not in the file's group cannot give it that, and nobody else is to read it for that.
    @Test(.enabled(if: mayActAsOthers, "only root may act as others"))
    func aGroupThatCannotBeGiven() throws {
        for (mode, expected) in [("660", "-rw------- 4711 4711"), ("2775", "-rwx---r-x 4711 4711")] {
            let folder = try shop(["a.yaml": Self.loose])
            let run = """
                chmod \(mode) a.yaml; chown 4711:4712 a.yaml; chown 4711:4711 . kessai.yaml products products/*
                chmod \(mode) a.yaml
                \(Self.other) kessai fmt
                """
            let result = try shell(run, in: folder.url)
            #expect(result.status == 0 && result.messages.contains("1 of 3 files"), "\(result)")
            #expect(try Self.mode(folder, "a.yaml").replacing("+", with: "") == expected)
        }
    }

    private static let mayActAsOthers =
        getuid() == 0 && (try? shell("\(other) kessai --version", in: repository))?.status == 0
    private static let other = "setpriv --reuid 4711 --regid 4711 --clear-groups"

    /// `mktemp -d` makes one that is for its owner alone; a team's directory gives its group to all that is made in it.
    @Test(arguments: ["700", "750", "2770", "1777", "500"]) func theModeOfAnOutputDirectory(_ mode: String) throws {
        let folder = try shop()
        #expect(try shell("mkdir out; chmod \(mode) out", in: folder.url).status == 0)
        if getuid() == 0 { _ = try shell("chown 4711:4712 out; chmod \(mode) out", in: folder.url) }
        // Who owns it can write in it at any rate.
        let before = try Self.mode(folder, "out").replacing("dr-x", with: "drwx")
        for price in ["1980", "2480"] {
            let product = try folder.text("products/online-course.yaml")
            try folder.write("products/online-course.yaml", product.replacing("1980", with: price))
            #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
            #expect(try Self.mode(folder, "out") == before)
            #expect(try folder.text("out/myasp/products/online-course.json").contains(price))
        }
        if mode == "2770" {
            let group = before.split(separator: " ").last
            #expect(try Self.mode(folder, "out/myasp").split(separator: " ").last == group)
        }
        #expect(!folder.names.contains { $0.contains(".kessai-") })
    }

    #if os(Linux)
        /// A list of who may do what, as the system keeps it: the owner, another user, the group, the most for both, all others.
        private static let list: [UInt8] =
            [2, 0, 0, 0]
            + [(1, 6, -1), (2, 4, 65534), (4, 0, -1), (16, 4, -1), (32, 0, -1)].flatMap {
                (tag: Int, rights: Int, id: Int32) -> [UInt8] in
                let id = UInt32(bitPattern: id)
                return [UInt8(tag), 0, UInt8(rights), 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> (8 * $0)) }
            }
        private static let access = "system.posix_acl_access"
        private static let standard = "system.posix_acl_default"

        private static func has(_ path: String, _ name: String) -> [UInt8]? {
            var value = [UInt8](repeating: 0, count: 1000)
            let count = getxattr(path, name, &value, value.count)
            return count < 0 ? nil : Array(value.prefix(count))
        }

        private static func give(_ path: String, _ name: String, _ value: [UInt8]) -> Bool {
            setxattr(path, name, value, value.count, 0) == 0
        }

        private static let keepsLists = {
            guard let folder = try? TemporaryFolder(["a": ""]) else { return false }
            let path = folder.url.appendingPathComponent("a").path
            return give(path, access, list) && give(path, "user.kessai", [1])
        }()

        @Test(.enabled(if: keepsLists, "the file system keeps no access lists")) func listsAndAttributesStay() throws {
            let folder = try shop(["a.yaml": Self.loose])
            let path = folder.url.appendingPathComponent("a.yaml").path
            #expect(Self.give(path, Self.access, Self.list) && Self.give(path, "user.note", Array("mine".utf8)))
            let before = try Self.mode(folder, "a.yaml")
            #expect(before.hasPrefix("-rw-r-----"))
            #expect(try kessai(["fmt"], in: folder.url).exit == .done)
            #expect(try folder.text("a.yaml").hasPrefix("kind: ") && Self.mode(folder, "a.yaml") == before)
            #expect(Self.has(path, Self.access) == Self.list && Self.has(path, "user.note") == Array("mine".utf8))
        }

        /// A directory may give a list to all that is made in it, which a file in there may have been relieved of.
        @Test(.enabled(if: keepsLists, "the file system keeps no access lists")) func noListIsAdded() throws {
            let folder = try shop(["a.yaml": Self.loose, "out/b": ""])
            _ = try shell("chmod 640 a.yaml; rm out/b; chmod 750 out", in: folder.url)
            #expect(Self.give(folder.url.path, Self.standard, Self.list))
            #expect(try kessai(["fmt"], in: folder.url).exit == .done)
            #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
            for name in ["a.yaml", "out"] {
                let path = folder.url.appendingPathComponent(name).path
                #expect(Self.has(path, Self.access) == nil && Self.has(path, Self.standard) == nil, "\(name)")
                #expect(try Self.mode(folder, name).hasPrefix(name == "out" ? "drwxr-x--- " : "-rw-r----- "))
            }
        }
    #endif
}

#if os(Linux)
    @_silgen_name("getxattr")
    private func getxattr(
        _ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>, _ value: UnsafeMutableRawPointer?, _ size: Int
    ) -> Int

    @_silgen_name("setxattr")
    private func setxattr(
        _ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>, _ value: UnsafeRawPointer, _ size: Int, _ flags: Int32
    ) -> Int32
#endif
