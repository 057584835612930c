internal import Basics
internal import IR

/// The variables from which registers were loaded, for messages.
struct ValueNames: Sendable {
  private let names: [String]
  /// Those of members, where registers were loaded from one.
  private let members: [ID<Register>: String]

  init(_ body: Body, _ unit: UnitIR) {
    var names = Array(repeating: "", count: body.registers.count)
    var members: [ID<Register>: String] = [:]
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let register, let place, _), .address(let register, let place):
          if case .local(let local) = body.places[place].base, body.places[place].projections.isEmpty {
            names[register.index] = body.locals[local].name
          } else if case .field(let member, _)? = body.places[place].projections.last,
            let record = body.places[place].container(in: body, unit).flatMap({ unit.types[$0].record }),
            record.fields.indices.contains(member)
          {
            members[register] = record.fields[member].name
          }
        case .convert(let register, _, let operand):
          if case .register(let source) = operand { names[register.index] = names[source.index] }
        default: break
        }
      }
    }
    self.names = names
    self.members = members
  }

  /// The variable that a pointer was read from; empty where it is an expression.
  func pointer(_ operand: Operand) -> String {
    guard case .register(let register) = operand else { return "" }
    return names[register.index]
  }

  /// The variable or member that a pointer to a function was read from; empty where it is an expression.
  func function(_ operand: Operand) -> String {
    guard case .register(let register) = operand else { return "" }
    return members[register] ?? names[register.index]
  }
}
