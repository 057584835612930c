public import RuleKit

/// Branches, loops and the ways through a function.
public let controlFamily = Family(
  "control", files: embeddedFiles,
  rules: [
    .swift(DanglingElseIndentation.self),
    .swift(DuplicateBranch.self),
    .swift(FloatLoopCounter.self),
    .swift(LoopWithoutEnd.self),
    .swift(MisplacedSemicolon.self),
    .swift(MissingBreak.self),
    .swift(MissingDefault.self),
    .swift(MissingReturn.self),
    .swift(UnreachableCode.self),
  ])
