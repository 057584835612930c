internal import Basics
internal import IR

/// Values that a function moves without looking at them.
enum HandedOn {
  /// The registers that are only stored, converted and given to functions, with the calls that are given them.
  static func registers(of body: Body) -> [ID<Register>: [ID<Call>]] {
    var calls: [ID<Register>: [ID<Call>]] = [:]
    var looked: Set<ID<Register>> = []
    var converted: [(from: ID<Register>, to: ID<Register>)] = []
    func look(_ operand: Operand) { if case .register(let register) = operand { looked.insert(register) } }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .store(let place, .register(let register), _):
          calls[register, default: []] += []
          if case .memory(.register(let pointer)) = body.places[place].base { looked.insert(pointer) }
          lookAtIndices(of: place, body, look)
        case .convert(let target, _, .register(let register)): converted.append((register, target))
        case .call(let call):
          let row = body.calls[call]
          for argument in row.arguments {
            if case .value(.register(let register)) = argument { calls[register, default: []].append(call) }
          }
          if case .pointer(let operand) = row.callee { look(operand) }
        default: instruction.operation.forEachOperand(in: body, look)
        }
      }
      body.blocks[id].terminator.forEachOperand(in: body, look)
    }
    for (from, to) in converted.reversed() {
      if let further = calls[to], !looked.contains(to) {
        calls[from, default: []] += further
      } else {
        looked.insert(from)
      }
    }
    for register in looked { calls[register] = nil }
    return calls
  }

  private static func lookAtIndices(of place: ID<Place>, _ body: Body, _ look: (Operand) -> Void) {
    for projection in body.places[place].projections {
      if case .index(let operand, _) = projection { look(operand) }
    }
  }
}
