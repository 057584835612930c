public import RuleKit

/// Mistakes in macros and in the text before the preprocessor.
public let preprocessorFamily = Family(
  "preprocessor", files: embeddedFiles,
  rules: [
    .swift(OctalConstant.self),
    .swift(UnparenthesizedMacro.self),
    .swift(MultiStatementMacro.self),
    .swift(ReservedIdentifier.self),
  ])
