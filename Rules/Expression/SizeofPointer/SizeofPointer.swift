internal import Findings
internal import RuleKit
internal import Source
internal import Syntax

/// Finds `sizeof` of a pointer where the size of what it points to is needed.
struct SizeofPointer: SyntaxRule {
  static let id: RuleID = "expression/sizeof-pointer"
  static let kinds: [NodeKind] = [.sizeOf]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let operand = node.operand?.withoutParentheses else { return checkTypeOperand(node, into: &report) }
    guard operand.type.canonical.pointee != nil, !node.isUnevaluated, node.meaningfulParent?.binaryOperator != .divide
    else {
      return
    }
    let use = node.useOfSize
    if let parameter = operand.declaration, parameter.kind == .parameter, let size = arraySize(parameter, around: node)
    {
      report.violation(
        at: node, ArrayParameterSize(name: parameter.name, declared: size, bytes: bytes(node)),
        steps: declared(parameter))
    } else if let call = use.call, passes(call, operand) {
      report.violation(
        at: node, PointerSizePassed(operand: operand.written, bytes: bytes(node), function: call.callee?.written ?? ""),
        steps: declared(operand.declaration))
    } else if use.call?.isAllocation == true, let target = use.call?.receiver, target.type.isSame(as: operand.type) {
      report.violation(
        at: node, PointerSizeAllocated(operand: operand.written, bytes: bytes(node)), fixes: fixes(node, operand))
    } else if let comparison = use.comparison, isLengthLimit(comparison, operand) {
      report.violation(
        at: node, PointerSizeCompared(operand: operand.written, bytes: bytes(node)),
        steps: declared(operand.declaration))
    } else {
      report.holds(at: node)
    }
  }

  /// `memset(p, 0, sizeof(struct record *))`.
  private func checkTypeOperand(_ node: Node, into report: inout Report) {
    guard !node.isFromMacro, node.text.hasSuffix("*)"), let call = node.useOfSize.call else { return }
    let functions: Set<String> = ["memset", "memcpy", "memmove", "memcmp", "malloc", "calloc"]
    guard call.isLibraryCall(of: functions) else { return }
    let first = call.isAllocation ? call.receiver?.type : call.arguments.first?.withoutCasts.type
    guard let target = first?.canonical, target.isPointer, let pointee = target.pointee?.canonical, pointee.isRecord
    else {
      return report.holds(at: node)
    }
    report.violation(
      at: node, PointerTypeSize(type: node.written, bytes: bytes(node), wanted: pointee.unqualifiedSpelling))
  }

  // MARK: Contexts

  /// The size between the brackets where a parameter is declared like an array.
  private func arraySize(_ parameter: Declaration, around node: Node) -> String? {
    let place = node.enclosingFunction?.parameters.first { $0.declaration == parameter }
    guard let place, let name = parameter.site, !place.isFromMacro, place.site.end > name.end else { return nil }
    let rest = node.tree.text(of: SourceSite(file: name.file, start: Int(name.end), end: Int(place.site.end)))
    let declarator = rest.drop { $0 == " " }
    return declarator.hasPrefix("[") ? String(declarator) : nil
  }

  /// Whether the pointer itself is another argument of the call.
  private func passes(_ call: Node, _ operand: Node) -> Bool {
    call.arguments.contains { $0.withoutCasts.isStructurallyEqual(to: operand) }
  }

  /// A comparison of a length with the size, unless the bytes of such a pointer are copied somewhere in the function.
  private func isLengthLimit(_ comparison: Node, _ operand: Node) -> Bool {
    guard let (left, right) = comparison.operands, comparison.binaryOperator?.isEquality == false,
      left.constantValue == nil || right.constantValue == nil,
      operand.kind == .declarationReference || operand.kind == .member, let function = comparison.enclosingFunction
    else { return false }
    return !function.descendants.contains { node in
      node.unaryOperator == .addressOf && node.operand?.type.isSame(as: operand.type) == true
    }
  }

  private func bytes(_ node: Node) -> String { node.constantValue.map { "\($0)" } ?? "?" }

  private func declared(_ declaration: Declaration?) -> [Step] {
    guard let declaration, let site = declaration.site else { return [] }
    return [
      Step(
        location: declaration.tree.location(of: site),
        text: Text(en: "`\(declaration.name)` is declared here", ja: "`\(declaration.name)` の宣言"))
    ]
  }

  private func fixes(_ node: Node, _ operand: Node) -> [Fix] {
    guard !node.touchesMacro, operand.type.canonical.pointee?.isVoid == false else { return [] }
    let text = Text(en: "take the size of the object", ja: "指す先のサイズを使う")
    return [Fix(location: node.location, replacement: "sizeof(*\(operand.text))", text: text)]
  }
}

