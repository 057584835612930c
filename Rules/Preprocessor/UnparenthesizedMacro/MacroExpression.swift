internal import Syntax

/// A macro's replacement read as an expression, as far as its tokens allow.
struct MacroExpression {
  private let macro: MacroText
  private var words: [String] { macro.words }

  private static let binary: Set<String> = [
    "*", "/", "%", "+", "-", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&", "^", "|", "&&", "||", "?",
  ]
  private static let assigning: Set<String> = ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="]

  init(_ macro: MacroText) { self.macro = macro }

  // MARK: Replacement

  /// The first binary operator outside all brackets of a replacement that is an expression.
  var exposedOperator: Int? {
    // Most replacements are a number or a name; `a ? b :` and `* 0 + a` are pieces of an expression, which take no
    // parentheses.
    guard words.count > 2, words.contains(where: Self.binary.contains), macro.isBalanced,
      Precedence.ofBinary(words[words.count - 1]) == nil, !startsWithOperator
    else { return nil }
    let depths = macro.depths
    let outer = words.indices.filter { depths[$0] == 0 }
    let isExpression = !outer.contains { index in
      let word = words[index]
      return word == ";" || word == "," || word == "{" || word == "#" || word == "##" || word == "defined"
        || word == "..."
        || Self.assigning.contains(word) || Keyword.declaring.contains(word) || Keyword.statement.contains(word)
    }
    guard isExpression, !isAdjacentNames(outer) else { return nil }
    return outer.first { Self.binary.contains(words[$0]) && isBinary(at: $0) }
  }

  private var startsWithOperator: Bool {
    guard let first = words.first, let level = Precedence.ofBinary(first) else { return false }
    if first == "*" { return macro.body.count > 1 && macro.body[1].kind == .number }
    return first != "+" && first != "-" && first != "&" && level > 0
  }

  /// Two names beside each other make a declaration or an attribute, not an expression.
  private func isAdjacentNames(_ outer: [Int]) -> Bool {
    outer.contains { index in
      index + 1 < words.count && isName(index) && isName(index + 1) && words[index] != "sizeof"
    }
  }

  private func isBinary(at index: Int) -> Bool {
    guard index > 0, index + 1 < words.count else { return false }
    guard isOperandEnd(index - 1), !isCast(endingAt: index - 1) else { return false }
    // `uint8_t * const`, `uint8_t *` and `char *name` are types.
    if words[index] == "*", isTypeWord(words[index - 1]) || words[index + 1] == ")" || words[index + 1] == "*" {
      return false
    }
    return !Keyword.declaring.contains(words[index + 1])
  }

  private func isOperandEnd(_ index: Int) -> Bool {
    let word = words[index]
    if word == ")" || word == "]" { return true }
    let kind = macro.body[index].kind
    return kind == .number || kind == .character
      || (kind == .identifier && !["sizeof", "return", "_Alignof"].contains(word))
  }

  /// Whether a closing parenthesis ends a cast such as `(uint32_t)` or `(struct device *)`.
  private func isCast(endingAt close: Int) -> Bool {
    guard words[close] == ")", let open = opening(of: close), close > open + 1 else { return false }
    if open > 0, isName(open - 1) { return false }
    let inside = words[(open + 1)..<close]
    guard inside.allSatisfy({ $0 == "*" || isNameText($0) }) else { return false }
    return inside.contains { Keyword.declaring.contains($0) || $0.hasSuffix("_t") } || inside.last == "*"
  }

