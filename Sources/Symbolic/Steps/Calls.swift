internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// An argument as the callee sees it.
enum ArgumentValue {
  case scalar(Value, ScalarType)
  /// An object of any type; its bytes.
  case object(RegionID?, Term, size: Int)

  var term: Term? {
    if case .scalar(let value, _) = self { return value }
    return nil
  }
}

extension Explorer {
  func call(_ id: ID<Call>, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    let code = state.top.code
    if !code.calledRoots.isEmpty { return try callRoot(code.calledRoots[id.index], &state) }
    let call = code.body.calls[id]
    var arguments: [ArgumentValue] = []
    for argument in call.arguments {
      switch argument {
      case .value(let operand): arguments.append(.scalar(value(operand, &state), scalar(of: operand, state)))
      case .object(let place):
        let address = try self.address(of: place, origin: origin, &state)
        let size = code.unit.size(code.body.places[place].type)
        try checkAccess(address, size: size, isWrite: false, origin, &state)
        if !isThere(call.callee, code) {
          checkGiven(address, size: size, name(of: code.body.places[place], in: code), origin, state)
        }
        arguments.append(.object(address.region, address.offset, size: size))
      }
    }
    if case .builtin = call.callee {} else { handOn(arguments, &state) }
    switch call.callee {
    case .builtin(let builtin): try self.builtin(builtin, call, arguments, origin, &state)
    case .function(let function):
      let target =
        program.linked.definition(of: function, in: code.unit.index)
        ?? LinkedProgram.Reference(unit: code.unit.index, id: function)
      try enter(target, id, call, arguments, origin, &state)
    case .pointer(let operand):
      let pointer = determinate(operand, &state)
      try checkNotNull(pointer, origin, &state)
      if case .function(let target)? = symbols.info(pointer)?.target {
        try enter(target, id, call, arguments, origin, &state)
      } else if let target = program.modifications.onlyTarget(of: id, in: code.reference), program.code(target) != nil {
        try enter(target, id, call, arguments, origin, &state)
      } else {
        let changed = program.modifications.set(of: id, in: code.reference)
        let name = code.names.function(operand)
        try callUnknown(call, arguments, name: name, isSystem: false, origin, changing: changed, &state)
      }
    }
  }

  private func enter(
    _ target: LinkedProgram.Reference<Function>, _ id: ID<Call>, _ call: Call, _ arguments: [ArgumentValue],
    _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    let function = program.linked[target]
    if program.models.isOwn(function.name), try callLibrary(function.name, call, arguments, origin, &state) {
      if call.isNoReturn || function.flags.contains(.noReturn) { throw PathEnd() }
      return
    }
    if function.body != nil, program.models.isSubstitute(function.name),
      try callLibrary(function.name, call, arguments, origin, &state)
    {
      return
    }
    checkDepth(target, id, arguments, origin, state)
    let site = CallSite(caller: state.top.code.reference, call: id)
    if let callee = program.code(target), isFollowed(target, arguments, state), isWorthFollowing(callee, from: site) {
      followed[site, default: 0] += 1
      if callee.keepsFunctions { followHandedOut(arguments, origin, state) }
      note(.calls(function.name), origin, &state)
      push(callee, id, arguments, &state)
      return
    }
    // A callee that is followed shows for itself what it does with the bytes that it is handed.
    if function.body != nil || !program.models.isDescribed(function.name) {
      try checkHanded(target, call, arguments, origin, &state)
    }
    if function.body == nil, program.hints(of: function.name).contains(.faults) {
      try checkStop(origin, &state)
    }
    if function.body == nil, try callOutside(target, function.name, call, arguments, origin, &state) {
      if call.isNoReturn || function.flags.contains(.noReturn) { throw PathEnd() }
      return
    }
    if call.isNoReturn || function.flags.contains(.noReturn) {
      if program.hints(of: function.name).contains(.stops) { try checkStop(origin, &state) }
      throw PathEnd()
    }
    if function.body != nil { doubtLocks(nil, &state) }
    let changed = function.body == nil ? nil : program.modifications.set(of: id, in: state.top.code.reference)
    try callUnknown(
      call, arguments, name: function.name, isSystem: function.flags.contains(.system), origin, changing: changed,
      of: function.body == nil ? nil : target, &state)
    if function.body != nil { noteVetted(call, arguments, &state) }
  }

