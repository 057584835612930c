import Basics
public import IR
import Lattice

extension CalleeEffects {
  /// Knows the C library, and of the unit's own functions whether they, and what they call, write to memory of others or
  /// can end the lifetime of objects.
  public static func inferred(in unit: UnitIR) -> CalleeEffects {
    ProgramEffects(of: LinkedProgram([unit])).callees(in: 0)
  }
}

/// What the functions of a program do with memory of others, from the bottom of its call graph.
public struct ProgramEffects: Sendable {
  /// By unit and function; nil for those of which the program knows nothing.
  private let found: [[CallEffects?]]
  private let program: LinkedProgram

  public init(of program: LinkedProgram) {
    self.program = program
    found = EffectInference(program).effects()
  }

  /// The effects of what a unit's functions call: of definitions anywhere in the program, and of the C library.
  public func callees(in unit: Int) -> CalleeEffects {
    CalleeEffects { [found, program] id, other in
      let target = program.definition(of: id, in: unit) ?? LinkedProgram.Reference(unit: unit, id: id)
      if target.id.index < found[target.unit].count, let effects = found[target.unit][target.id.index] {
        return effects
      }
      return CalleeEffects.library.effects(id, other)
    }
  }
}

private struct EffectInference {
  let program: LinkedProgram
  private var own: [[Own?]]

  /// What a function does itself, and whom it calls.
  private struct Own {
    var isWriting = false
    var isFreeing = false
    var callees: [ID<Function>] = []
  }

  init(_ program: LinkedProgram) {
    self.program = program
    own = program.units.map { unit in
      unit.functions.ids.map { id in
        let function = unit.functions[id]
        // Another definition may take the place of this one.
        let isInlineOnly = function.flags.contains(.inline) && function.linkage == .external
        if function.flags.contains(.weak) || function.alias != nil || isInlineOnly { return nil }
        return function.body.map { EffectInference.own($0) }
      }
    }
  }

  private static func own(_ body: Body) -> Own {
    var own = Own()
    func write(_ place: ID<Place>) {
      if case .local = body.places[place].base { return }
      own.isWriting = true
    }
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        switch instruction.operation {
        case .store(let place, _, _), .clear(let place), .copy(let place, _, _): write(place)
        case .call(let id):
          if case .object(let place) = body.calls[id].result { write(place) }
          switch body.calls[id].callee {
          case .function(let callee): own.callees.append(callee)
          case .pointer: (own.isWriting, own.isFreeing) = (true, true)
          case .builtin(let builtin):
            switch builtin {
            case .setJump, .longJump: (own.isWriting, own.isFreeing) = (true, true)
            case .addOverflow, .subtractOverflow, .multiplyOverflow, .startArguments, .copyArguments, .nextArgument:
              own.isWriting = true
            default: break
            }
          }
        case .assembly: (own.isWriting, own.isFreeing) = (true, true)
        case .load, .address, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead:
          break
        }
      }
    }
    return own
  }

  /// The callees of a function as the program links them.
  private func callees(_ id: Int, in unit: Int) -> [LinkedProgram.Reference<Function>] {
    (own[unit][id]?.callees ?? []).map { callee in
      program.definition(of: callee, in: unit) ?? LinkedProgram.Reference(unit: unit, id: callee)
    }
  }

  /// By unit and function; nil for those of which the program knows nothing.
  func effects() -> [[CallEffects?]] {
    var writes = own.map { $0.map { $0?.isWriting ?? true } }
    var frees = own.map { $0.map { $0?.isFreeing ?? true } }
    var callees: [[[LinkedProgram.Reference<Function>]]] = []
    for (index, unit) in program.units.enumerated() {
      for id in unit.functions.ids where own[index][id.index] == nil {
        let known = CalleeEffects.library.effects(id, unit)
        writes[index][id.index] = known.writes != .nothing
        frees[index][id.index] = known.frees
      }
      callees.append(own[index].indices.map { self.callees($0, in: index) })
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for unit in own.indices {
        for id in own[unit].indices {
          for callee in callees[unit][id] {
            if writes[callee.unit][callee.id.index], !writes[unit][id] { (writes[unit][id], isChanged) = (true, true) }
            if frees[callee.unit][callee.id.index], !frees[unit][id] { (frees[unit][id], isChanged) = (true, true) }
          }
        }
      }
    }
    return program.units.enumerated().map { index, unit in
      unit.functions.ids.map { id in
        guard own[index][id.index] != nil else { return nil }
        let isWriting = writes[index][id.index]
        // A result may be one of the arguments.
        return CallEffects(
          writes: isWriting ? .anything : .nothing, frees: frees[index][id.index],
          retains: isWriting || returnsPointer(id, in: unit))
      }
    }
  }

  private func returnsPointer(_ id: ID<Function>, in unit: UnitIR) -> Bool {
    guard let result = unit.types[unit.functions[id].type].signature?.result else { return true }
    return !(unit.types[result].integerFormat != nil || unit.types[result].isVoid || unit.types[result].isFloating)
  }
}
