internal import Machine
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds function pointers that are converted to, or called through, a type that the function does not have.
struct IncompatibleFunctionPointer: SyntaxRule {
  static let id: RuleID = "conversion/incompatible-function-pointer"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let target = node.type.canonical.pointedFunction, let operand = node.operand, !node.isPartOfExplicitCast,
      let source = operand.withoutFunctionDecay.type.canonical.functionOrPointee
    else { return }
    guard let difference = FunctionDifference(from: source, to: target) else { return report.holds(at: node) }
    let root = operand.withoutCasts
    let message = WrongFunctionType(
      function: root.excerpt, actual: source.spelling, expected: target.spelling, difference: difference)
    let steps = root.declarationStep.map { [$0] } ?? []
    let isImplicit = node.kind == .implicitCast
    let isInterface = difference == .pointers && node.isFromMacroBody
    if !isImplicit, !node.isCalled, target.isGeneric || source.isGeneric || isInterface {
      // The pointer may be cast back before the call (C11 6.3.2.3); a macro is one place for many functions.
      report.add(.unknown(.environment("where the function is called")), at: node, message)
    } else {
      report.violation(at: node, message, steps: steps)
    }
  }
}

/// In what two function types differ.
private enum FunctionDifference: Equatable {
  case count(Int, Int)
  case parameter(Int, String, String)
  case result(String, String)
  /// Only in pointers to different objects.
  case pointers

  /// Nil where the types are compatible (C11 6.7.6.3).
  init?(from source: Type, to target: Type) {
    if source.isSame(as: target) { return nil }
    var differsInPointers = false
    func isSameShape(_ a: Type, _ b: Type) -> Bool {
      if a.canonical.isCompatible(with: b.canonical) { return true }
      guard a.isPointer, b.isPointer else { return false }
      differsInPointers = true
      return true
    }
    if let a = source.result, let b = target.result, !isSameShape(a, b) {
      self = .result(a.spelling, b.spelling)
      return
    }
    if source.hasPrototype, target.hasPrototype {
      let (a, b) = (source.parameters, target.parameters)
      guard a.count == b.count, source.isVariadic == target.isVariadic else {
        self = .count(a.count, b.count)
        return
      }
      for (index, (x, y)) in zip(a, b).enumerated() where !isSameShape(x, y) {
        self = .parameter(index + 1, x.spelling, y.spelling)
        return
      }
    }
    if !differsInPointers { return nil }
    self = .pointers
  }
}

extension Type {
  fileprivate var pointedFunction: Type? { pointee.flatMap { $0.canonical.isFunction ? $0.canonical : nil } }
  fileprivate var functionOrPointee: Type? { isFunction ? self : pointedFunction }

  /// `void (*)(void)`, the type in which function pointers of any type are kept.
  fileprivate var isGeneric: Bool { result?.isVoid == true && parameters.isEmpty && !isVariadic }

  /// Whether values of both types are passed alike: the same type, or an enumeration and its integer type.
  fileprivate func isCompatible(with other: Type) -> Bool {
    if isSame(as: other) { return true }
    guard isEnumeration || other.isEnumeration else { return false }
    return integerFormat != nil && integerFormat == other.integerFormat
  }
}

extension Node {
  /// The function itself below its conversion to a pointer and `&`.
  fileprivate var withoutFunctionDecay: Node {
    let node = withoutParentheses
    if node.conversion == .functionDecay, let inner = node.operand { return inner.withoutParentheses }
    return node
  }

  /// Whether the cast stands as the called expression of a call.
  fileprivate var isCalled: Bool {
    guard let parent = meaningfulParent, parent.kind == .call, let callee = parent.children.first else { return false }
    return callee.contains(self)
  }
}

private struct WrongFunctionType: Message {
  let function: String
  let actual: String
  let expected: String
  let difference: FunctionDifference

  var en: String {
    let reason =
      switch difference {
      case .count(let a, let b): "\(a) instead of \(b) parameters"
      case .parameter(let n, let a, let b): "parameter \(n) is `\(a)` instead of `\(b)`"
      case .result(let a, let b): "it returns `\(a)` instead of `\(b)`"
      case .pointers: "a pointer to another type"
      }
    return "`\(function)` of type `\(actual)` is used as `\(expected)`: \(reason)"
  }
  var ja: String {
    let reason =
      switch difference {
      case .count(let a, let b): "仮引数が \(b) 個でなく \(a) 個"
      case .parameter(let n, let a, let b): "第 \(n) 仮引数が `\(b)` でなく `\(a)`"
      case .result(let a, let b): "戻り値の型が `\(b)` でなく `\(a)`"
      case .pointers: "ポインタの指す型が異なる"
      }
    return "`\(actual)` 型の `\(function)` が `\(expected)` として使われている (\(reason))"
  }
}
