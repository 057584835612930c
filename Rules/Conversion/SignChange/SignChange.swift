internal import Machine
internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds implicit conversions between signed and unsigned types that change a value that evidently occurs.
struct SignChange: FunctionRule {
  static let id: RuleID = "conversion/sign-change"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard let body = scope.body else { return }
    let ranges = try scope.result(of: ValueRanges.self)
    for conversion in IntegerConversion.all(in: body) where conversion.changesSign {
      let evidence = SignEvidence(ranges: ranges, function: scope.function, conversion: conversion)
      record(evidence.loss(of: conversion.source), conversion, into: &report)
    }
  }

  func checkFileScope(_ variable: Node, in unit: UnitScope, into report: inout Report) {
    for conversion in IntegerConversion.all(in: variable) where conversion.changesSign {
      guard let value = conversion.source.constantValue else { continue }
      record(SignEvidence.loss(ofConstant: value, conversion), conversion, into: &report)
    }
  }

  private func record(_ loss: Loss, _ conversion: IntegerConversion, into report: inout Report) {
    let source = conversion.source.withoutImplicitCasts
    let message = SignLost(source: source.excerpt, value: loss.value, conversion: conversion)
    switch loss {
    case .none: report.holds(at: conversion.site)
    case .possible: report.add(.unknown(.environment("the sign of \(source.excerpt)")), at: conversion.site, message)
    case .certain(let value):
      let bindings = source.isObject ? [Witness.Binding(name: source.excerpt, value: "\(value)")] : []
      report.add(
        .violated(Witness(bindings)), at: conversion.site, message, steps: source.declarationStep.map { [$0] } ?? [])
    }
  }
}

extension IntegerConversion {
  fileprivate var changesSign: Bool {
    guard let format = source.storageFormat, target.bits >= format.bits, target.isSigned != format.isSigned else {
      return false
    }
    return format.isSigned || target.bits == format.bits
  }

  /// What the converted value is used for.
  fileprivate enum Use {
    case relational, equality
    /// Division, remainder or right shift, where the sign matters.
    case division
    /// Operators that compute modulo 2^n, for which the sign does not matter.
    case modular
    case sizeArgument
    case other
  }

  fileprivate var use: Use {
    guard let parent = site.meaningfulParent else { return .other }
    if parent.kind == .call, parent.arguments.contains(where: { $0 == site }) {
      // The library's declarations that the compiler knows itself have `size_t` spelled out.
      let isLibrarySize = parent.calledFunction?.isInSystemHeader == true && target.bits == site.tree.pointerBits
      return site.type.spelling == "size_t" || isLibrarySize ? .sizeArgument : .other
    }
    guard let operation = parent.binaryOperator?.underlying ?? parent.binaryOperator else { return .other }
    switch operation {
    case .less, .greater, .lessOrEqual, .greaterOrEqual: return .relational
    case .equal, .notEqual: return .equality
    case .divide, .remainder, .shiftRight: return .division
    case .assign, .comma, .logicalAnd, .logicalOr: return .other
    default: return .modular
    }
  }
}

/// Tells changes of value that occur from those that only the types allow.
private struct SignEvidence {
  let ranges: ValueRanges
  let function: Node
  let conversion: IntegerConversion

  static func loss(ofConstant value: Int128, _ conversion: IntegerConversion) -> Loss {
    if conversion.target.contains(value) { return .none }
    if value > 0 { return conversion.source.withoutImplicitCasts.text.lowercased().hasPrefix("0x") ? .none : .possible }
    switch conversion.use {
    case .relational, .division, .sizeArgument: return .certain(value)
    case .modular: return .none
    // -1 and ~x stand for bits.
    case .equality, .other:
      return value == -1 || conversion.source.mentionsComplement || conversion.target.bits == 8
        ? .none : .certain(value)
    }
  }

