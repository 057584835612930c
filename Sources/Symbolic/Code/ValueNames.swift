internal import Basics
internal import IR

/// The variables from which registers were loaded, for messages.
struct ValueNames: Sendable {
  private let names: [String]

  init(_ body: Body) {
    var names = Array(repeating: "", count: body.registers.count)
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let register, let place, _), .address(let register, let place):
          if case .local(let local) = body.places[place].base, body.places[place].projections.isEmpty {
            names[register.index] = body.locals[local].name
          }
        case .convert(let register, _, let operand):
          if case .register(let source) = operand { names[register.index] = names[source.index] }
        default: break
        }
      }
    }
    self.names = names
  }

  /// The variable that a pointer was read from; empty where it is an expression.
  func pointer(_ operand: Operand) -> String {
    guard case .register(let register) = operand else { return "" }
    return names[register.index]
  }
}
