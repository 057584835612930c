internal import Findings
internal import Formats
internal import RuleKit
internal import Syntax

/// Finds arguments whose type is not the one that their directive takes.
struct ArgumentTypeMismatch: SyntaxRule {
  static let id: RuleID = "format/argument-type-mismatch"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node), let values = call.values else { return }
    // Where the count is wrong, arguments and directives are not what the author paired.
    for (literal, format) in call.formats where format.isCountable && format.argumentCount == values.count {
      for demand in format.demands {
        check(demand, values[demand.index], isScan: format.isScan, steps: call.steps(to: literal), into: &report)
      }
    }
  }

  private func check(
    _ demand: FormatString.Demand, _ argument: Node, isScan: Bool, steps: [Step], into report: inout Report
  ) {
    let expected: ExpectedType?
    switch demand.use {
    case .amount: expected = .integer(.none)
    case .value: expected = ExpectedType(demand.directive, isScan: isScan)
    }
    guard let expected, demand.directive.conversion.allows(demand.directive.length) else { return }
    let match = expected.match(argument.type)
    // A function without a prototype is mostly one whose header is missing; its type is only what C assumed.
    if let function = argument.withoutCasts.calledFunction, !function.type.canonical.hasPrototype,
      !function.isDefinedInUnit
    {
      return
    }
    if match == .fits {
      report.holds(at: argument)
      return
    }
    let isUnsigned = demand.use == .value && ["o", "u", "x", "X", "b", "B"].contains(demand.directive.specifier)
    report.violation(
      at: argument,
      WrongType(
        directive: demand.directive.text, isAmount: demand.use == .amount,
        expected: expected.spelling(isUnsigned: isUnsigned),
        argument: argument.quotation, given: Self.name(of: argument), match: match), steps: steps)
  }

  /// The type as written, with what it stands for.
  private static func name(of argument: Node) -> String {
    let written = argument.withoutImplicitCasts.type
    let type = written.canonical.isArray || !written.isSame(as: argument.type) ? argument.type : written
    let canonical = type.canonical.spelling
    return type.spelling == canonical ? "`\(canonical)`" : "`\(type.spelling)` (`\(canonical)`)"
  }
}

private struct WrongType: Message {
  let directive: String
  let isAmount: Bool
  let expected: String
  let argument: String
  let given: String
  let match: TypeMatch

  var en: String {
    let taker = isAmount ? "`*` in `\(directive)`" : "`\(directive)`"
    let statement = "\(taker) takes `\(expected)`, but `\(argument)` has type \(given)"
    switch match {
    case .fits, .differs: return statement
    case .fitsHere: return statement + ", which only happens to be as wide on this target"
    case .writesConstant: return "\(taker) writes its argument, but `\(argument)` points to `const`"
    }
  }
  var ja: String {
    let taker = isAmount ? "`\(directive)` の `*`" : "`\(directive)`"
    let statement = "\(taker) には `\(expected)` が必要だが、`\(argument)` の型は \(given)"
    switch match {
    case .fits, .differs: return statement
    case .fitsHere: return statement + " (この対象で幅が同じなのは偶然)"
    case .writesConstant: return "\(taker) は引数の指す先に書き込むが、`\(argument)` は `const` を指している"
    }
  }
}
