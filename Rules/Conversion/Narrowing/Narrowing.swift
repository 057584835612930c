internal import Source
internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds implicit conversions to a narrower integer type that lose a value that evidently occurs.
struct Narrowing: FunctionRule {
  static let id: RuleID = "conversion/narrowing"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard let body = scope.body else { return }
    let ranges = try scope.result(of: ValueRanges.self)
    for conversion in IntegerConversion.all(in: body) where conversion.isNarrowing {
      let loss = NarrowingEvidence(ranges: ranges, function: scope.function, target: conversion.target).loss(
        of: conversion.source)
      record(loss, conversion, into: &report)
    }
    for node in body.descendants where node.kind == .compoundAssignment { check(node, ranges, into: &report) }
  }

  func checkFileScope(_ variable: Node, in unit: UnitScope, into report: inout Report) {
    for conversion in IntegerConversion.all(in: variable) where conversion.isNarrowing {
      guard let value = conversion.source.constantValue else { continue }
      record(NarrowingEvidence.loss(ofConstant: value, conversion.source, conversion.target), conversion, into: &report)
    }
  }

  private func record(_ loss: Loss, _ conversion: IntegerConversion, into report: inout Report) {
    let source = conversion.source.withoutImplicitCasts
    let message = ValueLost(source: source.excerpt, value: loss.value, conversion: conversion)
    switch loss {
    case .none: report.holds(at: conversion.site)
    case .possible: report.add(.unknown(.environment("the values of \(source.excerpt)")), at: conversion.site, message)
    case .certain(let value):
      let bindings = source.isObject ? [Witness.Binding(name: source.excerpt, value: "\(value)")] : []
      report.add(
        .violated(Witness(bindings)), at: conversion.site, message, steps: source.declarationStep.map { [$0] } ?? [])
    }
  }

  /// `u8 += x`: the promoted sum is converted back, which is usually meant; a constant that cannot fit is not.
  private func check(_ node: Node, _ ranges: ValueRanges, into report: inout Report) {
    guard let (left, right) = node.operands, let target = left.storageFormat, right.type.isInteger,
      let operation = node.binaryOperator?.underlying,
      target.bits < max(node.tree.intBits, right.type.integerFormat?.bits ?? 0)
    else { return }
    let message = CompoundLoss(
      operand: right.excerpt, operation: operation.spelling, target: left.excerpt, format: target)
    let addsBits = operation == .add || operation == .or || operation == .xor
    if addsBits, let value = right.constantValue, value > target.maximum, !target.isSigned {
      report.violation(at: node, message, steps: left.withoutParentheses.declarationStep.map { [$0] } ?? [])
    } else if ranges.computed(by: node).fits(target) || !ranges.isReached(node) {
      report.holds(at: node)
    } else {
      report.add(.unknown(.environment("the values of \(left.excerpt)")), at: node, message)
    }
  }
}

extension IntegerConversion {
  fileprivate var isNarrowing: Bool {
    guard let format = source.storageFormat else { return false }
    return target.bits < format.bits
  }
}

private struct ValueLost: Message {
  let source: String
  let value: Int128?
  let conversion: IntegerConversion

  private var isConstant: Bool { value.map { "\($0)" } == source || conversion.source.constantValue != nil }
  var en: String {
    let target = "`\(conversion.targetName)` (\(conversion.target.range))"
    guard let value else { return "`\(source)` of type `\(conversion.source.type.spelling)` may not fit in \(target)" }
    return isConstant
      ? "the value \(value) does not fit in \(target)"
      : "`\(source)` can be \(value), which does not fit in \(target)"
  }
  var ja: String {
    let target = "`\(conversion.targetName)` (\(conversion.target.range))"
    guard let value else {
      return "`\(conversion.source.type.spelling)` 型の `\(source)` が \(target) に収まらない可能性"
    }
    return isConstant
      ? "値 \(value) が \(target) に収まらない" : "`\(source)` は \(value) になり得るが、\(target) に収まらない"
  }
}

private struct CompoundLoss: Message {
  let operand: String
  let operation: String
  let target: String
  let format: IntegerFormat
  var en: String { "`\(target) \(operation)= \(operand)` loses bits beyond the \(format.bits) bits of `\(target)`" }
  var ja: String { "`\(target) \(operation)= \(operand)` では `\(target)` の \(format.bits) ビットを超える部分が失われる" }
}