  func loss(of source: Node) -> Loss {
    guard ranges.isReached(source) else { return .none }
    let range = ranges.range(of: source)
    if range.fits(conversion.target) { return .none }
    if let value = source.constantValue { return Self.loss(ofConstant: value, conversion) }
    let root = source.withoutImplicitCasts
    if conversion.target.isSigned || conversion.target.bits == 8 || root.readsVolatile { return .possible }
    if root.mentionsComplement { return .none }
    return isEvident(root, range) ? .certain(min(range.high, -1)) : .possible
  }

  private func isEvident(_ root: Node, _ range: Interval) -> Bool {
    let use = conversion.use
    if use == .modular || use == .equality { return false }
    if isUncheckedDifference(root) || isUncheckedNumber(root) { return true }
    // What was assigned in the condition itself is judged as the variable.
    let object = root.binaryOperator == .assign ? root.operands?.left.withoutParentheses ?? root : root
    guard let format = object.storageFormat else { return false }
    let isBoundedBelow = range.low > format.minimum
    switch use {
    case .relational: return isBoundedBelow && (object.isObject || object.kind == .call)
    case .sizeArgument:
      let isBoundedAbove = isOpenParameter(object) && range.high <= format.maximum / 2
      return (isBoundedBelow && (object.kind == .call || isGivenByCalls(object))) || isBoundedAbove
    case .division:
      return object.isObject && !object.type.isPlainInt && !divisorIsSize && !function.examines(object)
    case .modular, .equality, .other: return false
    }
  }

  /// Whether calls give an object all its values: of others, paths tell which occur where it is a size.
  private func isGivenByCalls(_ object: Node) -> Bool {
    let values = function.valuesAssigned(to: object)
    return !values.isEmpty && values.allSatisfy { $0.withoutImplicitCasts.kind == .call }
  }

  /// Whether an object is a parameter that code outside of the file may give.
  private func isOpenParameter(_ object: Node) -> Bool {
    object.declaration?.kind == .parameter && function.declaration?.linkage == .external
  }

  private var divisorIsSize: Bool {
    conversion.site.meaningfulParent?.operands?.right.withoutImplicitCasts.kind == .sizeOf
  }

  /// A number from text that nothing in the function looks at before it is converted.
  private func isUncheckedNumber(_ root: Node) -> Bool {
    if root.parsingCall != nil { return true }
    let values = function.valuesAssigned(to: root)
    return !values.isEmpty && values.allSatisfy { $0.parsingCall != nil } && !function.examines(root)
  }

  /// `a - b` of unsigned objects narrower than `int`, neither of which a condition looks at.
  private func isUncheckedDifference(_ root: Node) -> Bool {
    guard root.binaryOperator == .subtract, let (left, right) = root.operands else { return false }
    return [left.withoutImplicitCasts, right.withoutImplicitCasts].allSatisfy { operand in
      guard operand.isObject, let format = operand.storageFormat else { return false }
      return !format.isSigned && format.bits < operand.tree.intBits && !function.examines(operand)
    }
  }
}

extension Node {
  fileprivate var mentionsComplement: Bool { subtree.contains { $0.unaryOperator == .complement } }
}

private struct SignLost: Message {
  let source: String
  let value: Int128?
  let conversion: IntegerConversion

  private var became: String { value.map { "\(conversion.target.wrapped($0))" } ?? "" }
  private var isConstant: Bool { conversion.source.constantValue != nil }
  var en: String {
    guard let value else {
      return
        "`\(source)` of type `\(conversion.source.type.spelling)` may change its value as `\(conversion.targetName)`"
    }
    return isConstant
      ? "the value \(value) becomes \(became) as `\(conversion.targetName)`"
      : "`\(source)` can be \(value), which becomes \(became) as `\(conversion.targetName)`"
  }
  var ja: String {
    guard let value else {
      return "`\(conversion.source.type.spelling)` 型の `\(source)` は `\(conversion.targetName)` への変換で値が変わる可能性"
    }
    return isConstant
      ? "値 \(value) は `\(conversion.targetName)` では \(became) になる"
      : "`\(source)` は \(value) になり得るが、`\(conversion.targetName)` では \(became) になる"
  }
}
