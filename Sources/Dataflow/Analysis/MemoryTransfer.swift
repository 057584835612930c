import Basics
import IR
import Lattice
import Machine

/// Reads and writes of objects.
extension ValueAnalysis {
  private func isVolatile(_ location: Location, _ access: Access) -> Bool {
    if access.contains(.volatile) || access.contains(.atomic) { return true }
    switch location.base.kind {
    case .local: return body.locals[ID(location.base.index)].isVolatile
    case .global: return facts.isVolatile[location.base.index]
    case .none, .unknown, .outside, .symbol, .function, .fixed: return false
    }
  }

  /// The cell of a scalar location that is known exactly.
  mutating func cell(_ location: Location) -> Int? {
    guard let scalar = location.scalar, let (bit, width) = location.exactBits else { return nil }
    return context.table.cell(
      CellKey(object: location.base, part: .contents, bit: bit, width: width, scalar: scalar))
  }

  /// The values of a scalar, of a bit-field those of its width.
  private func unknown(_ location: Location) -> AbstractValue {
    guard let scalar = location.scalar else { return .absent }
    if let field = location.field, case .integer(let format) = scalar {
      return .integer(Interval.range(bits: min(field.width, format.bits), isSigned: format.isSigned))
    }
    return scalar.unknown
  }

  // MARK: Loads

  mutating func load(_ register: ID<Register>, _ place: ID<Place>, _ access: Access) {
    let location = resolve(place)
    check(location, isWrite: false)
    if isDead { return }
    let isVolatile = isVolatile(location, access)
    var exact = cell(location)
    var value = isVolatile ? unknown(location) : known(location, exact)
    value.isIndeterminate = isIndeterminate(location, exact)
    judge(.uninitialisedRead, !value.isIndeterminate, .unknownInitialisation)
    if value.kind == .pointer, value.base == .outside || value.base == .unknown {
      // What the new name may mean besides has to count as known outside.
      if value.base == .unknown { escapeAll() }
      let isIndeterminate = value.isIndeterminate
      value = symbol(register, value.nullness)
      value.isIndeterminate = isIndeterminate
      // The cell belonged to the object that had the name before.
      if location.base == value.base { exact = nil }
      if let exact, !isVolatile {
        state[exact] = value
        state.relations.forget(exact)
        renew(exact)
      }
    }
    let form = isVolatile ? nil : exact.map { Form(cell: $0, version: version($0), offset: 0) }
    set(register, value, form: form.flatMap { isNumber($0.cell) ? $0 : nil }, origin: form)
  }

  private mutating func known(_ location: Location, _ exact: Int?) -> AbstractValue {
    if location.base.kind == .global, let scalar = location.scalar, let bytes = location.bytes, location.field == nil,
      facts.isConstant[location.base.index],
      let contents = facts.contents(
        of: ID(location.base.index), at: location.offset, bytes: bytes, as: scalar)
    {
      return contents
    }
    guard let exact, let scalar = location.scalar, let read = scalar.reading(state[exact]) else {
      return unknown(location)
    }
    return read.kind == .integer && read.interval.isEmpty ? unknown(location) : read
  }

  private func isIndeterminate(_ location: Location, _ exact: Int?) -> Bool {
    guard location.base.kind == .local else { return false }
    if let exact, state[exact].kind != .absent || state[exact].isIndeterminate { return state[exact].isIndeterminate }
    if !state.initialised.contains(location.base.index) { return true }
    let (low, high) = location.bits
    return context.table.cells(of: location.base).contains { cell in
      let key = context.table[cell]
      return key.part == .contents && state[cell].isIndeterminate && Int128(key.bit) < high
        && Int128(key.bit + key.width) > low
    }
  }

