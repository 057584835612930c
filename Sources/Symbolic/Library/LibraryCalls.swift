internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// A call of a function that has a model.
struct LibraryCall {
  let name: String
  let call: Call
  let arguments: [ArgumentValue]
  let origin: ID<Origin>
  /// By argument the array inside a record that it is the address of.
  var extents: [MemberExtent?] = []
  /// By argument the array inside a record to whose start it leads, where it was handed to the caller.
  var handed: [MemberExtent?] = []

  /// The array inside a record whose start is given as an argument.
  func array(_ index: Int) -> ArrayPlace? {
    guard extents.indices.contains(index), let extent = extents[index], let start = arguments[index].term else {
      return nil
    }
    return ArrayPlace(start: start, size: extent.size)
  }
}

extension Explorer {
  /// Does what the model of a function says.
  ///
  /// - Returns: whether there is one.
  func callLibrary(
    _ name: String, _ call: Call, _ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Bool {
    guard let model = program.model(of: name), fits(model, arguments) else { return false }
    if !model.actsAlike { noteEffect(&state) }
    var library = LibraryCall(name: name, call: call, arguments: arguments, origin: origin)
    let sources = state.top.code.sources
    library.extents = call.arguments.map { argument in
      if case .value(let operand) = argument { sources.extent(of: operand) } else { nil }
    }
    library.handed = arguments.map { argument in
      argument.term.flatMap { base(of: $0) == $0 ? nil : memberArrays[$0] }
    }
    if case .register(let register) = call.result {
      let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
      set(register, symbols.make(scalar, .contract), &state)
    }
    for effect in model.effects {
      try checkMembers(effect, library, &state)
      try apply(effect, library, &state)
    }
    return true
  }

  /// Whether the arguments are those of the function that a model describes, and not of a namesake.
  private func fits(_ model: LibraryModel, _ arguments: [ArgumentValue]) -> Bool {
    model.pointers.allSatisfy { index in
      guard arguments.indices.contains(index), case .scalar(_, let scalar) = arguments[index] else { return false }
      return scalar.kind == .pointer
    }
  }

  private func apply(
    _ effect: LibraryModel.Effect, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    switch effect {
    case .allocate(let family, let amount, let isZero, let isOpaque):
      try allocate([family], size(amount, call, &state), isZero: isZero, isOpaque: isOpaque, call, &state)
    case .reallocate(let family, let block, let amount):
      try reallocate(family, argument(block, call, &state), size(amount, call, &state), call, &state)
    case .release(let family, let block): try release(family, argument(block, call, &state), call, &state)
    case .duplicate(let source, let limit, let isWide):
      try duplicate(source, limit.map { size($0, call, &state) }, width(isWide, state), call, &state)
    case .copy(let to, let from, let amount, let mustBeApart):
      try copyBytes(
        argument(to, call, &state), argument(from, call, &state), size(amount, call, &state),
        mustBeApart: mustBeApart, within: call.array(to), call, &state)
    case .fill(let to, let value, let amount, let isWide):
      try fillBytes(
        argument(to, call, &state), size(value, call, &state), size(amount, call, &state),
        width: width(isWide, state), call, &state)
    case .compare(let first, let second, let amount, let comparing):
      try checkCompared(first, second, amount, call, &state)
      noteDifference(first, second, amount, comparing, call, &state)
    case .read(let from, let amount), .give(let from, let amount):
      if case .give = effect { checkGivenOut(from, amount, call, &state) }
      _ = try checkBuffer(
        argument(from, call, &state), length: size(amount, call, &state), isWrite: false, callee: call.name,
        call.origin,
        &state)
    case .write(let to, let amount): try writeUnknown(to, amount, .contract, call, &state)
    case .string(let from, let limit?, _):
      // As many elements at most: the string need not end among them.
      let one = table.constant(1, bits: state.top.code.unit.pointerBits)
      if table.unsignedValue(size(limit, call, &state)) == 0 { return }
      _ = try checkBuffer(
        argument(from, call, &state), length: one, isWrite: false, callee: call.name, call.origin, &state)
    case .string(let from, nil, let isWide):
      _ = try length(of: argument(from, call, &state), width: width(isWide, state), call, &state)
    case .put(let to, let from, let limit, let isPadded, let isWide):
      try put(to, from, limit, isPadded: isPadded, width(isWide, state), call, &state)
    case .append(let to, let from, let limit, let isWide):
      try append(to, from, limit, width(isWide, state), call, &state)
    case .receive(let to, let amount, let isString, let isWide):
      try receive(to, amount, isString: isString, width(isWide, state), call, &state)
    case .format(let format): try checkFormat(format, call, &state)
    case .print(let to, let format, let limit, let isWide):
      try printInto(to, format, limit, width(isWide, state), call, &state)
    case .scan(let format): try scan(format, call, &state)
    case .store(let to): try writeUnknown(to, .constant(state.top.code.unit.pointerBytes), .contract, call, &state)
    case .resource(let effect): try apply(effect, call, &state)
    case .result(let result): try setResult(result, call, &state)
    case .landing: land(call.call, &state)
    case .jump: try jump(call.origin, &state)
    case .alike: break
    case .stop: try checkStop(call.origin, &state)
    case .end: throw PathEnd()
    case .endUnlessZero(let index):
      let status = argument(index, call, &state)
      try assume(table.equal(status, table.constant(0, bits: table.bits(of: status))), &state)
    }
  }

  // MARK: Arguments

  /// An argument as a term; any value where the call lacks it.
  func argument(_ index: Int, _ call: LibraryCall, _ state: inout State) -> Term {
    if call.arguments.indices.contains(index), let term = call.arguments[index].term { return term }
    return symbols.make(bits: state.top.code.unit.pointerBits, .imprecise)
  }

  /// A number of bytes in the width of a pointer.
  func size(_ amount: LibraryModel.Amount, _ call: LibraryCall, _ state: inout State) -> Term {
    let unit = state.top.code.unit
    func wide(_ index: Int) -> Term {
      guard call.arguments.indices.contains(index), case .scalar(let value?, let scalar) = call.arguments[index] else {
        return symbols.make(bits: unit.pointerBits, .imprecise)
      }
      return extended(value, scalar, to: unit.pointerBits)
    }
    switch amount {
    case .argument(let index): return wide(index)
    case .product(let a, let b): return table.multiply(wide(a), wide(b))
    case .wide(let index):
      return table.multiply(wide(index), table.constant(UInt64(unit.wideCharBytes), bits: unit.pointerBits))
    case .constant(let value): return table.constant(UInt64(value), bits: unit.pointerBits)
    }
  }

  func width(_ isWide: Bool, _ state: State) -> Int { isWide ? state.top.code.unit.wideCharBytes : 1 }

  // MARK: Results

  private func setResult(_ result: LibraryModel.Result, _ call: LibraryCall, _ state: inout State) throws(PathEnd) {
    guard case .register(let register) = call.call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    func bounded(_ kind: SymbolInfo.Kind, _ low: Int64, _ high: Int64) -> Term {
      let value = symbols.make(scalar, kind, name: "")
      let lower = table.constant(signed: low, bits: scalar.bits)
      let upper = table.constant(signed: high, bits: scalar.bits)
      _ = state.facts.assume(table.signedLessOrEqual(lower, value), in: table)
      _ = state.facts.assume(table.signedLessOrEqual(value, upper), in: table)
      return value
    }
    var value: Term
    switch result {
    case .argument(let index, let orNull):
      if orNull {
        var failed = state
        setResult(call.call, table.constant(0, bits: scalar.bits), &failed)
        note(.fails(call.name), call.origin, &failed)
        pending.append(failed)
      }
      value = argument(index, call, &state)
    case .length(let source, let limit, let isWide):
      let length = try self.length(
        of: argument(source, call, &state), width: width(isWide, state), isLimited: limit != nil, call, &state)
      value = fit(length, scalar)
      if let limit {
        let most = fit(size(limit, call, &state), scalar)
        value = table.ifThenElse(table.unsignedLess(value, most), value, most)
      }
    case .prefix(let source):
      let length = fit(try self.length(of: argument(source, call, &state), width: 1, call, &state), scalar)
      value = symbols.make(scalar, table.unsignedValue(length) == nil ? symbols.kind(of: length) : .imprecise)
      symbols.markTextLength(value)
      _ = state.facts.assume(table.unsignedLessOrEqual(value, length), in: table)
    case .within(let source, let limit):
      if let known = foundBefore(by: call, state) { return setResult(call.call, known, &state) }
      var absent = state
      // A null of its own: what is computed from it is no better.
      let null = symbols.make(scalar, .free)
      _ = absent.facts.assume(table.equal(null, table.constant(0, bits: scalar.bits)), in: table)
      noteFound(null, by: call, &absent)
      setResult(call.call, null, &absent)
      note(.fails(call.name), call.origin, &absent)
      pending.append(absent)
      let start = argument(source, call, &state)
      // Whoever determines so many bytes determines where one of them stands; a text's end bounds it otherwise.
      let isOutside = limit != nil && contentsKind(start, &state) == .outside
      let distance = symbols.make(bits: table.bits(of: start), isOutside ? .outside : .imprecise)
      if let limit {
        _ = state.facts.assume(table.unsignedLess(distance, size(limit, call, &state)), in: table)
      }
      if let (region, offset) = resolve(start, &state), let whole = state.memory[region]?.size {
        _ = state.facts.assume(table.unsignedLess(distance, table.subtract(whole, offset)), in: table)
      }
      value = table.add(start, distance)
      noteEnd(at: distance, from: start, call, &state)
      noteFound(value, by: call, &state)
    case .parsed(let source):
      let pointer = argument(source, call, &state)
      // How many digits the caller's own text has, its form may say.
      let isParameter = base(of: pointer).flatMap { symbols.info($0) }?.isParameter == true
      value = symbols.make(scalar, isParameter ? .contract : contentsKind(pointer, &state), name: "")
      if let region = base(of: pointer).flatMap({ known(region: $0, state) }), symbols.isFromOutside(value) {
        note(.receives(call.name), call.origin, condition: value, region: state.memory[region]?.source, &state)
      }
    case .bounded(let amount):
      let most = fit(size(amount, call, &state), scalar)
      value = symbols.make(scalar, .outside, name: "")
      let minusOne = table.constant(signed: -1, bits: scalar.bits)
      if scalar.isSigned { _ = state.facts.assume(table.signedLessOrEqual(minusOne, value), in: table) }
      _ = state.facts.assume(
        scalar.isSigned ? table.signedLessOrEqual(value, most) : table.unsignedLessOrEqual(value, most), in: table)
    case .outside(let low, let high): value = bounded(.outside, Int64(low), Int64(high))
    case .outsideString:
      // Whoever sets what is asked for may also not set it.
      value = outsideText(scalar, call, &state)
    case .free(let low, let high): value = bounded(.free, Int64(low), Int64(high))
    case .part(let source):
      // Whoever chooses a text chooses what parts it has.
      if textKind(argument(source, call, &state), &state) != .outside { return }
      value = outsideText(scalar, call, &state)
    case .maybeNull:
      var failed = state
      setResult(call.call, table.constant(0, bits: scalar.bits), &failed)
      note(.fails(call.name), call.origin, &failed)
      pending.append(failed)
      value = symbols.make(scalar, .contract)
      _ = state.facts.assume(table.not(isNull(value)), in: table)
    case .freely: value = symbols.make(scalar, .free)
    case .magnitude(let source):
      let number = fit(argument(source, call, &state), scalar)
      let zero = table.constant(0, bits: scalar.bits)
      // The least value has no magnitude (C11 7.22.6.1p2).
      let least = table.constant(1 << UInt64(scalar.bits - 1), bits: scalar.bits)
      _ = state.facts.assume(table.notEqual(number, least), in: table)
      value = table.ifThenElse(table.signedLess(number, zero), table.negate(number), number)
    case .root(let source):
      guard let bits = table.unsignedValue(fit(argument(source, call, &state), scalar)) else { return }
      value = table.constant(Double(bitPattern: bits).squareRoot().bitPattern, bits: 64)
    case .swapped(let source):
      let number = fit(argument(source, call, &state), scalar)
      value = state.top.code.unit.isBigEndian ? number : swapped(number, scalar)
    case .derived(let source):
      let kind = symbols.kind(of: argument(source, call, &state))
      value = symbols.make(scalar, kind == .address ? .imprecise : kind)
    case .freeTable:
      value = symbols.make(scalar, .contract)
      symbols.markTables(value)
    case .absolute(let source): value = magnitude(fit(argument(source, call, &state), scalar))
    case .any: return
    }
    setResult(call.call, value, &state)
  }

  /// What a call that looks for a part of a text has found before, with the same arguments and in the same bytes.
  private func foundBefore(by call: LibraryCall, _ state: State) -> Term? {
    let arguments = call.arguments.map(\.term)
    guard let found = state.found[State.PureCall(function: call.name, arguments: arguments)] else { return nil }
    let changed = state.memory.changed(since: found.clock)
    let isChanged = arguments.contains { argument in
      guard let region = argument.flatMap({ base(of: $0) }).flatMap({ known(region: $0, state) }) else { return false }
      return changed.contains(region)
    }
    return isChanged ? nil : found.place
  }

  private func noteFound(_ place: Term, by call: LibraryCall, _ state: inout State) {
    let key = State.PureCall(function: call.name, arguments: call.arguments.map(\.term))
    state.found[key] = (place, state.memory.clock)
  }

  /// A pointer to a text from outside that need not be there.
  private func outsideText(_ scalar: ScalarType, _ call: LibraryCall, _ state: inout State) -> Term {
    let value = symbols.make(scalar, .free, name: "")
    let region = makeRegion(.pointee, base: value, mayBeNull: true, name: "", trace: state.trace)
    symbols.bind(value, to: region)
    state.memory.insert(Object(size: nil, contents: Contents(.unknown(.outside))), as: region)
    note(.receives(call.name), call.origin, region: region, &state)
    noteArrival(in: region, &state)
    return value
  }

  /// A search for zero has found it: so long is the text.
  private func noteEnd(at distance: Term, from start: Term, _ call: LibraryCall, _ state: inout State) {
    guard call.arguments.count > 2, let sought = call.arguments[1].term, table.unsignedValue(sought) == 0,
      let (region, offset) = resolve(start, &state), let place = table.signedValue(offset)
    else { return }
    state.memory.refine(region) { $0.contents.note(length: distance, at: Int(place), width: 1) }
  }

  /// Who determines the first byte behind a pointer.
  func contentsKind(_ pointer: Term, _ state: inout State) -> SymbolInfo.Kind {
    guard let (region, offset) = resolve(pointer, &state) else { return .imprecise }
    guard let byte = read(region, offset: offset, size: 1, as: ScalarType(integerOf: 8), name: "", &state) else {
      return .imprecise
    }
    let kind = symbols.kind(of: byte)
    return kind == .address ? .contract : kind
  }
}
