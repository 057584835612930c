internal import Machine
internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds loops whose condition, once true, never becomes false, and ways round a loop on which nothing changes.
///
/// `while (1)` and the like are the matter of firmware/endless-loop.
struct LoopWithoutEnd: FunctionRule {
  static let id: RuleID = "control/loop-without-end"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard !scope.function.isFromMacroBody else { return }
    let loops = scope.function.descendants.filter { $0.kind.isLoop && !$0.isFromMacroBody }
    guard !loops.isEmpty else { return }
    let escaped = LoopFacts.escapedVariables(in: scope.function)
    var reported: Set<Node> = []
    for loop in loops {
      let facts = LoopFacts(loop, escaped)
      if let condition = loop.condition, condition.kind != .absent, condition.constantValue == nil,
        let message = try never(condition, loop, facts, scope)
      {
        reported.insert(loop)
        report.violation(at: condition, message)
      } else {
        report.holds(at: loop)
      }
    }
    for (loop, way) in try IdleWays(scope).found where !reported.contains(loop) && !loop.isFromMacroBody {
      report.violation(
        at: loop, ChangesNothing(),
        steps: [Step(location: way.location, text: Text(en: "this way round changes nothing", ja: "この経路では何も変わらない"))])
    }
  }

  private func never(
    _ condition: Node, _ loop: Node, _ facts: LoopFacts, _ scope: FunctionScope
  ) throws(BudgetExceeded) -> (any Message)? {
    let text = condition.oneLine
    if let counter = facts.recedingCounter(of: condition) {
      return MovesAway(condition: text, counter: counter.name, isUp: counter.isUp)
    }
    guard !facts.canBeLeft else { return nil }
    if facts.isSettled(condition) { return NeverChanges(condition: text) }
    if let counter = facts.overshootingCounter(of: condition, loop) {
      return StepsOver(condition: text, counter: counter.name, step: counter.step)
    }
    guard condition.type.canonical.isInteger, !condition.hasSideEffect, !condition.isDecidedByType else { return nil }
    let values = try scope.result(of: ValueRanges.self)
    guard values.isReached(condition), !values.range(of: condition).contains(0) else { return nil }
    return StaysTrue(condition: text)
  }
}

extension Node {
  /// The expression on one line, shortened for a message.
  fileprivate var oneLine: String {
    let line = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\\" }.joined(separator: " ")
    return line.count > 48 ? line.prefix(45) + "…" : line
  }

  /// Whether the types of a comparison's operands alone decide it, which expression/comparison-always-same says.
  fileprivate var isDecidedByType: Bool {
    guard let operation = binaryOperator, operation.isComparison, let (left, right) = operands else { return false }
    func range(_ node: Node) -> Interval {
      if let value = node.constantValue { return Interval(value) }
      return Interval(node.withoutImplicitCasts.storageFormat ?? node.storageFormat ?? .init(bits: 64, isSigned: true))
    }
    return Interval.decided(operation, range(left), range(right)) != nil
  }
}

private struct NeverChanges: Message {
  let condition: String
  var en: String { "nothing in the loop can change `\(condition)`, so that it never ends" }
  var ja: String { "ループの中に `\(condition)` を変えるものがなく、ループが終わらない" }
}

private struct MovesAway: Message {
  let condition: String
  let counter: String
  let isUp: Bool
  var en: String { "`\(counter)` only \(isUp ? "grows" : "shrinks"), away from the end that `\(condition)` waits for" }
  var ja: String { "`\(counter)` は\(isUp ? "増える" : "減る")だけで、`\(condition)` が待つ終わりから遠ざかる" }
}

private struct StepsOver: Message {
  let condition: String
  let counter: String
  let step: Int
  var en: String { "`\(counter)` advances by \(step) and never meets the value at which `\(condition)` ends the loop" }
  var ja: String { "`\(counter)` は \(step) ずつ進み、`\(condition)` がループを終える値にならない" }
}

private struct StaysTrue: Message {
  let condition: String
  var en: String { "`\(condition)` is true for every value that the loop gives its variables, so that it never ends" }
  var ja: String { "ループ内で変数が取るどの値でも `\(condition)` は真であり、ループが終わらない" }
}

private struct ChangesNothing: Message {
  var en: String { "on one way round this loop nothing changes, so that it goes round for ever" }
  var ja: String { "このループには何も変えずに一周する経路があり、そこに入ると終わらない" }
}
