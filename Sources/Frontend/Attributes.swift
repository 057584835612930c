internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// Reads attributes from the printed declaration, since libclang names only a few kinds of them.
  func readAttributes(_ cursor: CXCursor, into id: ID<DeclarationRecord>) {
    let record = parts.declarations[id]
    if record.kind == .function, !record.flags.contains(.noReturn) {
      let spelling = parts.types[type(clang.getCursorType(cursor))].spelling
      if spelling.holds("noreturn") { parts.declarations[id].flags.insert(.noReturn) }
    }
    guard [.function, .variable, .field, .parameter, .record, .typedef].contains(record.kind) else { return }
    let start = pushChildren(of: cursor)
    defer { popChildren(to: start) }
    var hasAttribute = false
    for index in start..<stack.count where clang.isAttribute(stack[index].kind) != 0 {
      hasAttribute = true
      if stack[index].kind == CXCursor_PackedAttr { addAttribute("packed", to: id) }
      if stack[index].kind == CXCursor_AsmLabelAttr {
        parts.declarations[id].assemblyName = text(clang.getCursorSpelling(stack[index]))
      }
      if stack[index].kind == CXCursor_AnnotateAttr {
        addAttribute(text(clang.getCursorSpelling(stack[index])), to: id)
      }
    }
    guard hasAttribute, record.kind != .record else { return }
    let printed = tersePrinted(cursor)
    if printed.holds("_Noreturn") || printed.holds("noreturn") { parts.declarations[id].flags.insert(.noReturn) }
    for attribute in AttributeText.attributes(in: printed) { addAttribute(attribute, to: id) }
  }

  private func addAttribute(_ text: String, to id: ID<DeclarationRecord>) {
    if !parts.declarations[id].attributes.contains(text) { parts.declarations[id].attributes.append(text) }
  }

  /// The declaration as libclang prints it, without a body.
  private func tersePrinted(_ cursor: CXCursor) -> String {
    let policy = clang.getCursorPrintingPolicy(cursor)
    defer { clang.PrintingPolicy_dispose(policy) }
    clang.PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1)
    return text(clang.getCursorPrettyPrinted(cursor, policy))
  }
}

/// Attributes in the text of a declaration.
enum AttributeText {
  /// What stands between the double parentheses of each `__attribute__((…))`.
  static func attributes(in declaration: String) -> [String] {
    var found: [String] = []
    var rest = declaration[...]
    let opening = "__attribute__(("
    while let range = String(rest).range(of: opening) {
      let text = String(rest)
      var depth = 2
      var end = range.upperBound
      while end < text.endIndex, depth > 0 {
        if text[end] == "(" { depth += 1 }
        if text[end] == ")" { depth -= 1 }
        end = text.index(after: end)
      }
      let body = text[range.upperBound..<end]
      found.append(String(body.hasSuffix("))") ? body.dropLast(2) : body))
      rest = text[end...]
    }
    return found
  }
}
