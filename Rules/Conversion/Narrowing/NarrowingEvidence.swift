internal import Machine
internal import RuleKit
internal import Source
internal import Syntax

/// What a conversion does to the values of its source.
enum Loss {
  /// Every value is kept, or only its bits are meant.
  case none
  /// The type of the source allows lost values; nothing shows that they occur.
  case possible
  /// A value that evidently occurs and is lost.
  case certain(Int128)

  var value: Int128? { if case .certain(let value) = self { value } else { nil } }
}

/// Tells conversions that lose values that occur from those that lose only values that the types allow.
struct NarrowingEvidence {
  let ranges: ValueRanges
  let function: Node
  let target: IntegerFormat

  /// Below this a constant factor is taken for the stride of an index, not for a change of unit.
  private static let smallestScale: Int128 = 10

  static func loss(ofConstant value: Int128, _ source: Node, _ target: IntegerFormat) -> Loss {
    if target.contains(value) { return .none }
    let isBitPattern = value < 0 ? !target.isSigned : source.isHexadecimalOrCharacter
    let hasComplement = source.subtree.contains { $0.unaryOperator == .complement }
    let bits = IntegerFormat(bits: target.bits + (hasComplement ? 1 : 0), isSigned: value < 0)
    return isBitPattern && bits.contains(value) ? .none : .certain(value)
  }

  func loss(of source: Node) -> Loss {
    let root = source.withoutImplicitCasts
    if let value = source.constantValue {
      return ranges.isReached(source) ? Self.loss(ofConstant: value, root, target) : .none
    }
    let range = ranges.range(of: source)
    if range.fits(target) || !ranges.isReached(source) { return .none }
    if root.kind == .conditional { return worst(of: Array(root.children.dropFirst())) }
    if root.isComplement(within: target, ranges) { return .none }
    if root.readsVolatile { return .possible }
    // No value at all fits, not even as a bit pattern.
    let bits = Interval(min(target.minimum, -target.maximum / 2 - 1), target.maximum)
    if range.intersection(bits) == nil { return .certain(range.low > 0 ? range.low : range.high) }
    return evident(root, range) ? .certain(witness(range)) : .possible
  }

  private func worst(of arms: [Node]) -> Loss {
    var result = Loss.none
    for arm in arms {
      switch loss(of: arm) {
      case .certain(let value): return .certain(value)
      case .possible: result = .possible
      case .none: break
      }
    }
    return result
  }

  /// The lost value that is nearest to the target's range.
  private func witness(_ range: Interval) -> Int128 {
    if range.high > target.maximum { return max(range.low, target.maximum + 1) }
    return min(range.high, target.minimum - 1)
  }

  private func evident(_ root: Node, _ range: Interval) -> Bool {
    // Values above the maximum only: negative numbers in unsigned types are bit patterns or differences.
    guard range.high > target.maximum else { return false }
    if root.isObject { return isEvident(object: root, range) }
    if root.kind == .call { return target.bits <= 16 && KnownCounts.names.contains(root.calledName ?? "") }
    guard root.kind == .binary, let operation = root.binaryOperator, let (left, right) = root.operands else {
      return false
    }
    switch operation {
    case .remainder, .and:
      let limit = [right.constantValue, operation == .and ? left.constantValue : nil].compactMap { $0 }.first
      return limit.map { $0 > 0 && range.high <= $0 } ?? false
    case .add: return isEvident(sum: root)
    case .multiply: return isEvident(product: left, right)
    default: return false
    }
  }

  /// A variable or member that is wider than the target and that nothing in the function looks at, or one of which
  /// a check leaves too much.
  private func isEvident(object: Node, _ range: Interval) -> Bool {
    guard let format = object.storageFormat, !object.type.isEnumeration, !function.splits(object) else { return false }
    if range.high <= format.maximum / 2, range.low >= 0 || object.type.isPlainInt { return true }
    // Device registers are written bit-field by bit-field from whole bytes.
    let isMeant = target.bits == 8 || target.bits == 16 || (target.bits == 32 && object.type.isWideByName)
    guard isMeant, !(object.type.isPlainInt && format.isSigned) else { return false }
    return largestValue(of: object).map { $0 > target.maximum } ?? false
  }

  /// The largest value that a variable or member evidently has: that of its type where no condition looks at it, the
  /// constant that it is compared with, or nil where a condition says something else about it.
  private func largestValue(of object: Node) -> Int128? {
    guard object.isObject, let format = object.storageFormat, !object.type.isEnumeration else { return nil }
    let range = ranges.range(of: object)
    if range.high <= format.maximum / 2 { return range.high }
    if !function.examines(object) { return object.type.isPlainInt ? nil : range.high }
    return function.upperLimit(of: object)
  }

