internal import RuleKit
internal import Syntax

/// A literal with which a text may begin.
struct TextBeginning {
  /// The characters that are known: all of the text, or those in front of the first one that is put in.
  let text: String
  /// Whether nothing follows.
  let isWhole: Bool
  /// The literal; that of the format where the text is put together.
  let literal: Node

  /// The literals with which the text behind a pointer may begin, as far as the unit tells: by the pointer's values, by
  /// what the function puts into the buffer, and by what callers hand over or called functions give back.
  static func of(_ pointer: Node) -> [TextBeginning] {
    var search = BeginningSearch()
    return search.beginnings(of: pointer, before: pointer)
  }
}

private struct BeginningSearch {
  private var depth = 0

  mutating func beginnings(of pointer: Node, before use: Node) -> [TextBeginning] {
    guard depth < 4 else { return [] }
    depth += 1
    defer { depth -= 1 }
    let origin = TextOrigin.of(pointer)
    if case .literals(let literals) = origin { return literals.compactMap(whole) }
    let node = pointer.withoutCasts
    if node.kind == .call { return fromResults(of: node) }
    let filled = fillings(of: pointer.baseExpression, before: use)
    if !filled.isEmpty { return filled }
    if case .parameter(let parameter) = origin { return fromCallers(of: parameter, in: use.enclosingFunction) }
    if let element = node.firstValueOfElement { return beginnings(of: element, before: use) }
    guard node.kind == .declarationReference, let variable = node.declaration, variable.kind == .variable else {
      return []
    }
    let values =
      variable.type.canonical.isArray
      ? [variable.definition?.initialiser].compactMap(\.self) : variable.assignedValues(in: use.enclosingFunction)
    return values.flatMap { beginnings(of: $0, before: use) }
  }

  private func whole(_ literal: Node) -> TextBeginning? {
    literal.narrowText.map { TextBeginning(text: $0, isWhole: true, literal: literal) }
  }

  /// What the callers in the unit hand over for a parameter.
  private mutating func fromCallers(of parameter: Declaration, in function: Node?) -> [TextBeginning] {
    guard let function, let position = function.parameters.firstIndex(where: { $0.declaration == parameter }) else {
      return []
    }
    let calls = function.tree.functions.flatMap { caller in
      caller.descendants.filter { $0.kind == .call && $0.calledFunction == function.declaration }
    }
    return calls.flatMap { call in
      call.arguments.dropFirst(position).first.map { beginnings(of: $0, before: $0) } ?? []
    }
  }

  /// What a function of the unit returns.
  private mutating func fromResults(of call: Node) -> [TextBeginning] {
    guard let definition = call.calledFunction?.definition else { return [] }
    let results = definition.descendants.filter { $0.kind == .returnStatement }.compactMap { $0.presentChild(0) }
    return results.flatMap { beginnings(of: $0, before: $0) }
  }

  // MARK: Buffers

  /// What calls before a place put at the beginning of a buffer; what is certainly overwritten does not count.
  private mutating func fillings(of buffer: Node, before use: Node) -> [TextBeginning] {
    guard let function = use.enclosingFunction else { return [] }
    var found: [TextBeginning] = []
    for call in function.descendants where call.kind == .call && call.id < use.id && !call.contains(use) {
      guard let filling = filling(of: buffer, by: call) else { continue }
      let block = call.ancestors.first { $0.kind == .compound || $0.kind == .caseLabel }
      found = block?.contains(use) == true ? filling : found + filling
    }
    return found
  }

  /// What one call puts at the beginning of a buffer; nil where it leaves the beginning alone.
  private mutating func filling(of buffer: Node, by call: Node) -> [TextBeginning]? {
    let arguments = call.arguments
    func isBuffer(_ argument: Node) -> Bool { argument.withoutCasts.isStructurallyEqual(to: buffer) }
    if let definition = call.calledFunction?.definition {
      guard let position = arguments.firstIndex(where: isBuffer), depth < 4 else { return nil }
      let parameters = definition.parameters
      guard position < parameters.count, let end = definition.body?.children.last,
        let parameter = definition.descendants.first(where: {
          $0.kind == .declarationReference && $0.declaration == parameters[position].declaration
        })
      else { return nil }
      depth += 1
      defer { depth -= 1 }
      let filled = fillings(of: parameter, before: end) + (filling(of: parameter, in: end) ?? [])
      return filled.isEmpty ? nil : filled
    }
    guard let name = call.libraryName, let first = arguments.first, isBuffer(first) else { return nil }
    switch name {
    case "sprintf", "snprintf": return formatted(arguments.dropFirst(name == "sprintf" ? 1 : 2), before: call)
    case "strcpy", "stpcpy", "strncpy", "strlcpy", "memcpy", "memmove":
      return arguments.count > 1 ? beginnings(of: arguments[1], before: call) : []
    case "vsnprintf", "vsprintf", "fgets", "gets", "read", "recv", "getcwd", "readlink", "strftime": return []
    default: return nil
    }
  }

  /// What the calls in one statement put at the beginning of a buffer.
  private mutating func filling(of buffer: Node, in statement: Node) -> [TextBeginning]? {
    for call in statement.subtree where call.kind == .call {
      if let filling = filling(of: buffer, by: call) { return filling }
    }
    return nil
  }

  /// The beginning that a literal format gives a text, with the text that `%s` at its front puts in.
  private mutating func formatted(_ arguments: ArraySlice<Node>, before use: Node) -> [TextBeginning] {
    guard let format = arguments.first?.withoutCasts, let text = format.narrowText else { return [] }
    let parts = text.split(separator: "%", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return [TextBeginning(text: text, isWhole: true, literal: format)] }
    guard parts[0].isEmpty, parts[1].first == "s" else {
      return [TextBeginning(text: String(parts[0]), isWhole: false, literal: format)]
    }
    return beginnings(of: arguments.dropFirst().first ?? format, before: use).map { front in
      TextBeginning(
        text: front.isWhole ? front.text + parts[1].dropFirst() : front.text,
        isWhole: front.isWhole && parts.count == 2, literal: front.literal)
    }
  }
}

extension Node {
  /// The text of a literal of plain characters.
  var narrowText: String? {
    guard kind == .stringLiteral, case .string(let units)? = literal, units.allSatisfy({ $0 < 0x100 }) else {
      return nil
    }
    return String(decoding: units.map { UInt8($0) }, as: UTF8.self)
  }

  /// What a local array holds at a constant index when it starts.
  fileprivate var firstValueOfElement: Node? {
    guard kind == .subscripting, let array = children.first?.withoutCasts.declaration, array.isLocal,
      let index = children.last?.constantValue, let list = array.definition?.initialiser, list.kind == .initialiserList
    else { return nil }
    let values = list.children.dropFirst(Int(clamping: index))
    return values.first { _ in true }.flatMap { $0.kind == .designatedInitialiser ? nil : $0 }
  }
}
