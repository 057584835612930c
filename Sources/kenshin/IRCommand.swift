import ArgumentParser
import Basics
import Build
import Findings
import Foundation
import Frontend
import IR
import Lowering
import Pipeline
import Source
import Syntax

/// `kenshin ir`: the lowered form of C files, for those who write rules and engines.
struct IRCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ir", abstract: "Show the control-flow form of C code, or how much of it could be lowered.")

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "What to lower") var input: PlanArguments

  @Option(name: .shortAndLong, help: "Show this function only; its name may also stand behind the files.")
  var function: [String] = []

  @Flag(name: .long, help: "Draw the graphs for Graphviz.")
  var dot = false

  @Flag(name: .long, help: "Count functions that were lowered and those that were not, by reason.")
  var summary = false

  @Flag(name: .long, help: "Count the checks that the code needs and those that the prover closes.")
  var sites = false

  @Flag(name: .long, help: "Compare the cost of syntax and control-flow form with that of the parse alone.")
  var cost = false

  @Option(name: .long, help: "Another settings file than .kenshin.yml.")
  var config: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project(configurationPath: config)
      let library = try loadedLibrary(language, Result { () throws(LibClangFailure) in try LibClang.find() })
      var input = input
      let functions = function + Self.takeFunctions(from: &input.paths)
      let plan = try project.plan(input, files: .disk)
      let parser = Parser(library, files: .disk, root: project.root)
      var count = LoweringCount()
      var siteCount = SiteCount()
      var costs = LoweringCost()
      var missing = Set(functions)
      for planned in plan.units {
        let parsed: ParsedUnit
        do throws(ParseFailure) {
          costs.begin()
          parsed = try parser.parse(planned) { _ in costs.parsed() }
          costs.built()
        } catch {
          count.add(failure: planned.path, error.text.en)
          printError("kenshin: \(Path.relative(planned.path, to: project.root)): \(error.text.en)")
          continue
        }
        defer { parsed.tree.end() }
        let unit = UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
        costs.lowered(unit, lines: parsed.tree.mainFile.text.count { $0 == 0x0a })
        let headers = parsed.tree.problems.compactMap(\.missingHeader)
        count.add(unit, isDetailed: summary, missing: headers) { parsed.tree.location(of: $0) }
        if sites { siteCount.add(unit, lines: parsed.tree.mainFile.lineCount) }
        if !summary && !sites && !cost { missing.subtract(show(unit, functions)) }
      }
      if summary { print(count.text) }
      if sites { print(siteCount.text) }
      if cost { print(costs.text) }
      if count.failures > 0 { throw Outcome.incomplete }
      guard missing.isEmpty || summary || sites || cost else {
        let names = missing.sorted().joined(separator: ", ")
        throw Stop(Text(en: "no such function among those read: \(names)", ja: "読み込んだ中に次の関数がありません: \(names)"))
      }
    }
  }

  /// The names of functions behind the files: `kenshin ir FILE FUNCTION`. What is there as a file or folder, or looks like
  /// a path, is none.
  private static func takeFunctions(from paths: inout [String]) -> [String] {
    var functions: [String] = []
    while paths.count > 1, let last = paths.last, last.isIdentifier, !FileManager.default.fileExists(atPath: last) {
      functions.insert(paths.removeLast(), at: 0)
    }
    return functions
  }

  /// Prints a unit, or those of its functions that are asked for; answers the names of these.
  private func show(_ unit: UnitIR, _ functions: [String]) -> Set<String> {
    guard !functions.isEmpty || dot else {
      print(unit.text, terminator: "")
      return []
    }
    var shown: Set<String> = []
    for id in unit.functions.ids {
      let candidate = unit.functions[id]
      guard functions.isEmpty ? candidate.body != nil : functions.contains(candidate.name) else { continue }
      print(dot ? candidate.dot(in: unit) : candidate.text(in: unit), terminator: "")
      shown.insert(candidate.name)
    }
    return shown
  }
}

extension String {
  /// Whether it is written as C writes a name.
  fileprivate var isIdentifier: Bool {
    guard let first = utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
  }
}

/// How much of the code was lowered.
struct LoweringCount {
  private(set) var failures = 0
  private var lowered = 0
  private var instructions = 0
  private var units = 0
  private var obstacles: [String] = []
  private var byReason: [Obstacle.Reason: Int] = [:]
  private var defects: [String] = []
  /// Functions that were not lowered in units of which headers are missing.
  private var withoutHeaders = 0

  mutating func add(failure path: String, _ text: String) {
    failures += 1
    obstacles.append("\(path): \(text)")
  }

  /// - Parameters:
  ///   - missing: the headers that were not found.
  ///   - location: the place of a site of the unit.
  mutating func add(_ unit: UnitIR, isDetailed: Bool, missing: [String], location: (SourceSite) -> Location) {
    units += 1
    for id in unit.functions.ids {
      let function = unit.functions[id]
      if let body = function.body {
        lowered += 1
        instructions += body.blocks.ids.reduce(0) { $0 + body.blocks[$1].instructions.count }
      }
      for obstacle in function.obstacles {
        byReason[obstacle.reason, default: 0] += 1
        if !missing.isEmpty { withoutHeaders += 1 }
        let because = missing.first.map { ", without header \($0)" } ?? ""
        let place = obstacle.site.map(location)
        obstacles.append(
          "\(place?.path ?? unit.path):\(place?.line ?? 0): \(function.name): \(obstacle.reason.rawValue): \(obstacle.detail)\(because)"
        )
      }
    }
    if isDetailed { defects += verify(unit).map { "\(unit.path): \($0)" } }
  }

  var text: String {
    let total = lowered + byReason.values.reduce(0, +)
    let share = total == 0 ? 100 : 100 * Double(lowered) / Double(total)
    var lines = obstacles + defects.map { "defect: \($0)" }
    lines.append(
      "\(units) units, \(failures) failed; \(lowered) of \(total) functions lowered "
        + "(\(String(format: "%.2f", share)) %), \(instructions) instructions; \(defects.count) defects")
    if withoutHeaders > 0 { lines.append("  in units without all of their headers: \(withoutHeaders)") }
    for (reason, count) in byReason.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }) {
      lines.append("  \(reason.rawValue): \(count)")
    }
    return lines.joined(separator: "\n")
  }
}
