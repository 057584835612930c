public import RuleKit

/// What only firmware has: interrupts, a watchdog, a heap that must last for years.
public let firmwareFamily = Family(
  "firmware", files: embeddedFiles,
  rules: [
    .swift(BlockingCallInInterrupt.self),
    .swift(DebugLeftIn.self),
    .swift(DisabledWatchdog.self),
    .swift(DynamicMemoryAfterStartup.self),
    .swift(EndlessLoop.self),
    .swift(NonReentrantCallInInterrupt.self),
    .swift(NonVolatileSharedWithInterrupt.self),
    .swift(Recursion.self),
    .swift(UnboundedRecursion.self),
    .swift(SuspiciousComment.self),
    .swift(VariableLengthArray.self),
  ])
