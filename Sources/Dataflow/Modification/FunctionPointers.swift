import Basics
import IR

/// Which functions stand in which members and tables, so that calls through these are known.
struct FunctionPointers: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  /// What constants put there.
  private var stored: [Int: Set<Reference>] = [:]
  /// Where values that are no constants are put too.
  private var open: Set<Int> = []
  /// Where more may be put than stores show: initialisers, copies of whole records, pointers to the member itself.
  private var isOpenElsewhere: Set<Int> = []
  private var handedOut: Set<Reference> = []

  init(_ program: LinkedProgram, _ slots: MemorySlots) {
    for (index, unit) in program.units.enumerated() {
      func target(_ function: ID<Function>) -> Reference {
        program.definition(of: function, in: index) ?? Reference(unit: index, id: function)
      }
      for id in unit.globals.ids {
        for item in unit.globals[id].initialiser ?? [] {
          guard case .function(let function) = item.value else { continue }
          handedOut.insert(target(function))
          let member = slots.member(at: item.offset, of: unit.globals[id].type, in: unit)
          stored[member ?? slots.slot(of: id, in: index), default: []].insert(target(function))
          if let member { isOpenElsewhere.insert(member) }
        }
      }
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        for constant in body.constants.ids {
          if case .function(let function) = body.constants[constant].value { handedOut.insert(target(function)) }
        }
        for block in body.blocks.ids {
          for instruction in body.blocks[block].instructions {
            isOpenElsewhere.formUnion(Self.opened(by: instruction.operation, in: body, unit, index, slots))
            guard case .store(let place, let value, _) = instruction.operation,
              let holder = slots.holder(of: body.places[place], in: body, index)
            else { continue }
            if case .constant(let constant) = value {
              if case .function(let function) = body.constants[constant].value {
                stored[holder, default: []].insert(target(function))
              }
            } else {
              open.insert(holder)
            }
          }
        }
      }
    }
  }

  /// What an operation may put anything into: the members of a record that is copied or written as a whole, and a member
  /// whose address is taken.
  private static func opened(
    by operation: Operation, in body: Body, _ unit: UnitIR, _ index: Int, _ slots: MemorySlots
  ) -> [Int] {
    switch operation {
    case .copy(let to, _, _): return slots.all(of: body.places[to].type, in: unit)
    case .address(_, let place):
      guard unit.types[body.places[place].type].isPointer else { return [] }
      return slots.holder(of: body.places[place], in: body, index).map { [$0] } ?? []
    case .call(let id):
      let call = body.calls[id]
      if case .object(let place) = call.result { return slots.all(of: body.places[place].type, in: unit) }
      guard case .function(let function) = call.callee else { return [] }
      let effects = CalleeEffects.library.effects(function, unit)
      guard effects != .unknown, !effects.frees, case .arguments(let mask) = effects.writes else { return [] }
      let definitions = RecordPointers(body, unit)
      return call.arguments.enumerated().flatMap { position, argument -> [Int] in
        guard position < 32, mask >> UInt32(position) & 1 != 0, case .value(let operand) = argument,
          let record = definitions.record(behind: operand)
        else { return [] }
        return slots.all(of: record, in: unit)
      }
    default: return []
    }
  }

  /// The one function that the program puts where a pointer was read from, by stores to nothing else; nil where there
  /// are none or more.
  func only(from holder: Int?) -> Reference? {
    guard let holder, !open.contains(holder), !isOpenElsewhere.contains(holder), let functions = stored[holder],
      functions.count == 1
    else { return nil }
    return functions.first
  }

  /// What a call through a pointer may call.
  ///
  /// - Parameter holder: where the pointer was read from; nil where that is no member or object.
  func targets(from holder: Int?, arguments: Int, in program: LinkedProgram) -> [Reference] {
    var targets = holder.flatMap { stored[$0] } ?? []
    if holder.map({ open.contains($0) }) ?? true {
      for function in handedOut where program[function].body?.parameterCount == arguments { targets.insert(function) }
    }
    return targets.sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
  }
}

/// The records behind pointers that were converted to `void *` before they were handed on.
private struct RecordPointers {
  private let body: Body
  private let unit: UnitIR
  private var converted: [ID<Register>: Operand] = [:]

  init(_ body: Body, _ unit: UnitIR) {
    (self.body, self.unit) = (body, unit)
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        if case .convert(let register, _, let operand) = instruction.operation { converted[register] = operand }
      }
    }
  }

  func record(behind operand: Operand) -> ID<MachineType>? {
    var operand = operand
    while true {
      let type =
        switch operand {
        case .register(let register): body.registers[register].type
        case .constant(let constant): body.constants[constant].type
        }
      if let pointee = unit.types[type].pointee, unit.types[pointee].record != nil { return pointee }
      guard case .register(let register) = operand, let inner = converted[register] else { return nil }
      operand = inner
    }
  }
}
