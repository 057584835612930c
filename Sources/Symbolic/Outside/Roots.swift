internal import Basics
internal import Dataflow
internal import IR
internal import Solver

extension Explorer {
  /// How a root begins: nothing has happened, its parameters are whatever a caller gives.
  func initialState(_ root: FunctionCode) -> State {
    isFreshProgram = root.name == "main"
    isCalled = !program.isEntry(root.reference)
    var state = State()
    parameters = pushEntry(root, nil, &state).map(\.term)
    return state
  }

  /// Calls a function with whatever a caller gives; bytes with their number are what came from outside.
  @discardableResult
  func pushEntry(_ root: FunctionCode, _ call: ID<Call>?, _ state: inout State) -> [ArgumentValue] {
    var arguments: [ArgumentValue] = []
    let lengths = root.unit.parameterExtents(of: root.body)
    let isLength = Set(lengths.values)
    for index in 0..<root.body.parameterCount {
      let local = root.body.locals[ID(index)]
      let scalar = root.unit.scalar(local.type)
      guard scalar.kind != .none else {
        arguments.append(.object(nil, zero(root.unit), size: 0))
        continue
      }
      if let context = context(for: ID(index), of: root) {
        arguments.append(.scalar(context, scalar))
        continue
      }
      let symbol = symbols.make(scalar, isLength.contains(index) ? .outside : .contract, name: local.name)
      symbols.markParameter(symbol)
      if isFreshProgram && index == 1 { symbols.markArgumentVector(symbol) }
      if isLength.contains(index) { boundExtent(symbol, scalar, &state) }
      if scalar.kind == .pointer && !isFreshProgram { noteMessage(symbol, ID(index), of: root, &state) }
      if scalar.kind == .pointer, lengths[index] == nil {
        let isMessage = !isCalled && !isFreshProgram && isMessage(ID(index), of: root)
        let size = root.unit.declaredSize(of: local).map { table.constant(UInt64($0), bits: scalar.bits) }
        if isMessage || size != nil {
          bindExtent(symbol, size: size, holding: isMessage ? .outside : .contract, &state)
        }
      }
      arguments.append(.scalar(symbol, scalar))
    }
    for (pointer, length) in lengths.sorted(by: { $0.key < $1.key }) {
      guard let base = arguments[pointer].term, case .scalar(let count?, let scalar) = arguments[length] else {
        continue
      }
      bindExtent(base, size: extended(count, scalar, to: root.unit.pointerBits), &state)
      if root.unit.isRawPointer(root.body.locals[ID(pointer)].type) { symbols.markRawBytes(base) }
    }
    push(root, call, arguments, &state)
    state.top.variadic = VariadicArguments()
    for index in 0..<root.body.parameterCount where root.unit.scalar(root.body.locals[ID(index)].type).kind == .none {
      if let region = state.top.regions[index] {
        state.memory.change(region) { $0.contents = Contents(.unknown(.contract)) }
      }
    }
    return arguments
  }

  /// Whether a root is handed bytes whose form tells how many they are, or a text that it takes apart.
  private func isMessage(_ parameter: ID<Local>, of root: FunctionCode) -> Bool {
    let type = root.body.locals[parameter].type
    if root.unit.isRawPointer(type) { return true }
    return root.unit.isBytePointer(type) && !root.unit.isVoidPointer(type)
      && TextUses(program: program).takesApart(parameter, of: root)
  }

