internal import Basics
internal import IR

/// The operation that gives each register of a function its value; a register has one.
struct Definitions {
  private let rows: [Operation?]

  init(_ body: Body) {
    var rows: [Operation?] = Array(repeating: nil, count: body.registers.count)
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        if let register = instruction.operation.result(in: body) { rows[register.index] = instruction.operation }
      }
    }
    self.rows = rows
  }

  subscript(register: ID<Register>) -> Operation? { rows[register.index] }
}
