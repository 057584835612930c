// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The folder that holds `clang-c/Index.h`, the newest first; LLVM_PREFIX overrides.
///
/// Only the headers are used at build time; the library is found at run time.
func clangHeaders() -> String {
  let named = ProcessInfo.processInfo.environment["LLVM_PREFIX"].map { [$0] } ?? []
  let debian = (19...24).reversed().map { "/usr/lib/llvm-\($0)" }
  let homebrew = ["/opt/homebrew/opt/llvm", "/usr/local/opt/llvm"]
  let prefixes = named + debian + homebrew
  let found = prefixes.first { FileManager.default.fileExists(atPath: "\($0)/include/clang-c/Index.h") }
  return (found ?? "/usr/lib/llvm-19") + "/include"
}

/// Warnings are errors where the tests are run, and not where a newer compiler builds a release.
let isStrict = ProcessInfo.processInfo.environment["KENSHIN_WARNINGS_AS_ERRORS"] != nil

/// A release of the program holds the Swift runtime: it starts faster, and runs where no Swift is installed.
let staticRuntime =
  ["-static-stdlib"]
  + [
    "Foundation", "CoreFoundation", "FoundationInternationalization", "FoundationEssentials", "_FoundationCShims",
    "_FoundationCollections", "_FoundationICU", "swiftSynchronization", "swift_StringProcessing", "swift_RegexParser",
  ].map { "-l\($0)" }

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-Xcc", "-I\(clangHeaders())"]),
  ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

func module(
  _ name: String, _ dependencies: [Target.Dependency], _ settings: [SwiftSetting] = [], embeds: Bool = false
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: strict + settings,
    plugins: embeds ? ["EmbedFiles"] : [])
}