  /// Whether a truth that rests on the number of bytes alone may be reported.
  ///
  /// A function that the program itself calls may count on its callers for that number, unless it has begun to test it itself.
  /// - Parameter region: the object whose bytes are accessed.
  func isOwnCheck(_ bad: Term, _ hazard: Hazard, _ region: RegionID?, _ state: State) -> Bool {
    let inside = unknowns(of: bad, state)
    let extents = Set(inside.filter { symbols.info($0)?.isExtent == true })
    guard !extents.isEmpty else { return true }
    // What else comes from outside takes part: callers may hand bytes enough for all of it.
    let isMixed = inside.contains { symbols.info($0)?.kind == .outside && !extents.contains($0) }
    if isMixed {
      guard isCalled, isExcludedWhenFull(bad, state) else { return true }
    }
    guard isCalled || extents.contains(where: { symbols.info($0)?.isShared == true }) else { return true }
    // Who put the bytes into the program's buffer knows that there are enough.
    if !isCalled && occursWhenFull(bad, state) { return true }
    // Rounds up to the number look at no more of its bytes than there are; what else they look at the callers know.
    let size = region.flatMap { state.memory[$0]?.size }
    let isCounted = hazard.isAccess && size.map { table.symbols(in: $0).contains { extents.contains($0) } } ?? false
    let isPromised = !isCounted && isCallersTest(bad, state)
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      // A helper's test counts where the number is one part among others.
      guard case .condition(let holds) = here.event, here.depth == 1 || isMixed, let condition = here.condition else {
        continue
      }
      // That the number is not one certain number says nothing of how small it is.
      if !isOrder(condition), table.shape(of: condition).isEquality != holds { continue }
      if here.isRound && !isCounted { continue }
      // That there are enough for a header says nothing of how many there is room for: the callers look at that.
      if isPromised, isBoundBelow(extents, condition, holds) { continue }
      if table.symbols(in: condition).contains(where: { extents.contains($0) }) { return true }
    }
    return false
  }

  /// Whether the path goes round a loop as often as the number of bytes says that the root's callers hand, and nothing but
  /// the loop has looked at it: what the rounds lead to these callers know.
  func countsRoundsOfCallers(_ state: State) -> Bool {
    guard isCalled else { return false }
    var isCounted = false
    var trace = state.trace
    while let here = trace {
      defer { trace = here.previous }
      guard case .condition = here.event, let condition = here.condition else { continue }
      let about = table.symbols(in: condition)
      guard about.contains(where: { symbols.info($0)?.isExtent == true && parameters.contains($0) }) else { continue }
      if !here.isRound { return false }
      if about.count == 1 { isCounted = true }
    }
    return isCounted
  }

  /// Whether only functions of its file call a function, by name or through constant tables.
  func isOwnFunction(_ code: FunctionCode) -> Bool {
    let function = code.reference
    return code.calledRoots.isEmpty && program.linked[function].linkage == .internal
      && (!program.calls.isHandedOut(function) || program.isCalledByTable(function))
  }

  /// Whether a condition says, where it holds or where it does not, that there are so many bytes at least.
  private func isBoundBelow(_ extents: Set<Term>, _ condition: Term, _ holds: Bool) -> Bool {
    switch table.shape(of: condition) {
    case .not(let inner): return isBoundBelow(extents, inner, !holds)
    case .comparison(.unsignedLess, let low, let high), .comparison(.unsignedLessOrEqual, let low, let high),
      .comparison(.signedLess, let low, let high), .comparison(.signedLessOrEqual, let low, let high):
      let bounded = holds ? high : low
      return table.symbols(in: bounded).contains { extents.contains($0) }
        && table.unsignedValue(holds ? low : high) != nil
    default: return false
    }
  }

  /// The unknowns of a truth, and those that the path compares its counters of rounds with.
  private func unknowns(of truth: Term, _ state: State) -> [Term] {
    let own = table.symbols(in: truth)
    let counters = Set(own.filter { symbols.info($0)?.kind == .induction })
    if counters.isEmpty { return own }
    let tied = state.facts.literals.map { table.symbols(in: $0) }.filter { $0.contains { counters.contains($0) } }
    return own + tied.joined()
  }

  /// Whether a truth can be while as many bytes as possible are there.
  private func occursWhenFull(_ bad: Term, _ state: State) -> Bool {
    if case .satisfiable? = whenFull(bad, state) { true } else { false }
  }

  /// Whether a truth cannot be while as many bytes as possible are there.
  private func isExcludedWhenFull(_ bad: Term, _ state: State) -> Bool {
    if case .unsatisfiable? = whenFull(bad, state) { true } else { false }
  }

  private func whenFull(_ bad: Term, _ state: State) -> Decider.Answer? {
    guard queriesLeft > 20 else { return nil }
    queriesLeft -= 1
    return decider.check(state.facts.literals + full(bad, state) + [bad])
  }

  /// A number of bytes is not negative and less than half of the address space.
  func boundExtent(_ length: Term, _ scalar: ScalarType, _ state: inout State) {
    symbols.markExtent(length)
    guard scalar.bits >= 32 || scalar.isSigned else { return }
    let limit = table.constant(UInt64(1) << UInt64(scalar.bits - 2), bits: scalar.bits)
    _ = state.facts.assume(table.unsignedLess(length, limit), in: table)
  }

  /// A pointer leads to as many bytes; their number is not known where none is given.
  ///
  /// - Parameter kind: who determines what they are.
  func bindExtent(_ pointer: Term, size: Term?, holding kind: SymbolInfo.Kind = .outside, _ state: inout State) {
    guard table.isSymbol(pointer), symbols.info(pointer)?.target == nil else { return }
    let region = makeRegion(
      .pointee, base: pointer, mayBeNull: true, name: symbols.info(pointer)?.name ?? "", trace: nil)
    symbols.bind(pointer, to: region)
    state.memory.insert(Object(size: size, contents: Contents(.unknown(kind))), as: region)
  }

  /// The pointer that a member of a record holds leads to as many bytes as another member says, where the record is
  /// handed to the root.
  func bindMemberExtent(_ pointer: Term, _ place: Place, _ address: Address, _ state: inout State) {
    let code = state.top.code
    guard table.isSymbol(pointer), symbols.info(pointer)?.target == nil, let region = address.region,
      symbols.info(regions[region.index].base)?.isParameter == true,
      case .field(let member, let offset)? = place.projections.last,
      let record = code.unit.record(of: place, in: code.body)
    else { return }
    guard let length = code.unit.extents(of: record)[member], let fields = code.unit.ir.types[record].record?.fields
    else {
      // How far its end is, the code itself asks.
      if code.unit.boundedCursors[record]?.contains(member) == true { bindExtent(pointer, size: nil, &state) }
      return
    }
    let scalar = code.unit.scalar(fields[length].type)
    let distance = table.constant(signed: Int64(fields[length].byteOffset - offset), bits: code.unit.pointerBits)
    let place = table.add(address.offset, distance)
    guard
      let count = read(
        region, offset: place, size: scalar.size, as: scalar, name: fields[length].name, &state)
    else { return }
    // A number that the program has put there itself need not be that of this pointer.
    guard table.isSymbol(count), let info = symbols.info(count), info.kind == .contract || info.kind == .outside else {
      return
    }
    if info.kind == .contract {
      symbols.become(.outside, count)
      boundExtent(count, scalar, &state)
    }
    if !Extents.isCapacity(fields[length].name) { symbols.markFilling(count) }
    bindExtent(pointer, size: extended(count, scalar, to: code.unit.pointerBits), &state)
  }
}

