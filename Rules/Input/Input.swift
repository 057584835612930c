public import RuleKit

/// Values and text from outside that are used without a check.
public let inputFamily = Family(
  "input", files: embeddedFiles,
  rules: [
    .swift(CommandFromOutside.self),
    .swift(PathFromOutside.self),
    .swift(FormatFromOutside.self),
    .swift(SettingFromOutside.self),
    .swift(QueryFromOutside.self),
    .swift(UncheckedAllocationSize.self),
    .swift(UncheckedLoopBound.self),
    .swift(LoopWithoutProgress.self),
    .swift(RecursionFromOutside.self),
    .swift(ReachableAssertion.self),
    .swift(ComparisonLengthFromOutside.self),
    .swift(UncheckedDelay.self),
    .swift(UncheckedOutsideValue.self),
    .swift(UncheckedResult.self),
  ])
