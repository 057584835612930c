internal import Findings
internal import RuleKit
internal import Syntax

/// Finds copies whose bound is the size of the source where the destination is smaller or unknown.
struct CopySizeFromSource: SyntaxRule {
  static let id: RuleID = "call/copy-size-from-source"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let copy = Copy(node), let measure = copy.measure else { return }
    let room = copy.destination.room
    switch measure {
    case .size(let bytes):
      if let room, bytes > room {
        let witness = Witness([.init(name: copy.bound.quotation, value: "\(bytes)")])
        report.add(.violated(witness), at: node, TooLarge(copy: copy, bytes: bytes, room: room))
      } else if copy.appends {
        report.violation(at: node, FromSource(copy: copy))
      } else if room == nil, copy.isText {
        report.add(.unknown(.environment(copy.destination.quotation)), at: node, FromSource(copy: copy))
      } else {
        report.holds(at: node)
      }
    case .length:
      if copy.fitsAnyway(room) || copy.isAllocated || copy.isGuarded {
        report.holds(at: node)
      } else if room == nil, !copy.isText {
        report.add(.unknown(.environment(copy.destination.quotation)), at: node, FromSource(copy: copy))
      } else {
        report.violation(at: node, FromSource(copy: copy))
      }
    }
  }
}

/// A copy with a bound.
private struct Copy {
  /// How the bound measures the source.
  enum Measure {
    /// `sizeof source`: bytes that may be written.
    case size(Int)
    /// `strlen(source)`.
    case length
  }

  let call: Node
  let name: String
  let destination: Node
  let sources: [Node]
  let bound: Node
  /// Whether the bound exists to protect the destination of a text.
  let isText: Bool
  /// Whether the bound is what may be added to a text.
  let appends: Bool
  /// Bytes of the bound's unit.
  let unit: Int

  init?(_ call: Node) {
    guard let name = call.libraryName else { return nil }
    let arguments = call.arguments
    let isFormatted = name == "snprintf" || name == "swprintf"
    switch name {
    case "memcpy", "memmove", "mempcpy", "wmemcpy", "wmemmove": isText = false
    case "strncpy", "stpncpy", "strlcpy", "strncat", "strlcat", "wcsncpy", "wcsncat", "wcslcpy", "wcslcat", "snprintf",
      "swprintf":
      isText = true
    default: return nil
    }
    guard arguments.count >= 3 else { return nil }
    self.call = call
    self.name = name
    destination = arguments[0]
    bound = arguments[isFormatted ? 1 : 2]
    // The size of a literal among formatted values is part of a sum, as in `sizeof PREFIX + 8`.
    sources = isFormatted ? arguments.dropFirst(3).filter { $0.withoutCasts.kind != .stringLiteral } : [arguments[1]]
    appends = name == "strncat" || name == "wcsncat"
    let isWide = name.hasPrefix("w") || name == "swprintf"
    unit = isWide ? destination.characterSize : 1
  }

  /// How the bound is taken from a source; nil where it is not, or where the destination is part of it as well.
  var measure: Measure? {
    guard bound.sizes(of: destination).isEmpty else { return nil }
    let base = destination.baseExpression
    for source in sources where !source.baseExpression.isStructurallyEqual(to: base) {
      if !bound.sizes(of: source).isEmpty, let value = bound.constantValue { return .size(Int(clamping: value) * unit) }
      if bound.mentionsLength(of: source, unboundedOnly: true) { return .length }
    }
    return nil
  }

  /// Whether the longest text that the source can hold has room in the destination.
  func fitsAnyway(_ room: Int?) -> Bool {
    guard let room, !appends, let source = sources.first(where: { bound.mentionsLength(of: $0) }) else { return false }
    if case .string(let units)? = source.withoutCasts.literal { return (units.count + 1) * unit <= room }
    return source.room.map { $0 <= room } ?? false
  }

  /// Whether the destination was allocated with a size that measures the source too.
  var isAllocated: Bool {
    guard let target = destination.baseExpression.declaration, let function = call.enclosingFunction else {
      return false
    }
    return target.assignedValues(in: function).contains { value in
      value.subtree.contains { inner in
        inner.kind == .call && inner.arguments.contains { isSourceLength($0) || $0.mentionsVariable(of: bound) }
      }
    }
  }

  /// Whether the length of the source, or the variable that holds it, was compared or handed to a check before the call.
  var isGuarded: Bool {
    guard let function = call.enclosingFunction else { return false }
    if bound.subtree.contains(where: { $0.kind == .conditional || $0.kind == .binaryConditional }) { return true }
    return function.descendants.contains { node in
      guard node.id < call.id else { return false }
      if node.kind == .call { return node.isPartOfCondition && node.arguments.contains { mentions($0) } }
      guard node.binaryOperator?.isComparison ?? false, let (left, right) = node.operands else { return false }
      let (length, limit) = mentions(left) ? (left, right) : (right, left)
      return mentions(length) && !(limit.constantValue.map { $0 <= 1 } ?? false)
    }
  }

  private func mentions(_ expression: Node) -> Bool {
    isSourceLength(expression) || expression.mentionsVariable(of: bound)
  }

  private func isSourceLength(_ expression: Node) -> Bool {
    sources.contains { expression.mentionsLength(of: $0) }
  }
}

extension Node {
  /// Whether an expression uses a local variable that the bound uses.
  fileprivate func mentionsVariable(of bound: Node) -> Bool {
    let variables = bound.subtree.compactMap { node in
      node.kind == .declarationReference && node.type.canonical.isInteger ? node.declaration : nil
    }
    return subtree.contains { node in
      node.kind == .declarationReference && node.declaration.map { variables.contains($0) } ?? false
    }
  }
}

private struct TooLarge: Message {
  let copy: Copy
  let bytes: Int
  let room: Int
  var en: String {
    "`\(copy.name)` may write \(bytes) bytes, the size of its source, into `\(copy.destination.quotation)`, which has \(room)"
  }
  var ja: String {
    "`\(copy.name)` はコピー元の大きさである \(bytes) バイトを書き込むが、`\(copy.destination.quotation)` は \(room) バイトしかない"
  }
}

private struct FromSource: Message {
  let copy: Copy
  var en: String {
    "the bound `\(copy.bound.quotation)` of `\(copy.name)` is taken from the source and says nothing about the room in `\(copy.destination.quotation)`"
  }
  var ja: String {
    "`\(copy.name)` の上限 `\(copy.bound.quotation)` はコピー元の大きさであり、`\(copy.destination.quotation)` の空きを表さない"
  }
}
