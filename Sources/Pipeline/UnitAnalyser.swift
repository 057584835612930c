public import Build
internal import Basics
internal import Findings
public import Frontend
public import RuleKit
public import Source
internal import Summaries
internal import Syntax

/// Parses and examines units one after the other; the whole work of a worker.
public final class UnitAnalyser {
  private let parser: Parser
  private let engine: Engine
  private let root: String
  /// Whether one half of the work on a unit is done on a second thread.
  private let sharesWork: Bool
  /// Headers that an earlier unit of this worker has already brought, by absolute path. Units come in plan order, so
  /// the merge finds every header in the first unit that includes it, whatever the number of workers.
  private var examinedHeaders: Set<String> = []

  /// - Parameter sharesWork: whether half of the work on each unit goes to a second thread; the result is the same.
  public init(library: LibClang, files: FileSystem, root: String, engine: Engine, sharesWork: Bool = false) {
    parser = Parser(library, files: files, root: root)
    self.engine = engine
    self.root = root
    self.sharesWork = sharesWork
  }

  /// Analyses one unit; failures become part of the result.
  public func analyse(_ unit: PlannedUnit) -> UnitResult {
    let path = Path.relative(unit.path, to: root)
    let parsed: ParsedUnit
    var early: Beside<[ExaminedFile]>?
    do {
      parsed = try parser.parse(unit) { sources in
        guard sharesWork else { return }
        let new = sources.filter { !examinedHeaders.contains($0.absolutePath) }
        early = Beside { [engine] in new.map { ExaminedFile($0, engine) } }
      }
    } catch {
      let text = error.text
      return UnitResult(
        failed: path, variant: unit.variant,
        problem: Step(location: Location(path: path), text: Text(en: text.en, ja: text.ja)))
    }
    defer { parsed.tree.end() }
    return result(of: parsed, path: path, early: early?.value ?? [])
  }

  /// - Parameter early: files whose tokens have been examined already, perhaps more than are needed.
  private func result(of parsed: ParsedUnit, path: String, early: [ExaminedFile]) -> UnitResult {
    let tree = parsed.tree
    let sources = newSources(of: tree)
    let known = Dictionary(early.map { ($0.absolutePath, $0) }, uniquingKeysWith: { first, _ in first })
    let examined = sources.map { known[$0.absolutePath] ?? ExaminedFile($0, engine) }
    let files = examined.map(\.tokens)
    var report = Report(for: engine)
    for file in examined { report.add(file.report) }
    let rest = examine(UnitScope(tree: tree, files: files), parsed.incompleteFunctions, into: &report)
    let suppressions = zip(files, sources).flatMap { SuppressionComments.suppressions(in: $0, source: $1) }
    let summary = UnitSummary(of: tree)
    if let rest { report.add(rest.value) }
    return UnitResult(
      outcome: outcome(of: parsed, path: path), findings: report.findings, tallies: report.tallies,
      suppressions: suppressions, summary: summary,
      files: sources.map {
        UnitResult.File(path: $0.path, absolutePath: $0.absolutePath, encoding: $0.encoding.rawValue)
      })
  }

  /// Applies the rules to the unit's first roots here and to the others beside; answers the report on the others.
  private func examine(_ unit: UnitScope, _ incomplete: Set<String>, into report: inout Report) -> Beside<Report>? {
    let roots = unit.tree.roots
    // Less than half, since the summary is made here too.
    let split = sharesWork ? Self.firstRoots(roots, nodes: unit.tree.nodeCount * 2 / 5) : roots.endIndex
    let rest =
      split == roots.endIndex
      ? nil
      : Beside { [engine] in
        var report = Report(for: engine)
        engine.examine(unit, roots[split...], incomplete: incomplete, into: &report)
        return report
      }
    engine.examine(unit, roots[..<split], incomplete: incomplete, into: &report)
    return rest
  }

  /// How many roots hold the first nodes of a tree.
  private static func firstRoots(_ roots: [Node], nodes: Int) -> Int {
    roots.firstIndex { $0.id.index >= nodes } ?? roots.endIndex
  }

  /// The main file and the headers that no earlier unit has brought.
  private func newSources(of tree: SyntaxTree) -> [SourceFile] {
    let main = tree.mainFile
    let headers = tree.sourceFiles.filter { $0.absolutePath != main.absolutePath }
    return [main] + headers.filter { examinedHeaders.insert($0.absolutePath).inserted }.sorted { $0.path < $1.path }
  }

  private func outcome(of parsed: ParsedUnit, path: String) -> UnitOutcome {
    let problems =
      parsed.unit.problems
      + Self.assumptions(of: parsed.tree).map { Step(location: Location(path: path), text: $0) }
      + parsed.tree.problems.map { problem in
        Step(
          location: problem.site.map { parsed.tree.location(of: $0) } ?? Location(path: path),
          text: Self.text(of: problem))
      }
    let isApproximate = parsed.unit.isApproximate || !problems.isEmpty
    let functions = parsed.tree.functions.filter { $0.file.path == path }
    return UnitOutcome(
      path: path, variant: parsed.unit.variant, state: isApproximate ? .approximate : .complete, problems: problems,
      notes: parsed.unit.notes,
      functions: functions.count, incompleteFunctions: parsed.incompleteFunctions.sorted())
  }

  /// What was assumed in the place of missing headers.
  private static func assumptions(of tree: SyntaxTree) -> [Text] {
    let names = tree.assumedNames
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    let subject = names.count == 1 ? "1 name of a missing header was" : "\(names.count) names of missing headers were"
    return [
      Text(
        en: "\(subject) assumed, and what depends on them is not judged: \(shown)",
        ja: "見つからないヘッダの名前 \(names.count) 件を仮定し、それに依存する箇所は判定していない: \(shown)")
    ]
  }

  private static func text(of problem: ParseProblem) -> Text {
    if let header = problem.missingHeader {
      return Text(
        en:
          "header `\(header)` was not found; it was taken as empty: add its folder with -I, or name the build description with -p",
        ja: "ヘッダ `\(header)` が見つからないため空として扱った。-I でフォルダを追加するか、-p でビルド情報を指定すること")
    }
    return Text(en: "not parsed: \(problem.message)", ja: "構文解析できない箇所: \(problem.message)")
  }
}

/// A file to which the token rules have been applied.
private struct ExaminedFile: Sendable {
  let absolutePath: String
  let tokens: TokenizedFile
  let report: Report

  init(_ source: SourceFile, _ engine: Engine) {
    absolutePath = source.absolutePath
    tokens = TokenizedFile(path: source.path, text: source.text)
    var report = Report(for: engine)
    engine.examine(tokens, source: source, into: &report)
    self.report = report
  }
}
