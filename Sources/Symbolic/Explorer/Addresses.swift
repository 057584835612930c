internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Where an access goes.
struct Address {
  /// The whole address; for messages and for what no region is known for.
  var term: Term
  /// The pointer from which the place starts; nil where it is a named object.
  var pointer: Term?
  var region: RegionID?
  /// Bytes from the region's start.
  var offset: Term
  var bits: BitField?
  /// The bound of the innermost array that the place indexes.
  var element: ElementBound?

  struct BitField {
    let bitOffset: Int
    let width: Int
  }

  struct ElementBound {
    let index: Term
    let count: Int
    let stride: Int
    let isSigned: Bool
  }
}

extension Explorer {
  /// The region of a term that is an address, and the distance from its start; nil for fixed addresses and numbers.
  func resolve(_ address: Term, _ state: inout State) -> (region: RegionID, offset: Term)? {
    guard let start = base(of: address) else { return nil }
    let offset = table.subtract(address, start)
    let base = state.aliases[start] ?? start
    if case .object(let region)? = symbols.info(base)?.target {
      if state.memory[region] == nil { revive(region, &state) }
      return (region, offset)
    }
    let info = symbols.info(base)
    let region = makeRegion(.pointee, base: base, mayBeNull: true, name: info?.name ?? "", trace: nil)
    symbols.bind(base, to: region)
    revive(region, &state)
    return (region, offset)
  }

  /// An object behind a pointer of unknown origin begins to be followed on this path.
  private func revive(_ region: RegionID, _ state: inout State) {
    let info = symbols.info(regions[region.index].base)
    let kind = info?.leads ?? info?.kind ?? .imprecise
    state.memory.insert(
      Object(size: nil, contents: Contents(.unknown(kind == .address ? .contract : kind))), as: region)
  }

  /// The unknown in an address that is the start of an object.
  func base(of address: Term) -> Term? {
    if table.isSymbol(address) {
      guard case .function? = symbols.info(address)?.target else { return address }
      return nil
    }
    var candidate: Term?
    for symbol in table.symbols(in: address) where table.bits(of: symbol) == table.bits(of: address) {
      guard let info = symbols.info(symbol), !info.isHandle else { continue }
      let rest = table.subtract(address, symbol)
      if table.symbols(in: rest).contains(symbol) { continue }
      if case .object? = info.target { return symbol }
      if info.isPointer && candidate == nil { candidate = symbol }
    }
    return candidate
  }

  /// Whether a pointer is null, as a truth: pointers into an object are null where the object's address is.
  func isNull(_ pointer: Term) -> Term {
    if let value = table.unsignedValue(pointer) { return table.truth(value == 0) }
    let zero = table.constant(0, bits: table.bits(of: pointer))
    guard let base = base(of: pointer) else {
      if case .function? = symbols.info(pointer)?.target { return table.truth(false) }
      return table.equal(pointer, zero)
    }
    if case .object(let region)? = symbols.info(base)?.target, !regions[region.index].mayBeNull {
      return table.truth(false)
    }
    return table.equal(base, zero)
  }

  func makeRegion(
    _ kind: RegionInfo.Kind, base: Term?, bits: Int = 64, mayBeNull: Bool, absence: Term? = nil, name: String,
    trace: Trace?
  ) -> RegionID {
    let region = RegionID(regions.count)
    let base = base ?? symbols.makeAddress(of: region, bits: bits)
    regions.append(
      RegionInfo(kind: kind, base: base, mayBeNull: mayBeNull, absence: absence, name: name, trace: trace))
    return region
  }

  /// The region of a global as the program links it; made on first sight.
  func region(of global: ID<Global>, in unit: UnitCode, _ state: inout State) -> RegionID {
    let reference =
      program.linked.definition(of: global, in: unit.index) ?? LinkedProgram.Reference(unit: unit.index, id: global)
    if let known = state.memory.globals[reference] { return known }
    let definition = program.linked[reference]
    let region: RegionID
    if let known = globalRegions[reference] {
      region = known
    } else {
      region = makeRegion(
        .global(reference), base: nil, bits: unit.pointerBits, mayBeNull: false,
        name: definition.flags.contains(.stringLiteral) ? "" : definition.name, trace: nil)
      globalRegions[reference] = region
    }
    let home = program.unit(reference.unit)
    let size = home.ir.size(of: definition)
    let isKnown = definition.isDefinition && !definition.flags.contains(.constantInitialiserUnknown)
    let isFirst =
      isKnown && (isFreshProgram || program.isConstant(reference)) && !definition.flags.contains(.volatile)
    state.memory.globals[reference] = region
    state.memory.insert(
      Object(
        size: size > 0 ? table.constant(UInt64(size), bits: unit.pointerBits) : nil,
        contents: isFirst ? Contents(.initialiser(reference)) : unknownContents(of: reference, &state)),
      as: region)
    return region
  }

