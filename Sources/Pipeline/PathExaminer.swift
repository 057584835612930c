internal import Basics
internal import Dataflow
internal import Findings
internal import Foundation
internal import IR
internal import Replay
internal import RuleKit
internal import Source
internal import Symbolic

/// The second phase of an examination: links the lowered units, and follows the paths of the program from its roots.
struct PathExaminer {
  let workers: Examiner.Workers
  let patience: Double
  let engine: Engine
  let files: FileSystem
  let models: FunctionModels

  /// What the paths have shown.
  struct Outcome {
    var report: Report
    var coverage: PathCoverage
    /// Roots whose exploration crashed or hung.
    var problems: [Step]
    var ending: EndingWorkers
  }

  /// What one root has shown, or why it has shown nothing.
  enum Answer: Sendable {
    case explored(Finder.Exploration)
    case lost(how: Text)
  }

  /// - Parameters:
  ///   - units: in plan order.
  ///   - progress: called with the number of finished roots and that of all.
  func examine(_ units: [LoweredUnit], progress: (Int, Int) -> Void) -> Outcome {
    let program = LoweredProgram(units, files: files)
    let finder = Finder(
      program.code, models: models, solverPath: ProcessInfo.processInfo.environment["KENSHIN_LIBZ3"])
    let explored = explore(finder, progress)
    var violations: [Violation] = []
    var undecided = Self.functionsWithoutCode(program.code)
    var outcome = Outcome(
      report: Report(for: engine), coverage: PathCoverage(), problems: [], ending: explored.ending)
    outcome.coverage.notLowered = undecided.count
    for (root, answer) in explored.answers {
      switch answer {
      case .explored(let exploration):
        violations += exploration.violations
        outcome.coverage.explored += 1
        if exploration.followsCallsInPart { outcome.coverage.callsInPart += 1 }
        guard exploration.isExhausted else { continue }
        outcome.coverage.exhausted += 1
        undecided.append(UndecidedPaths(root, .budget(steps: exploration.steps)))
      case .lost(let how):
        outcome.coverage.lost += 1
        undecided.append(UndecidedPaths(root, .failure(how.en)))
        outcome.problems.append(program.problem(of: root, how))
      }
    }
    let (tally, ending) = siteTally(of: program.code)
    outcome.ending.add(ending)
    outcome.coverage.sites = Self.kinds(tally, violations)
    outcome.coverage.obstructions = PathCoverage.Obstruction.all(in: program, finder)
    engine.examine(violations, of: program, into: &outcome.report)
    engine.examine(undecided, of: program, into: &outcome.report)
    return outcome
  }

  private struct Explored {
    var answers: [(root: LinkedProgram.Reference<Function>, answer: Answer)] = []
    var ending = EndingWorkers()
  }

  /// Explores from the roots, and then from what a root calls and could not follow to its end, until nothing is left.
  ///
  /// Which functions these are depends on answers alone and not on who gave them.
  private func explore(_ finder: Finder, _ progress: (Int, Int) -> Void) -> Explored {
    var explored = Explored()
    var seen = Set(finder.roots)
    var wave = finder.roots
    while !wave.isEmpty {
      let before = explored.answers.count
      let total = seen.count
      let (answers, ending) = answers(of: finder, from: wave) { progress(before + $0, total) }
      explored.ending.add(ending)
      let isFirst = before == 0
      explored.answers += zip(wave, answers).map { (root: $0, answer: isFirst ? $1 : $1.withoutOutside) }
      let left = zip(wave, answers).flatMap { root, answer in
        switch answer {
        case .explored(let exploration): exploration.unfinished
        case .lost: finder.callees(of: root)
        }
      }
      wave = left.filter { seen.insert($0).inserted }
    }
    return explored
  }

  private func answers(
    of finder: Finder, from roots: [LinkedProgram.Reference<Function>], _ progress: (Int) -> Void
  ) -> ([Answer], EndingWorkers) {
    switch workers {
    case .inProcess: return (roots.map { Self.answer(of: finder, $0) }, EndingWorkers())
    case .processes(let count):
      let pool = WorkerPool<Answer>(
        items: roots.count, workers: max(1, count), patience: patience,
        makeWork: { { Self.answer(of: finder, roots[$0]) } },
        lost: { _, loss in .lost(how: loss.text) })
      let outcome = pool.run(progress: progress)
      return (outcome.answers, outcome.ending)
    }
  }