  /// A sum of at least two variables, or of a variable that is wider than the target by itself.
  private func isEvident(sum: Node) -> Bool {
    let terms = sum.terms
    let objects = terms.filter { $0.constantValue == nil }
    if isUpdate(of: objects) { return false }
    let isWide = objects.contains { ($0.storageFormat?.bits ?? 0) > target.bits }
    guard objects.count >= 2 || (objects.count == 1 && isWide && target.bits <= 16) else { return false }
    var total: Int128 = 0
    for term in terms {
      guard let value = term.constantValue ?? largestValue(of: term), value >= 0 else { return false }
      total += value
    }
    return total > target.maximum
  }

  private func isEvident(product left: Node, _ right: Node) -> Bool {
    let operands = [left.withoutWidening, right.withoutWidening]
    guard operands.contains(where: { $0.isObject }), !isUpdate(of: operands) else { return false }
    var product: Int128 = 1
    for operand in operands {
      if let factor = operand.constantValue {
        guard operand.kind == .sizeOf || factor >= Self.smallestScale else { return false }
        product *= factor
      } else {
        guard let value = largestValue(of: operand), value <= Int128(UInt32.max) else { return false }
        product *= value
      }
    }
    return product > target.maximum
  }

  /// `x = x + y` is a compound assignment in other words.
  private func isUpdate(of operands: [Node]) -> Bool {
    let assignment = operands.first?.ancestors.first { $0.isAssignment || $0.kind.isStatement }
    guard let assigned = assignment?.assignedOperand?.withoutParentheses else { return false }
    return operands.contains { $0.isStructurallyEqual(to: assigned) }
  }
}

extension Type {
  /// A type that is spelled with 64 bits: the code counts on them, whatever the target.
  fileprivate var isWideByName: Bool {
    ["int64_t", "uint64_t", "long long", "unsigned long long"].contains(unqualifiedName)
  }
}

/// Library functions whose result counts bytes of an object of any size.
private enum KnownCounts {
  static let names: Set<String> = ["strlen", "wcslen", "strspn", "strcspn", "fread", "fwrite", "strftime"]
}

extension Node {
  /// `~x` (also inside masks and sums of flags) of values that fit the target: only the bits are meant.
  fileprivate func isComplement(within target: IntegerFormat, _ ranges: ValueRanges) -> Bool {
    let root = withoutImplicitCasts
    if root.unaryOperator == .complement, let operand = root.operand {
      return ranges.range(of: operand).fits(IntegerFormat(bits: target.bits, isSigned: false))
    }
    guard root.binaryOperator?.isBitwise == true, let (left, right) = root.operands else { return false }
    func isBits(_ node: Node) -> Bool {
      node.isComplement(within: target, ranges) || ranges.range(of: node).fits(target)
    }
    return isBits(left) && isBits(right)
  }

  /// The terms of a sum, without casts that keep their values.
  fileprivate var terms: [Node] {
    let node = withoutWidening
    guard node.binaryOperator == .add, let (left, right) = node.operands else { return [node] }
    return left.terms + right.terms
  }

  /// The smallest constant with which the function compares the expression in size; nil where it is examined in
  /// another way.
  fileprivate func upperLimit(of object: Node) -> Int128? {
    var limits: [Int128] = []
    for node in descendants {
      guard node.kind == .binary, let operation = node.binaryOperator, operation.isComparison,
        let (left, right) = node.operands, node.mentions(object)
      else { continue }
      let isLeft = left.withoutWidening.isStructurallyEqual(to: object)
      let other = isLeft ? right : left
      guard isLeft || right.withoutWidening.isStructurallyEqual(to: object), let limit = other.constantValue else {
        continue
      }
      if !operation.isEquality { limits.append(limit) }
    }
    return limits.min()
  }

  /// Whether a constant is written as bits: in hexadecimal, or as a character.
  fileprivate var isHexadecimalOrCharacter: Bool {
    subtree.allSatisfy { node in
      switch node.kind {
      case .integerLiteral: node.spelledText.lowercased().hasPrefix("0x")
      case .characterLiteral, .parenthesised, .implicitCast, .explicitCast: true
      case .unary, .binary: true
      default: false
      }
    }
  }

  /// The text of a literal where it is spelled, be it in a macro.
  private var spelledText: String {
    guard let origin else { return text }
    let file = tree.file(of: origin.spelling)
    return file.text(of: Int(origin.spelling.start)..<Int(origin.spelling.start) + 2)
  }
}
