public import RuleKit

/// Accesses outside objects and outside their lifetime, and memory that is not given back.
public let memoryFamily = Family(
  "memory", files: embeddedFiles,
  rules: [
    .swift(OutOfBoundsWrite.self),
    .swift(OutOfBoundsRead.self),
    .swift(NullDereference.self),
    .swift(UseAfterFree.self),
    .swift(DoubleFree.self),
    .swift(InvalidFree.self),
    .swift(MismatchedRelease.self),
    .swift(Leak.self),
    .swift(UninitialisedRead.self),
    .swift(UninitialisedBytesSent.self),
    .swift(UseAfterScope.self),
    .swift(ReturnedStackAddress.self),
    .swift(OverlappingCopy.self),
    .swift(UnterminatedString.self),
    .swift(WrongAllocationSize.self),
    .swift(TypeConfusion.self),
    .swift(WriteToConstant.self),
  ])
