public import RuleKit

/// Format strings and variable arguments.
public let formatFamily = Family(
  "format", files: embeddedFiles,
  rules: [
    .swift(NonLiteralFormat.self),
    .swift(ArgumentCountMismatch.self),
    .swift(ArgumentTypeMismatch.self),
    .swift(InvalidDirective.self),
    .swift(UnboundedScanConversion.self),
    .swift(WriteCountDirective.self),
    .swift(UnendedArgumentList.self),
    .swift(VariadicArgumentMismatch.self),
  ])
