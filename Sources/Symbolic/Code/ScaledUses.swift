internal import Basics
internal import IR

/// Pointers to bytes that a function walks in steps of several bytes: `src + 2 * i`.
enum ScaledUses {
  static func isScaled(_ pointer: ID<Local>, in body: Body) -> Bool {
    var loads: Set<ID<Register>> = []
    var scaled: Set<ID<Register>> = []
    func register(_ operand: Operand) -> ID<Register>? {
      if case .register(let register) = operand { register } else { nil }
    }
    func isNumber(_ operand: Operand, atLeast least: Int128) -> Bool {
      guard case .constant(let id) = operand, case .integer(let value) = body.constants[id].value else { return false }
      return value >= least
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let result, let place, _):
          if body.places[place].base == .local(pointer), body.places[place].projections.isEmpty { loads.insert(result) }
        case .binary(let result, .multiply, let left, let right):
          if isNumber(left, atLeast: 2) || isNumber(right, atLeast: 2) { scaled.insert(result) }
        case .binary(let result, .shiftLeft, _, let right): if isNumber(right, atLeast: 1) { scaled.insert(result) }
        case .convert(let result, _, let inner):
          if let inner = register(inner), scaled.contains(inner) { scaled.insert(result) }
        case .pointerAdd(_, let base, let index, _):
          if let base = register(base), let index = register(index), loads.contains(base), scaled.contains(index) {
            return true
          }
        default: break
        }
      }
    }
    return false
  }
}
