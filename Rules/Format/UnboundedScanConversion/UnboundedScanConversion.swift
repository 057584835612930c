internal import Findings
internal import Formats
internal import RuleKit
internal import Syntax

/// Finds `%s`, `%[` and `%c` of input that can write beyond their buffer.
struct UnboundedScanConversion: SyntaxRule {
  static let id: RuleID = "format/unbounded-scan-conversion"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let call = FormatCall(node), call.function.isScan, let values = call.values else { return }
    for (literal, format) in call.formats {
      for demand in format.demands where demand.use == .value && demand.index < values.count {
        guard let need = Need(demand.directive) else { continue }
        let steps = call.steps(to: literal)
        check(need, demand.directive, values[demand.index], source: source(of: call), steps: steps, into: &report)
      }
    }
  }

  /// How many characters a directive can store.
  private enum Need {
    case bounded(Int)
    case unbounded

    init?(_ directive: Directive) {
      if directive.isAllocating { return nil }
      switch (directive.conversion, directive.width) {
      case (.string, .number(let width)?), (.set, .number(let width)?): self = .bounded(width + 1)
      case (.string, _), (.set, _): self = .unbounded
      case (.character, .number(let width)?): self = .bounded(width)
      default: return nil
      }
    }
  }

  private func check(
    _ need: Need, _ directive: Directive, _ argument: Node, source: Node?, steps: [Step], into report: inout Report
  ) {
    let capacity = argument.capacity
    switch need {
    case .unbounded:
      if let capacity, let source, let length = source.capacity, length <= capacity {
        report.holds(at: argument)
      } else {
        let message = NoWidth(directive: directive.text, argument: argument.quotation, capacity: capacity)
        report.violation(at: argument, message, steps: steps)
      }
    case .bounded(let count):
      guard let capacity, count > capacity else { return report.holds(at: argument) }
      let witness = Witness([.init(name: argument.quotation, value: "\(capacity)")])
      report.add(
        .violated(witness), at: argument,
        TooWide(directive: directive.text, argument: argument.quotation, count: count, capacity: capacity), steps: steps
      )
    }
  }

  /// The text that `sscanf` reads, whose size bounds each of its fields.
  private func source(of call: FormatCall) -> Node? {
    ["sscanf", "swscanf", "siscanf", "sscanf_P"].contains(call.name) ? call.call.arguments.first : nil
  }
}

extension Node {
  /// The number of characters from the place that a pointer expression names to the end of its array; nil where it is
  /// not known. A trailing array of one element may have more behind it.
  fileprivate var capacity: Int? {
    let node = withoutCasts
    if node.type.canonical.isArray {
      guard let count = node.type.canonical.count, count > 1, node.type.canonical.element?.size != nil else {
        return nil
      }
      return node.kind == .stringLiteral ? nil : count
    }
    if node.unaryOperator == .addressOf, let inner = node.operand?.withoutParentheses {
      if inner.kind == .subscripting, let base = inner.children.first, let index = inner.children.last?.constantValue {
        return base.capacity.map { $0 - Int(clamping: index) }
      }
      if inner.type.canonical.isArray { return inner.capacity }
      return inner.kind == .declarationReference && inner.type.canonical.isCharacter ? 1 : nil
    }
    if node.binaryOperator == .add, let (base, offset) = node.operands, let index = offset.constantValue {
      return base.capacity.map { $0 - Int(clamping: index) }
    }
    return nil
  }
}

private struct NoWidth: Message {
  let directive: String
  let argument: String
  let capacity: Int?
  var en: String {
    let room = capacity.map { ", which has room for \($0) characters" } ?? ""
    return "`\(directive)` stores as many characters as the input brings into `\(argument)`\(room)"
  }
  var ja: String {
    let room = capacity.map { " (\($0) 文字分)" } ?? ""
    return "`\(directive)` は入力された文字数だけ `\(argument)`\(room) に書き込む"
  }
}

private struct TooWide: Message {
  let directive: String
  let argument: String
  let count: Int
  let capacity: Int
  var en: String { "`\(directive)` stores up to \(count) characters, but `\(argument)` has room for \(capacity)" }
  var ja: String { "`\(directive)` は最大 \(count) 文字を書き込むが、`\(argument)` は \(capacity) 文字分しかない" }
}
