internal import Basics
internal import IR

extension Place {
  /// The type whose part the last step leads to; nil where the place is seen through other types.
  func container(in body: Body, _ unit: UnitIR) -> ID<MachineType>? {
    var type: ID<MachineType>?
    switch base {
    case .local(let local): type = body.locals[local].type
    case .global(let global): type = unit.globals[global].type
    case .memory(let operand): type = unit.types[operand.type(in: body)].pointee
    }
    for projection in projections.dropLast() {
      switch projection {
      case .field(let index, _):
        guard let fields = type.flatMap({ unit.types[$0].record })?.fields, fields.indices.contains(index) else {
          return nil
        }
        type = fields[index].type
      case .index: type = type.flatMap { unit.types[$0].element }
      case .offset: return nil
      }
    }
    return type
  }
}
