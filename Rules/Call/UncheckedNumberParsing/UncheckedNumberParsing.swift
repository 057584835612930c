internal import Findings
internal import RuleKit
internal import Syntax

/// Finds conversions with `strtol` and its relatives that nobody asks where they stopped, so that a text without a number
/// counts as 0. The functions that cannot be asked stand in the page.
struct UncheckedNumberParsing: SyntaxRule {
  static let id: RuleID = "call/unchecked-number-parsing"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.isNumberConversion, node.arguments.count >= 2, let function = node.enclosingFunction else { return }
    let text = node.arguments[0]
    guard let end = UnaskedEnd(node.arguments[1], in: function), !function.descendants.contains(where: \.readsErrno),
      !ParsedNumber(node, in: function).excludesZero, !text.isExamined(before: node, in: function)
    else { return report.holds(at: node) }
    let message = EndNotAsked(function: node.calledName ?? "", end: end)
    switch TextOrigin.of(text) {
    case .literals, .constant: report.holds(at: node)
    case .elsewhere(let place): report.add(.unknown(.environment(place)), at: node, message)
    case .parameter, .stored, .computed:
      if let source = text.supplier(in: function) {
        report.add(.unknown(.environment(source)), at: node, message)
      } else {
        report.violation(at: node, message)
      }
    }
  }
}

/// Why a conversion does not tell where it stopped.
private enum UnaskedEnd {
  case absent
  /// A variable that takes the end and is never read.
  case unread(Declaration)

  init?(_ argument: Node, in function: Node) {
    if argument.constantValue == 0 {
      self = .absent
      return
    }
    let node = argument.withoutCasts
    guard node.unaryOperator == .addressOf, let end = node.operand?.withoutParentheses.declaration, end.isLocal,
      end.kind == .variable, !function.descendants.contains(where: { $0.declaration == end && $0.readsEnd })
    else { return nil }
    self = .unread(end)
  }
}

extension Node {
  private static let conversions: Set<String> = [
    "strtol", "strtoul", "strtoll", "strtoull", "strtoimax", "strtoumax", "strtod", "strtof", "strtold", "wcstol",
    "wcstoul", "wcstoll", "wcstoull", "wcstoimax", "wcstoumax", "wcstod", "wcstof", "wcstold",
  ]

  fileprivate var isNumberConversion: Bool { libraryName.map(Self.conversions.contains) ?? false }

  /// The node around this one that is no parenthesis and no conversion.
  fileprivate var user: Node? {
    ancestors.first { ![.implicitCast, .explicitCast, .parenthesised].contains($0.kind) }
  }

  /// Whether a reference does more with a pointer than to have it set.
  fileprivate var readsEnd: Bool {
    guard kind == .declarationReference, let parent = meaningfulParent, parent.conversion != .toVoid else {
      return false
    }
    if parent.binaryOperator == .assign, parent.children.first == self { return false }
    guard parent.unaryOperator == .addressOf, let call = parent.user, call.isNumberConversion else { return true }
    return call.arguments.dropFirst().first?.contains(parent) != true
  }

  fileprivate var readsErrno: Bool {
    guard isErrno, let parent = ancestors.first(where: { $0.kind != .parenthesised }) else { return false }
    return parent.assignedOperand?.withoutParentheses != self
  }

  /// Whether something has looked at the characters of a text before they are converted: a function or macro of
  /// character classes, a function that is named as a check, or a comparison with a digit.
  fileprivate func isExamined(before conversion: Node, in function: Node) -> Bool {
    let object = baseExpression
    func isText(_ node: Node) -> Bool {
      node.mentions(object)
        || node.subtree.contains { inner in
          inner.kind == .declarationReference && inner.type.canonical.isPointer && inner.declaration?.isLocal == true
            && inner.declaration?.assignedValues(in: function).contains { $0.mentions(object) } == true
        }
    }
    return function.descendants.contains { node in
      guard node.id < conversion.id else { return false }
      if node.kind == .call, let name = node.calledName {
        let isAsked = Self.examiners.contains(name) || IdentifierWords(name).contains(anyOf: Self.examining)
        return isAsked && node.arguments.contains(where: isText)
      }
      if node.kind == .subscripting, node.isFromMacroBody {
        return node.expansions.contains { Self.examiners.contains($0.name) } && isText(node)
      }
      guard node.binaryOperator?.isComparison == true, let (left, right) = node.operands else { return false }
      return (left.isDigit && isText(right)) || (right.isDigit && isText(left))
    }
  }

  private static let examiners: Set<String> = [
    "isdigit", "isxdigit", "iswdigit", "iswxdigit", "strspn", "wcsspn", "regexec", "fnmatch",
  ]
  private static let examining: Set<String> = [
    "valid", "validate", "check", "digit", "digits", "numeric", "number", "integer", "decimal",
  ]

  private func mentions(_ object: Node) -> Bool { subtree.contains { $0.isStructurallyEqual(to: object) } }

  private var isDigit: Bool {
    withoutCasts.kind == .characterLiteral && constantValue.map { (0x30...0x39).contains($0) } ?? false
  }

  /// The function or pointer of the project that the text comes from, which may vouch for it; nil where it comes from
  /// elsewhere.
  fileprivate func supplier(in function: Node) -> String? {
    let base = baseExpression
    var values = [base]
    if base.kind == .declarationReference, let object = base.declaration, object.kind == .variable {
      if object.isLocal {
        values = object.assignedValues(in: function).filter { $0.constantValue != 0 }
      } else if object.type.canonical.isPointer, object.name != "optarg" {
        return object.name
      }
    }
    let calls = values.map(\.withoutCasts).filter { $0.kind == .call && $0.calledFunction?.isInSystemHeader != true }
    guard let first = calls.first, calls.count == values.count else { return nil }
    return first.calledName ?? first.callee?.text
  }
}

private struct EndNotAsked: Message {
  let function: String
  let end: UnaskedEnd
  var en: String {
    switch end {
    case .absent: "`\(function)` is not asked where it stopped, so a text without a number counts as 0"
    case .unread(let end):
      "`\(end.name)`, where `\(function)` stopped, is never read, so a text without a number counts as 0"
    }
  }
  var ja: String {
    switch end {
    case .absent: "`\(function)` の変換終了位置を受け取っておらず、数値のない文字列が 0 とみなされる"
    case .unread(let end): "`\(function)` の変換終了位置 `\(end.name)` を参照しておらず、数値のない文字列が 0 とみなされる"
    }
  }
}
