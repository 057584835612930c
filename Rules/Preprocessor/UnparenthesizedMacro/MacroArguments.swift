internal import RuleKit
internal import Syntax

/// What the macros of a source file are given where they are used.
///
/// A macro that only its own file can use, and uses without an operator that would regroup, is in order as it is; one
/// in a header, or one without a use to judge by, is not.
struct MacroArguments {
  private let uses: MacroUses
  private let names: [Int: String]
  /// For each parameter of a macro how loosely the operators of its loosest argument bind.
  private var looseness: [String: [Int]] = [:]

  /// Nil for headers.
  init?(_ directives: Directives, _ file: TokenScope) {
    var names: [Int: String] = [:]
    for macro in directives.macros { names[Int(macro.name.start)] = file.spelling(macro.name) }
    guard let uses = MacroUses(of: Set(names.values), directives, file) else { return nil }
    self.names = names
    self.uses = uses
    collect(Set(names.values))
  }

  private func name(of macro: MacroText) -> String { names[Int(macro.name.start)] ?? "" }

  private mutating func collect(_ all: Set<String>) {
    var changed = true
    while changed {
      changed = false
      for name in all {
        for use in uses[name] {
          for (position, argument) in use.arguments.enumerated() {
            changed = note(looseness(of: argument, in: use.owner), name, position) || changed
          }
        }
      }
    }
  }

  /// How loosely an argument binds; a parameter of the macro around the use stands for what that one is given.
  private func looseness(of argument: [String], in owner: MacroText?) -> Int {
    let own = Precedence.loosest(of: argument)
    guard let owner, argument.count == 1, let position = owner.parameters.firstIndex(of: argument[0]),
      let known = looseness[name(of: owner)], position < known.count
    else { return own }
    return min(own, known[position])
  }

  private mutating func note(_ level: Int, _ name: String, _ position: Int) -> Bool {
    var levels = looseness[name] ?? []
    while levels.count <= position { levels.append(Precedence.postfix) }
    guard level < levels[position] else {
      looseness[name] = levels
      return false
    }
    levels[position] = level
    looseness[name] = levels
    return true
  }

  /// Whether an argument of the macro may fall apart.
  func mayFallApart(_ macro: MacroText, _ expression: MacroExpression, _ parameter: String) -> Bool {
    let name = name(of: macro)
    guard !uses[name].isEmpty, let position = macro.parameters.firstIndex(of: parameter),
      let levels = looseness[name], position < levels.count
    else { return true }
    return expression.separates(parameter, looseness: levels[position])
  }

  /// Whether the macro's replacement may fall apart.
  func mayFallApart(_ macro: MacroText, _ expression: MacroExpression) -> Bool {
    let places = uses[name(of: macro)]
    return places.isEmpty
      || places.contains { use in
        let inner = expression.looseness
        if let level = use.operatorBefore, let word = use.before.last,
          Precedence.fallsApart(inner, beside: level, spelled: word, onItsRight: true)
        {
          return true
        }
        guard let level = use.operatorAfter, let word = use.after.first else { return false }
        return Precedence.fallsApart(inner, beside: level, spelled: word, onItsRight: false)
      }
  }
}
