import Basics
import IR

/// Which functions stand in which members and tables, so that calls through these are known.
struct FunctionPointers: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  /// What constants put there.
  private var stored: [Int: Set<Reference>] = [:]
  /// Where values that are no constants are put too.
  private var open: Set<Int> = []
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
        }
      }
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        for constant in body.constants.ids {
          if case .function(let function) = body.constants[constant].value { handedOut.insert(target(function)) }
        }
        for block in body.blocks.ids {
          for instruction in body.blocks[block].instructions {
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

  /// The one function that the program puts where a pointer was read from; nil where there are none or more.
  func only(from holder: Int?) -> Reference? {
    guard let holder, !open.contains(holder), let functions = stored[holder], functions.count == 1 else { return nil }
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
