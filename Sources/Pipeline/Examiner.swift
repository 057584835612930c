public import Build
public import Findings
public import Frontend
public import RuleKit
public import Source

/// Runs a plan: analyses all units and joins the results.
public struct Examiner: Sendable {
  public enum Workers: Sendable {
    /// In this process, one after the other; a crash takes the process with it. For tests and embedding.
    case inProcess
    /// In that many child processes. The calling process must be single-threaded.
    case processes(Int)
  }

  private let library: LibClang
  private let files: FileSystem
  private let rules: [RuleDefinition]
  private let enabled: Set<RuleID>
  private let workers: Workers
  private let patience: Double
  private let digest: @Sendable ([UInt8]) -> String

  /// - Parameters:
  ///   - enabled: the rules to apply.
  ///   - digest: SHA-256 in lower-case hexadecimal; artifacts have none where it is left out.
  ///   - patience: seconds after which a worker without an answer is given up.
  public init(
    library: LibClang, files: FileSystem, rules: [RuleDefinition], enabled: Set<RuleID>, workers: Workers,
    patience: Double = 300, digest: @escaping @Sendable ([UInt8]) -> String = { _ in "" }
  ) {
    self.library = library
    self.files = files
    self.rules = rules
    self.enabled = enabled
    self.workers = workers
    self.patience = patience
    self.digest = digest
  }

  /// Analyses the plan.
  ///
  /// - Parameter progress: called with the number of finished units.
  public func examine(_ plan: CompilationPlan, progress: (Int) -> Void = { _ in }) -> Examination {
    let engine = Engine(rules.filter { enabled.contains($0.id) })
    let outcome = outcome(of: plan, engine: engine, progress: progress)
    defer { outcome.reap() }
    let merge = Merge(outcome.results, engine: engine)
    return Examination(
      rules: rules.map(\.descriptor), enabled: enabled, findings: merge.findings, tallies: merge.tallies,
      units: merge.outcomes, artifacts: artifacts(merge), suppressions: merge.suppressions, problems: plan.problems,
      notes: plan.notes)
  }

  private func outcome(of plan: CompilationPlan, engine: Engine, progress: (Int) -> Void) -> WorkerPool.Outcome {
    var sharesWork = false
    if case .processes(let count) = workers { sharesWork = count >= 2 * plan.units.count }
    let makeAnalyser: @Sendable () -> (PlannedUnit) -> UnitResult = { [library, files, sharesWork] in
      let analyser = UnitAnalyser(
        library: library, files: files, root: plan.root, engine: engine, sharesWork: sharesWork)
      return { analyser.analyse($0) }
    }
    switch workers {
    case .inProcess:
      let analyse = makeAnalyser()
      let results = plan.units.enumerated().map { index, unit in
        defer { progress(index + 1) }
        return analyse(unit)
      }
      return WorkerPool.Outcome(results: results, ending: [])
    case .processes(let count):
      let pool = WorkerPool(units: plan.units, workers: max(1, count), patience: patience, root: plan.root)
      return pool.run(makeAnalysis: makeAnalyser, progress: progress)
    }
  }

  private func artifacts(_ merge: Merge) -> [Artifact] {
    merge.files.map { file, isMain in
      let bytes = files.contents(file.absolutePath) ?? []
      return Artifact(
        path: file.path, length: bytes.count, sha256: digest(bytes), encoding: file.encoding, isMainFile: isMain)
    }.sorted { $0.path < $1.path }
  }
}
