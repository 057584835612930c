internal import Basics
internal import IR

/// What a unit does about pointers that functions answer: where nearly all that lead to a type are tested for null, one
/// that is followed without a test is the exception.
struct ResultHabits: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  private var tested: [Key: Int] = [:]
  private var untested: [Key: Int] = [:]
  /// By function how many calls test its result, and how many follow it without a test.
  private var answers: [Reference: (tested: Int, untested: Int)] = [:]
  /// By calling function those whose results it tests.
  private var testedBy: [Reference: Set<Reference>] = [:]

  private struct Key: Hashable {
    let unit: Int
    let type: ID<MachineType>
  }

  init(_ program: LinkedProgram) {
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        let uses = PointerUses(body)
        for result in uses.results {
          let type = body.registers[result].type
          guard unit.isObjectPointer(type) else { continue }
          let key = Key(unit: index, type: type)
          let home = uses.homes[result]
          let callee = uses.callees[result].flatMap { program.definition(of: $0, in: index) }
          if uses.tested.contains(.register(result)) || home.map({ uses.tested.contains(.variable($0)) }) == true {
            tested[key, default: 0] += 1
            if let callee {
              answers[callee, default: (0, 0)].tested += 1
              testedBy[Reference(unit: index, id: id), default: []].insert(callee)
            }
          } else if uses.followed.contains(.register(result))
            || home.map({ uses.followed.contains(.variable($0)) }) == true
          {
            untested[key, default: 0] += 1
            if let callee { answers[callee, default: (0, 0)].untested += 1 }
          }
        }
      }
    }
  }

  /// Whether results of a pointer type are tested at three calls at least, and at four times as many as are not beside
  /// the one in question.
  func isTested(_ type: ID<MachineType>, in unit: Int) -> Bool {
    let key = Key(unit: unit, type: type)
    let count = tested[key] ?? 0
    return count >= 3 && count >= 4 * ((untested[key] ?? 0) - 1)
  }
}

extension ResultHabits {
  /// Whether a calling function tests what another one answers, in the wrong place for instance, or two other calls do
  /// and hardly any does not.
  func isTested(_ function: Reference, by caller: Reference) -> Bool {
    if testedBy[caller]?.contains(function) == true { return true }
    let count = answers[function] ?? (0, 0)
    return count.tested >= 2 && count.tested >= 2 * (count.untested - 1)
  }
}

/// Which pointers a function tests for null, and which it follows.
private struct PointerUses {
  /// Where a pointer is kept.
  enum Holder: Hashable {
    case register(ID<Register>)
    case variable(Place.Base)
  }

  /// What calls answer.
  private(set) var results: [ID<Register>] = []
  /// The functions that are called by name.
  private(set) var callees: [ID<Register>: ID<Function>] = [:]
  /// The variables that results are put into.
  private(set) var homes: [ID<Register>: Place.Base] = [:]
  private(set) var tested: Set<Holder> = []
  private(set) var followed: Set<Holder> = []
  private var holders: [ID<Register>: Holder] = [:]

  init(_ body: Body) {
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions { note(instruction.operation, body) }
      if case .branch(let condition, _, _) = body.blocks[id].terminator, let holder = holder(condition) {
        tested.insert(holder)
      }
    }
  }

  private func holder(_ operand: Operand) -> Holder? {
    if case .register(let register) = operand { holders[register] } else { nil }
  }

  private mutating func note(_ operation: Operation, _ body: Body) {
    switch operation {
    case .call(let call):
      guard case .register(let register) = body.calls[call].result else { return }
      results.append(register)
      if case .function(let function) = body.calls[call].callee { callees[register] = function }
      holders[register] = .register(register)
    case .load(let register, let place, _):
      follow(body.places[place])
      if body.places[place].projections.isEmpty { holders[register] = .variable(body.places[place].base) }
    case .store(let place, let value, _):
      follow(body.places[place])
      if body.places[place].projections.isEmpty, case .register(let result)? = holder(value) {
        homes[result] = body.places[place].base
      }
    case .address(_, let place), .clear(let place), .copy(let place, _, _): follow(body.places[place])
    case .convert(let register, .pointer, let operand): holders[register] = holder(operand)
    case .convert(_, .boolean, let operand): if let holder = holder(operand) { tested.insert(holder) }
    case .binary(_, .equal, let left, let right), .binary(_, .notEqual, let left, let right):
      if isNull(right, body), let holder = holder(left) { tested.insert(holder) }
      if isNull(left, body), let holder = holder(right) { tested.insert(holder) }
    default: break
    }
  }

  private mutating func follow(_ place: Place) {
    if case .memory(let pointer) = place.base, let holder = holder(pointer) { followed.insert(holder) }
  }

  private func isNull(_ operand: Operand, _ body: Body) -> Bool {
    guard case .constant(let id) = operand else { return false }
    switch body.constants[id].value {
    case .null, .integer(0): return true
    default: return false
    }
  }
}
