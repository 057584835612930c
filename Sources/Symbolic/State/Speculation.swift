internal import Basics
internal import Dataflow
internal import IR

/// What of a path rests on how often loops run whose number of rounds the environment bounds.
struct Speculation {
  /// A loop that was left before its first round.
  struct Skipped {
    let code: FunctionCode
    let index: Int

    var loop: LoopTable.Loop { code.loops.loops[index] }
  }

  /// The most rounds that a loop was assumed to run, where that is more than one.
  var rounds = 0
  var skipped: [Skipped] = []
  /// Whether more of the path need not occur than can be told.
  var isUnclear = false

  var isEmpty: Bool { rounds == 0 && skipped.isEmpty && !isUnclear }

  /// Whether a violation may be an artefact of the assumed rounds: that a loop is always entered, or never runs as often.
  ///
  /// A loop is made to run more than once, so that what goes wrong with lives of objects in later rounds counts.
  func doubts(_ hazard: Hazard, of local: ID<Local>? = nil, in code: FunctionCode) -> Bool {
    if isUnclear || (rounds > 1 && !hazard.isTemporal) { return true }
    return skipped.contains { skip in
      if hazard == .uninitialisedRead || hazard == .uninitialisedOutput {
        guard let local, skip.code === code else { return skip.loop.changesMemory }
        return skip.loop.stores.contains(local) || (!code.isSlot[local.index] && skip.loop.changesMemory)
      }
      return hazard.isTemporal || hazard == .nullDereference ? skip.loop.changesPointers : true
    }
  }
}

extension Hazard {
  /// Whether it is about the order of events in an object's life and not about sizes and numbers.
  fileprivate var isTemporal: Bool {
    switch self {
    case .useAfterFree, .doubleFree, .invalidFree, .mismatchedRelease, .leak, .useAfterScope, .returnedStackAddress,
      .writeToConstant, .doubleLock, .unlockWithoutLock, .missingUnlock, .oppositeLockOrder, .blockingInSection,
      .useAfterClose, .doubleClose, .unreleasedResource:
      true
    default: false
    }
  }
}
