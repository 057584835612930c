internal import Machine
internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds comparisons of a character with EOF after the value that told them apart was cut off.
struct TruncatedEof: SyntaxRule {
  static let id: RuleID = "conversion/truncated-eof"
  static let kinds: [NodeKind] = [.binary]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.binaryOperator?.isComparison == true, let (left, right) = node.operands else { return }
    for (constant, value) in [(right, left), (left, right)] {
      guard let end = constant.constantValue, end < 0 else { continue }
      let character = value.withoutImplicitCasts
      let readings = character.readings
      guard constant.isEndMacro || (end == -1 && !readings.isEmpty) else { continue }
      guard let format = character.type.integerFormat else { continue }
      if format.bits > 8 {
        report.holds(at: character)
      } else {
        let source = character.binaryOperator == .assign ? character.operands?.left ?? character : character
        report.violation(
          at: character, EndCutOff(character: source.excerpt, type: character.type.spelling, isSigned: format.isSigned),
          steps: readings.map(\.step) + (source.withoutParentheses.declarationStep.map { [$0] } ?? []))
      }
      return
    }
  }
}

private enum CharacterInput {
  /// Functions that return a character or EOF.
  static let names: Set<String> = [
    "fgetc", "getc", "getchar", "getc_unlocked", "getchar_unlocked", "fgetc_unlocked", "fputc", "putc", "putchar",
    "ungetc",
  ]
}

extension Node {
  /// Whether the constant is written as the macro EOF or WEOF.
  fileprivate var isEndMacro: Bool {
    guard isFromMacro || subtree.contains(where: \.isFromMacro) else { return false }
    return subtree.contains { node in node.expansions.contains { $0.name == "EOF" || $0.name == "WEOF" } }
      && ["EOF", "WEOF", "(EOF)"].contains(text)
  }

  /// The calls whose result the expression holds: itself, or what its function assigns to the variable.
  fileprivate var readings: [Node] {
    let target = binaryOperator == .assign ? operands?.left.withoutParentheses : self
    guard let variable = target?.declaration, let function = enclosingFunction else { return [] }
    return function.descendants.compactMap { node in
      var value: Node?
      if node.kind == .variable, node.declaration == variable { value = node.initialiser }
      if node.binaryOperator == .assign, let (left, right) = node.operands,
        left.withoutParentheses.declaration == variable
      {
        value = right
      }
      guard let call = value?.withoutCasts, call.kind == .call,
        CharacterInput.names.contains(call.calledName ?? "")
      else { return nil }
      return call
    }
  }

  fileprivate var step: Step {
    Step(
      location: location,
      text: Text(
        en: "`\(calledName ?? "")` returns an `int`, which is converted to a character type here",
        ja: "`\(calledName ?? "")` が返す `int` がここで文字型に変換される"))
  }
}

private struct EndCutOff: Message {
  let character: String
  let type: String
  let isSigned: Bool
  var en: String {
    isSigned
      ? "`\(character)` of type `\(type)` cannot tell EOF from the character 0xFF"
      : "`\(character)` of type `\(type)` is never negative, so EOF is not noticed"
  }
  var ja: String {
    isSigned
      ? "`\(type)` 型の `\(character)` では EOF と文字 0xFF を区別できない" : "`\(type)` 型の `\(character)` は負にならないため EOF を検出できない"
  }
}
