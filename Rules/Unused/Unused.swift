public import RuleKit

/// Code and values that nothing uses.
public let unusedFamily = Family(
  "unused", files: embeddedFiles,
  rules: [
    .swift(FunctionNeverCalled.self),
    .swift(ValueNeverRead.self),
  ])
