internal import Syntax

/// What a function asks of a number that it has converted from a text.
struct ParsedNumber {
  private let conversion: Node
  private let function: Node
  /// The variable or other place that the number is stored in; nil where it is used at once.
  private let place: Node?
  /// Half the distance between 0 and the next number.
  private let gap: Double

  init(_ conversion: Node, in function: Node) {
    self.conversion = conversion
    self.function = function
    gap = conversion.type.canonical.isFloating ? .leastNormalMagnitude : 0.5
    let user = conversion.ancestors.first { ![.implicitCast, .explicitCast, .parenthesised].contains($0.kind) }
    if user?.kind == .variable {
      place = function.descendants.first { $0.kind == .declarationReference && $0.declaration == user?.declaration }
    } else {
      place = user?.binaryOperator == .assign ? user?.operands?.left.withoutParentheses : nil
    }
  }

  /// Whether a test takes 0, which a text without a number gives, apart from the numbers that are wanted: `rate < 1`,
  /// `rate == 0`, a range that begins above 0, or one of which both ends are variable.
  var excludesZero: Bool {
    let borders = function.descendants.compactMap(border)
    let values = borders.compactMap { border in if case .at(let value) = border { value } else { nil } }
    if values.contains(where: { $0 > 0 && $0 <= gap }) || borders.count > values.count + 1 { return true }
    return values.max().map { highest in values.contains { $0 > 0 && $0 < highest } } ?? false
  }

  /// Between which numbers a test draws its line.
  private enum Border {
    case at(Double)
    case variable
  }

  private func border(of test: Node) -> Border? {
    guard test.ancestors.first(where: \.kind.isStatement)?.kind.isLoop != true else { return nil }
    if isNumber(test), test.isAskedForTruth { return .at(gap) }
    guard let operation = test.binaryOperator, operation.isComparison, let (left, right) = test.operands,
      isNumber(left) != isNumber(right)
    else { return nil }
    let isFirst = isNumber(left)
    let other = isFirst ? right : left
    guard let value = other.constantValue.map({ Double($0) }) ?? other.floatingConstant else {
      return operation.isEquality ? nil : .variable
    }
    if operation.isEquality { return value == 0 ? .at(gap) : nil }
    let isBelowValue = (operation == .less || operation == .greaterOrEqual) == isFirst
    return .at(isBelowValue ? value - gap : value + gap)
  }

  private func isNumber(_ node: Node) -> Bool {
    let inner = node.withoutCasts
    if inner == conversion { return true }
    if inner.binaryOperator == .assign, let value = inner.operands?.right { return value.withoutCasts == conversion }
    return place.map { inner.isStructurallyEqual(to: $0) } ?? false
  }
}

extension Node {
  /// Whether the value is a condition by itself, or negated.
  fileprivate var isAskedForTruth: Bool {
    guard let parent = meaningfulParent else { return false }
    if parent.unaryOperator == .logicalNot || parent.binaryOperator?.isLogical == true { return true }
    return parent.condition?.withoutCasts == self
  }

  fileprivate var floatingConstant: Double? {
    if case .floating(let value)? = withoutCasts.literal { return value }
    return nil
  }
}
