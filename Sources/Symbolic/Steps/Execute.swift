internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  func execute(_ instruction: Instruction, _ state: inout State) throws(PathEnd) {
    let origin = instruction.origin
    switch instruction.operation {
    case .load(let register, let place, let access):
      let value = try load(place, access, into: register, origin, &state)
      set(register, value, &state)
    case .store(let place, let operand, let access):
      try store(place, operand, access, origin, &state)
    case .address(let register, let place):
      let address = try self.address(of: place, origin: origin, &state)
      try checkElementAddress(address, origin, &state)
      try checkArrayAddress(address, state.top.code.body.places[place], origin, &state)
      noteArray(address, state.top.code.sources.extent(of: .register(register)))
      set(register, address.term, &state)
    case .binary(let register, let operation, let left, let right):
      let result = try binary(operation, left, right, of: register, origin, &state)
      set(register, result, &state)
    case .unary(let register, let operation, let operand):
      let result = try unary(operation, operand, origin, &state)
      set(register, result, &state)
    case .convert(let register, let kind, let operand):
      let result = try convert(kind, operand, of: register, origin, &state)
      set(register, result, &state)
    case .pointerAdd(let register, let pointer, let index, let stride):
      let base = determinate(pointer, &state)
      let bits = table.bits(of: base)
      let distance = extended(determinate(index, &state), scalar(of: index, state), to: bits)
      let moved = table.add(base, table.multiply(distance, table.constant(UInt64(stride), bits: bits)))
      try checkInside(moved, from: base, origin, &state)
      noteInside(moved, from: base, pointer, state)
      set(register, moved, &state)
    case .pointerDifference(let register, let left, let right, let stride):
      let result = try difference(left, right, stride, of: register, origin, &state)
      set(register, result, &state)
    case .copy(let to, let from, _): try copy(to, from, origin, &state)
    case .clear(let place):
      let address = try self.address(of: place, origin: origin, &state)
      let size = state.top.code.unit.size(state.top.code.body.places[place].type)
      try checkAccess(address, size: size, isWrite: true, origin, &state)
      fill(address.region, address.offset, size: size, with: table.constant(0, bits: 8), &state)
    case .call(let call): try self.call(call, origin, &state)
    case .storageLive(let local, let bytes):
      if state.top.code.isSlot[local.index] {
        state.top.slots[local.index] = nil
      } else {
        let size = bytes.map {
          extended(determinate($0, &state), scalar(of: $0, state), to: state.top.code.unit.pointerBits)
        }
        if let size { try checkBounded(size: size, .allocationFromOutside, callee: "", origin, &state) }
        begin(local, bytes: size, &state)
      }
    case .storageDead(let local):
      if state.top.code.isSlot[local.index] {
        let last = state.top.slots[local.index]
        state.top.slots[local.index] = nil
        if leavesScope(state) { checkLost(last, origin, &state) }
      } else if let region = state.top.regions[local.index] {
        state.top.regions[local.index] = nil
        end(region, origin, &state)
      }
    case .assembly(let assembly):
      let code = state.top.code
      let row = code.body.assemblies[assembly]
      noteEffect(&state)
      try holdOffByAssembly(row, origin, &state)
      for place in row.outputs { try forget(place, origin, &state) }
      if row.clobbersMemory {
        for operand in row.inputs where scalar(of: operand, state).bits == code.unit.pointerBits {
          if let pointer = value(operand, &state), base(of: pointer) != nil { forget(reachableFrom: pointer, &state) }
        }
        forgetShared(&state)
      }
    }
  }

  /// Whether control is about to leave a scope within the function, by `break` and `continue` for instance.
  private func leavesScope(_ state: State) -> Bool {
    let block = state.top.code.body.blocks[state.top.block]
    guard case .jump = block.terminator else { return false }
    return block.instructions.dropFirst(state.top.index).allSatisfy { instruction in
      if case .storageDead = instruction.operation { true } else { false }
    }
  }

  /// A local is over; pointers to it dangle.
  private func end(_ region: RegionID, _ origin: ID<Origin>, _ state: inout State) {
    state.memory.change(region) {
      $0.life = .outOfScope
      $0.contents = Contents(.unknown(.imprecise))
    }
  }

  /// The local that a place is, where it is a value in the frame.
  func slot(_ place: Place, _ state: State) -> ID<Local>? {
    guard case .local(let local) = place.base, state.top.code.isSlot[local.index], place.projections.isEmpty else {
      return nil
    }
    return local
  }

  // MARK: Loads and stores

  private func load(
    _ id: ID<Place>, _ access: Access, into register: ID<Register>, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Value {
    let code = state.top.code
    let place = code.body.places[id]
    if let local = slot(place, state) {
      if let value = state.top.slots[local.index] { return value }
      // What is only handed on may yet be replaced; whoever looks at it is to blame.
      if isHandedOn(register, code) { return nil }
      uninitialised(code.body.locals[local].name, origin, region: nil, local: local, state)
      let value = symbols.make(code.unit.scalar(place.type), .imprecise, name: code.body.locals[local].name)
      state.top.slots[local.index] = value
      return value
    }
    var address = try self.address(of: id, origin: origin, &state)
    let scalar = code.unit.scalar(place.type)
    let size = scalar.size
    checkKind(place, address, scalar, origin, state)
    try checkAccess(address, size: size, isWrite: false, origin, &state)
    address.offset = settled(address.offset, state)
    // A character that is looked up in a table is looked at.
    if table.unsignedValue(address.offset) == nil { noteExaminedHomes(of: address.offset, &state) }
    guard let region = address.region else {
      return symbols.make(scalar, access.contains(.volatile) || isFixed(address) ? .outside : .imprecise)
    }
    if access.contains(.volatile) {
      noteEffect(&state)
      return symbols.make(scalar, isFixed(address) || isFilledByDevice(region) ? .outside : .contract)
    }
    if let bits = address.bits {
      return loadBits(bits, address, region, scalar, origin, &state)
    }
    if scalar.kind == .pointer { address.offset = try choose(region, address.offset, of: place, in: code, &state) }
    recall(place, region, offset: address.offset, size: size, &state)
    begin(place, region, address.offset, scalar, &state)
    let name = self.name(of: place, in: code)
    if let value = read(region, offset: address.offset, size: size, as: scalar, name: name, &state) {
      if scalar.kind == .pointer {
        checkUnionPointer(value, place, region, origin, state)
        bindMemberExtent(value, place, address, &state)
        if let kind = symbols.info(regions[region.index].base)?.leadsToPointers, table.isSymbol(value) {
          symbols.markLeading(value, to: kind)
        }
      }
      return value
    }
    if isVariable(region), isHandedOn(register, code) { return nil }
    uninitialised(name, origin, region: region, state)
    let value = symbols.make(scalar, .imprecise, name: name)
    if let start = table.signedValue(address.offset) {
      state.memory.refine(region) { $0.contents.note(value, at: Int(start), size: size) }
    }
    return value
  }

  /// Whether an object is one that the program declares, and no block of memory.
  func isVariable(_ region: RegionID) -> Bool {
    switch regions[region.index].kind {
    case .local, .global: true
    case .heap, .stack, .pointee, .opaque, .code: false
    }
  }

  /// Whether a value is only stored and given to functions that are there.
  private func isHandedOn(_ register: ID<Register>, _ code: FunctionCode) -> Bool {
    guard let calls = code.handedOn[register] else { return false }
    return calls.allSatisfy { isThere(code.body.calls[$0].callee, code) }
  }

  /// Whether the program may have the code of what is called.
  func isThere(_ callee: Call.Callee, _ code: FunctionCode) -> Bool {
    switch callee {
    case .builtin: false
    case .pointer: true
    case .function(let function):
      program.linked.definition(of: function, in: code.unit.index).map { program.linked[$0].body != nil } ?? false
    }
  }

  /// Reports the use of what has no value.
  ///
  /// - Parameter bytes: the pointer and the number of bytes with which a library reads it.
  func uninitialised(
    _ name: String, _ origin: ID<Origin>, region: RegionID?, local: ID<Local>? = nil,
    bytes: (pointer: Term, count: Term)? = nil, _ state: State
  ) {
    // A parameter without a value was handed so.
    let isHanded = region != nil || local.map { $0.index < state.top.code.body.parameterCount } ?? false
    let place = isHanded ? handing(state) ?? bytes.flatMap { handing($0.pointer, $0.count, state) } : nil
    var detail = detail(of: region, state)
    detail.object = place == nil || region == nil ? name : detail.object
    if place != nil { detail.callee = user("", at: place, state) }
    var local = local
    if let region, case .local(let own, let code) = regions[region.index].kind, code === state.top.code { local = own }
    if let by = region.flatMap({ state.memory[$0]?.missedBy }) {
      detail.callee = by
      return reportCertain(.uncheckedResult, origin, region: region, local: local, at: place, state, detail: detail)
    }
    reportCertain(.uninitialisedRead, origin, region: region, local: local, at: place, state, detail: detail)
  }

  /// Whether an address is a number: a register of the device.
  func isFixed(_ address: Address) -> Bool { address.pointer.map { table.unsignedValue($0) != nil } ?? false }

  private func store(
    _ id: ID<Place>, _ operand: Operand, _ access: Access, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let code = state.top.code
    let place = code.body.places[id]
    let value = self.value(operand, &state)
    if let local = slot(place, state) {
      let old = state.top.slots[local.index]
      state.top.slots[local.index] = value
      if let value { name(value, code.body.locals[local].name) }
      checkLost(old, origin, &state)
      return
    }
    let address = try self.address(of: id, origin: origin, &state)
    let scalar = code.unit.scalar(place.type)
    if access.contains(.initialisation) {
      if let bound = address.element, table.unsignedValue(bound.index).map({ $0 >= UInt64(bound.count) }) ?? true {
        return
      }
    } else {
      checkKind(place, address, scalar, origin, state)
      try checkAccess(address, size: scalar.size, isWrite: true, origin, &state)
    }
    guard let region = address.region else { return }
    if let bits = address.bits {
      storeBits(bits, address, region, scalar, value, &state)
      return
    }
    let old = overwritten(region, offset: address.offset, size: scalar.size, state)
    let range = elementRange(address) ?? insideRange(region, address.offset)
    write(region, offset: address.offset, size: scalar.size, value.map { widened($0, scalar) }, within: range, &state)
    if let value { name(value, name(of: place, in: code)) }
    checkLost(old, origin, &state)
  }

  /// A value in the width that memory holds.
  private func widened(_ term: Term, _ scalar: ScalarType) -> Term { fit(term, scalar) }

  /// An unknown takes the name of the first variable that holds it.
  private func name(_ value: Term, _ name: String) {
    guard !name.isEmpty else { return }
    if table.isSymbol(value) { return symbols.name(value, name) }
    let inside = table.symbols(in: value)
    guard inside.count == 1, let symbol = inside.first, table.bits(of: symbol) < table.bits(of: value) else { return }
    let bits = table.bits(of: value)
    if table.zeroExtend(symbol, to: bits) == value || table.signExtend(symbol, to: bits) == value {
      symbols.name(symbol, name)
    }
  }

  private func loadBits(
    _ bits: Address.BitField, _ address: Address, _ region: RegionID, _ scalar: ScalarType, _ origin: ID<Origin>,
    _ state: inout State
  ) -> Value {
    let bytes = (bits.bitOffset + bits.width + 7) / 8
    guard bytes <= 8 else { return symbols.make(scalar, .imprecise) }
    let container = ScalarType(integerOf: bytes * 8)
    guard let whole = read(region, offset: address.offset, size: bytes, as: container, name: "", &state) else {
      return symbols.make(scalar, .imprecise)
    }
    let low = state.top.code.unit.isBigEndian ? bytes * 8 - bits.bitOffset - bits.width : bits.bitOffset
    let part = table.extract(whole, low: low, bits: bits.width)
    return scalar.isSigned ? table.signExtend(part, to: scalar.bits) : table.zeroExtend(part, to: scalar.bits)
  }

  private func storeBits(
    _ bits: Address.BitField, _ address: Address, _ region: RegionID, _ scalar: ScalarType, _ value: Value,
    _ state: inout State
  ) {
    let bytes = (bits.bitOffset + bits.width + 7) / 8
    guard bytes <= 8, let value, bits.width <= table.bits(of: value) else {
      write(region, offset: address.offset, size: bytes, symbols.make(bits: min(64, bytes * 8), .imprecise), &state)
      return
    }
    let container = ScalarType(integerOf: bytes * 8)
    let old =
      read(region, offset: address.offset, size: bytes, as: container, name: "", &state)
      ?? symbols.make(container, .imprecise)
    let low = state.top.code.unit.isBigEndian ? bytes * 8 - bits.bitOffset - bits.width : bits.bitOffset
    var whole = table.extract(value, low: 0, bits: bits.width)
    if low > 0 { whole = table.concatenate(high: whole, low: table.extract(old, low: 0, bits: low)) }
    let above = bytes * 8 - low - bits.width
    if above > 0 { whole = table.concatenate(high: table.extract(old, low: low + bits.width, bits: above), low: whole) }
    write(region, offset: address.offset, size: bytes, whole, &state)
  }

  // MARK: Whole objects

  private func copy(_ to: ID<Place>, _ from: ID<Place>, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    let code = state.top.code
    let size = code.unit.size(code.body.places[to].type)
    let source = try address(of: from, origin: origin, &state)
    try checkAccess(source, size: size, isWrite: false, origin, &state)
    let target = try address(of: to, origin: origin, &state)
    try checkAccess(target, size: size, isWrite: true, origin, &state)
    copy(from: source.region, source.offset, to: target.region, target.offset, size: size, &state)
  }

  /// Reports the use of an object that was never given a value in any part.
  func checkGiven(_ address: Address, size: Int, _ name: String, _ origin: ID<Origin>, _ state: State) {
    guard let region = address.region, let start = table.signedValue(address.offset), size > 0,
      state.memory[region]?.contents.isUndefined(Int(start), Int(start) + size) == true
    else { return }
    uninitialised(name, origin, region: region, state)
  }

  /// What a place holds is not known any more.
  func forget(_ id: ID<Place>, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    let code = state.top.code
    let place = code.body.places[id]
    if let local = slot(place, state) {
      state.top.slots[local.index] = symbols.make(code.unit.scalar(place.type), .contract)
      return
    }
    let address = try self.address(of: id, origin: origin, &state)
    guard let region = address.region else { return }
    let size = max(1, code.unit.size(place.type))
    let start = table.signedValue(address.offset).map { Int($0) }
    state.memory.change(region) { $0.contents.forget(within: start.map { $0..<($0 + size) }, as: .contract) }
  }

  /// The source's words for a place: `p->len`, `buffer`.
  func name(of place: Place, in code: FunctionCode) -> String {
    var text: String
    var type: ID<MachineType>?
    var isPointer = false
    switch place.base {
    case .local(let local):
      text = code.body.locals[local].name
      type = code.body.locals[local].type
    case .global(let global):
      text = code.unit.ir.globals[global].name
      if let dot = text.lastIndex(of: ".") { text = String(text[text.index(after: dot)...]) }
      type = code.unit.ir.globals[global].type
    case .memory(let operand):
      text = code.names.pointer(operand)
      type = pointee(of: operand, code)
      isPointer = true
    }
    guard !text.isEmpty else { return "" }
    if isPointer && place.projections.isEmpty { return "*" + text }
    for projection in place.projections {
      switch projection {
      case .field(let index, _):
        guard let fields = type.flatMap({ code.unit.ir.types[$0].record })?.fields, fields.indices.contains(index)
        else {
          return ""
        }
        type = fields[index].type
        if !fields[index].name.isEmpty { text += (isPointer ? "->" : ".") + fields[index].name }
      case .index:
        type = type.flatMap { code.unit.ir.types[$0].element }
        text += "[]"
      case .offset: return text
      }
      isPointer = false
    }
    return text
  }
}
