import Basics
import IR
import Lattice

/// What a function changes itself, and whom it calls with what.
struct ModificationRow {
  typealias Reference = LinkedProgram.Reference<Function>

  /// Where an argument leads, so far as writing through it goes.
  enum Argument {
    case nowhere
    case memory([Int])
    /// To where the function's own parameter leads, a pointer to `void`.
    case parameter(Int)
  }

  struct CallRow {
    let call: ID<Call>
    var targets: [Reference]
    let arguments: [Argument]
    var isThroughPointer = false
    /// The one function that the program puts where the pointer was read from.
    var only: Reference?
    /// Whether functions are known that it may call, with code or without.
    var hasTargets = true
  }

  private(set) var slots = BitSet()
  /// The function's own parameters, pointers to `void`, through which it writes.
  private(set) var parameters: Set<Int> = []
  private(set) var calls: [CallRow] = []

  private let unit: Int
  private let program: LinkedProgram
  private let table: MemorySlots
  private let body: Body
  private var definitions: [ID<Register>: Operation] = [:]
  private var ir: UnitIR { program.units[unit] }

  init(_ body: Body, unit: Int, _ program: LinkedProgram, _ table: MemorySlots, _ pointers: FunctionPointers) {
    (self.body, self.unit, self.program, self.table) = (body, unit, program, table)
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        note(instruction.operation, pointers)
        if let register = instruction.operation.result(in: body) { definitions[register] = instruction.operation }
      }
    }
  }

  private mutating func note(_ operation: Operation, _ pointers: FunctionPointers) {
    switch operation {
    case .store(let place, _, _), .copy(let place, _, _), .clear(let place): write(place)
    case .assembly(let assembly): for place in body.assemblies[assembly].outputs { write(place) }
    case .call(let id):
      let call = body.calls[id]
      if case .object(let place) = call.result { write(place) }
      note(id, call, pointers)
    case .load, .address, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead: break
    }
  }

  private mutating func write(_ place: ID<Place>) {
    for slot in table.written(body.places[place], in: body, unit) { slots.insert(slot) }
  }

  private mutating func write(_ argument: Argument) {
    switch argument {
    case .nowhere: break
    case .memory(let slots): for slot in slots { self.slots.insert(slot) }
    case .parameter(let index): parameters.insert(index)
    }
  }

  private mutating func note(_ id: ID<Call>, _ call: Call, _ pointers: FunctionPointers) {
    let arguments = call.arguments.map { argument -> Argument in
      if case .value(let operand) = argument { target(of: operand) } else { .nowhere }
    }
    var row = CallRow(call: id, targets: [], arguments: arguments)
    switch call.callee {
    case .function(let function): row.targets = [definition(function)]
    case .pointer(let operand):
      row.targets = pointers.targets(from: holder(of: operand), arguments: call.arguments.count, in: program)
      row.isThroughPointer = true
      row.only = pointers.only(from: holder(of: operand))
      row.hasTargets = !row.targets.isEmpty
    case .builtin(.addOverflow), .builtin(.subtractOverflow), .builtin(.multiplyOverflow):
      for argument in arguments { write(argument) }
      return
    case .builtin: return
    }
    let unknown = row.targets.filter { program[$0].body == nil }
    row.targets.removeAll { program[$0].body == nil }
    if row.targets.isEmpty && unknown.isEmpty { for argument in arguments { write(argument) } }
    for target in unknown { writeArguments(arguments, of: target) }
    calls.append(row)
  }

  /// A function without code changes what its arguments lead to, if the library does not say less.
  private mutating func writeArguments(_ arguments: [Argument], of target: Reference) {
    let effects = CalleeEffects.library.effects(target.id, program.units[target.unit])
    if effects.frees && effects != .unknown { return }
    for (index, argument) in arguments.enumerated() {
      switch effects.writes {
      case .nothing: return
      case .arguments(let mask): if index < 32 && mask >> UInt32(index) & 1 != 0 { write(argument) }
      case .anything: write(argument)
      }
    }
  }

  private func definition(_ function: ID<Function>) -> Reference {
    program.definition(of: function, in: unit) ?? Reference(unit: unit, id: function)
  }

  /// The member or object from which a pointer was read.
  private func holder(of operand: Operand) -> Int? {
    guard case .register(let register) = operand, case .load(_, let place, _)? = definitions[register] else {
      return nil
    }
    return table.holder(of: body.places[place], in: body, unit)
  }

  /// What writing through an argument changes.
  private func target(of operand: Operand) -> Argument {
    guard let type = body.type(of: operand), let pointee = ir.types[type].pointee else { return .nowhere }
    let own = table.all(of: pointee, in: ir)
    switch operand {
    case .constant(let id):
      guard case .address(let global, _) = body.constants[id].value else { return .nowhere }
      return .memory(own + [table.slot(of: global, in: unit)] + table.all(of: ir.globals[global].type, in: ir))
    case .register(let register):
      let isOpen = ir.types[pointee].isVoid
      guard let operation = definitions[register] else {
        return isOpen ? .memory([MemorySlots.anything]) : .memory(own)
      }
      return target(of: operation, own, isOpen: isOpen)
    }
  }

  /// - Parameter own: what the pointer's own type says.
  private func target(of operation: Operation, _ own: [Int], isOpen: Bool) -> Argument {
    switch operation {
    case .address(_, let place):
      let row = body.places[place]
      return .memory(own + table.written(row, in: body, unit) + table.all(of: row.type, in: ir))
    case .convert(_, .pointer, let operand), .pointerAdd(_, let operand, _, _):
      switch target(of: operand) {
      case .memory(let slots) where slots.contains(MemorySlots.anything) && !isOpen: return .memory(own)
      case .memory(let slots): return .memory(own + slots)
      case .parameter(let index): return isOpen ? .parameter(index) : .memory(own)
      case .nowhere: return .memory(own)
      }
    case .load(_, let place, _) where isOpen:
      let row = body.places[place]
      guard case .local(let local) = row.base, row.projections.isEmpty else { return .memory([MemorySlots.anything]) }
      return local.index < body.parameterCount ? .parameter(local.index) : .memory([MemorySlots.anything])
    // A result that nobody else has seen.
    case .call where isOpen: return .nowhere
    default: return isOpen ? .memory([MemorySlots.anything]) : .memory(own)
    }
  }
}
