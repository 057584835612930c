internal import Basics
internal import IR

extension ProgramCode {
  /// The functions that stand in constant tables which the program itself indexes.
  static func tableFunctions(of linked: LinkedProgram, _ uses: GlobalUses) -> Set<LinkedProgram.Reference<Function>> {
    var found: Set<LinkedProgram.Reference<Function>> = []
    for (index, unit) in linked.units.enumerated() {
      let indexed = indexedGlobals(of: unit)
      for id in unit.globals.ids where indexed.contains(id) {
        let reference = linked.definition(of: id, in: index) ?? LinkedProgram.Reference(unit: index, id: id)
        guard linked[reference].flags.contains(.constant) || !uses.isWritten(reference) else { continue }
        for item in linked[reference].initialiser ?? [] {
          guard case .function(let function) = item.value,
            let target = linked.definition(of: function, in: reference.unit)
          else { continue }
          found.insert(target)
        }
      }
    }
    return found
  }

  private static func indexedGlobals(of unit: UnitIR) -> Set<ID<Global>> {
    var indexed: Set<ID<Global>> = []
    for id in unit.functions.ids {
      guard let body = unit.functions[id].body else { continue }
      for place in body.places.ids {
        guard case .global(let global) = body.places[place].base else { continue }
        if body.places[place].projections.contains(where: { if case .index = $0 { true } else { false } }) {
          indexed.insert(global)
        }
      }
    }
    return indexed
  }
}
