internal import Basics
internal import Dataflow
internal import Formats
internal import IR
internal import Machine
internal import Solver

/// What comes from outside the program.
extension Explorer {
  /// Bytes arrive in a buffer.
  func receive(
    _ to: Int, _ amount: LibraryModel.Amount?, isString: Bool, _ width: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let bits = state.top.code.unit.pointerBits
    let pointer = argument(to, call, &state)
    let size = amount.map { self.size($0, call, &state) } ?? symbols.make(bits: bits, .outside)
    guard let target = try checkBuffer(pointer, length: size, isWrite: true, callee: call.name, call.origin, &state)
    else { return }
    note(.receives(call.name), call.origin, region: target.region, &state)
    forget(target, size, .outside, within: call.array(to), &state)
    noteArrival(in: target.region, &state)
    guard isString, let start = table.signedValue(target.offset) else { return }
    let length = symbols.make(bits: bits, .outside, name: "")
    symbols.markTextLength(length)
    let room = width == 1 ? size : table.unsignedDivide(size, table.constant(UInt64(width), bits: bits))
    _ = state.facts.assume(table.unsignedLess(length, room), in: table)
    state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: width) }
  }

  /// A function fills memory in a way that is not followed.
  func writeUnknown(
    _ to: Int, _ amount: LibraryModel.Amount?, _ kind: SymbolInfo.Kind, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let pointer = argument(to, call, &state)
    if decide(isNull(pointer), state) == true { return }
    if let amount {
      guard
        let target = try checkBuffer(
          pointer, length: size(amount, call, &state), isWrite: true, callee: call.name, call.origin, &state)
      else { return }
      forget(target, size(amount, call, &state), kind, within: call.array(to), &state)
    } else if let target = resolve(pointer, &state) {
      state.memory.change(target.region) { $0.contents.forget(within: nil, as: kind) }
    }
  }

  // MARK: Scanning

  /// `scanf` and its relatives: what each directive stores comes from outside.
  func scan(_ index: Int, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard let format = formatText(index, isScan: true, call, &state) else {
      for argument in call.arguments.dropFirst(index + 1) {
        if let pointer = argument.term { forget(reachableFrom: pointer, &state) }
      }
      return
    }
    failScan(index, call, &state)
    defer { setScanned(count: format.directives.count { $0.takesArgument && $0.conversion != .count }, call, &state) }
    for (count, demand) in format.demands.enumerated() {
      let position = index + 1 + demand.index
      if count > 0, count == format.demands.count - 1 {
        let before = format.demands.prefix(count).count { $0.directive.conversion != .count }
        failScan(at: position, after: before, call, &state)
      }
      guard call.arguments.indices.contains(position) else { return }
      try scan(demand.directive, at: position, call, &state)
    }
  }

  private func scan(
    _ directive: Directive, at position: Int, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    let unit = state.top.code.unit
    let isText = directive.isText && !directive.isAllocating
    let size: Term
    if let bytes = directive.storedBytes(unit) {
      size = table.constant(UInt64(bytes), bits: unit.pointerBits)
    } else {
      size = symbols.make(bits: unit.pointerBits, .outside)
    }
    let pointer = argument(position, call, &state)
    guard let target = try checkBuffer(pointer, length: size, isWrite: true, callee: call.name, call.origin, &state)
    else { return }
    note(.receives(call.name), call.origin, region: target.region, &state)
    forget(target, size, .outside, &state)
    noteArrival(in: target.region, &state)
    guard isText, let start = table.signedValue(target.offset) else { return }
    let width = directive.isWide ? unit.wideCharBytes : 1
    let length = symbols.make(bits: unit.pointerBits, .outside)
    symbols.markTextLength(length)
    _ = state.facts.assume(table.unsignedLess(length, size), in: table)
    state.memory.refine(target.region) { $0.contents.note(length: length, at: Int(start), width: width) }
  }

  /// Whoever is outside decides how many items are read; -1 is the end of the input.
  private func setScanned(count: Int, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    let value = symbols.make(scalar, .outside)
    let (low, high) = (table.constant(signed: -1, bits: scalar.bits), table.constant(UInt64(count), bits: scalar.bits))
    _ = state.facts.assume(table.signedLessOrEqual(low, value), in: table)
    _ = state.facts.assume(table.signedLessOrEqual(value, high), in: table)
    set(register, value, &state)
  }

  // MARK: Conversions that fail

  /// Puts aside a path on which a scan gives fewer values than asked for, where that leaves an object without a value.
  private func failScan(_ index: Int, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    let targets = call.arguments.indices.dropFirst(index + 1).compactMap { undefinedTarget($0, call, &state) }
    guard !targets.isEmpty, scalar.kind == .integer else { return }
    putAside(targets, least: -1, most: 0, scalar, call, state)
  }

  /// Puts aside a path on which a scan ends before its last item, after so many others.
  private func failScan(at position: Int, after count: Int, _ call: LibraryCall, _ state: inout State) {
    guard case .register(let register) = call.call.result,
      let target = undefinedTarget(position, call, &state)
    else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    guard scalar.kind == .integer else { return }
    putAside([target], least: count, most: count, scalar, call, state)
  }

  private func putAside(
    _ targets: [RegionID], least: Int, most: Int, _ scalar: ScalarType, _ call: LibraryCall, _ state: State
  ) {
    var failed = state
    for target in targets { failed.memory.refine(target) { $0.missedBy = call.name } }
    let count = symbols.make(scalar, .free)
    let low = table.constant(signed: Int64(least), bits: scalar.bits)
    let high = table.constant(signed: Int64(most), bits: scalar.bits)
    _ = failed.facts.assume(table.signedLessOrEqual(low, count), in: table)
    _ = failed.facts.assume(table.signedLessOrEqual(count, high), in: table)
    setResult(call.call, count, &failed)
    note(.fails(call.name), call.origin, region: targets.first, &failed)
    pending.append(failed)
  }
}

extension Directive {
  /// Whether an input directive stores characters.
  fileprivate var isText: Bool { conversion == .string || conversion == .set }

  /// The bytes that an input directive stores; nil where the input decides.
  fileprivate func storedBytes(_ unit: UnitCode) -> Int? {
    let model = unit.ir.target.dataModel
    if isAllocating { return unit.pointerBytes }
    let character = isWide ? unit.wideCharBytes : 1
    var number: Int?
    if case .number(let width)? = width { number = width }
    switch conversion {
    case .string, .set: return number.map { ($0 + 1) * character }
    case .character: return (number ?? 1) * character
    case .pointer: return unit.pointerBytes
    case .floating: return length == .none ? 4 : model.doubleBits / 8
    case .integer, .count, .percent, .errorText:
      switch length {
      case .none, .capitalL: return model.intBits / 8
      case .hh: return 1
      case .h: return 2
      case .l: return model.longBits / 8
      case .ll, .j: return 8
      case .z, .t: return unit.pointerBytes
      case .exact(let bits), .fast(let bits): return max(1, bits / 8)
      }
    }
  }
}
