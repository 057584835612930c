internal import Basics
internal import Dataflow
internal import IR
internal import Solver

/// Locks at the end of functions, and the order in which they are taken.
///
/// That a function returns with a lock held is no fault in itself: it may be there to take the lock. It is one where
/// other paths give the same lock back before they return, and no caller does it for this one.
extension Explorer {
  /// Notes which locks the top frame holds when it returns, and hands them up to its caller.
  func noteHeldLocks(returning result: Value, _ origin: ID<Origin>, _ state: inout State) {
    let depth = state.frames.count
    for index in state.locks.indices where state.locks[index].owner == depth {
      let lock = state.locks[index]
      if let absence = lock.absence, decide(absence, state) == true { continue }
      let outcome = self.outcome(of: result, state)
      if lock.count == 0 {
        lockRecords[lock.site, default: LockRecord()].released.append(outcome)
        state.locks[index].owner = 0
        continue
      }
      var record = lockRecords[lock.site] ?? LockRecord()
      if let position = record.kept.firstIndex(where: { $0.origin == origin }) {
        record.kept[position].outcomes.insert(outcome)
      } else if !lock.isDoubtful {
        record.kept.append(LockRecord.Kept(origin: origin, state: state, outcomes: [outcome], lock: lock))
      }
      lockRecords[lock.site] = record
      guard depth > 1 else { continue }
      state.locks[index].handedUp.append(LockReturn(site: lock.site, origin: origin))
      state.locks[index].owner = depth - 1
      state.locks[index].site = callSite(state.frames[depth - 2])
    }
  }

  /// The call that a frame waits for.
  private func callSite(_ frame: Frame) -> LockSite {
    let block = frame.code.body.blocks[frame.block]
    let origin = frame.index > 0 ? block.instructions[frame.index - 1].origin : block.origin
    return LockSite(function: frame.code.reference, origin: origin)
  }

  private func outcome(of result: Value, _ state: State) -> LockOutcome {
    guard let result else { return .none }
    let code = state.top.code
    let types = code.unit.ir.types
    switch types[program.linked[code.reference].type].signature.map({ types[$0.result].kind }) {
    case .boolean?: return table.unsignedValue(result).map { $0 == 0 ? .failure : .success } ?? .unknown
    case .pointer?: return decide(isNull(result), state).map { $0 ? .failure : .success } ?? .unknown
    default: break
    }
    let range = state.facts.signedRange(of: result, in: table)
    if range.upperBound < 0 { return .failure }
    if range.lowerBound > 0 { return .positive }
    return range.lowerBound == 0 && range.upperBound == 0 ? .zero : .unknown
  }

  /// Reports the returns with a lock held that other paths of their functions contradict.
  func reportHeldLocks() {
    let records = lockRecords.sorted {
      ($0.key.function.unit, $0.key.function.id.index, $0.key.origin.index)
        < ($1.key.function.unit, $1.key.function.id.index, $1.key.origin.index)
    }
    for (_, record) in records where !record.released.isEmpty {
      for kept in record.kept where !record.saved.contains(kept.origin) {
        // A caller may give it back on a path that was not followed any more.
        if exploration.isExhausted && kept.state.frames.count > 1 { continue }
        if isMeantToHold(kept, record) { continue }
        var detail = Violation.Detail()
        detail.object = lockName(kept.lock.key, kept.state).text
        detail.callee = kept.lock.by
        detail.type = kept.lock.kind.rawValue
        reportCertain(.missingUnlock, kept.origin, region: kept.lock.key.region, kept.state, detail: detail)
      }
    }
  }

  /// Reports the paths that give back a lock which they have not taken, where the same function takes it on others: its
  /// callers then do not hold it.
  func reportStrangeUnlocks() {
    let records = unlockRecords.sorted {
      ($0.key.function.unit, $0.key.function.id.index, $0.key.origin.index)
        < ($1.key.function.unit, $1.key.function.id.index, $1.key.origin.index)
    }
    for (site, record) in records where record.isOwn {
      guard let stranger = record.stranger else { continue }
      reportCertain(
        .unlockWithoutLock, site.origin, region: stranger.region, stranger.state, detail: stranger.detail)
    }
  }

  /// Whether results tell that the lock belongs to the caller where the function succeeds.
  private func isMeantToHold(_ kept: LockRecord.Kept, _ record: LockRecord) -> Bool {
    guard kept.outcomes.count == 1, let outcome = kept.outcomes.first,
      program.isReleasedAlone(likeTakenBy: kept.lock.by)
    else { return false }
    let released = Set(record.released)
    switch outcome {
    case .none, .unknown, .failure: return false
    case .success: return released == [.failure]
    case .zero: return released.isSubset(of: [.failure, .positive])
    case .positive: return released == [.failure] || released == [.zero]
    }
  }

  // MARK: Order

  /// Tells that a lock is taken while others are held; the program's other places say whether that is in order.
  func noteOrder(_ key: LockState.Key, _ call: LibraryCall, _ state: State) {
    let own = lockName(key, state)
    guard let second = own.identity else { return }
    for held in state.locks where held.count > 0 && !held.isDoubtful && held.key != key {
      let other = lockName(held.key, state)
      guard let first = other.identity, first != second else { continue }
      var detail = Violation.Detail()
      (detail.object, detail.type, detail.callee) = (own.text, other.text, call.name)
      detail.parties = [first, second]
      reportCertain(.oppositeLockOrder, call.origin, region: held.key.region, state, detail: detail)
    }
  }

  /// How the source names a lock, and what it is in the whole program where that is known.
  func lockName(_ key: LockState.Key, _ state: State) -> (text: String, identity: String?) {
    let info = regions[key.region.index]
    switch info.kind {
    case .global(let reference):
      guard let offset = table.unsignedValue(key.offset) else { return (info.name, nil) }
      return (info.name, "\(identity(of: reference)) \(offset)")
    case .opaque: return (info.name, nil)
    case .local, .heap, .stack, .pointee, .code:
      // A handle that a variable of the program holds.
      for (reference, region) in state.memory.globals.sorted(by: { $0.value < $1.value }) {
        for segment in state.memory[region]?.contents.segments ?? [] {
          if case .value(info.base, 0, _) = segment.payload {
            return (regions[region.index].name, "\(identity(of: reference)) \(segment.start)")
          }
        }
      }
      return (info.name, nil)
    }
  }

  private func identity(of reference: LinkedProgram.Reference<Global>) -> String {
    let global = program.linked[reference]
    return global.linkage == .external ? global.name : "\(reference.unit) \(global.name)"
  }
}
