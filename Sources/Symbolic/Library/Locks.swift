internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Locks: mutexes and semaphores, critical sections, interrupts that are held off.
extension Explorer {
  /// Where the lock of a call is; nil where that is not known.
  private func key(_ lock: ProtocolEffect.Lock, _ call: LibraryCall, _ state: inout State) -> LockState.Key? {
    let bits = state.top.code.unit.pointerBits
    switch lock.target {
    case .named(let name):
      if let known = lockRegions[name] { return LockState.Key(region: known, offset: table.constant(0, bits: bits)) }
      let region = makeRegion(.opaque, base: nil, bits: bits, mayBeNull: false, name: name, trace: nil)
      lockRegions[name] = region
      return LockState.Key(region: region, offset: table.constant(0, bits: bits))
    case .argument(let index):
      guard call.arguments.indices.contains(index), let term = call.arguments[index].term,
        let (region, offset) = resolve(term, &state)
      else { return nil }
      return LockState.Key(region: region, offset: offset)
    }
  }

  /// Whether it is known which lock it is: an object of the program, and no handle that was read from somewhere.
  private func isDefinite(_ key: LockState.Key) -> Bool {
    if case .opaque = regions[key.region.index].kind { return true }
    return regions[key.region.index].isDefinite && table.unsignedValue(key.offset) != nil
  }

  private func isSurelyHeld(_ lock: LockState, _ state: State) -> Bool {
    guard lock.count > 0, !lock.isDoubtful else { return false }
    guard let absence = lock.absence else { return true }
    return decide(absence, state) != true
  }

  func acquire(
    _ lock: ProtocolEffect.Lock, isTry: Bool, _ call: LibraryCall, _ state: inout State
  ) throws(PathEnd) {
    guard let key = key(lock, call, &state) else { return }
    let position = state.locks.firstIndex { $0.key == key }
    if let position, !isTry, excludesItself(lock.kind), isSurelyHeld(state.locks[position], state) {
      reportCertain(
        .doubleLock, call.origin, region: key.region, state, detail: lockDetail(key, lock.kind, call, state))
      throw PathEnd()
    }
    // Who only tries does not wait for anybody.
    if !isTry { noteOrder(key, call, state) }
    var absence: Term?
    if let success = lock.success, case .register(let register) = call.call.result,
      let result = value(.register(register), &state)
    {
      let isZero = table.equal(result, table.constant(0, bits: table.bits(of: result)))
      if success == .nonzero {
        _ = state.facts.assume(
          table.unsignedLessOrEqual(result, table.constant(1, bits: table.bits(of: result))), in: table)
      }
      absence = success == .zero ? table.not(isZero) : isZero
    }
    note(.locks(call.name), call.origin, region: key.region, &state)
    if let position, isSurelyHeld(state.locks[position], state) {
      if nests(lock.kind) { state.locks[position].count += 1 }
      return
    }
    let site = LockSite(function: state.top.code.reference, origin: call.origin)
    let taken = LockState(
      key: key, kind: lock.kind, count: 1, absence: absence, by: call.name, since: state.trace,
      owner: state.frames.count, site: site)
    if let position { state.locks[position] = taken } else { state.locks.append(taken) }
  }

  /// Whether taking a lock twice stops its holder.
  private func excludesItself(_ kind: ProtocolEffect.Lock.Kind) -> Bool {
    switch kind {
    case .mutex: !program.hasRecursiveMutexes
    case .spin: true
    case .recursive, .semaphore, .section, .flag: false
    }
  }

  /// Whether a lock is given back as often as it was taken.
  private func nests(_ kind: ProtocolEffect.Lock.Kind) -> Bool {
    switch kind {
    case .mutex: program.hasRecursiveMutexes
    case .recursive, .section: true
    case .spin, .semaphore, .flag: false
    }
  }

  func giveBack(_ lock: ProtocolEffect.Lock, _ call: LibraryCall, _ state: inout State) {
    guard let key = key(lock, call, &state) else { return }
    guard let position = state.locks.firstIndex(where: { $0.key == key }) else {
      return giveBackUnknown(key, lock, call, &state)
    }
    let known = state.locks[position]
    let hasFailed = known.absence.map { decide($0, state) == true } ?? false
    if !known.isDoubtful, known.count == 0 || hasFailed, lock.kind != .flag {
      reportCertain(
        .unlockWithoutLock, call.origin, region: key.region, at: repeatedCall(known.since, call.origin, state), state,
        detail: lockDetail(key, lock.kind, call, state))
    }
    if known.count > 0, !known.isDoubtful, !hasFailed, !state.handedIn.contains(key), known.owner == state.frames.count
    {
      unlockRecords[LockSite(function: state.top.code.reference, origin: call.origin), default: .init()].isOwn = true
    }
    note(.unlocks(call.name), call.origin, region: key.region, &state)
    let count = max(0, known.count - 1)
    state.locks[position].count = count
    guard count == 0 else { return }
    state.locks[position].since = state.trace
    state.locks[position].absence = nil
    state.locks[position].isDoubtful = false
    for way in known.handedUp { lockRecords[way.site]?.saved.insert(way.origin) }
    state.locks[position].handedUp = []
  }

