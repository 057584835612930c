public import RuleKit

/// Arithmetic whose result is undefined or not what its type can hold.
public let numberFamily = Family(
  "number", files: embeddedFiles,
  rules: [
    .swift(DivisionByZero.self),
    .swift(SignedOverflow.self),
    .swift(UnsignedWrap.self),
    .swift(BadShift.self),
    .swift(LossyConversionOfValue.self),
    .swift(SignChangeOfValue.self),
    .swift(PointersOfDifferentObjects.self),
    .swift(InvalidPointerArithmetic.self),
  ])
