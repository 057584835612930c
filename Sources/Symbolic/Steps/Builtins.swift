internal import Basics
internal import Dataflow
internal import IR
internal import Machine
internal import Solver

extension Explorer {
  func builtin(
    _ builtin: Builtin, _ call: Call, _ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let unit = state.top.code.unit
    func term(_ index: Int) -> Term {
      arguments.indices.contains(index)
        ? arguments[index].term ?? symbols.make(bits: 64, .imprecise)
        : symbols.make(bits: 64, .imprecise)
    }
    switch builtin {
    case .addOverflow, .subtractOverflow, .multiplyOverflow:
      try overflow(builtin, call, arguments, origin, &state)
    case .allocateOnStack:
      let region = makeRegion(.stack, base: nil, bits: unit.pointerBits, mayBeNull: false, name: "", trace: nil)
      let size = arguments.first.map { argument -> Term in
        guard case .scalar(let value?, let scalar) = argument else {
          return symbols.make(bits: unit.pointerBits, .imprecise)
        }
        return extended(value, scalar, to: unit.pointerBits)
      }
      if let size { try checkBounded(size: size, .allocationFromOutside, callee: "alloca", origin, &state) }
      state.memory.insert(Object(size: size, contents: Contents(.undefined)), as: region)
      setResult(call, regions[region.index].base, &state)
    case .trap: throw PathEnd()
    case .longJump: try jump(origin, &state)
    case .setJump: land(call, &state)
    case .startArguments, .copyArguments:
      let list = resolve(term(0), &state)
      if builtin == .startArguments { state.top.variadic.start(list?.region) }
      if let (region, _) = list {
        state.memory.change(region) { $0.contents.forget(within: nil, as: .imprecise) }
      }
    case .nextArgument: try nextArgument(call, from: term(0), origin, &state)
    case .endArguments, .fence: break
    case .byteSwap, .countLeadingZeros, .countTrailingZeros, .populationCount, .parity, .findFirstSet,
      .redundantSignBits, .bitReverse, .rotateLeft, .rotateRight, .isNotANumber, .isInfinite, .isFinite, .isNormal,
      .signBit, .isUnordered, .frameAddress, .returnAddress:
      guard case .register(let register) = call.result else { return }
      let scalar = unit.scalar(state.top.code.body.registers[register].type)
      if builtin == .byteSwap { return set(register, swapped(term(0), scalar), &state) }
      let kind = arguments.first?.term.map { symbols.kind(of: $0) } ?? .imprecise
      let value = symbols.make(scalar, kind == .outside ? .imprecise : kind == .address ? .imprecise : kind)
      let isCount = [.countLeadingZeros, .countTrailingZeros, .populationCount, .findFirstSet].contains(builtin)
      if isCount {
        let limit = table.constant(64, bits: scalar.bits)
        _ = state.facts.assume(table.unsignedLessOrEqual(value, limit), in: table)
      }
      set(register, value, &state)
    }
  }

  /// Notes where a jump comes back to, and follows what then happens, of which little is known.
  func land(_ call: Call, _ state: inout State) {
    let bits = state.top.code.unit.ir.target.dataModel.intBits
    var again = state
    setResult(call, table.constant(1, bits: bits), &again)
    again.speculation.isUnclear = true
    pending.append(again)
    state.landings.append(state.frames.count)
    setResult(call, table.constant(0, bits: bits), &state)
  }

  func jump(_ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    if let landing = state.landings.last { checkLeaks(jumpingTo: landing, origin, &state) }
    throw PathEnd()
  }

  /// The bytes of a number in the opposite order.
  func swapped(_ term: Term, _ scalar: ScalarType) -> Term {
    let value = fit(term, scalar)
    var result = table.extract(value, low: 0, bits: 8)
    for byte in 1..<max(1, scalar.bits / 8) {
      result = table.concatenate(high: result, low: table.extract(value, low: byte * 8, bits: 8))
    }
    return result
  }

  private func overflow(
    _ builtin: Builtin, _ call: Call, _ arguments: [ArgumentValue], _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    guard arguments.count == 3, case .scalar(let a?, let x) = arguments[0], case .scalar(let b?, let y) = arguments[1],
      let pointer = arguments[2].term, x == y, x.isExact,
      let resolved = try checkBuffer(
        pointer, length: table.constant(UInt64(x.size), bits: table.bits(of: pointer)), isWrite: true, callee: "",
        origin, &state)
    else { return try setUnknownResult(call, name: "", .imprecise, origin, &state) }
    let (kind, result): (OverflowOperation, Term) =
      switch builtin {
      case .addOverflow: (.add, table.add(a, b))
      case .subtractOverflow: (.subtract, table.subtract(a, b))
      default: (.multiply, table.multiply(a, b))
      }
    write(resolved.region, offset: resolved.offset, size: x.size, result, &state)
    let truth = table.overflows(kind, signed: x.isSigned, a, b)
    setResult(call, table.zeroExtend(truth, to: 8), &state)
  }
}