extension Shape {
  /// Whether it says that two terms are equal, and not that they differ.
  fileprivate var isEquality: Bool {
    if case .comparison(.equal, _, _) = self { true } else { false }
  }
}

extension Hazard {
  /// Whether it is about the bytes that there are.
  fileprivate var isAccess: Bool { self == .outOfBoundsRead || self == .outOfBoundsWrite }
}

extension UnitCode {
  /// Bytes of the array as which a parameter is declared; nil where it is none, or one that may stand for any.
  fileprivate func declaredSize(of parameter: Local) -> Int? {
    guard let size = parameter.arraySize, let element = ir.types[parameter.type].pointee, size > self.size(element)
    else {
      return nil
    }
    return size
  }

  /// By parameter that points to bytes the parameter that tells how many.
  func parameterExtents(of body: Body) -> [Int: Int] {
    let things = (0..<body.parameterCount).map { index in
      let local = body.locals[ID(index)]
      return Extents.Thing(
        name: local.name, isBytes: isBytePointer(local.type), isVoid: isVoidPointer(local.type),
        isInteger: isInteger(local.type))
    }
    var extents: [Int: Int] = [:]
    for index in things.indices where things[index].isBytes {
      guard let length = Extents.length(of: index, among: things), !extents.values.contains(length),
        !Extents.isCount(things[length].name) || !ScaledUses.isScaled(ID(index), in: body)
      else { continue }
      extents[index] = length
    }
    if !extents.isEmpty { for index in textParameters(of: body) { extents[index] = nil } }
    return extents
  }

  /// The parameters of characters that a function hands as they are to functions that look for their end.
  private func textParameters(of body: Body) -> Set<Int> {
    var found: Set<Int> = []
    let definitions = Definitions(body)
    for call in body.calls.elements {
      guard case .function(let callee) = call.callee, let texts = models[ir.functions[callee].name]?.texts else {
        continue
      }
      for index in texts where call.arguments.indices.contains(index) {
        guard case .value(let operand) = call.arguments[index] else { continue }
        for (place, isMoved) in definitions.sources(of: operand, in: body) where !isMoved {
          guard case .local(let local) = place.base, place.projections.isEmpty, local.index < body.parameterCount else {
            continue
          }
          if !isRawPointer(body.locals[local].type) { found.insert(local.index) }
        }
      }
    }
    return found
  }
}
