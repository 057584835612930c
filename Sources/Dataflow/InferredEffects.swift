import Basics
public import IR
import Lattice

extension CalleeEffects {
  /// Knows the C library, and of the unit's own functions whether they, and what they call, write to memory of others or
  /// can end the lifetime of objects.
  public static func inferred(in unit: UnitIR) -> CalleeEffects {
    let found = EffectInference(unit).effects()
    return CalleeEffects { id, other in
      if id.index < found.count, let effects = found[id.index] { return effects }
      return library.effects(id, other)
    }
  }
}

/// The effects of the functions of a unit, from the bottom of its call graph.
private struct EffectInference {
  let unit: UnitIR
  private var own: [Own?]

  /// What a function does itself, and whom it calls.
  private struct Own {
    var isWriting = false
    var isFreeing = false
    var callees: [ID<Function>] = []
  }

  init(_ unit: UnitIR) {
    self.unit = unit
    own = unit.functions.ids.map { id in
      let function = unit.functions[id]
      // Another definition may take the place of this one.
      let isInlineOnly = function.flags.contains(.inline) && function.linkage == .external
      if function.flags.contains(.weak) || function.alias != nil || isInlineOnly { return nil }
      return function.body.map { EffectInference.own($0) }
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

  /// By function; nil for those of which the unit knows nothing.
  func effects() -> [CallEffects?] {
    var writes = own.map { $0?.isWriting ?? true }
    var frees = own.map { $0?.isFreeing ?? true }
    for id in unit.functions.ids where own[id.index] == nil {
      let known = CalleeEffects.library.effects(id, unit)
      writes[id.index] = known.writes != .nothing
      frees[id.index] = known.frees
    }
    var isChanged = true
    while isChanged {
      isChanged = false
      for id in unit.functions.ids {
        for callee in own[id.index]?.callees ?? [] {
          if writes[callee.index], !writes[id.index] { (writes[id.index], isChanged) = (true, true) }
          if frees[callee.index], !frees[id.index] { (frees[id.index], isChanged) = (true, true) }
        }
      }
    }
    return unit.functions.ids.map { id in
      guard own[id.index] != nil else { return nil }
      let isWriting = writes[id.index]
      // A result may be one of the arguments.
      return CallEffects(
        writes: isWriting ? .anything : .nothing, frees: frees[id.index], retains: isWriting || returnsPointer(id))
    }
  }

  private func returnsPointer(_ id: ID<Function>) -> Bool {
    guard let result = unit.types[unit.functions[id].type].signature?.result else { return true }
    return !(unit.types[result].integerFormat != nil || unit.types[result].isVoid || unit.types[result].isFloating)
  }
}
