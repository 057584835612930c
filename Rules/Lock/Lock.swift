public import RuleKit

/// Mutexes, semaphores, critical sections and interrupts that are held off.
public let lockFamily = Family(
  "lock", files: embeddedFiles,
  rules: [
    .swift(DoubleLock.self),
    .swift(UnlockWithoutLock.self),
    .swift(MissingUnlock.self),
    .swift(OppositeLockOrder.self),
    .swift(BlockingInCriticalSection.self),
  ])