  mutating func address(_ register: ID<Register>, _ place: ID<Place>) {
    let location = resolve(place, isAddress: true)
    judge(.invalidPointerArithmetic, location.isIndexInside, .unknownRange, [location.offset])
    let origin = location.pointer.flatMap { facts($0).origin?.moved }
    guard location.base != .none else {
      return set(register, .pointer(.unknown, AbstractValue.offsets, .unknown), origin: origin)
    }
    let value = AbstractValue.pointer(location.base, location.offset, location.nullness)
    set(register, value, form: location.form, origin: origin, scaled: location.scaled)
  }

  // MARK: Stores

  mutating func store(_ place: ID<Place>, _ operand: Operand, _ access: Access) {
    let location = resolve(place)
    var source = facts(operand)
    check(location, isWrite: true)
    if isDead { return }
    if let field = location.field, let scalar = location.scalar, case .integer(let format) = scalar {
      let kept = source.value.interval.wrapped(bits: min(field.width, format.bits), isSigned: format.isSigned)
      if kept != source.value.interval { source.form = nil }
      source.value.interval = kept
    }
    reveal(source.value, to: location)
    let exact = cell(location)
    if isVolatile(location, access) {
      overwrite(location, with: source.value, exact)
      if let exact {
        var value = unknown(location)
        value.isIndeterminate = source.value.isIndeterminate
        put(value, into: exact)
      }
      return
    }
    overwrite(location, with: source.value, exact)
    guard let exact else { return }
    assign(source, operand, to: exact)
  }

  /// A pointer to a local reaches the place where it is stored.
  private mutating func reveal(_ value: AbstractValue, to location: Location) {
    guard value.kind == .pointer || value.kind == .absent else { return }
    var isOwn = false
    if location.base.kind == .local, location.exactBits?.bit == 0 {
      let local = body.locals[ID(location.base.index)]
      isOwn = !local.isAddressTaken && unit.types[local.type].isPointer
    }
    switch value.base.kind {
    case .local: if isOwn { state.aliased.insert(value.base.index) } else { escape(ID(value.base.index)) }
    case .unknown: if !isOwn { escapeAll() }
    case .none, .outside, .global, .symbol, .function, .fixed: break
    }
  }

  mutating func escape(_ local: ID<Local>) {
    state.aliased.insert(local.index)
    state.escaped.insert(local.index)
  }

  /// A pointer that may be one to any aliased local leaves the function.
  mutating func escapeAll() { state.escaped.formUnion(state.aliased) }

  /// What a pointer points to may be known outside from now on.
  mutating func escape(_ value: AbstractValue) {
    switch value.base.kind {
    case .local: escape(ID(value.base.index))
    case .unknown: escapeAll()
    case .none, .outside, .global, .symbol, .function, .fixed: break
    }
  }

  /// Gives a cell a value without relation to others.
  mutating func put(_ value: AbstractValue, into cell: Int) {
    state.relations.forget(cell)
    renew(cell)
    state[cell] = value
  }

  /// Gives a cell the value of a register, and its relations.
  private mutating func assign(_ source: RegisterFacts, _ operand: Operand, to cell: Int) {
    let value = source.value
    guard value.kind == .integer || value.kind == .pointer, !value.isNull, let form = source.form else {
      return assignUnformed(source, operand, to: cell)
    }
    if form.cell == cell {
      guard form.offset != 0 else { return state[cell] = value }
      let old = version(cell)
      renew(cell)
      state.relations.shift(cell, by: form.offset)
      state[cell] = value
      remember(counter: cell)
      for index in formed {
        guard let other = registers[index].form, other.cell == cell, other.version == old else { continue }
        let (moved, isTooLarge) = other.offset.subtractingReportingOverflow(form.offset)
        registers[index].form = isTooLarge ? nil : Form(cell: cell, version: version(cell), offset: moved)
      }
    } else {
      put(value, into: cell)
      if isNumber(cell) { equate(cell, form) }
    }
  }

