internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds local variables that nothing reads, and values that are overwritten or forgotten before anything reads them.
struct ValueNeverRead: FunctionRule {
  static let id: RuleID = "unused/value-never-read"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard !scope.function.isFromMacroBody, scope.body != nil else { return }
    let uses = LocalUses(of: scope.function)
    guard !uses.variables.isEmpty, !uses.isUnclear, !scope.unit.isBuildDependent(scope.function) else { return }
    for variable in uses.variables where !variable.isEscaped && variable.reads == 0 && !variable.isParameter {
      if let message = unused(variable), !isNamedElsewhere(variable.declaration, scope) {
        report.violation(at: variable.node, message)
      }
    }
    let open = uses.variables.map { !$0.isEscaped && $0.reads > 0 && !$0.writes.isEmpty && $0.isFollowed }
    guard open.contains(true) else { return report.holds(at: scope.function) }
    let dead = Liveness.deadWrites(uses, open, in: try scope.result(of: ControlFlow.self))
    for write in dead {
      guard let variable = write.target, isWorthSaying(write), !isNamedElsewhere(variable, scope) else { continue }
      report.violation(at: write.node, IsOverwritten(name: variable.name, value: write.value?.written ?? ""))
    }
    if dead.isEmpty { report.holds(at: scope.function) }
  }

  private func unused(_ variable: LocalUses.Variable) -> (any Message)? {
    let declaration = variable.declaration
    guard ["unused", "cleanup", "used"].allSatisfy({ declaration.attribute($0) == nil }), !variable.node.isFromMacro
    else { return nil }
    guard !variable.writes.isEmpty || variable.changes > 0 else {
      return variable.node.initialiser == nil ? IsUnused(name: declaration.name) : nil
    }
    return variable.isFollowed ? IsNeverRead(name: declaration.name) : nil
  }

  /// Whether the text of the function names the variable where no node does: in a macro whose expansion leaves it out,
  /// such as an assertion that this build does not have.
  private func isNamedElsewhere(_ variable: Declaration, _ scope: FunctionScope) -> Bool {
    guard let file = scope.unit.tokens(of: scope.function.file) else { return false }
    let range = scope.function.site.range
    let name = Array(variable.name.utf8)
    let named = file.tokens.count { token in
      token.kind == .identifier && range.contains(Int(token.start)) && file.text[token.range].elementsEqual(name)
    }
    return named > scope.function.descendants.count { $0.declaration == variable }
  }

  /// A first value, a reset at the end of an object's use, and values of the configuration are written as a precaution.
  private func isWorthSaying(_ write: LocalUses.Write) -> Bool {
    guard let value = write.value, !write.node.isFromMacro else { return false }
    let plain = value.withoutCasts
    if plain.declaration != nil, plain.declaration == write.target { return false }
    let isConstant = value.constantValue != nil || plain.kind.isLiteral || plain.kind == .initialiserList
    if write.node.kind == .variable { return !isConstant && plain.kind != .declarationReference }
    guard isConstant else { return true }
    return !value.isConfigured && write.isOverwrittenNext
  }
}

private struct IsUnused: Message {
  let name: String
  var en: String { "`\(name)` is declared, but never used" }
  var ja: String { "`\(name)` は宣言されているが、使われない" }
}

private struct IsNeverRead: Message {
  let name: String
  var en: String { "`\(name)` is written, but nothing reads it" }
  var ja: String { "`\(name)` に書き込まれた値は、どこからも読み出されない" }
}

private struct IsOverwritten: Message {
  let name: String
  let value: String
  var en: String { "`\(value)` is stored in `\(name)`, but nothing reads it there" }
  var ja: String { "`\(name)` に代入した `\(value)` は、一度も読み出されない" }
}
