import Basics
import IR
import Lattice
import Machine

/// Calls and inline assembly.
extension ValueAnalysis {
  mutating func call(_ call: Call) {
    if case .pointer(let operand) = call.callee {
      let facts = facts(operand)
      judge(.nullDereference, facts.value.nullness.isNeverNull, .unknownPointer)
      if !facts.value.nullness.isNeverNull { learnNotNull(operand) }
    }
    for argument in call.arguments {
      guard case .object(let place) = argument else { continue }
      check(resolve(place), isWrite: false)
      // What it contains leaves the function.
      escapeAll()
    }
    if isDead { return }
    switch call.callee {
    case .builtin(let builtin): self.builtin(builtin, call)
    case .function(let id): perform(callees.effects(id, unit), call)
    case .pointer: perform(.unknown, call)
    }
    if isDead { return }
    if case .object(let place) = call.result {
      let location = resolve(place)
      check(location, isWrite: true)
      fill(location, isZero: false)
    }
  }

  private func operands(_ call: Call) -> [Operand] {
    call.arguments.compactMap { if case .value(let operand) = $0 { operand } else { nil } }
  }

  private mutating func perform(_ effects: CallEffects, _ call: Call) {
    let operands = operands(call)
    let isKept = effects.retains || effects.writes == .anything
    if isKept {
      for operand in operands { escape(value(operand)) }
    }
    switch effects.writes {
    case .nothing: break
    case .anything: forgetReachable()
    case .arguments(let mask):
      for (index, operand) in operands.enumerated() where index < 32 && mask >> UInt32(index) & 1 != 0 {
        overwrite(pointer: value(operand), operands, call)
      }
    }
    if effects.frees { state.living.removeAll() }
    guard case .register(let register) = call.result else { return }
    giveResult(effects.result, to: register, operands)
  }

  private mutating func overwrite(pointer: AbstractValue, _ operands: [Operand], _ call: Call) {
    let everything = (low: -Interval.limit, high: Interval.limit)
    overwrite(pointer.base, everything)
    // `memset`, `memcpy` and the like give every byte a value.
    guard pointer.base.kind == .local, pointer.interval == Interval(0), operands.count >= 3,
      case .function(let id) = call.callee, ["memset", "memcpy", "memmove"].contains(unit.functions[id].name),
      let size = unit.types[body.locals[ID(pointer.base.index)].type].size,
      value(operands[2]).interval.low >= Int128(size)
    else { return }
    state.initialised.insert(pointer.base.index)
    for cell in context.table.cells(of: pointer.base) where context.table[cell].part == .contents {
      put(context.table[cell].scalar.unknown, into: cell)
    }
  }

  private mutating func giveResult(_ result: CallEffects.Result, to register: ID<Register>, _ operands: [Operand]) {
    switch result {
    case .unknown: setUnknown(register)
    case .integer(let values):
      let range = scalars[register.index].range
      set(register, .integer(values.met(with: range).orElse(range)))
    case .object: set(register, .pointer(.fixed, Interval(0), .canBeObject))
    case .argument(let index):
      guard index < operands.count else { return setUnknown(register) }
      let source = facts(operands[index])
      guard source.value.kind == scalars[register.index].unknown.kind else { return setUnknown(register) }
      if source.value.base == .outside { return setUnknown(register) }
      set(register, source.value, form: source.form, origin: source.origin)
    case .allocation(let size, let count, _):
      guard scalars[register.index] == .pointer else { return setUnknown(register) }
      allocate(register, operands, size: size, count: count, .unknown)
    }
  }

  private mutating func allocate(
    _ register: ID<Register>, _ operands: [Operand], size: Int, count: Int?, _ nullness: Nullness
  ) {
    let value = symbol(register, nullness)
    state.living.insert(register.index)
    guard size < operands.count else { return set(register, value) }
    if let count, count < operands.count {
      let cell = context.table.cell(.size(of: value.base))
      let bytes = self.value(operands[size]).interval * self.value(operands[count]).interval
      put(.integer(bytes.met(with: ValueState.sizes).orElse(ValueState.sizes)), into: cell)
    } else {
      measure(value.base, facts(operands[size]), operands[size])
    }
    set(register, value)
  }

  // MARK: Builtins

  private mutating func builtin(_ builtin: Builtin, _ call: Call) {
    let operands = operands(call)
    switch builtin {
    case .addOverflow, .subtractOverflow, .multiplyOverflow:
      writeThrough(operands[2])
    case .startArguments, .copyArguments, .nextArgument, .endArguments:
      for operand in operands {
        escape(value(operand))
        writeThrough(operand)
      }
    case .setJump, .longJump: forgetReachable()
    case .trap: isDead = true
    case .allocateOnStack:
      if case .register(let register) = call.result {
        return allocate(register, operands, size: 0, count: nil, .canBeObject)
      }
    case .countLeadingZeros, .countTrailingZeros, .populationCount, .parity, .findFirstSet, .redundantSignBits,
      .byteSwap, .bitReverse, .rotateLeft, .rotateRight, .isNotANumber, .isInfinite, .isFinite, .isNormal, .signBit,
      .isUnordered, .frameAddress, .returnAddress, .fence:
      break
    }
    guard case .register(let register) = call.result else { return }
    if let range = range(builtin, operands) { set(register, .integer(range)) } else { setUnknown(register) }
  }

  /// The result of a builtin whose values are few.
  private mutating func range(_ builtin: Builtin, _ operands: [Operand]) -> Interval? {
    switch builtin {
    case .addOverflow, .subtractOverflow, .multiplyOverflow, .isNotANumber, .isInfinite, .isFinite, .isNormal,
      .signBit, .isUnordered, .parity:
      return Interval(0, 1)
    case .countLeadingZeros, .countTrailingZeros:
      return bits(operands).map { Interval(0, Int128($0)) }
    case .populationCount, .findFirstSet, .redundantSignBits: return bits(operands).map { Interval(0, Int128($0)) }
    default: return nil
    }
  }

  private func bits(_ operands: [Operand]) -> Int? {
    operands.first.flatMap { type(of: $0).integerFormat?.bits }
  }

  private mutating func writeThrough(_ operand: Operand) {
    let pointer = value(operand)
    overwrite(pointer.base, (low: -Interval.limit, high: Interval.limit))
    guard pointer.base.kind == .local, pointer.interval == Interval(0),
      unit.types[body.locals[ID(pointer.base.index)].type].isScalar
    else { return }
    for cell in context.table.cells(of: pointer.base) where context.table[cell].part == .contents {
      put(context.table[cell].scalar.unknown, into: cell)
    }
    state.initialised.insert(pointer.base.index)
  }

  // MARK: Assembly

  mutating func assembly(_ assembly: Assembly) {
    // An output that is also read may keep a pointer that it held.
    escapeAll()
    for operand in assembly.inputs { escape(value(operand)) }
    for place in assembly.inputPlaces { overwrite(resolve(place), with: nil, nil) }
    for place in assembly.outputs {
      let location = resolve(place)
      overwrite(location, with: nil, nil)
    }
    forgetReachable()
    state.living.removeAll()
  }
}
