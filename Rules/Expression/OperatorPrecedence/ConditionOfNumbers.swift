internal import Syntax

extension Node {
  /// Whether the condition of a `?:` is calculated with operators of which the last operand alone reads as the
  /// condition: `header + isExtended ? 8 : 4`.
  func endsInCondition(of choice: Node) -> Bool {
    guard let operation = binaryOperator, let (left, right) = operands,
      operation.isArithmetic || operation.isShift || operation == .or
    else { return false }
    if right.isBooleanValued { return operation != .or || !left.isBooleanValued }
    // A remainder is tested for being zero, and a constant is no condition.
    guard operation != .remainder, right.constantValue == nil, !left.type.canonical.isPointer else { return false }
    return choice.isUsedAsNumber && choice.choosesNumbers(testedBy: self)
  }

  /// Whether the value of the expression goes on as a number, and is not thrown away or asked for its truth.
  private var isUsedAsNumber: Bool {
    let outer = ancestors.first { $0.kind != .parenthesised }
    return type.canonical.isArithmetic && !isDiscarded && outer?.conversion != .integerToBoolean && !isPartOfCondition
  }

  /// Whether a `?:` chooses between numbers, and not between names, letters or the results 0, 1 and -1; and whether it
  /// leaves the tested value itself alone, as `sum ? part / sum : 0` does not.
  private func choosesNumbers(testedBy condition: Node) -> Bool {
    guard let first = presentChild(1), let second = presentChild(2) else { return false }
    let values = [first, second]
    if values.allSatisfy(\.isResult) || values.allSatisfy(\.isNameOrLetter) { return false }
    return !values.contains { $0.subtree.contains { $0.isStructurallyEqual(to: condition) } }
  }

  private var isResult: Bool { constantValue.map { (-1...1).contains($0) } ?? false }

  private var isNameOrLetter: Bool {
    let node = withoutCasts
    return node.kind == .characterLiteral || node.declaration?.kind == .enumerator
  }
}
