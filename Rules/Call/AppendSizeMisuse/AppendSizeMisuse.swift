internal import Findings
internal import RuleKit
internal import Syntax

/// Finds bounds of `strncat` that are the size of the destination, and bounds of `strlcat` that are what is left.
struct AppendSizeMisuse: SyntaxRule {
  static let id: RuleID = "call/append-size-misuse"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.libraryName, node.arguments.count == 3 else { return }
    let destination = node.arguments[0]
    let append = Append(call: node, name: name, room: destination.room.map { $0 / destination.characterSize })
    switch name {
    case "strncat", "wcsncat": judgeCount(append, into: &report)
    case "strlcat", "wcslcat": judgeTotal(append, into: &report)
    default: return
    }
  }

  /// The bound of `strncat` counts the characters to add; a terminator comes on top (C11 7.24.3.2).
  private func judgeCount(_ append: Append, into report: inout Report) {
    guard let room = append.room, let most = append.mostAdded else {
      if append.isWholeParameter { return report.violation(at: append.call, Capacity(append: append)) }
      return report.holds(at: append.call)
    }
    if append.isReduced {
      if most < room { return report.holds(at: append.call) }
      return report.violation(at: append.call, NoTerminator(append: append), fixes: append.fixes)
    }
    if most < room - 1 || (most == room - 1 && append.isToEmptyText) { return report.holds(at: append.call) }
    let witness = Witness([.init(name: append.bound.quotation, value: "\(most)")])
    report.add(
      .violated(witness), at: append.call, WholeSize(append: append, room: room, most: most), fixes: append.fixes)
  }

  /// The bound of `strlcat` is the size of the whole destination.
  private func judgeTotal(_ append: Append, into report: inout Report) {
    if append.bound.mentionsLength(of: append.destination) {
      report.violation(at: append.call, Remaining(append: append))
    } else if let room = append.room, let total = append.bound.constantValue, total > room {
      report.violation(at: append.call, WholeSize(append: append, room: room, most: Int(clamping: total)))
    } else {
      report.holds(at: append.call)
    }
  }
}

/// A call that adds a text to another with a bound.
private struct Append {
  let call: Node
  let name: String
  /// Characters in the destination's array, if it is known.
  let room: Int?

  var destination: Node { call.arguments[0] }
  var bound: Node { call.arguments[2] }

  /// Whether the bound takes the length of what is there into account.
  var isReduced: Bool { bound.mentionsLength(of: destination) }

  /// The value of the bound where the destination is empty; nil where other values decide it.
  var mostAdded: Int? { Self.value(of: bound, destination).map { Int(clamping: $0) } }

  private static func value(of node: Node, _ destination: Node) -> Int128? {
    if let value = node.constantValue { return value }
    let inner = node.withoutCasts
    if let (left, right) = inner.operands, inner.binaryOperator == .add || inner.binaryOperator == .subtract,
      let a = value(of: left, destination), let b = value(of: right, destination)
    {
      return inner.binaryOperator == .add ? a + b : a - b
    }
    let isLength = inner.kind == .call || inner.kind == .declarationReference
    return isLength && inner.mentionsLength(of: destination) ? 0 : nil
  }

  /// Whether the bound is the parameter that follows the destination's and is named as its size: `char *line, size_t size`.
  var isWholeParameter: Bool {
    guard let function = call.enclosingFunction, let size = bound.withoutCasts.declaration,
      let buffer = destination.withoutCasts.declaration,
      let position = function.parameters.firstIndex(where: { $0.declaration == buffer })
    else { return false }
    let parameters = function.parameters
    guard position + 1 < parameters.count, parameters[position + 1].declaration == size else { return false }
    let isNamedSo = IdentifierWords(size.name).contains(anyOf: ["size", "sz", "capacity", "cap", "bufsize"])
    return isNamedSo && size.assignedValues(in: function).isEmpty && !isToEmptyText
  }

  /// Whether nothing was written to the destination since it became empty.
  var isToEmptyText: Bool {
    guard let function = call.enclosingFunction else { return false }
    let base = destination.baseExpression
    let earlier = function.descendants.filter {
      $0.id < call.id && $0.isStructurallyEqual(to: base) && $0.kind == base.kind
    }
    let emptying: Node?
    if let last = earlier.last {
      emptying = ([last] + Array(last.ancestors.prefix(8))).first { node in
        (node.clearedBase ?? node.wipedBase)?.isStructurallyEqual(to: base) ?? false
      }
    } else {
      emptying = function.descendants.first { $0.kind == .variable && $0.declaration == base.declaration }
        .flatMap { $0.isEmptyText ? $0 : nil }
    }
    guard let emptying else { return false }
    return call.enclosingLoop.map { $0.contains(emptying) } ?? true
  }

  var fixes: [Fix] {
    let base = destination.baseExpression
    guard name == "strncat", base.type.canonical.isArray, !bound.isFromMacro, destination.withoutCasts == base else {
      return []
    }
    let target = base.text
    return [
      Fix(
        location: bound.location, replacement: "sizeof \(target) - strlen(\(target)) - 1",
        text: Text(en: "add what is left, without the terminator", ja: "終端文字を除いた残りだけを追加する"))
    ]
  }
}

extension Node {
  /// Whether a variable starts as an empty text at every call of its function.
  fileprivate var isEmptyText: Bool {
    guard let value = initialiser?.withoutCasts, declaration?.isLocal ?? false else { return false }
    if case .string(let units)? = value.literal { return units.isEmpty || units.first == 0 }
    return value.kind == .initialiserList && (value.children.first?.isZero ?? true)
  }
}

private struct WholeSize: Message {
  let append: Append
  let room: Int
  let most: Int
  var en: String {
    "`\(append.name)` may add \(most) characters and a terminator to what `\(append.destination.quotation)` (\(room)) holds already"
  }
  var ja: String {
    "`\(append.name)` は `\(append.destination.quotation)` (\(room) 文字分) の既存の内容に最大 \(most) 文字と終端文字を追加する"
  }
}

private struct Capacity: Message {
  let append: Append
  var en: String {
    "`\(append.bound.quotation)` is the size of `\(append.destination.quotation)`, but `\(append.name)` takes what is left of it"
  }
  var ja: String {
    "`\(append.bound.quotation)` は `\(append.destination.quotation)` 全体の大きさだが、`\(append.name)` には残りの大きさを渡す"
  }
}

private struct NoTerminator: Message {
  let append: Append
  var en: String {
    "`\(append.bound.quotation)` leaves no room for the terminator that `\(append.name)` adds to `\(append.destination.quotation)`"
  }
  var ja: String {
    "`\(append.bound.quotation)` では `\(append.name)` が `\(append.destination.quotation)` に書く終端文字の分が足りない"
  }
}

private struct Remaining: Message {
  let append: Append
  var en: String {
    "`\(append.name)` takes the size of the whole destination, but `\(append.bound.quotation)` is what is left of it"
  }
  var ja: String {
    "`\(append.name)` には出力先全体の大きさを渡すが、`\(append.bound.quotation)` は残りの大きさである"
  }
}
