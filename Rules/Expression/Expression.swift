public import RuleKit

/// Mistakes in expressions.
public let expressionFamily = Family(
  "expression", files: embeddedFiles,
  rules: [
    .swift(AssignmentInCondition.self),
    .swift(SizeofPointer.self),
    .swift(SizeofMisuse.self),
    .swift(UnsequencedSideEffect.self),
    .swift(SideEffectInSizeof.self),
    .swift(SideEffectInMacroArgument.self),
    .swift(SideEffectInLogicalOperand.self),
    .swift(BitwiseForLogical.self),
    .swift(StringComparisonByPointer.self),
    .swift(FloatEquality.self),
    .swift(SwappedMemoryArguments.self),
    .swift(IdenticalOperands.self),
    .swift(StatementWithoutEffect.self),
    .swift(ComparisonAlwaysSame.self),
    .swift(OperatorPrecedence.self),
    .swift(ReversedOperator.self),
    .swift(SignedShift.self),
    .swift(ConditionAlwaysSame.self),
    .swift(FunctionAddressInCondition.self),
    .swift(PointerPastMember.self),
    .swift(PointerScaling.self),
    .swift(SizeOfAnotherArray.self),
  ])
