internal import Basics
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds `case` groups that run on into the next one without saying so.
struct MissingBreak: FunctionRule {
  static let id: RuleID = "control/missing-break"

  func concerns(_ function: Node) -> Bool { function.text.contains("switch") }

  func check(_ function: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let labels = function.function.descendants.filter { node in
      (node.kind == .caseLabel || node.kind == .defaultLabel) && !node.isFromMacroBody
        && node.parent?.kind != .caseLabel && node.parent?.kind != .defaultLabel
    }
    guard !labels.isEmpty else { return }
    let flow = try function.result(of: ControlFlow.self)
    for label in labels {
      guard let previous = label.previousStatement, isEntered(label, in: flow), !isHarmless(label),
        !isUnrolled(label), !isAnnounced(label, after: previous, function.unit)
      else {
        report.holds(at: label)
        continue
      }
      let last = previous.lastInnerStatement
      report.violation(
        at: label, FallsThrough(label: labelText(label)),
        steps: [Step(location: last.location, text: Text(en: "execution continues from here", ja: "ここから処理が続く"))])
    }
  }

  /// Whether execution comes from the statements before the label and not from the `switch`.
  private func isEntered(_ label: Node, in flow: ControlFlow) -> Bool {
    guard let block = flow.block(of: label) else { return false }
    return flow.blocks[block].predecessors.contains { predecessor in
      switch flow.blocks[predecessor].exit {
      case .choice: false
      case .jump, .branch, .computed, .stop, .leave: !isOnlyLabel(predecessor, flow, before: label)
      }
    }
  }

  /// Whether a block is a label with an empty statement, which is as good as two labels in a row.
  private func isOnlyLabel(_ block: ID<ControlFlow.Block>, _ flow: ControlFlow, before label: Node) -> Bool {
    guard flow.blocks[block].elements.isEmpty, let previous = label.previousStatement else { return false }
    return (previous.kind == .caseLabel || previous.kind == .defaultLabel) && flow.block(of: previous) == block
  }

  /// Running into a lone `break` does nothing else than that `break`.
  private func isHarmless(_ label: Node) -> Bool {
    var statement = label
    while statement.kind == .caseLabel || statement.kind == .defaultLabel, let inner = statement.children.last {
      statement = inner
    }
    return statement.kind == .breakStatement
  }

  /// Whether the case above begins with the statement that this one begins with: the rounds of a loop written out, which
  /// is entered in its middle.
  private func isUnrolled(_ label: Node) -> Bool {
    var above = label.previousStatement
    while let statement = above, statement.kind != .caseLabel, statement.kind != .defaultLabel {
      above = statement.previousStatement
    }
    guard let first = label.firstInnerStatement, let other = above?.firstInnerStatement, !first.kind.isStatement else {
      return false
    }
    return first.isStructurallyEqual(to: other)
  }

  /// Whether a comment, an attribute or a macro says that the fall through is wanted.
  private func isAnnounced(_ label: Node, after previous: Node, _ unit: UnitScope) -> Bool {
    let last = previous.lastInnerStatement
    if last.kind == .attributedStatement { return true }
    let start = last.site.file == label.site.file ? Int(last.site.start) : Int(label.site.start)
    guard let range = TokenRange(min(start, Int(label.site.start))..<Int(label.site.start), of: label.file, in: unit)
    else { return false }
    return range.tokens.contains { token in
      switch token.kind {
      case .lineComment, .blockComment: Self.says(range.file.spelling(token).lowercased(), words: Self.comments)
      case .identifier: Self.says(range.file.spelling(token).lowercased(), words: Self.names)
      case .number, .string, .character, .punctuator, .other: false
      }
    }
  }

  private static let names = ["fallthr", "fall_thr"]
  private static let comments = [
    "fallthr", "fall thr", "fall-thr", "fall_thr", "falls thr", "falling thr", "no break", "nobreak", "without break",
    "intentional", "deliberate", "フォールスルー", "breakなし", "break なし", "break無し", "意図的", "break しない", "breakしない",
  ]

  private static func says(_ text: String, words: [String]) -> Bool { words.contains { text.contains($0) } }

  private func labelText(_ label: Node) -> String {
    label.kind == .defaultLabel ? "default" : "case \(label.presentChild(0)?.text ?? "")"
  }
}

private struct FallsThrough: Message {
  let label: String
  var en: String { "`\(label)` is also entered from the case above, which has no `break`" }
  var ja: String { "直前の case に `break` がなく、`\(label)` へそのまま続く" }
}
