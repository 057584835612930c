internal import Basics
internal import IR

/// Which objects of the program some code can change.
///
/// The program is taken as whole: an object that no analysed unit writes to or hands out keeps its first value.
struct GlobalUses: Sendable {
  private var written: Set<LinkedProgram.Reference<Global>> = []

  init(_ program: LinkedProgram) {
    for (index, unit) in program.units.enumerated() {
      func writes(_ global: ID<Global>) {
        written.insert(program.definition(of: global, in: index) ?? LinkedProgram.Reference(unit: index, id: global))
      }
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        GlobalUses.visit(body, writes)
      }
      for id in unit.globals.ids {
        for item in unit.globals[id].initialiser ?? [] {
          if case .address(let target, _) = item.value { writes(target) }
        }
      }
    }
  }

  func isWritten(_ global: LinkedProgram.Reference<Global>) -> Bool { written.contains(global) }

  private static func visit(_ body: Body, _ writes: (ID<Global>) -> Void) {
    func writesPlace(_ id: ID<Place>) {
      if case .global(let global) = body.places[id].base { writes(global) }
    }
    for id in body.constants.ids {
      if case .address(let global, _) = body.constants[id].value { writes(global) }
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .store(let place, _, _), .copy(let place, _, _), .clear(let place), .address(_, let place):
          writesPlace(place)
        case .call(let call):
          if case .object(let place) = body.calls[call].result { writesPlace(place) }
        case .assembly(let assembly): for place in body.assemblies[assembly].outputs { writesPlace(place) }
        case .load, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead: break
        }
      }
    }
  }
}
