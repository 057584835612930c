internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// Finds what a scalar held before calls that changed other kinds of memory only.
  func recall(_ place: Place, _ region: RegionID, offset: Term, size: Int, _ state: inout State) {
    guard let contents = state.memory[region]?.contents, var earlier = contents.earlier,
      let start = table.signedValue(offset).map({ Int($0) }), contents.isOpen(start, start + size)
    else { return }
    var object: LinkedProgram.Reference<Global>?
    if case .global(let global) = regions[region.index].kind { object = global }
    let function = state.top.code.reference
    while !program.modifications.mayChange(place, of: object, in: function, earlier.changed) {
      if case .value(let term, 0, size)? = earlier.contents.exact(start, size: size) {
        return state.memory.refine(region) { $0.contents.note(term, at: start, size: size) }
      }
      guard earlier.contents.isOpen(start, start + size), let next = earlier.contents.earlier else { return }
      earlier = next
    }
  }
}