  private func opening(of close: Int) -> Int? {
    var depth = 0
    for index in stride(from: close, through: 0, by: -1) {
      if words[index] == ")" { depth += 1 }
      if words[index] == "(" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// How loosely the replacement's outer operators bind.
  var looseness: Int { Precedence.loosest(of: words) }

  // MARK: Parameters

  /// The first exposed place of each parameter: beside an operator, without parentheses.
  var exposedParameters: [Int] {
    macro.parameters.filter { $0 != "__VA_ARGS__" }.compactMap { parameter in
      places(of: parameter).first
    }.sorted()
  }

  /// The exposed places of a parameter; none where it is no expression.
  private func places(of parameter: String) -> [Int] {
    let places = words.indices.filter { words[$0] == parameter }
    if places.contains(where: isNoExpression) { return [] }
    // What is assigned to is an object, and only operators behind an object bind closer than `*p`.
    if places.contains(where: isAssigned) { return places.filter { isExposed($0) && isPostfixed($0) } }
    return places.filter(isExposed)
  }

  /// Whether an argument whose operators bind so loosely falls apart at one of the parameter's places.
  func separates(_ parameter: String, looseness: Int) -> Bool {
    places(of: parameter).contains { index in
      if isPostfixed(index) { return looseness < Precedence.postfix }
      if isOperatorBehind(index), let level = Precedence.ofBinary(words[index + 1]),
        Precedence.fallsApart(looseness, beside: level, spelled: words[index + 1], onItsRight: false)
      {
        return true
      }
      guard isOperatorBefore(index) else { return false }
      let level = isBinary(at: index - 1) ? Precedence.ofBinary(words[index - 1]) : nil
      return Precedence.fallsApart(
        looseness, beside: level ?? Precedence.unary, spelled: words[index - 1], onItsRight: true)
    }
  }

  private func isAssigned(_ index: Int) -> Bool {
    let after = index + 1 < words.count ? words[index + 1] : ""
    if Self.assigning.contains(after) || after == "++" || after == "--" { return true }
    return index > 0 && (words[index - 1] == "++" || words[index - 1] == "--")
  }

  private func isPostfixed(_ index: Int) -> Bool {
    index + 1 < words.count && ["[", "++", "--"].contains(words[index + 1])
  }

  /// The operator beside an exposed parameter.
  func neighbour(of index: Int) -> String {
    if isOperatorBehind(index) { return words[index + 1] }
    guard words[index - 1] == ")", let open = opening(of: index - 1) else { return words[index - 1] }
    return "(" + words[(open + 1)..<(index - 1)].joined(separator: " ") + ")"
  }

  /// Whether the parameter is a type, a name to paste, a string or a piece of code in one of its places.
  private func isNoExpression(at index: Int) -> Bool {
    let before = index > 0 ? words[index - 1] : ""
    let after = index + 1 < words.count ? words[index + 1] : ""
    if before == "#" || before == "##" || after == "##" { return true }
    if isNameText(after) || ["struct", "union", "enum", "goto", "const", "volatile", "static"].contains(before) {
      return true
    }
    if isNameText(before), !["sizeof", "return", "case", "else", "do", "in"].contains(before) { return true }
    if before.hasPrefix("\"") || after.hasPrefix("\"") || after == "{" { return true }
    if before == "*", index > 1, isTypeWord(words[index - 2]) { return true }
    guard after == "*" else { return false }
    if isTypeWord(words[index]) { return true }
    // `(type *)` and `type **`
    let next = index + 2 < words.count ? words[index + 2] : ""
    return next == ")" || next == "*" || next == "," || next.isEmpty || next == "const" || next == "volatile"
  }

  /// Whether a word before `*` names a type: `uint8_t`, `char`, a parameter `type`.
  private func isTypeWord(_ word: String) -> Bool {
    if word.hasSuffix("_t") || Keyword.declaring.contains(word) { return true }
    guard macro.parameters.contains(word) else { return false }
    let isQualified = words.indices.dropFirst().contains {
      words[$0] == word && Keyword.declaring.contains(words[$0 - 1])
    }
    return isQualified || word.lowercased().contains("type")
  }

  private func isExposed(_ index: Int) -> Bool {
    let before = index > 0 ? words[index - 1] : ""
    // Behind `.` and `->` stands the name of a member.
    if before == "." || before == "->" { return false }
    // A macro or function that the caller names, and an object before `.` or `->`: an argument with operators does not
    // compile there, so it is not evaluated otherwise.
    if index + 1 < words.count, ["(", ".", "->"].contains(words[index + 1]), !isCastBefore(index) { return false }
    if isSubscriptedArgument(index) { return false }
    return isOperatorBehind(index) || isOperatorBefore(index)
  }

  /// `field[0]` as a whole argument: mostly the name of a member for another macro.
  private func isSubscriptedArgument(_ index: Int) -> Bool {
    guard index > 1, words[index - 1] == ",", index + 1 < words.count, words[index + 1] == "[" else { return false }
    var end = index + 1
    while end < words.count, words[end] == "[" {
      guard let close = words[end...].firstIndex(of: "]") else { return false }
      end = close + 1
    }
    return end < words.count && (words[end] == "," || words[end] == ")")
  }

  private func isOperatorBehind(_ index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    let after = words[index + 1]
    return Self.binary.contains(after) || ["[", "++", "--"].contains(after)
  }

  private func isOperatorBefore(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = words[index - 1]
    if ["!", "~", "++", "--", "sizeof"].contains(before) { return true }
    guard Self.binary.contains(before), before != "?" else {
      return isCast(endingAt: index - 1) && words[index - 2] != "void"
    }
    // `&parameter` asks for an object, and every object expression but `*p` binds closer.
    return before != "&" || (index > 1 && isOperandEnd(index - 2) && !isCast(endingAt: index - 2))
  }

  private func isCastBefore(_ index: Int) -> Bool { index > 0 && isCast(endingAt: index - 1) }

  private func isName(_ index: Int) -> Bool { macro.body[index].kind == .identifier }

  private func isNameText(_ text: String) -> Bool { text.first.map { $0.isLetter || $0 == "_" } ?? false }
}