extension Node {
  /// The call or comparison that a size goes into, through arithmetic.
  fileprivate var useOfSize: (call: Node?, comparison: Node?) {
    var node = self
    while let parent = node.meaningfulParent {
      if parent.kind == .call { return (parent, nil) }
      guard let operation = parent.binaryOperator else { return (nil, nil) }
      if operation.isComparison { return (nil, parent) }
      guard operation == .multiply || operation == .add || operation == .subtract else { return (nil, nil) }
      node = parent
    }
    return (nil, nil)
  }

  fileprivate var isAllocation: Bool {
    guard let result = calledFunction?.type.canonical.result, result.isPointer, let name = calledName?.lowercased()
    else {
      return false
    }
    return result.pointee?.isVoid == true && (name.hasSuffix("alloc") || name.hasSuffix("malloc"))
  }

  /// The object that receives the value of the expression.
  fileprivate var receiver: Node? {
    var node = self
    while let parent = node.parent, [.parenthesised, .implicitCast, .explicitCast].contains(parent.kind) {
      node = parent
    }
    guard let parent = node.parent else { return nil }
    if parent.kind == .variable { return parent }
    return parent.binaryOperator == .assign ? parent.operands?.left : nil
  }
}

private struct ArrayParameterSize: Message {
  let name: String
  let declared: String
  let bytes: String
  var en: String { "the parameter `\(name)\(declared)` is a pointer, so its size is \(bytes), not that of the array" }
  var ja: String { "仮引数 `\(name)\(declared)` はポインタであり、sizeof は配列のサイズではなく \(bytes) になる" }
}

private struct PointerSizePassed: Message {
  let operand: String
  let bytes: String
  let function: String
  var en: String {
    "`\(function)` gets the size of the pointer `\(operand)` (\(bytes) bytes), not of what it points to"
  }
  var ja: String { "`\(function)` に、指す先ではなくポインタ `\(operand)` 自体のサイズ (\(bytes) バイト) を渡している" }
}

private struct PointerSizeAllocated: Message {
  let operand: String
  let bytes: String
  var en: String {
    "the allocation has the size of the pointer `\(operand)` (\(bytes) bytes), not of what it points to"
  }
  var ja: String { "指す先ではなくポインタ `\(operand)` 自体のサイズ (\(bytes) バイト) で領域を確保している" }
}

private struct PointerSizeCompared: Message {
  let operand: String
  let bytes: String
  var en: String { "the limit is the size of the pointer `\(operand)` (\(bytes) bytes), not of what it points to" }
  var ja: String { "上限が、指す先ではなくポインタ `\(operand)` 自体のサイズ (\(bytes) バイト) になっている" }
}

private struct PointerTypeSize: Message {
  let type: String
  let bytes: String
  let wanted: String
  var en: String { "`\(type)` is the size of a pointer (\(bytes) bytes), not of `\(wanted)`" }
  var ja: String { "`\(type)` は `\(wanted)` ではなくポインタのサイズ (\(bytes) バイト) である" }
}