  /// The call of a function that does for the second time what it did before; nil where it is not the same function.
  ///
  /// Its caller has called it once too often.
  private func repeatedCall(_ before: Trace?, _ origin: ID<Origin>, _ state: State) -> Trace? {
    guard let before, before.function == state.top.code.reference, before.origin == origin else { return nil }
    var trace = state.trace
    while let here = trace, here !== before {
      if case .calls = here.event, here.depth < state.frames.count { return here }
      trace = here.previous
    }
    return nil
  }

  /// A lock is given back that the path has not taken, or of which it does not know that it has.
  private func giveBackUnknown(
    _ key: LockState.Key, _ lock: ProtocolEffect.Lock, _ call: LibraryCall, _ state: inout State
  ) {
    let site = LockSite(function: state.top.code.reference, origin: call.origin)
    if isDefinite(key) || state.frames.count == 1, excludesItself(lock.kind), !state.mayHoldOthers,
      !state.locks.contains(where: { $0.kind == lock.kind && $0.count > 0 }),
      unlockRecords[site]?.stranger == nil
    {
      unlockRecords[site, default: .init()].stranger = (state, lockDetail(key, lock.kind, call, state), key.region)
    }
    // It may be one that is held under another name.
    for other in state.locks where other.kind == lock.kind && (!isDefinite(key) || !isDefinite(other.key)) {
      for way in other.handedUp { lockRecords[way.site]?.saved.insert(way.origin) }
    }
    state.locks.removeAll { $0.kind == lock.kind && (!isDefinite(key) || !isDefinite($0.key)) }
    switch lock.kind {
    case .mutex, .recursive, .spin:
      // The holder's count is open where the lock can be taken more than once.
      guard excludesItself(lock.kind) else { return }
      note(.unlocks(call.name), call.origin, region: key.region, &state)
      state.handedIn.insert(key)
      state.locks.append(
        LockState(key: key, kind: lock.kind, count: 0, by: call.name, since: state.trace, owner: 0, site: site))
    case .semaphore, .section, .flag: break
    }
  }

  /// A lock is made: nobody holds it.
  func makeReady(_ lock: ProtocolEffect.Lock, _ call: LibraryCall, _ state: inout State) {
    guard let key = key(lock, call, &state) else { return }
    state.locks.removeAll { $0.key == key }
    state.locks.append(
      LockState(
        key: key, kind: lock.kind, count: 0, by: call.name, since: state.trace, owner: 0,
        site: LockSite(function: state.top.code.reference, origin: call.origin)))
  }

  /// A function that is not followed may take and give back locks.
  ///
  /// - Parameter arguments: what it is given; nil where its code is there and all locks are in doubt.
  func doubtLocks(_ arguments: [ArgumentValue]?, _ state: inout State) {
    if arguments == nil { state.mayHoldOthers = true }
    guard !state.locks.isEmpty else { return }
    state.locks.removeAll { $0.count == 0 }
    let given = arguments.map { arguments in
      Set(arguments.compactMap { $0.term.flatMap { base(of: $0) }.flatMap { known(region: $0, state) } })
    }
    for index in state.locks.indices {
      if given?.contains(state.locks[index].key.region) ?? true { state.locks[index].isDoubtful = true }
    }
  }

  /// Reports a call that waits where nothing else can run, or for long while others wait for a mutex.
  func checkMayWait(_ call: LibraryCall, isLong: Bool = false, _ state: State) {
    for lock in state.locks where isSurelyHeld(lock, state) {
      switch lock.kind {
      case .recursive, .semaphore: continue
      case .mutex: if !isLong { continue }
      case .spin, .section, .flag: break
      }
      var detail = lockDetail(lock.key, lock.kind, call, state)
      detail.length = lock.by
      return reportCertain(.blockingInSection, call.origin, region: lock.key.region, state, detail: detail)
    }
  }

  func lockDetail(
    _ key: LockState.Key, _ kind: ProtocolEffect.Lock.Kind, _ call: LibraryCall, _ state: State
  ) -> Violation.Detail {
    var detail = Violation.Detail()
    detail.object = lockName(key, state).text
    detail.callee = call.name
    detail.type = kind.rawValue
    return detail
  }

  /// `__asm volatile("cpsid i")` and its like, which hold interrupts off or let them in.
  func holdOffByAssembly(_ row: Assembly, _ origin: ID<Origin>, _ state: inout State) throws(PathEnd) {
    guard row.outputs.isEmpty, row.template.utf8.count < 40 else { return }
    let words = row.template.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == ";" }
    guard let model = program.models["asm/" + words.joined(separator: "_")] else { return }
    let call = LibraryCall(
      name: words.joined(separator: " "), call: Call(.builtin(.fence), [], result: .none),
      arguments: [], origin: origin)
    for case .resource(let effect) in model.effects { try apply(effect, call, &state) }
  }
}
