public import RuleKit

/// Conversions between types that lose values or meaning.
public let conversionFamily = Family(
  "conversion", files: embeddedFiles,
  rules: [
    .swift(FixedAddress.self),
    .swift(Narrowing.self),
    .swift(SignChange.self),
    .swift(PointerTruncation.self),
    .swift(IntegerToPointer.self),
    .swift(AlignmentRaisingCast.self),
    .swift(DiscardedQualifier.self),
    .swift(IncompatibleFunctionPointer.self),
    .swift(PlainCharToCtype.self),
    .swift(TruncatedEof.self),
  ])
