public import RuleKit

/// Banned and dangerous calls.
public let callFamily = Family(
  "call", files: embeddedFiles,
  rules: [
    .data("unbounded-copy"),
    .data("unbounded-format"),
    .data("unbounded-input"),
    .data("non-reentrant-library"),
    .data("command-processor"),
    .swift(ProgramFromSearchPath.self),
    .data("weak-random"),
    .data("stack-allocation"),
    .data("non-local-jump"),
    .swift(UncheckedNumberParsing.self),
    .swift(TemporaryFileName.self),
    .data("obsolete-function"),
    .swift(UnterminatedCopy.self),
    .swift(AppendSizeMisuse.self),
    .swift(CopySizeFromSource.self),
  ])