  /// What the prover says of the check sites of all units.
  private func siteTally(of program: LinkedProgram) -> (SiteTally, EndingWorkers) {
    let effects = ProgramEffects(of: program)
    let tallies: [SiteTally]
    var ending = EndingWorkers()
    let work: @Sendable (Int) -> SiteTally = { SiteTally(of: program.units[$0], callees: effects.callees(in: $0)) }
    switch workers {
    case .inProcess: tallies = program.units.indices.map(work)
    case .processes(let count):
      let pool = WorkerPool<SiteTally>(
        items: program.units.count, workers: max(1, count), patience: patience, makeWork: { work },
        lost: { _, _ in SiteTally() })
      let outcome = pool.run { _ in }
      tallies = outcome.answers
      ending = outcome.ending
    }
    return (tallies.reduce(into: SiteTally()) { $0 += $1 }, ending)
  }

  /// The kinds of sites in a fixed order, with the places that were shown to go wrong taken from the undecided ones.
  private static func kinds(_ tally: SiteTally, _ violations: [Violation]) -> [PathCoverage.SiteKind] {
    struct Place: Hashable {
      let function: LinkedProgram.Reference<Function>
      let origin: ID<Origin>
    }
    var places: [Hazard: Set<Place>] = [:]
    for violation in violations {
      places[violation.hazard, default: []].insert(Place(function: violation.function, origin: violation.origin))
    }
    return Hazard.allCases.compactMap { hazard in
      let row = tally.rows[hazard]
      var violated = places[hazard]?.count ?? 0
      guard row != nil || violated > 0 else { return nil }
      let kind = (row?.holds ?? 0, violated)
      var undecided: [String: Int] = [:]
      for reason in Judgement.Reason.allCases {
        let count = row?.undecided[reason] ?? 0
        let shown = min(count, violated)
        violated -= shown
        if count > shown { undecided[reason.rawValue] = count - shown }
      }
      return PathCoverage.SiteKind(name: hazard.name, holds: kind.0, violated: kind.1, undecided: undecided)
    }
  }

  /// Follows the paths of a root, and runs what they show.
  private static func answer(of finder: Finder, _ root: LinkedProgram.Reference<Function>) -> Answer {
    var exploration = finder.explore(root)
    Replay(finder.program).confirm(&exploration)
    return .explored(exploration)
  }

  /// Definitions that could not be lowered, in order of units and places.
  private static func functionsWithoutCode(_ program: LinkedProgram) -> [UndecidedPaths] {
    program.units.indices.flatMap { unit in
      program.units[unit].functions.ids.compactMap { id in
        let function = program.units[unit].functions[id]
        guard function.body == nil, let obstacle = function.obstacles.first, !function.flags.contains(.system) else {
          return nil
        }
        let reason: UnknownReason =
          obstacle.reason == .parseError ? .incompleteParse : .unsupported(obstacle.detail)
        return UndecidedPaths(LinkedProgram.Reference(unit: unit, id: id), reason)
      }
    }
  }
}

extension PathExaminer.Answer {
  /// The answer for a function that was entered on its own although the program calls it: what values from outside may
  /// be there, the callers may have tested, and only their own paths tell.
  fileprivate var withoutOutside: Self {
    guard case .explored(var exploration) = self else { return self }
    exploration.violations.removeAll { $0.isFromOutside }
    return .explored(exploration)
  }
}

extension PathExaminer.Answer: Serial {
  func write(to output: inout SerialWriter) {
    switch self {
    case .explored(let exploration):
      output.write(byte: 0)
      output.write(exploration)
    case .lost(let how):
      output.write(byte: 1)
      output.write(how)
    }
  }

  init(from input: inout SerialReader) throws(SerialFailure) {
    switch try input.byte() {
    case 0: self = .explored(try input.value())
    case 1: self = .lost(how: try input.value())
    default: throw input.failure
    }
  }
}

extension WorkerPool.Loss {
  /// What happened, to be put after what it happened to.
  var text: Text {
    switch self {
    case .crash(let signal): Text(en: "crashed (signal \(signal))", ja: "異常終了した (シグナル \(signal))")
    case .silence(let seconds):
      Text(
        en: "gave no answer within \(seconds) seconds and was stopped", ja: "\(seconds) 秒以内に終わらず、中止した")
    }
  }
}
