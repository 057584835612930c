internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds plain characters that can be negative where a character class function or an index is given them.
struct PlainCharToCtype: FunctionRule {
  static let id: RuleID = "conversion/plain-char-to-ctype"

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    guard let body = scope.body else { return }
    let ranges = try scope.result(of: ValueRanges.self)
    for node in body.descendants {
      switch node.kind {
      case .call:
        guard let name = node.calledName, let function = node.calledFunction, CharacterClasses.names.contains(name),
          !function.isDefinedInUnit, let argument = node.arguments.first
        else { continue }
        check(argument, name, ranges, into: &report)
      case .subscripting:
        guard let index = node.index else { continue }
        if let macro = node.characterClassMacro {
          check(index.withoutIntCast, macro, ranges, into: &report)
        } else if index.withoutImplicitCasts.isSignedCharacter,
          index.withoutImplicitCasts.type.unqualifiedSpelling == "char"
        {
          check(index, nil, ranges, into: &report)
        }
      default: break
      }
    }
  }

  private func check(_ argument: Node, _ function: String?, _ ranges: ValueRanges, into report: inout Report) {
    let root = argument.withoutImplicitCasts
    let range = ranges.range(of: argument)
    if !ranges.isReached(argument) || (range.low >= (function == nil ? 0 : -1) && range.high <= 255) {
      return report.holds(at: root)
    }
    let message = NegativeCharacter(character: root.excerpt, type: root.type.spelling, function: function)
    if root.isSignedCharacter {
      let witness = Witness(root.isObject ? [Witness.Binding(name: root.excerpt, value: "-128")] : [])
      report.add(.violated(witness), at: root, message, steps: root.declarationStep.map { [$0] } ?? [])
    } else {
      report.add(.unknown(.environment("the values of \(root.excerpt)")), at: root, message)
    }
  }
}

private enum CharacterClasses {
  static let names: Set<String> = [
    "isalnum", "isalpha", "isascii", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct",
    "isspace", "isupper", "isxdigit", "toascii", "tolower", "toupper",
  ]
}

extension Node {
  /// The integer side of a subscript.
  fileprivate var index: Node? {
    guard kind == .subscripting else { return nil }
    return children.first { $0.type.isInteger }
  }

  /// A `char` or `signed char` where that type is signed.
  fileprivate var isSignedCharacter: Bool { type.isCharacter && type.integerFormat?.isSigned == true }

  /// The function-like macro of `<ctype.h>` that a table look-up comes from: C libraries write them so.
  fileprivate var characterClassMacro: String? {
    guard isFromMacro else { return nil }
    return expansions.last { CharacterClasses.names.contains($0.name) }?.name
  }

  /// The argument of the macro below the casts to `int` that its body writes.
  fileprivate var withoutIntCast: Node {
    var node = withoutImplicitCasts
    while node.kind == .explicitCast, node.isFromMacroBody, let inner = node.operand {
      node = inner.withoutImplicitCasts
    }
    return node
  }
}

private struct NegativeCharacter: Message {
  let character: String
  let type: String
  /// Nil for a subscript.
  let function: String?
  var en: String {
    let use = function.map { "given to `\($0)`" } ?? "used as an index"
    return "`\(character)` of type `\(type)` can be negative when \(use)"
  }
  var ja: String {
    let use = function.map { "`\($0)` の引数" } ?? "添字"
    return "`\(type)` 型の `\(character)` は負になり得るのに\(use)に使われている"
  }
}
