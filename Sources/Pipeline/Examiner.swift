public import Build
public import Findings
public import Frontend
public import RuleKit
public import Source
public import Symbolic

/// Runs a plan: analyses all units and joins the results.
public struct Examiner: Sendable {
  public enum Workers: Sendable {
    /// In this process, one after the other; a crash takes the process with it. For tests and embedding.
    case inProcess
    /// In that many child processes. The calling process must be single-threaded.
    case processes(Int)
  }

  /// How far an examination goes.
  public enum Depth: String, Sendable, CaseIterable {
    /// Rules on tokens, syntax and summaries; no code is lowered.
    case syntax
    /// The engines too, where a rule on them is enabled.
    case paths
  }

  private let library: LibClang
  private let files: FileSystem
  private let rules: [RuleDefinition]
  private let enabled: Set<RuleID>
  private let depth: Depth
  private let models: FunctionModels?
  private let workers: Workers
  private let patience: Double
  private let digest: @Sendable ([UInt8]) -> String

  /// - Parameters:
  ///   - enabled: the rules to apply; those on the engines only where `depth` is `paths`.
  ///   - models: what functions do that the engines do not follow into; nil for what the program itself knows of them.
  ///   - digest: SHA-256 in lower-case hexadecimal; artifacts have none where it is left out.
  ///   - patience: seconds after which a worker without an answer is given up.
  public init(
    library: LibClang, files: FileSystem, rules: [RuleDefinition], enabled: Set<RuleID>, depth: Depth = .paths,
    models: FunctionModels? = nil, workers: Workers, patience: Double = 300,
    digest: @escaping @Sendable ([UInt8]) -> String = { _ in "" }
  ) {
    self.library = library
    self.files = files
    self.rules = rules
    self.enabled =
      depth == .paths ? enabled : enabled.subtracting(rules.filter(\.followsPaths).map(\.id))
    self.depth = depth
    self.models = models
    self.workers = workers
    self.patience = patience
    self.digest = digest
  }

  /// Analyses the plan.
  ///
  /// - Parameter progress: called with the number of finished items and that of all, first for units, then for the
  ///   functions from which paths are followed.
  public func examine(_ plan: CompilationPlan, progress: (Int, Int) -> Void = { _, _ in }) -> Examination {
    let engine = Engine(rules.filter { enabled.contains($0.id) })
    let outcome = outcome(of: plan, engine: engine) { progress($0, plan.units.count) }
    defer { outcome.ending.reap() }
    var merge = Merge(outcome.answers, engine: engine)
    var paths: PathExaminer.Outcome?
    if engine.followsPaths {
      let examiner = PathExaminer(
        workers: workers, patience: patience, engine: engine, files: files, models: models ?? FunctionModels())
      let found = examiner.examine(outcome.answers.compactMap(\.lowered), progress: progress)
      merge.add(found.report)
      paths = found
    }
    defer { paths?.ending.reap() }
    return Examination(
      rules: rules.map(\.descriptor), enabled: enabled, findings: merge.findings, tallies: merge.tallies,
      units: merge.outcomes, artifacts: artifacts(merge), suppressions: merge.suppressions,
      problems: plan.problems + (paths?.problems ?? []), notes: plan.notes, paths: paths?.coverage)
  }

  private func outcome(
    of plan: CompilationPlan, engine: Engine, progress: (Int) -> Void
  ) -> WorkerPool<UnitResult>.Outcome {
    var sharesWork = false
    if case .processes(let count) = workers { sharesWork = count >= 2 * plan.units.count }
    let makeWork: @Sendable () -> (Int) -> UnitResult = { [library, files, sharesWork] in
      let analyser = UnitAnalyser(
        library: library, files: files, root: plan.root, engine: engine, sharesWork: sharesWork)
      return { analyser.analyse(plan.units[$0]) }
    }
    switch workers {
    case .inProcess:
      let work = makeWork()
      let results = plan.units.indices.map { index in
        defer { progress(index + 1) }
        return work(index)
      }
      return WorkerPool.Outcome(answers: results, ending: EndingWorkers())
    case .processes(let count):
      let pool = WorkerPool<UnitResult>(
        items: plan.units.count, workers: max(1, count), patience: patience, makeWork: makeWork,
        lost: { Self.lost(plan.units[$0], $1, root: plan.root) })
      return pool.run(progress: progress)
    }
  }

  /// The result in the place of a unit whose analysis crashed or hung.
  private static func lost(_ unit: PlannedUnit, _ loss: WorkerPool<UnitResult>.Loss, root: String) -> UnitResult {
    let path = Path.relative(unit.path, to: root)
    let text =
      switch loss {
      case .silence(let seconds):
        Text(
          en: "the analysis of this file gave no answer within \(seconds) seconds and was stopped",
          ja: "このファイルの解析は \(seconds) 秒以内に終わらず、中止した")
      case .crash(let signal):
        Text(
          en: "the analysis of this file crashed (signal \(signal)); the other files are not affected",
          ja: "このファイルの解析が異常終了した (シグナル \(signal))。他のファイルには影響しない")
      }
    return UnitResult(
      failed: path, variant: unit.variant, problem: Step(location: Location(path: path), text: text))
  }

  private func artifacts(_ merge: Merge) -> [Artifact] {
    merge.files.map { file, isMain in
      let bytes = files.contents(file.absolutePath) ?? []
      return Artifact(
        path: file.path, length: bytes.count, sha256: digest(bytes), encoding: file.encoding, isMainFile: isMain)
    }.sorted { $0.path < $1.path }
  }
}