  private mutating func assignUnformed(_ source: RegisterFacts, _ operand: Operand, to cell: Int) {
    let parts = operandsOfSum(operand)
    put(source.value, into: cell)
    guard isNumber(cell), !source.value.isNull, source.value.kind != .absent else { return }
    if let parts { relate(cell, toSum: parts) }
    if case .register(let id) = operand, registers[id.index].visit == visit, registers[id.index].form == nil {
      registers[id.index].form = Form(cell: cell, version: version(cell), offset: 0)
      formed.append(id.index)
    }
    if case .register(let id) = operand, source.value.kind == .pointer, registers[id.index].visit == visit,
      registers[id.index].origin == nil
    {
      registers[id.index].origin = Form(cell: cell, version: version(cell), offset: 0)
    }
  }

  // MARK: Overwriting

  /// Forgets what a write to a place may change; the cell that it sets is left to the caller.
  mutating func overwrite(_ location: Location, with value: AbstractValue?, _ exact: Int?) {
    overwrite(location.base, location.bits, exact, isIndeterminate: value?.isIndeterminate ?? false)
  }

  mutating func overwrite(
    _ base: Base, _ bits: (low: Int128, high: Int128), _ exact: Int? = nil, isIndeterminate: Bool = false
  ) {
    if base.isObject {
      for cell in context.table.cells(of: base) where cell != exact {
        let key = context.table[cell]
        guard key.part == .contents, Int128(key.bit) < bits.high, Int128(key.bit + key.width) > bits.low else {
          continue
        }
        forget(cell, isIndeterminate: isIndeterminate)
      }
      if isIndeterminate, base.kind == .local { state.initialised.remove(base.index) }
    }
    switch base.kind {
    case .local: if state.escaped.contains(base.index) { forgetSymbols() }
    case .global: if facts.isPointable[base.index] { forgetSymbols() }
    case .symbol, .outside:
      forgetSymbols(except: base)
      forgetShared(isIndeterminate: isIndeterminate)
    case .none, .unknown:
      forgetSymbols()
      forgetShared(isIndeterminate: isIndeterminate)
      forgetLocals(state.aliased, isIndeterminate: isIndeterminate)
    case .function, .fixed: break
    }
  }

  /// The value of a cell is lost, but not whether it has one.
  mutating func forget(_ cell: Int, isIndeterminate: Bool = false) {
    let old = state[cell]
    state.relations.forget(cell)
    renew(cell)
    if old.kind == .absent && !old.isIndeterminate { return }
    let key = context.table[cell]
    if key.object.kind == .local {
      state[cell] = key.scalar.unknown
      state[cell].isIndeterminate = old.isIndeterminate || isIndeterminate
    } else {
      state[cell] = .absent
    }
  }

  private mutating func forgetSymbols(except kept: Base = .none) {
    for cell in state.cells.indices {
      let key = context.table[cell]
      if key.object.kind == .symbol, key.part == .contents, key.object != kept { forget(cell) }
    }
  }

  /// Escaped locals, and the globals that pointers can reach.
  private mutating func forgetShared(isIndeterminate: Bool = false) {
    forgetLocals(state.escaped, isIndeterminate: isIndeterminate)
    for cell in state.cells.indices {
      let key = context.table[cell]
      if key.object.kind == .global, facts.isPointable[key.object.index] { forget(cell) }
    }
  }

  private mutating func forgetLocals(_ locals: BitSet, isIndeterminate: Bool) {
    if locals.isEmpty { return }
    for cell in state.cells.indices {
      let key = context.table[cell]
      if key.object.kind == .local, key.part == .contents, locals.contains(key.object.index) {
        forget(cell, isIndeterminate: isIndeterminate)
      }
    }
    guard isIndeterminate else { return }
    for id in body.locals.ids where locals.contains(id.index) { state.initialised.remove(id.index) }
  }

  /// Everything that another function can write.
  mutating func forgetReachable() {
    forgetSymbols()
    forgetLocals(state.escaped, isIndeterminate: false)
    for cell in state.cells.indices where context.table[cell].object.kind == .global { forget(cell) }
  }
}
