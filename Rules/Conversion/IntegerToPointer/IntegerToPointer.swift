internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds pointers that are made of integers which are no known address.
struct IntegerToPointer: SyntaxRule {
  static let id: RuleID = "conversion/integer-to-pointer"
  static let kinds: [NodeKind] = [.explicitCast, .implicitCast]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard node.conversion == .integerToPointer || node.conversion == .nullToPointer, !node.isPartOfExplicitCast,
      let operand = node.operand
    else { return }
    let isImplicit = node.kind == .implicitCast
    if node.conversion == .nullToPointer || operand.constantValue == 0 { return report.holds(at: node) }
    let root = operand.withoutImplicitCasts
    let message = MadeUpPointer(
      integer: root.excerpt, type: root.type.spelling, pointer: node.type.unqualifiedName, isImplicit: isImplicit,
      narrowBits: narrowBits(root, node))
    let steps = root.withoutCasts.declarationStep.map { [$0] } ?? []
    if isImplicit, let header = root.missingHeader(in: unit) {
      report.add(.unknown(.environment("header \(header)")), at: node, message)
    } else if isImplicit {
      report.violation(at: node, message, steps: steps)
    } else if let filler = operand.filledByCall {
      report.violation(at: node, message.from(filler), steps: steps)
    } else if operand.constantValue != nil || operand.comesFromPointer {
      report.holds(at: node)
    } else if message.narrowBits != nil {
      report.violation(at: node, message, steps: steps)
    } else {
      report.add(.unknown(.environment("the memory map")), at: node, message)
    }
  }

  /// The width of an integer that is too narrow for every address.
  private func narrowBits(_ integer: Node, _ cast: Node) -> Int? {
    guard let format = integer.type.integerFormat, let size = cast.type.size, format.bits < size * 8 else { return nil }
    return format.bits
  }
}

extension Node {
  /// A header that was not found and that may declare the called function, of which C assumed that it returns `int`.
  fileprivate func missingHeader(in unit: UnitScope) -> String? {
    guard let function = withoutCasts.calledFunction, !function.type.canonical.hasPrototype, !function.isDefinedInUnit
    else { return nil }
    return unit.tree.problems.lazy.compactMap(\.missingHeader).first
  }

  /// The name of the function that gave the integer its value through a pointer or by reading it from text.
  fileprivate var filledByCall: String? {
    let variable = withoutCasts
    guard let function = enclosingFunction, let declaration = variable.declaration, declaration.isLocal,
      declaration.kind == .variable
    else { return nil }
    if let call = function.valuesAssigned(to: variable).lazy.compactMap(\.parsingCall).first { return call.calledName }
    for call in function.descendants where call.kind == .call && call.id < id {
      let isFilled = call.arguments.contains { argument in
        let argument = argument.withoutCasts
        return argument.unaryOperator == .addressOf && argument.operand?.withoutParentheses.declaration == declaration
      }
      if isFilled, let name = call.calledName, !["memcpy", "memset", "memmove"].contains(name) { return name }
    }
    return nil
  }

  /// Whether the integer was a pointer before, or has the type for that purpose.
  fileprivate var comesFromPointer: Bool {
    subtree.contains { node in
      node.conversion == .pointerToInteger || ["uintptr_t", "intptr_t"].contains(node.type.unqualifiedName)
    }
  }
}

private struct MadeUpPointer: Message {
  let integer: String
  let type: String
  let pointer: String
  let isImplicit: Bool
  let narrowBits: Int?
  var filler: String?

  func from(_ function: String) -> MadeUpPointer {
    var copy = self
    copy.filler = function
    return copy
  }

  var en: String {
    if let filler { return "the pointer `\(pointer)` is made of the integer `\(integer)` that `\(filler)` provides" }
    if isImplicit { return "the integer `\(integer)` becomes the pointer `\(pointer)` without a cast" }
    if let narrowBits { return "`\(integer)` has \(narrowBits) bits, too few for the address in `\(pointer)`" }
    return "the pointer `\(pointer)` is made of the integer `\(integer)`"
  }
  var ja: String {
    if let filler { return "ポインタ `\(pointer)` が `\(filler)` の与える整数 `\(integer)` から作られている" }
    if isImplicit { return "整数 `\(integer)` がキャストなしでポインタ `\(pointer)` に変換される" }
    if let narrowBits { return "`\(integer)` は \(narrowBits) ビットで、`\(pointer)` のアドレスには足りない" }
    return "ポインタ `\(pointer)` が整数 `\(integer)` から作られている"
  }
}
