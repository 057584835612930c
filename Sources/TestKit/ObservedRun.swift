import Basics
public import Dataflow
public import IR
public import Interpreter
import Lattice

/// A run of a program next to what the prover says of it: everything that happens must be what was expected.
public struct ObservedRun {
  public let outcome: Outcome
  /// What happened though the prover had excluded it; a mistake of the prover, or of the interpreter.
  public let contradictions: [String]
  /// The registers whose values were compared.
  public let comparisons: Int

  /// Runs the program from `main`, or from a function on given values.
  ///
  /// - Parameter entry: makes the run of an interpreter.
  public init(
    _ program: LinkedProgram, _ options: Options = Options(), budget: Int = Values.defaultBudget,
    entry: (Interpreter) -> Outcome = { $0.run() }
  ) {
    let witness = Witness(program, budget)
    outcome = entry(Interpreter(program, options) { witness.see($0) })
    if case .undefined(let behaviour) = outcome.end { witness.judge(behaviour) }
    contradictions = witness.contradictions
    comparisons = witness.comparisons
  }
}

/// Sees a run and compares.
private final class Witness {
  private let program: LinkedProgram
  private let facts: [UnitFacts]
  private let callees: [CalleeEffects]
  private let budget: Int
  private var values: [LinkedProgram.Reference<Function>: Values] = [:]
  /// The function that was looked at last.
  private var recent: (LinkedProgram.Reference<Function>, Values)?
  private var last: Observation?
  /// Whether memory that the prover takes to hold values was found without.
  private var hasGarbage = false
  private(set) var contradictions: [String] = []
  private(set) var comparisons = 0

  init(_ program: LinkedProgram, _ budget: Int) {
    self.program = program
    self.budget = budget
    facts = program.units.map { UnitFacts(of: $0) }
    callees = program.units.map { .inferred(in: $0) }
  }

  private func expected(_ observation: Observation) -> Values? {
    let reference = LinkedProgram.Reference(unit: observation.unit, id: observation.function)
    if let (recent, known) = recent, recent == reference { return known }
    if let known = values[reference] {
      recent = (reference, known)
      return known
    }
    guard let body = program[reference].body else { return nil }
    let found = Values(
      of: body, in: program.units[reference.unit], facts: facts[reference.unit], callees: callees[reference.unit],
      budget: budget)
    values[reference] = found
    return found
  }

  func see(_ observation: Observation) {
    guard contradictions.count < 20, let expected = expected(observation), expected.isComplete else {
      last = observation
      return
    }
    switch observation.event {
    case .begins:
      last = observation
      if !expected.isReachable(observation.block) { object(observation, "the block was taken to be unreachable") }
    case .sets(let register, let value): compare(observation, register, value, expected)
    }
  }

  private func compare(_ observation: Observation, _ register: ID<Register>, _ value: Value, _ expected: Values) {
    comparisons += 1
    switch value {
    case .integer(let number):
      if let interval = expected.interval(of: register), !interval.contains(number) {
        object(observation, "%\(register.raw) is \(number), not one of \(interval)")
      }
    case .pointer(let address, let buffer, _):
      guard let nullness = expected.nullness(of: register) else { return }
      let isNull = address == 0 && buffer == nil
      if !nullness.contains(isNull ? .canBeNull : .canBeObject) {
        object(observation, "%\(register.raw) is \(isNull ? "null" : "not null")")
      }
    case .floating: break
    case .indeterminate: seeGarbage(observation, register, expected)
    }
    if !expected.isExpected(register) { object(observation, "%\(register.raw) was taken never to be set") }
  }

  private func seeGarbage(_ observation: Observation, _ register: ID<Register>, _ expected: Values) {
    let sites = sites(observation, [.uninitialisedRead], expected)
    if sites.isEmpty {
      hasGarbage = true
    } else if !hasGarbage, sites.allSatisfy(\.holds) {
      object(observation, "%\(register.raw) has no value")
    }
  }

  private func sites(_ observation: Observation, _ hazards: [Hazard], _ expected: Values) -> [Judgement] {
    expected.sites.indices.filter { index in
      let site = expected.sites[index]
      return site.block == observation.block && site.index == observation.position && hazards.contains(site.hazard)
    }.map { expected.judgements[$0] }
  }

  /// Compares the undefined behaviour that ended the run with what the instruction's sites say.
  func judge(_ behaviour: UndefinedBehaviour) {
    guard let last, let expected = expected(last), expected.isComplete else { return }
    let sites = sites(last, behaviour.kind.hazards, expected)
    if !sites.isEmpty, sites.allSatisfy(\.holds) {
      object(last, "\(behaviour.kind.rawValue): \(behaviour.message.en)")
    }
  }

  private func object(_ observation: Observation, _ text: String) {
    let name = program.units[observation.unit].functions[observation.function].name
    contradictions.append("\(name) b\(observation.block.raw):\(observation.position): \(text)")
  }
}

extension UndefinedBehaviour.Kind {
  /// The hazards of which one at least must have been undecided.
  fileprivate var hazards: [Hazard] {
    switch self {
    case .outOfBounds, .arrayIndex: [.outOfBoundsRead, .outOfBoundsWrite, .invalidPointerArithmetic]
    case .useAfterFree, .useAfterScope: [.useAfterFree]
    case .nullPointer: [.nullDereference]
    case .invalidAddress: [.nullDereference, .outOfBoundsRead, .outOfBoundsWrite, .useAfterFree]
    case .signedOverflow: [.signedOverflow]
    case .shiftCount: [.badShift]
    case .shiftOverflow: [.shiftOverflow]
    case .divisionByZero: [.divisionByZero]
    case .pointerArithmetic: [.invalidPointerArithmetic]
    default: []
    }
  }
}
