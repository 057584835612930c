internal import Basics
internal import IR
internal import Solver

/// What a path knows of a lock that it has taken or given back.
struct LockState {
  /// Where the lock is.
  struct Key: Hashable {
    let region: RegionID
    let offset: Term
  }

  let key: Key
  let kind: ProtocolEffect.Lock.Kind
  /// How often it is held; 0 where the path knows that it is free.
  var count: Int
  /// A truth under which the call that was to take it has failed.
  var absence: Term?
  /// The function that took it.
  let by: String
  /// Where it was taken last.
  var since: Trace?
  /// The frame that answers for it, counted from the root as 1; none once it was free when that frame ended.
  var owner: Int
  /// The call in that frame by which it was taken.
  var site: LockSite
  /// The returns through which it was handed up while held.
  var handedUp: [LockReturn] = []
  /// Whether code that is not followed may have changed its state.
  var isDoubtful = false
}

/// A call in a function by which a lock comes to be held there.
struct LockSite: Hashable {
  let function: LinkedProgram.Reference<Function>
  let origin: ID<Origin>
}

/// A way out of a function with a lock that was taken at a site in it.
struct LockReturn: Hashable {
  let site: LockSite
  let origin: ID<Origin>
}

/// What paths have shown of a lock that is taken at a site, by the time its function returns.
struct LockRecord {
  /// A return with the lock held: a path on which it happens.
  struct Kept {
    let origin: ID<Origin>
    let state: State
    /// What it returned there, on all paths.
    var outcomes: Set<LockOutcome>
    let lock: LockState
  }

  var kept: [Kept] = []
  /// What the function returned where the lock was free again.
  var released: [LockOutcome] = []
  /// Returns after which a caller gave the lock back.
  var saved: Set<ID<Origin>> = []
}

/// What paths have shown of a call that gives a lock back.
struct UnlockRecord {
  /// Whether the function itself took the lock before, on some path: then no caller holds it.
  var isOwn = false
  /// A path that comes to it without having taken the lock.
  var stranger: (state: State, detail: Violation.Detail, region: RegionID)?
}

/// What a result says of success, by the conventions of its type.
enum LockOutcome: Hashable {
  case none, success, failure, zero, positive, unknown
}
