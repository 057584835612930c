internal import Basics
internal import IR

/// Sums that go back to where a part of them was read: `count = count + 1`, `node->seq++`.
struct PutBack {
  private let body: Body
  private let definitions: Definitions

  /// The registers on the way from the sum to the store.
  static func registers(of body: Body, _ definitions: Definitions) -> Set<ID<Register>> {
    let search = PutBack(body: body, definitions: definitions)
    var found: Set<ID<Register>> = []
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation else { continue }
        found.formUnion(search.way(from: value, to: body.places[place]))
      }
    }
    return found
  }

  /// Empty where the value is no sum with what is read from the place.
  private func way(from value: Operand, to place: Place) -> [ID<Register>] {
    var way: [ID<Register>] = []
    var operand = value
    while case .register(let register) = operand {
      way.append(register)
      switch definitions[register] {
      case .convert(_, _, let inner)?: operand = inner
      case .binary(_, .add, let left, .constant)?, .binary(_, .subtract, let left, .constant)?:
        return isRead(left, from: place) ? way : []
      default: return []
      }
    }
    return []
  }

  private func isRead(_ operand: Operand, from place: Place) -> Bool {
    var operand = operand
    while case .register(let register) = operand {
      switch definitions[register] {
      case .convert(_, _, let inner)?: operand = inner
      case .load(_, let source, _)?: return isSame(body.places[source], place, depth: 4)
      default: return false
      }
    }
    return false
  }

  /// Whether two places are the same part as they are written, whatever was stored in between.
  private func isSame(_ a: Place, _ b: Place, depth: Int) -> Bool {
    if a == b { return true }
    guard depth > 0, a.projections == b.projections, case .memory(.register(let left)) = a.base,
      case .memory(.register(let right)) = b.base, case .load(_, let first, _)? = definitions[left],
      case .load(_, let second, _)? = definitions[right]
    else { return false }
    return isSame(body.places[first], body.places[second], depth: depth - 1)
  }
}