  // MARK: Places

  /// The address of a place that is no scalar local of the frame.
  func address(of id: ID<Place>, origin: ID<Origin>, _ state: inout State) throws(PathEnd) -> Address {
    let code = state.top.code
    let place = code.body.places[id]
    var address: Address
    var type: ID<MachineType>?
    switch place.base {
    case .local(let local):
      let region = self.region(of: local, &state)
      let base = regions[region.index].base
      address = Address(term: base, pointer: nil, region: region, offset: zero(code.unit))
      type = code.body.locals[local].type
    case .global(let global):
      let region = self.region(of: global, in: code.unit, &state)
      address = Address(term: regions[region.index].base, pointer: nil, region: region, offset: zero(code.unit))
      type = code.unit.ir.globals[global].type
    case .memory(let operand):
      let pointer = determinate(operand, &state)
      let resolved = resolve(pointer, &state)
      address = Address(
        term: pointer, pointer: pointer, region: resolved?.region, offset: resolved?.offset ?? zero(code.unit))
      type = pointee(of: operand, code)
    }
    var constant = 0
    for projection in place.projections {
      switch projection {
      case .field(let field, let offset):
        constant += offset
        let record = type.flatMap { code.unit.ir.types[$0].record }
        if let fields = record?.fields, fields.indices.contains(field) {
          type = fields[field].type
          if let width = fields[field].bitWidth {
            address.bits = Address.BitField(bitOffset: fields[field].bitOffset % 8, width: width)
          }
        } else {
          type = nil
        }
        address.element = nil
      case .index(let operand, let stride):
        let scalar = self.scalar(of: operand, state)
        let index = extended(determinate(operand, &state), scalar, to: code.unit.pointerBits)
        let distance = table.multiply(index, table.constant(UInt64(stride), bits: code.unit.pointerBits))
        address.offset = table.add(address.offset, distance)
        address.term = table.add(address.term, distance)
        if let array = type, case .array(let element, let count) = code.unit.ir.types[array].kind {
          address.element = count.map {
            Address.ElementBound(index: index, count: $0, stride: stride, isSigned: scalar.isSigned)
          }
          type = element
        } else {
          type = type.flatMap { code.unit.ir.types[$0].element }
        }
      case .offset(let offset): constant += offset
      }
    }
    if constant != 0 {
      let distance = table.constant(signed: Int64(constant), bits: code.unit.pointerBits)
      address.offset = table.add(address.offset, distance)
      address.term = table.add(address.term, distance)
    }
    return address
  }

  func pointee(of operand: Operand, _ code: FunctionCode) -> ID<MachineType>? {
    switch operand {
    case .register(let register): code.unit.ir.types[code.body.registers[register].type].pointee
    case .constant(let id): code.unit.ir.types[code.body.constants[id].type].pointee
    }
  }

  func zero(_ unit: UnitCode) -> Term { table.constant(0, bits: unit.pointerBits) }

  /// An integer in another width, by its own signedness.
  func extended(_ term: Term, _ scalar: ScalarType, to bits: Int) -> Term {
    let width = table.bits(of: term)
    if width == bits { return term }
    if width > bits { return table.extract(term, low: 0, bits: bits) }
    return scalar.isSigned ? table.signExtend(term, to: bits) : table.zeroExtend(term, to: bits)
  }

  /// The region of a local; made where control came into its scope past its declaration.
  func region(of local: ID<Local>, _ state: inout State) -> RegionID {
    if let region = state.top.regions[local.index] { return region }
    return begin(local, bytes: nil, &state)
  }

  /// A local begins to exist.
  @discardableResult
  func begin(_ local: ID<Local>, bytes: Term?, _ state: inout State) -> RegionID {
    let code = state.top.code
    let row = code.body.locals[local]
    let region = makeRegion(
      .local(local, of: code), base: nil, bits: code.unit.pointerBits, mayBeNull: false, name: row.name, trace: nil)
    let size = code.unit.size(row.type)
    let term = bytes ?? (size > 0 ? table.constant(UInt64(size), bits: code.unit.pointerBits) : nil)
    state.memory.insert(Object(size: term, contents: Contents(.undefined)), as: region)
    state.top.regions[local.index] = region
    return region
  }
}
