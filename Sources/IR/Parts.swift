public import Basics

extension Operation {
  /// The register that the operation sets.
  public func result(in body: Body) -> ID<Register>? {
    switch self {
    case .load(let register, _, _), .address(let register, _), .binary(let register, _, _, _),
      .unary(let register, _, _), .convert(let register, _, _), .pointerAdd(let register, _, _, _),
      .pointerDifference(let register, _, _, _):
      return register
    case .call(let id):
      guard case .register(let register) = body.calls.element(id)?.result else { return nil }
      return register
    case .store, .copy, .clear, .storageLive, .storageDead, .assembly: return nil
    }
  }
}

extension UnitIR {
  /// The type from which a place's projections start; nil where the base is no object of the unit.
  public func type(of base: Place.Base, in body: Body) -> ID<MachineType>? {
    switch base {
    case .local(let id): return body.locals.element(id)?.type
    case .global(let id): return globals.element(id)?.type
    case .memory(let operand): return body.type(of: operand).flatMap { types.row($0)?.pointee }
    }
  }
}

extension TypeTable {
  /// The type of a part; nil where the type has no such part, and after `offset`, which says nothing about types.
  public func part(of type: ID<MachineType>?, at projection: Place.Projection) -> ID<MachineType>? {
    guard let row = type.flatMap({ self.row($0) }) else { return nil }
    switch projection {
    case .field(let index, _):
      guard let fields = row.record?.fields, fields.indices.contains(index) else { return nil }
      return fields[index].type
    case .index: return row.element
    case .offset: return nil
    }
  }
}

extension Body {
  /// The type of an operand; nil for one of another body.
  public func type(of operand: Operand) -> ID<MachineType>? {
    switch operand {
    case .register(let id): registers.element(id)?.type
    case .constant(let id): constants.element(id)?.type
    }
  }
}
