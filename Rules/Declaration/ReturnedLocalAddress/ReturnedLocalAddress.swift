internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds addresses of local objects that outlive them: returned, or stored where they stay after the return.
struct ReturnedLocalAddress: FunctionRule {
  static let id: RuleID = "declaration/returned-local-address"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard let body = scope.body else { return }
    let addresses = LocalAddresses(function: scope.function)
    let endsNever = scope.function.endsNever
    for node in body.descendants {
      switch node.kind {
      case .returnStatement:
        guard let value = node.presentChild(0), value.type.isPointer else { continue }
        judge(node, addresses.object(in: value), { AddressReturned(object: $0) }, into: &report)
      case .binary where node.binaryOperator == .assign && node.type.isPointer:
        guard let (left, right) = node.operands, let object = addresses.object(in: right),
          let place = left.lastingPlace ?? left.memberOfReturned(by: scope.function)
        else { continue }
        let isReplaced = endsNever || scope.function.assignsAgain(left, after: node)
        judge(node, isReplaced ? nil : object, { AddressStored(object: $0, place: place) }, into: &report)
      default: break
      }
    }
  }

  private func judge<M: Message>(
    _ node: Node, _ object: LocalAddresses.Object?, _ message: (String) -> M, into report: inout Report
  ) {
    guard let object else { return report.holds(at: node) }
    let step = object.declaration?.site.map { site in
      Step(
        location: node.tree.location(of: site),
        text: Text(en: "`\(object.name)` lives until its block ends", ja: "`\(object.name)` の記憶域はブロックの終わりまで"))
    }
    report.violation(at: node, message(object.name), steps: step.map { [$0] } ?? [])
  }
}

/// Tells which expressions of a function are addresses of its local objects.
private struct LocalAddresses {
  struct Object {
    let name: String
    let declaration: Declaration?
  }

  let function: Node

  func object(in expression: Node, depth: Int = 0) -> Object? {
    var node = expression.withoutParentheses
    while node.kind == .implicitCast || node.kind == .explicitCast, let inner = node.operand {
      if node.conversion == .arrayDecay { return local(inner) }
      guard node.type.isPointer else { return nil }
      node = inner.withoutParentheses
    }
    guard depth < 6 else { return nil }
    switch node.kind {
    case .unary: return node.unaryOperator == .addressOf ? node.operand.flatMap { local($0) } : nil
    case .conditional:
      return node.children.dropFirst().lazy.compactMap { object(in: $0, depth: depth + 1) }.first
    case .binary:
      guard let (left, right) = node.operands else { return nil }
      switch node.binaryOperator {
      case .add, .subtract: return object(in: left.type.isPointer ? left : right, depth: depth + 1)
      case .comma, .assign: return object(in: right, depth: depth + 1)
      default: return nil
      }
    case .declarationReference: return node.declaration.flatMap { pointed(by: $0, depth: depth) }
    default: return nil
    }
  }

  /// The local object that an lvalue is, or is part of.
  private func local(_ lvalue: Node) -> Object? {
    var node = lvalue.withoutParentheses
    while true {
      switch node.kind {
      case .member where !node.isArrow:
        guard let base = node.children.first else { return nil }
        node = base.withoutParentheses
      case .subscripting:
        guard let base = node.children.first?.withoutParentheses, base.conversion == .arrayDecay,
          let array = base.operand
        else { return nil }
        node = array.withoutParentheses
      case .declarationReference:
        guard let declaration = node.declaration, declaration.isLocal else { return nil }
        return Object(name: declaration.name, declaration: declaration)
      case .compoundLiteral:
        return Object(name: node.text.split(separator: "\n").first.map(String.init) ?? "", declaration: nil)
      default: return nil
      }
    }
  }

  /// The local object whose address a local pointer holds after every assignment to it.
  private func pointed(by pointer: Declaration, depth: Int) -> Object? {
    guard pointer.kind == .variable, pointer.isLocal, pointer.type.isPointer else { return nil }
    var found: Object?
    for node in function.descendants {
      var value: Node?
      if node.kind == .variable, node.declaration == pointer { value = node.initialiser }
      if node.unaryOperator == .addressOf, node.operand?.withoutParentheses.declaration == pointer { return nil }
      if node.binaryOperator == .assign, node.operands?.left.withoutParentheses.declaration == pointer {
        value = node.operands?.right
      }
      guard let value, value.withoutCasts.constantValue != 0 else { continue }
      guard let object = object(in: value, depth: depth + 2) else { return nil }
      found = object
    }
    return found
  }
}

extension Node {
  /// The text of an assigned lvalue that exists after the function: a global, or what a pointer parameter leads to.
  fileprivate var lastingPlace: String? {
    var node = withoutParentheses
    var isBehindPointer = false
    while true {
      switch node.kind {
      case .member, .subscripting, .unary:
        guard node.kind != .unary || node.unaryOperator == .dereference, let base = node.children.first else {
          return nil
        }
        if node.kind == .unary || node.isArrow || (node.kind == .subscripting && base.conversion != .arrayDecay) {
          isBehindPointer = true
        }
        node = base.withoutImplicitCasts
      case .declarationReference:
        guard let declaration = node.declaration else { return nil }
        let isLasting =
          declaration.hasGlobalStorage
          ? declaration.kind == .variable : isBehindPointer && declaration.kind == .parameter
        return isLasting ? text : nil
      default: return nil
      }
    }
  }

  /// The text of an assigned member of a local structure that the function returns by value.
  fileprivate func memberOfReturned(by function: Node) -> String? {
    var node = withoutParentheses
    guard node.kind == .member else { return nil }
    while node.kind == .member, !node.isArrow, let base = node.children.first { node = base.withoutParentheses }
    guard let declaration = node.declaration, declaration.isLocal, declaration.type.isRecord else { return nil }
    let isReturned = function.descendants.contains {
      $0.kind == .returnStatement && $0.presentChild(0)?.withoutImplicitCasts.declaration == declaration
    }
    return isReturned ? text : nil
  }

  fileprivate func assignsAgain(_ place: Node, after first: Node) -> Bool {
    descendants.contains { node in
      node.id > first.id && !first.contains(node) && node.binaryOperator == .assign
        && node.operands?.left.isStructurallyEqual(to: place) == true
    }
  }

  /// Whether the function runs as long as the program: `main`, and functions that end in an endless loop.
  fileprivate var endsNever: Bool {
    guard let declaration else { return false }
    if declaration.name == "main" || declaration.isNoReturn { return true }
    guard let last = body?.children.last, last.kind.isLoop else { return false }
    let isEndless = last.condition.map { ($0.constantValue ?? 0) != 0 } ?? (last.kind == .forStatement)
    return isEndless && !descendants.contains { $0.kind == .returnStatement || $0.kind == .breakStatement }
  }
}

private struct AddressReturned: Message {
  let object: String
  var en: String { "the address of the local `\(object)` is returned, which ends with the function" }
  var ja: String { "関数の終了とともに消えるローカル変数 `\(object)` のアドレスを返している" }
}

private struct AddressStored: Message {
  let object: String
  let place: String
  var en: String { "`\(place)` keeps the address of the local `\(object)` after the function has returned" }
  var ja: String { "関数から戻った後も `\(place)` にローカル変数 `\(object)` のアドレスが残る" }
}