  /// Notes what the result of a function that is not followed may say about the numbers that it was given.
  private func noteVetted(_ call: Call, _ arguments: [ArgumentValue], _ state: inout State) {
    guard case .register(let register) = call.result, let result = value(.register(register), &state) else { return }
    let given = arguments.flatMap { argument -> [Term] in
      guard case .scalar(let value?, let scalar) = argument, scalar.kind == .integer else { return [] }
      return table.symbols(in: value)
    }
    if !given.isEmpty { state.vetted[result] = given }
  }

  /// A call of a function whose model or attributes say what it does.
  private func callOutside(
    _ target: LinkedProgram.Reference<Function>, _ name: String, _ call: Call, _ arguments: [ArgumentValue],
    _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> Bool {
    let promises = program.promises(of: target)
    if !promises.isEmpty { try checkPromises(promises, name, arguments, origin, &state) }
    if try callLibrary(name, call, arguments, origin, &state) { return true }
    let library = LibraryCall(name: name, call: call, arguments: arguments, origin: origin)
    return try callPromised(promises, library, &state)
  }

  private func isFollowed(
    _ target: LinkedProgram.Reference<Function>, _ arguments: [ArgumentValue], _ state: State
  ) -> Bool {
    guard state.frames.count <= effort.depth else { return false }
    let open = state.frames.count(where: { $0.code.reference == target })
    if open >= 2 {
      // Recursion over known numbers comes to its end.
      let isKnown = arguments.contains { argument in
        if case .scalar(let value?, let scalar) = argument, scalar.kind == .integer {
          return table.unsignedValue(value) != nil
        }
        return false
      }
      if !isKnown { return false }
    }
    return program.calls.isFollowed(target)
  }

  /// Whether following a call may still tell something: a loop that only computes a number has told all after some
  /// paths from the same call, and what it answers is any number then as before.
  private func isWorthFollowing(_ callee: FunctionCode, from site: CallSite) -> Bool {
    !callee.isReader || callee.loops.loops.isEmpty || followed[site, default: 0] < 16
  }

  func push(_ callee: FunctionCode, _ call: ID<Call>?, _ arguments: [ArgumentValue], _ state: inout State) {
    var frame = Frame(callee, row: coverage.row(of: callee))
    frame.call = call
    let parameters = callee.body.parameterCount
    frame.given = Array(repeating: nil, count: parameters)
    frame.variadic.values = arguments.dropFirst(parameters).map { argument in
      if case .scalar(let value, let scalar) = argument { (value, scalar) } else { nil }
    }
    state.frames.append(frame)
    for index in 0..<parameters {
      let local = ID<Local>(index)
      let row = callee.body.locals[local]
      let argument = arguments.indices.contains(index) ? arguments[index] : nil
      switch argument {
      case .scalar(let value, _)?:
        let scalar = callee.unit.scalar(row.type)
        let fitted = value.map { fit($0, scalar) }
        state.top.given[index] = fitted
        if let fitted, table.isSymbol(fitted) { symbols.name(fitted, row.name) }
        if callee.isSlot[index] {
          state.top.slots[index] = fitted
        } else {
          let region = begin(local, bytes: nil, &state)
          write(region, offset: zero(callee.unit), size: scalar.size, fitted, &state)
        }
      case .object(let source, let offset, let size)?:
        let region = begin(local, bytes: nil, &state)
        copy(from: source, offset, to: region, zero(callee.unit), size: size, &state)
      case nil:
        let scalar = callee.unit.scalar(row.type)
        if callee.isSlot[index] { state.top.slots[index] = symbols.make(scalar, .contract, name: row.name) }
      }
    }
  }

  /// Ends the top frame.
  ///
  /// - Returns: the call that it answers; the path of the root ends here.
  func leave(
    returning result: Value, kept: RegionID? = nil, _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) -> ID<Call> {
    let locals = state.top.regions.compactMap { $0 }
    for region in locals { state.memory.change(region) { $0.life = .outOfScope } }
    checkLeaks(returning: result, kept: kept, origin, &state)
    noteHeldLocks(returning: result, origin, &state)
    checkKeptAddresses(origin, state)
    for region in locals { state.memory.change(region) { $0.contents = Contents(.unknown(.imprecise)) } }
    guard state.frames.count > 1, let call = state.top.call else { throw PathEnd() }
    note(.returns(state.top.code.name), origin, &state)
    state.frames.removeLast()
    return call
  }

  func checkReturned(_ result: Term, _ origin: ID<Origin>, _ state: State) {
    guard let base = base(of: result), case .object(let region)? = symbols.info(base)?.target,
      case .local(_, let code) = regions[region.index].kind, code === state.top.code,
      state.top.regions.contains(region) || state.memory[region]?.life == .outOfScope,
      table.bits(of: result) == state.top.code.unit.pointerBits
    else { return }
    reportCertain(.returnedStackAddress, origin, region: region, state, detail: detail(of: region, state))
  }

  /// Looks for addresses of the frame's own objects in memory that outlives it.
  private func checkKeptAddresses(_ origin: ID<Origin>, _ state: State) {
    let code = state.top.code
    guard code.takesAddresses, state.memory.objects.count < 256 else { return }
    for region in state.memory.objects.keys.sorted() {
      switch regions[region.index].kind {
      case .global, .pointee: break
      case .local, .heap, .stack, .opaque, .code: continue
      }
      for segment in state.memory[region]?.contents.segments ?? [] {
        guard case .value(let term, 0, _) = segment.payload, let base = base(of: term),
          case .object(let target)? = symbols.info(base)?.target, isOver(target, of: code, state)
        else { continue }
        return reportCertain(
          .returnedStackAddress, origin, region: target, state, detail: detail(of: target, state))
      }
    }
  }

  private func isOver(_ region: RegionID, of code: FunctionCode, _ state: State) -> Bool {
    guard case .local(_, let owner) = regions[region.index].kind, owner === code else { return false }
    return state.memory[region]?.life == .outOfScope
  }

  /// A function whose code is not there or is not followed: its result is any, and what it can reach may have changed.
  ///
  /// - Parameters:
  ///   - changed: the kinds of memory that it changes, where that is known.
  ///   - target: the function, where its code is there.
  func callUnknown(
    _ call: Call, _ arguments: [ArgumentValue], name: String, isSystem: Bool, _ origin: ID<Origin>,
    changing changed: ModifiedMemory? = nil, of target: LinkedProgram.Reference<Function>? = nil, _ state: inout State
  ) throws(PathEnd) {
    if !isSystem { doubtLocks(arguments, &state) }
    noteEffect(&state)
    let hints = program.hints(of: name)
    // Bytes that are there already tell nothing of who reads them.
    let isReader = !isSystem && (hints.contains(.reads) || changed == nil && fillsBytes(call, arguments, state))
    let filled = isReader && !hints.contains(.keeps) ? filledLocal(call, arguments, state) : nil
    let findsBytes = arguments.contains { isOutsideBytes($0, state) }
    for (index, argument) in arguments.enumerated() {
      if case .object(let region?, _, _) = argument { forget(reachableFromObject: region, changing: changed, &state) }
      if let term = argument.term, let resource = symbols.resource(of: term) { escape(resource, &state) }
      guard case .scalar(let value?, let scalar) = argument, scalar.kind == .pointer else { continue }
      if let region = base(of: value).flatMap({ known(region: $0, state) }) {
        try checkLife(region, callee: name, origin, &state)
      }
      if changed == nil, let array = array(at: index, call, value, state), let start = base(of: value),
        let region = known(region: start, state)
      {
        forgetArray(array, in: region, &state)
      } else {
        forget(reachableFrom: value, changing: changed, &state)
      }
    }
    if !isSystem { forgetShared(changing: changed, &state) }
    let most = isReader ? try noteBytesRead(by: name, call, arguments, origin, &state) : nil
    if let filled, most != nil { state.memory.change(filled) { if $0.life == .escaped { $0.life = .live } } }
    if !isSystem { followHandedOut(arguments, origin, state) }
    let isOutside =
      most != nil || hints.contains(.orders) && bringsInOrder(arguments, &state)
      || hints.contains(.delivers) && !isSystem && changed == nil && arguments.count < 2
    try setUnknownResult(call, name: name, isOutside ? .outside : .contract, of: target, origin, &state)
    if isOutside, hints.contains(.characters) { boundCharacter(call, &state) }
    if let most, case .register(let register) = call.result, let result = value(.register(register), &state) {
      let scalar = scalar(of: .register(register), state)
      // An unsigned answer of any function may be a code of its own.
      if scalar.isSigned || hints.contains(.reads) { boundRead(result, scalar, by: most, &state) }
    }
    // What looks for a place among bytes from outside answers one.
    if findsBytes, case .register(let register) = call.result, pointsToBytes(register, state.top.code),
      let result = value(.register(register), &state), table.isSymbol(result)
    {
      symbols.markLeading(result, to: .outside)
    }
  }

  /// A function that answers a character answers one of eight bits, or -1.
  private func boundCharacter(_ call: Call, _ state: inout State) {
    guard case .register(let register) = call.result, let result = value(.register(register), &state) else { return }
    let bits = table.bits(of: result)
    guard bits > 8, scalar(of: .register(register), state).isSigned else { return }
    for truth in [
      table.signedLessOrEqual(table.constant(signed: -1, bits: bits), result),
      table.signedLessOrEqual(result, table.constant(255, bits: bits)),
    ] {
      _ = state.facts.assume(truth, in: table)
    }
  }

  /// Whether an argument leads to bytes that come from outside.
  private func isOutsideBytes(_ argument: ArgumentValue, _ state: State) -> Bool {
    guard case .scalar(let value?, let scalar) = argument, scalar.kind == .pointer, let base = base(of: value),
      let region = known(region: base, state)
    else { return false }
    if case .unknown(.outside)? = state.memory[region]?.contents.background { return true }
    return false
  }

  private func pointsToBytes(_ register: ID<Register>, _ code: FunctionCode) -> Bool {
    guard let pointee = code.unit.ir.types[code.body.registers[register].type].pointee else { return false }
    return code.unit.scalar(pointee).kind == .integer && code.unit.size(pointee) == 1
  }

  func known(region base: Term, _ state: State) -> RegionID? {
    guard case .object(let region)? = symbols.info(base)?.target, state.memory[region] != nil else { return nil }
    return region
  }

  func setUnknownResult(
    _ call: Call, name: String, _ kind: SymbolInfo.Kind, of target: LinkedProgram.Reference<Function>? = nil,
    _ origin: ID<Origin>, _ state: inout State
  ) throws(PathEnd) {
    switch call.result {
    case .none: break
    case .register(let register):
      let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
      let result = symbols.make(scalar, kind, name: "")
      if scalar.kind == .pointer {
        let code = state.top.code
        symbols.markResult(
          result, .init(unit: code.unit.index, type: code.body.registers[register].type, function: target))
      }
      set(register, result, &state)
    case .object(let place): try forget(place, origin, &state)
    }
  }

  func setResult(_ call: Call, _ value: Value, _ state: inout State) {
    guard case .register(let register) = call.result else { return }
    let scalar = state.top.code.unit.scalar(state.top.code.body.registers[register].type)
    set(register, value.map { fit($0, scalar) }, &state)
  }
}
