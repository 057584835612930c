internal import Basics
internal import Findings
internal import Foundation
internal import IR
internal import RuleKit
internal import Source
internal import Symbolic

/// The second phase of an examination: links the lowered units, and follows the paths of the program from its roots.
struct PathExaminer {
  let workers: Examiner.Workers
  let patience: Double
  let engine: Engine
  let files: FileSystem

  /// What the paths have shown.
  struct Outcome {
    var report: Report
    var coverage: PathCoverage
    /// Roots whose exploration crashed or hung.
    var problems: [Step]
    let ending: EndingWorkers
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
    let finder = Finder(program.code, solverPath: ProcessInfo.processInfo.environment["KENSHIN_LIBZ3"])
    let (answers, ending) = answers(of: finder, progress)
    var violations: [Violation] = []
    var undecided = Self.functionsWithoutCode(program.code)
    var outcome = Outcome(
      report: Report(for: engine), coverage: PathCoverage(), problems: [], ending: ending)
    outcome.coverage.notLowered = undecided.count
    for (root, answer) in zip(finder.roots, answers) {
      switch answer {
      case .explored(let exploration):
        violations += exploration.violations
        outcome.coverage.explored += 1
        guard exploration.isExhausted else { continue }
        outcome.coverage.exhausted += 1
        undecided.append(UndecidedPaths(root, .budget(steps: exploration.steps)))
      case .lost(let how):
        outcome.coverage.lost += 1
        undecided.append(UndecidedPaths(root, .failure(how.en)))
        outcome.problems.append(program.problem(of: root, how))
      }
    }
    engine.examine(violations, of: program, into: &outcome.report)
    engine.examine(undecided, of: program, into: &outcome.report)
    return outcome
  }

  private func answers(of finder: Finder, _ progress: (Int, Int) -> Void) -> ([Answer], EndingWorkers) {
    let total = finder.roots.count
    switch workers {
    case .inProcess: return (finder.roots.map { .explored(finder.explore($0)) }, EndingWorkers())
    case .processes(let count):
      let pool = WorkerPool<Answer>(
        items: total, workers: max(1, count), patience: patience,
        makeWork: { { .explored(finder.explore(finder.roots[$0])) } },
        lost: { _, loss in .lost(how: loss.text) })
      let outcome = pool.run { progress($0, total) }
      return (outcome.answers, outcome.ending)
    }
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
