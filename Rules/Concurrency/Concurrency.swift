public import RuleKit

/// Order of events between threads, signal handlers, interrupts and other programs.
public let concurrencyFamily = Family(
  "concurrency", files: embeddedFiles,
  rules: [
    .swift(CheckThenUseOfFile.self),
    .swift(DoubleCheckedLocking.self),
    .swift(DoubleFetch.self),
    .swift(InconsistentLock.self),
    .swift(NonAtomicUpdate.self),
    .swift(UnprotectedSharedObject.self),
  ])
