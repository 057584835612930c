internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds changes and calls in macro arguments that the macro evaluates twice, or not at all.
struct SideEffectInMacroArgument: SyntaxRule {
  static let id: RuleID = "expression/side-effect-in-macro-argument"
  static let kinds: [NodeKind] = [.functionDefinition]

  /// Assertions that builds switch off; those of a project's own may stay.
  private static let assertions: Set<String> = ["assert", "ASSERT", "configASSERT"]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    let effects = node.descendants.filter {
      $0.isFromMacro && ($0.assignedOperand != nil || $0.kind == .call) && $0.isWrittenAsArgument
    }
    for copies in groups(effects) { judge(copies, into: &report) }
    for vanished in VanishedArgument.all(in: node) {
      report.add(
        .violated, at: vanished.location, function: node.declaration?.name, tokens: vanished.tokens,
        locals: Report.locals(in: node),
        ArgumentNeverEvaluated(change: vanished.change, macro: vanished.macro))
    }
  }

  /// The nodes of one text in one argument: as many as the macro repeats its parameter.
  private func groups(_ effects: [Node]) -> [[Node]] {
    var groups: [[Node]] = []
    for effect in effects {
      let index = groups.lastIndex { group in
        guard let first = group.first, let a = first.origin, let b = effect.origin else { return false }
        return first.site.start == effect.site.start && first.site.file == effect.site.file && a.spelling == b.spelling
          && first.isStructurallyEqual(to: effect)
      }
      if let index { groups[index].append(effect) } else { groups.append([effect]) }
    }
    return groups
  }

  private func judge(_ copies: [Node], into report: inout Report) {
    guard let effect = copies.first else { return }
    let evaluated = copies.filter { !$0.isUnevaluated }
    let macro = effect.argumentMacro ?? ""
    let isChange = effect.assignedOperand != nil
    if isRepeated(evaluated), !evaluated.allSatisfy(\.isDiscarded) {
      judgeRepeated(effect, macro, into: &report)
    } else if isChange, evaluated.isEmpty {
      report.violation(at: effect, ArgumentNeverEvaluated(change: effect.written, macro: macro))
    } else if isChange, Self.assertions.contains(macro) {
      report.violation(at: effect, ChangeInAssertion(change: effect.written, macro: macro))
    } else if isChange {
      report.holds(at: effect)
    }
  }

  private func judgeRepeated(_ effect: Node, _ macro: String, into report: inout Report) {
    let message = ArgumentRepeated(effect: effect.written, macro: macro)
    // `++` inside a repeated call is reported by itself.
    if effect.kind == .call, effect.descendants.contains(where: { $0.assignedOperand != nil && $0.isWrittenAsArgument })
    {
      return
    }
    switch CallEffect.of(effect) {
    case .changes: report.violation(at: effect, message)
    case .none: report.holds(at: effect)
    case .unknown(let function): report.add(.unknown(.environment("`\(function)`")), at: effect, message)
    }
  }

  /// Whether two copies run on some path.
  private func isRepeated(_ copies: [Node]) -> Bool {
    copies.enumerated().contains { index, node in
      copies[(index + 1)...].contains { !areExclusive(node, $0) }
    }
  }

  /// Whether the nodes stand in different branches of a `?:` or `if`.
  private func areExclusive(_ a: Node, _ b: Node) -> Bool {
    guard let branching = a.ancestors.first(where: { $0.contains(b) }),
      branching.kind == .conditional || branching.kind == .ifStatement, let condition = branching.condition
    else { return false }
    return !condition.contains(a) && !condition.contains(b)
  }
}

extension Node {
  /// Whether the change or call was written in a macro's argument, and not only its operand.
  ///
  /// Arguments that pass through several macros are spelled, for libclang, where the outermost macro is called.
  fileprivate var isWrittenAsArgument: Bool {
    guard let origin, let words = effectWords else { return false }
    let isAtCall = origin.spelling.file == site.file && origin.spelling.start == site.start
    guard origin.isArgument || isAtCall else { return false }
    let text = tree.text(
      of: SourceSite(file: site.file, start: Int(origin.spelling.start), end: Int(origin.spelling.start) + 2000))
    return isAtCall
      ? MacroCallText(text).mentions(words) : MacroCallText(text).argument(has: words, isPrefix: isPrefixed)
  }

  /// The tokens that make the expression a change or a call.
  private var effectWords: [String]? {
    switch unaryOperator {
    case .postIncrement, .preIncrement: return ["++"]
    case .postDecrement, .preDecrement: return ["--"]
    default: break
    }
    if kind == .call { return callee?.declaration.map { [$0.name, "("] } }
    return isAssignment ? binaryOperator.map { [$0.spelling] } : nil
  }

  private var isPrefixed: Bool { kind == .call || unaryOperator == .preIncrement || unaryOperator == .preDecrement }

  /// The macro in whose argument the node was written.
  fileprivate var argumentMacro: String? {
    guard let origin else { return nil }
    let covering = tree.expansions(at: origin.spelling)
    return origin.isArgument ? covering.last?.name : covering.first?.name
  }
}

private struct ArgumentRepeated: Message {
  let effect: String
  let macro: String
  var en: String { "`\(effect)` is evaluated more than once by the macro `\(macro)`" }
  var ja: String { "`\(effect)` はマクロ `\(macro)` の中で 2 回以上評価される" }
}

private struct ArgumentNeverEvaluated: Message {
  let change: String
  let macro: String
  var en: String { "`\(change)` never happens: the macro `\(macro)` does not evaluate this argument" }
  var ja: String { "マクロ `\(macro)` はこの引数を評価しないため、`\(change)` は実行されない" }
}

private struct ChangeInAssertion: Message {
  let change: String
  let macro: String
  var en: String { "`\(change)` disappears from builds in which `\(macro)` is switched off" }
  var ja: String { "`\(macro)` を無効にしたビルドでは `\(change)` が実行されなくなる" }
}
