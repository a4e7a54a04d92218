// swift-tools-version: 6.2
import PackageDescription

/// On Linux a release is one file that loads nothing else: it starts in a third of the time (`.ci/peers`) and runs anywhere. Types are
/// asked for directly instead of by their mangled names, which are read at the first use of each: a short run takes two thirds of the
/// instructions.
let releaseOnLinux: BuildSettingCondition = .when(platforms: [.linux], configuration: .release)
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
    .unsafeFlags(["-static-stdlib", "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], releaseOnLinux),
]
/// SHA-256 by the processor's own instructions, where it has them: they are used behind a question to the processor, nowhere else.
#if arch(x86_64)
    let instructions: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-msha"])]
#else
    let instructions: [SwiftSetting] = []
#endif
/// The linker writes the file at once and not through a mapping: while it lies in the page cache as it was built, that is in pages of two
/// megabytes, of which a run maps the program with 7 page faults instead of 139, and a short one takes three quarters of the time. Of the
/// linkers of earlier compilers not all know how.
#if compiler(>=6.3)
    let atOnce = ["-Xlinker", "--no-mmap-output-file"]
#else
    let atOnce: [String] = []
#endif
let alone: [LinkerSetting] = [.unsafeFlags(["-static-executable"] + atOnce, releaseOnLinux)]

/// The core, whose lines that no test runs `.ci/coverage` tells. They are counted where it is to be asked, in the build of `swift test`
/// itself, which saves a build of all of it.
let counted = Context.environment["KESSAI_COVERAGE"] == nil ? [] : ["Syntax", "Schema", "Project", "Rules", "Outputs"]

/// The house, from the ground up: a target may import only what stands beside it here (held by `GuardTests`).
let house: [(name: String, imports: [String])] = [
    ("SourceText", []),
    ("Syntax", ["SourceText"]),
    ("Schema", ["SourceText", "Syntax"]),
    ("Project", ["SourceText", "Syntax", "Schema"]),
    ("Rules", ["SourceText", "Syntax", "Schema", "Project"]),
    ("Outputs", ["SourceText", "Schema", "Project"]),
    ("Reporting", ["SourceText"]),
    ("Driver", ["SourceText", "Syntax", "Schema", "Project", "Rules", "Outputs", "Reporting"]),
    ("LanguageServer", ["SourceText", "Syntax", "Schema", "Project", "Rules", "Driver"]),
]

let wholeHouse: [Target.Dependency] = house.map { .byName(name: $0.name) }

let program: [Target] =
    house.map {
        .target(
            name: $0.name, dependencies: $0.imports.map { .byName(name: $0) },
            swiftSettings: strict + ($0.name == "SourceText" ? instructions : [])
                + (counted.contains($0.name) ? [.unsafeFlags(["-profile-generate", "-profile-coverage-mapping"])] : []),
            linkerSettings: counted.contains($0.name) ? [.unsafeFlags(["-profile-generate"])] : [])
    } + [
        .executableTarget(
            name: "kessai", dependencies: ["Driver", "LanguageServer"], swiftSettings: strict, linkerSettings: alone)
    ]

let tools: [Target] = [
    .executableTarget(
        name: "kessai-fuzz", dependencies: wholeHouse, swiftSettings: strict,
        linkerSettings: alone),
    .executableTarget(
        name: "kessai-bench",
        dependencies: ["SourceText", "Syntax", "Schema", "Project", "Rules", "Outputs", "Reporting", "Driver"],
        swiftSettings: strict + [.define("COUNTS_ALLOCATIONS", releaseOnLinux)],
        linkerSettings: alone + [.unsafeFlags(["-Xlinker", "--wrap=malloc"], releaseOnLinux)]),
    .target(name: "Seeded", path: "Tests/Seeded", swiftSettings: strict),
    .target(
        name: "Growing", dependencies: ["SourceText", "Syntax", "Rules", "Driver"], path: "Tests/Growing",
        swiftSettings: strict),
    .executableTarget(
        name: "kessai-properties", dependencies: wholeHouse + ["Seeded", "Growing"],
        path: "Tests/Properties", swiftSettings: strict, linkerSettings: alone),
]

let tests: [Target] = [
    .testTarget(name: "PropertyTests", dependencies: ["kessai-properties", "Rules", "SourceText"], swiftSettings: strict),
    .testTarget(name: "SyntaxTests", dependencies: ["SourceText", "Syntax", "Seeded", "Growing"], swiftSettings: strict),
    .testTarget(
        name: "SchemaTests", dependencies: ["SourceText", "Syntax", "Schema", "Project", "Seeded"], swiftSettings: strict),
    .testTarget(
        name: "RulesTests", dependencies: ["SourceText", "Syntax", "Schema", "Project", "Rules"], swiftSettings: strict),
    .testTarget(
        name: "OutputsTests", dependencies: ["SourceText", "Schema", "Project", "Outputs"], exclude: ["Goldens"],
        swiftSettings: strict),
    .testTarget(
        name: "ReportingTests", dependencies: ["SourceText", "Reporting"], exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(name: "DriverTests", dependencies: ["Driver"], swiftSettings: strict),
    .testTarget(
        name: "LanguageServerTests", dependencies: ["SourceText", "Driver", "LanguageServer", "Seeded"], swiftSettings: strict
    ),
    .testTarget(
        name: "ProgramTests", dependencies: wholeHouse + ["kessai", "kessai-fuzz", "Growing"],
        exclude: ["Fixtures", "Version1"], swiftSettings: strict),
]

/// The tools and tests that are there beside the program, if not all: by their names, separated by commas, as a sanitizer need not build
/// what it does not run. `pre-commit` builds what is here when a commit first meets a hook, and somebody waits: it finds none of them.
let asked =
    Context.environment["PRE_COMMIT"] != nil
    ? [] : Context.environment["KESSAI_TARGETS"].map { $0.split(separator: ",").map(String.init) }

let package = Package(
    name: "kessai",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "kessai", targets: ["kessai"])],
    targets: program + (tools + tests).filter { asked?.contains($0.name) ?? true }
)