/// A family of rules: `Rules/<Family>`, target `<Family>Rules`.
func family(_ name: String) -> Target {
  .target(
    name: "\(name)Rules",
    dependencies: [
      "RuleKit", "Summaries", "Symbolic", "Dataflow", "Formats", "Syntax", "Machine", "Findings", "Source", "Basics",
    ],
    path: "Rules/\(name)",
    swiftSettings: strict, plugins: ["EmbedFiles"])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

let families = [
  "Call", "Format", "Expression", "Control", "Preprocessor", "Conversion", "Declaration", "Error", "Crypto", "Firmware",
  "Memory", "Number", "Resource", "Lock", "Input", "Access", "Concurrency", "Unused",
]
let familyTargets: [Target.Dependency] = families.map { .target(name: "\($0)Rules") }
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
  name: "Kenshin",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "kenshin", targets: ["kenshin"]),
    .executable(name: "fixtures", targets: ["fixtures"]),
    .executable(name: "interpret", targets: ["interpret"]),
    .executable(name: "fuzz", targets: ["fuzz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(name: "EmbedTool", dependencies: [yams], path: "Plugins/EmbedTool", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedTool"], path: "Plugins/EmbedFiles"),

    .target(name: "CClang", path: "Sources/CClang", cSettings: [.unsafeFlags(["-I\(clangHeaders())"])]),
    .target(name: "CPosix", path: "Sources/CPosix"),
    .target(name: "CZ3", path: "Sources/CZ3"),
    .target(name: "CXlsx", path: "Sources/CXlsx"),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    module("Basics", []),
    module("Source", ["Basics"]),
    module("Machine", ["Basics", "Source"], embeds: true),
    module("Findings", ["Basics", "Source"]),
    module("Documents", ["Basics", "Findings", yams]),
    module("Build", ["Source", "Machine", "Findings"]),
    module("Syntax", ["Basics", "Source", "Machine"]),
    module("Formats", []),
    module("IR", ["Basics", "Source", "Machine"]),
    module("Lowering", ["Basics", "Source", "Machine", "Syntax", "IR"]),
    module("Interpreter", ["Basics", "Source", "Machine", "IR"]),
    module("Lattice", ["Basics"]),
    module("Dataflow", ["Basics", "Machine", "IR", "Lattice"]),
    module("Symbolic", ["Basics", "Source", "Machine", "IR", "Dataflow", "Formats", "Solver"], embeds: true),
    module("Replay", ["Basics", "IR", "Dataflow", "Interpreter", "Symbolic"]),
    module("Harness", ["Basics", "Machine", "IR", "Symbolic"]),
    module("Solver", ["Basics", "CZ3"]),
    module(
      "Frontend", ["Basics", "CClang", "Syntax", "Source", "Machine", "Build", "Findings"],
      // The tree's builder is one object that every node passes through; debug builds check its accesses.
      [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]),
    module("Summaries", ["Basics", "Source", "Syntax", "Findings"]),
    module(
      "RuleKit",
      ["Basics", "Source", "Syntax", "IR", "Dataflow", "Formats", "Symbolic", "Findings", "Summaries", "Documents"]),
    module("Triage", ["Basics", "Source", "Findings", "Documents"]),
    module("Firmware", ["Source", "Findings", "Summaries"], embeds: true),
    module("Store", [crypto, grdb]),
    module("Reports", ["Basics", "Source", "Findings", "Triage", crypto], embeds: true),
    module(
      "Evidence",
      ["Basics", "Source", "Findings", "Triage", "Documents", "CXlsx", "CZlib", crypto, mustache], embeds: true),
    module(
      "Pipeline",
      [
        "Basics", "Source", "Machine", "Findings", "Build", "Syntax", "Frontend", "IR", "Lowering", "Symbolic",
        "Replay", "Summaries", "RuleKit", "Triage", "CPosix", "Documents",
      ]),
    module("Catalogue", ["RuleKit", "Documents"] + familyTargets),
    module(
      "TestKit",
      [
        "Basics", "Source", "Findings", "Build", "Frontend", "RuleKit", "Pipeline", "IR", "Interpreter", "Lattice",
        "Dataflow",
      ]),
    .executableTarget(
      name: "fixtures",
      dependencies: ["Catalogue", "TestKit", "Pipeline", "RuleKit", "Findings", "Frontend", "Documents"],
      path: "Sources/fixtures", swiftSettings: strict),
    .executableTarget(
      name: "interpret",
      dependencies: [
        "Interpreter", "Lowering", "IR", "Pipeline", "Frontend", "Syntax", "Build", "Machine", "Source", "Basics",
        "TestKit",
      ],
      path: "Sources/interpret", swiftSettings: strict),
    .executableTarget(
      name: "fuzz",
      dependencies: ["Lowering", "IR", "Pipeline", "Frontend", "Syntax", "Build", "Source"],
      path: "Sources/fuzz", swiftSettings: strict),
    .executableTarget(
      name: "kenshin",
      dependencies: [
        "Catalogue", "Pipeline", "Reports", "Evidence", "Triage", "RuleKit", "Findings", "Source", "Build", "Machine",
        "Frontend", arguments, crypto, "IR", "Lowering", "Syntax", "Basics", "Dataflow", "Documents", "Store",
        "TestKit", "Summaries", "Firmware", "Symbolic", "Harness", "Replay",
      ],
      path: "Sources/kenshin", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(staticRuntime, .when(platforms: [.linux], configuration: .release))]),

    tests("BasicsTests", ["Basics", "Source"]),
    tests("BuildTests", ["Build", "Machine", "Source", "Findings"]),
    tests("EvidenceTests", ["Evidence", "Reports", "Triage", "Documents", "Findings", "Source", "Basics"]),
    tests("FormatsTests", ["Formats"]),
    tests("FrontendTests", ["Frontend", "TestKit", "Syntax", "Build", "Machine", "Source", "Findings", "Basics"]),
    tests("IRTests", ["IR", "Machine", "Source", "Basics"]),
    tests("ReportsTests", ["Reports", "Triage", "Findings", "Source", "Basics"]),
    tests(
      "RuleTests",
      [
        "TestKit", "Catalogue", "Pipeline", "RuleKit", "Findings", "Source", "Frontend", "Build", "Syntax", "Basics",
        "Lowering", "IR", "Symbolic", "Dataflow",
      ]),
    tests("TriageTests", ["Triage", "Documents", "Findings", "Source", "Basics"]),
    tests("StoreTests", ["Store", grdb]),
    tests("RuleKitTests", ["RuleKit", "Syntax", "Findings", "Documents"]),
    tests("SyntaxTests", ["Syntax"]),
    tests("FirmwareTests", ["Firmware", "Summaries", "Findings", "Source"]),
    tests("LatticeTests", ["Lattice", "Basics"]),
    .testTarget(
      name: "DataflowTests",
      dependencies: [
        "Dataflow", "Lattice", "IR", "Machine", "Basics", "TestKit", "Lowering", "Interpreter", "Pipeline", "Frontend",
        "Syntax", "Build", "Source",
      ], path: "Tests/DataflowTests", exclude: ["Programs"], swiftSettings: strict),
    tests("InterpreterTests", ["Interpreter", "IR", "Machine", "Source", "Basics"]),
    .testTarget(
      name: "LoweringTests",
      dependencies: [
        "Lowering", "Interpreter", "IR", "Pipeline", "Frontend", "Syntax", "Build", "Source", "Basics",
      ], path: "Tests/LoweringTests", exclude: ["Programs", "Undefined"], swiftSettings: strict),
    tests("SolverTests", ["Solver"]),
    .testTarget(
      name: "SymbolicTests",
      dependencies: [
        "Symbolic", "Dataflow", "Lowering", "IR", "Pipeline", "Frontend", "Syntax", "Build", "Source", "Basics",
      ], path: "Tests/SymbolicTests", exclude: ["Programs"], swiftSettings: strict),
    tests("CommandTests", []),
  ] + families.map(family)
)
