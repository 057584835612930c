import Basics
import IR

extension Body {
  /// The values that an operation uses, those in its places included.
  func forEachOperand(of operation: Operation, _ visit: (Operand) -> Void) {
    switch operation {
    case .load(_, let place, _), .address(_, let place), .clear(let place): forEachOperand(of: place, visit)
    case .store(let place, let value, _):
      forEachOperand(of: place, visit)
      visit(value)
    case .binary(_, _, let left, let right), .pointerAdd(_, let left, let right, _),
      .pointerDifference(_, let left, let right, _):
      visit(left)
      visit(right)
    case .unary(_, _, let value), .convert(_, _, let value): visit(value)
    case .copy(let to, let from, _):
      forEachOperand(of: to, visit)
      forEachOperand(of: from, visit)
    case .call(let id): forEachOperand(of: calls[id], visit)
    case .storageLive(_, let bytes): if let bytes { visit(bytes) }
    case .storageDead: break
    case .assembly(let id):
      for place in assemblies[id].outputs + assemblies[id].inputPlaces { forEachOperand(of: place, visit) }
      for input in assemblies[id].inputs { visit(input) }
    }
  }

  func forEachOperand(of terminator: Terminator, _ visit: (Operand) -> Void) {
    switch terminator {
    case .branch(let operand, _, _), .computed(let operand, _): visit(operand)
    case .switching(let id): visit(switches[id].operand)
    case .returning(let operand): if let operand { visit(operand) }
    case .returningObject(let place): forEachOperand(of: place, visit)
    case .jump, .anyOf, .unreachable: break
    }
  }

  private func forEachOperand(of call: Call, _ visit: (Operand) -> Void) {
    if case .pointer(let operand) = call.callee { visit(operand) }
    for argument in call.arguments {
      switch argument {
      case .value(let operand): visit(operand)
      case .object(let place): forEachOperand(of: place, visit)
      }
    }
    if case .object(let place) = call.result { forEachOperand(of: place, visit) }
  }

  private func forEachOperand(of place: ID<Place>, _ visit: (Operand) -> Void) {
    if case .memory(let operand) = places[place].base { visit(operand) }
    for case .index(let operand, _) in places[place].projections { visit(operand) }
  }
}
