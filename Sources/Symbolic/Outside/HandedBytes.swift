internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Bytes with their number that are handed to a function: who hands them answers for the number.
extension Explorer {
  /// Checks that as many bytes are there as the callee is told, where a value from outside is the number.
  func checkHanded(
    _ target: LinkedProgram.Reference<Function>, _ call: Call, _ arguments: [ArgumentValue], _ origin: ID<Origin>,
    _ state: inout State
  ) throws(PathEnd) {
    for (pointer, length) in handedExtents(target, call, state).sorted(by: { $0.key < $1.key }) {
      guard arguments.indices.contains(pointer), arguments.indices.contains(length),
        let address = arguments[pointer].term, case .scalar(let count?, let scalar) = arguments[length],
        symbols.isFromOutside(count), !symbols.isOnlyExtent(count), let (region, offset) = resolve(address, &state),
        let whole = state.memory[region]?.size
      else { continue }
      let size = extended(count, scalar, to: table.bits(of: whole))
      let bad = table.disjunction(
        table.unsignedLess(whole, offset), table.unsignedLess(table.subtract(whole, offset), size))
      try check(bad, .outOfBoundsRead, origin, region: region, &state) { state in
        var detail = detail(of: region, state)
        detail.offset = text(of: offset, isSigned: true)
        detail.length = text(of: size)
        detail.callee = program.linked[target].name
        return detail
      }
    }
  }

  /// By argument that points to bytes the argument that tells how many; by its parameters' names where the callee is
  /// defined, by the place behind the pointer otherwise.
  private func handedExtents(
    _ target: LinkedProgram.Reference<Function>, _ call: Call, _ state: State
  ) -> [Int: Int] {
    if let body = program.linked[target].body { return program.unit(target.unit).parameterExtents(of: body) }
    let code = state.top.code
    var extents: [Int: Int] = [:]
    // What follows a format is no number of its bytes.
    let type = program.unit(target.unit).ir.types[program.linked[target].type]
    guard case .function(let signature) = type.kind, !signature.isVariadic else { return [:] }
    for index in call.arguments.indices.dropLast() {
      guard case .value(let pointer) = call.arguments[index], case .value(let length) = call.arguments[index + 1],
        code.unit.isBytePointer(pointer.type(in: code.body)), code.unit.isInteger(length.type(in: code.body)),
        code.sources.isNamedLength(length)
      else { continue }
      extents[index] = index + 1
    }
    return extents
  }
}
