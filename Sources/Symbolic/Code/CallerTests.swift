internal import Basics
internal import Dataflow
internal import IR

/// Which numbers that functions hand on they have compared by order: a helper of theirs may count on that.
struct CallerTests: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  private struct Parameter: Hashable {
    let function: Reference
    let index: Int
  }

  private var tested: Set<Parameter> = []
  private var untested: Set<Parameter> = []

  init(_ program: LinkedProgram, _ modifications: Modifications) {
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        let parts = Parts(body, Definitions(body), unit: index, modifications)
        for call in body.calls.elements {
          guard case .function(let callee) = call.callee, let target = program.definition(of: callee, in: index) else {
            continue
          }
          for (position, argument) in call.arguments.enumerated() {
            guard case .value(let operand) = argument, case .integer = unit.types[operand.type(in: body)].kind else {
              continue
            }
            let parameter = Parameter(function: target, index: position)
            if parts.isTested(operand) { tested.insert(parameter) } else { untested.insert(parameter) }
          }
        }
      }
    }
  }

  /// Whether every call of a function by name hands on a number that the caller compares by order, or a constant.
  func areTested(_ parameter: Int, of function: Reference) -> Bool {
    let parameter = Parameter(function: function, index: parameter)
    return tested.contains(parameter) && !untested.contains(parameter)
  }
}

/// The variables from which the numbers of a function are sums and differences.
private struct Parts {
  private enum Variable: Hashable {
    case local(ID<Local>)
    case holder(Int)
  }

  private let body: Body
  private let definitions: Definitions
  private let unit: Int
  private let modifications: Modifications
  private var ordered: Set<Variable> = []

  init(_ body: Body, _ definitions: Definitions, unit: Int, _ modifications: Modifications) {
    self.body = body
    self.definitions = definitions
    self.unit = unit
    self.modifications = modifications
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .binary(_, let operation, let left, let right) = instruction.operation,
          [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(operation)
        else { continue }
        ordered.formUnion(variables(in: left))
        ordered.formUnion(variables(in: right))
      }
    }
  }

  func isTested(_ operand: Operand) -> Bool {
    if case .constant = operand { return true }
    return !ordered.isDisjoint(with: variables(in: operand))
  }

  private func variables(in operand: Operand) -> Set<Variable> {
    definitions.sources(of: operand, in: body).reduce(into: []) { found, source in
      if case .local(let local) = source.place.base, source.place.projections.isEmpty {
        found.insert(.local(local))
      } else if let holder = modifications.holder(of: source.place, in: body, unit: unit) {
        found.insert(.holder(holder))
      }
    }
  }
}
