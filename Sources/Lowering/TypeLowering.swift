internal import Basics
internal import IR
internal import Machine
internal import Syntax

extension UnitState {
  /// The row of a type of the syntax tree.
  func type(_ type: Type) -> ID<MachineType> {
    let canonical = type.canonical
    if let id = typeRows[canonical.id] { return id }
    let id = makeType(canonical)
    typeRows[canonical.id] = id
    return id
  }

  private func makeType(_ type: Type) -> ID<MachineType> {
    let size = type.size
    let alignment = type.alignment ?? 1
    func intern(_ kind: MachineType.Kind) -> ID<MachineType> {
      unit.types.intern(MachineType(kind, size: size, alignment: alignment))
    }
    switch type.kind {
    case .void: return void
    case .bool: return intern(.boolean)
    case .integer(let bits, let isSigned, _), .enumeration(let bits, let isSigned):
      return intern(.integer(IntegerFormat(bits: bits, isSigned: isSigned)))
    case .floating(let format): return intern(.floating(Self.format(format)))
    case .complex:
      guard let element = type.element else { return void }
      guard case .floating(let format) = element.canonical.kind else {
        // No code is made for complex integers (`isComplexInteger`); objects of them have their room.
        return intern(.array(of: self.type(element), count: 2))
      }
      return intern(.complex(Self.format(format)))
    case .pointer: return intern(.pointer(to: type.pointee.map { self.type($0) } ?? void))
    case .array, .incompleteArray, .variableArray:
      guard let element = type.element else { return void }
      return intern(.array(of: self.type(element), count: type.count))
    case .function: return unit.types.intern(MachineType(.function(signature(type)), size: nil, alignment: 1))
    case .record: return record(type)
    case .vector:
      guard let element = type.element, let count = type.count else { return void }
      return intern(.vector(of: self.type(element), count: count))
    case .invalid, .other: return void
    }
  }

  /// The row of a type. A method and not a subscript of the table: its argument may add rows first.
  func machine(_ id: ID<MachineType>) -> MachineType { unit.types[id] }

  var void: ID<MachineType> { unit.types.intern(MachineType(.void, size: nil, alignment: 1)) }

  func pointer(to type: ID<MachineType>) -> ID<MachineType> {
    let bytes = unit.target.dataModel.pointerBits / 8
    let alignment = min(bytes, unit.target.dataModel.maximumAlignment)
    return unit.types.intern(MachineType(.pointer(to: type), size: bytes, alignment: alignment))
  }

  func integer(bits: Int, isSigned: Bool) -> ID<MachineType> {
    let alignment = min(max(1, bits / 8), unit.target.dataModel.maximumAlignment)
    return unit.types.intern(
      MachineType(
        .integer(IntegerFormat(bits: bits, isSigned: isSigned)), size: max(1, bits / 8), alignment: alignment))
  }

  /// C's `int`.
  var int: ID<MachineType> { integer(bits: unit.target.dataModel.intBits, isSigned: true) }

  /// The unsigned integer as wide as a pointer, for sizes.
  var sizeType: ID<MachineType> { integer(bits: unit.target.dataModel.pointerBits, isSigned: false) }

  /// GNU's complex integers.
  func isComplexInteger(_ type: Type) -> Bool {
    let type = type.canonical
    guard case .complex = type.kind, let element = type.element else { return false }
    return element.canonical.isInteger
  }

  private static func format(_ format: Syntax.FloatingFormat) -> IR.FloatingFormat {
    switch format {
    case .half: .half
    case .brain: .brain
    case .single: .single
    case .double: .double
    case .extended: .extended
    case .quadruple, .doubleDouble: .quadruple
    }
  }

  private func signature(_ type: Type) -> Signature {
    Signature(
      result: type.result.map { self.type($0) } ?? void, parameters: type.parameters.map { self.type($0) },
      isVariadic: type.isVariadic, hasPrototype: type.hasPrototype)
  }

  // MARK: Records

  private func record(_ type: Type) -> ID<MachineType> {
    guard let declaration = type.declaration else { return void }
    // A qualified record has a row of its own among the syntax types, and shares its declaration.
    if let id = recordRows[declaration] { return id }
    let isUnion = if case .record(true) = type.kind { true } else { false }
    let id = unit.types.declareRecord(recordName(declaration), isUnion: isUnion)
    recordRows[declaration] = id
    guard let size = type.size else { return id }
    let fields = declaration.fields.map { field in
      Field(
        name: field.name, type: self.type(field.type), bitOffset: field.bitOffset ?? 0, bitWidth: field.bitWidth)
    }
    unit.types.complete(id, fields: fields, size: size, alignment: type.alignment ?? 1)
    return id
  }

  private func recordName(_ declaration: Declaration) -> String {
    let base = declaration.name.isEmpty || declaration.name.contains(" ") ? "anonymous" : declaration.name
    var name = base
    var count = 1
    while !recordNames.insert(name).inserted {
      count += 1
      name = "\(base).\(count)"
    }
    return name
  }
}
