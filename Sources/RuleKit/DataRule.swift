internal import Findings
internal import Formats
internal import Source
internal import Syntax

/// A rule that consists of data: which calls it concerns and what it asks of them.
public struct DataRule: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Every use of the functions is a violation.
    case bannedCall = "banned-call"
    /// An argument of the functions must satisfy a constraint.
    case argument
    /// The functions' results must be used.
    case mustCheck = "must-check"
  }

  /// One function, or several by a pattern with `*` or by words, and what is asked of its calls.
  public struct Entry: Sendable {
    /// Empty where words say which functions are meant.
    let pattern: String
    let replacement: Text
    /// From one.
    let argument: Int
    let constraint: Constraint?
    /// Arguments with which the call is in order, such as an endless timeout: at `exemptPosition`, or anywhere.
    var exempt: [String] = []
    var exemptPosition: Int?
    /// The words by which the functions are known where there is no pattern.
    var wording: Wording?
    /// What bounds what is written to the first argument; such a call is in order where there is enough room.
    var bound: Bound?

    /// What the second argument of a call is, and how it bounds what is written.
    enum Bound: String, CaseIterable {
      /// A text that is copied: by its size where it is a literal, or by a test of its length on the way to the call.
      case text
      /// A text that is appended: by a test of the sum of both lengths.
      case appendedText = "appended-text"
      /// A literal format.
      case format
    }

    var hasWildcard: Bool { pattern.contains("*") }

    func matches(_ name: String) -> Bool {
      hasWildcard ? Glob.matches(pattern[...], name[...]) : pattern == name
    }
  }

  /// What an argument must be.
  public enum Constraint: Hashable, Sendable {
    /// None of these: names of macros, enumerators, objects or functions, or integers.
    case forbidden([String])
    case minimum(Int)
    case maximum(Int)
    /// A literal or a constant expression.
    case constant
  }

  let kind: Kind
  let entries: [Entry]
  let message: Text
  /// Words in the name of a function or file within which calls are in order: there they are part of something else.
  var exemptWords: Set<String> = []

  // MARK: Judging

  /// Judges one call of a function that `entry` names.
  func judge(_ call: Node, _ entry: Entry, name: String, into report: inout Report) {
    if entry.wording?.isPart(call, name) == true { return report.holds(at: call) }
    if isExempt(call, entry) || isWithinExempt(call) { return report.holds(at: call) }
    switch kind {
    case .bannedCall where entry.constraint == nil && isPartOfBanned(call): report.holds(at: call)
    case .bannedCall where entry.constraint == nil:
      report.add(verdict(on: call, entry), at: call, text(entry, name: name, argument: nil))
    case .bannedCall, .argument: judgeArgument(call, entry, name: name, into: &report)
    case .mustCheck: judgeResult(call, entry, name: name, into: &report)
    }
  }

  /// Judges a mention of a banned function that is no call, such as taking its address.
  func judgeMention(_ reference: Node, _ entry: Entry, name: String, into report: inout Report) {
    if kind == .bannedCall, entry.constraint == nil, entry.exempt.isEmpty {
      report.violation(at: reference, text(entry, name: name, argument: nil))
    }
  }

  private func isExempt(_ call: Node, _ entry: Entry) -> Bool {
    guard !entry.exempt.isEmpty else { return false }
    let arguments = call.arguments
    let asked = entry.exemptPosition.map { arguments.dropFirst($0 - 1).prefix(1) } ?? arguments[...]
    return asked.contains { argument in entry.exempt.contains { Self.mentions(argument, $0) } }
      || (call.isFromMacroBody && Self.expands(entry.exempt, within: call))
  }

  /// Whether the call stands in a function or file that is named after something it is a part of.
  private func isWithinExempt(_ call: Node) -> Bool {
    guard !exemptWords.isEmpty else { return false }
    return IdentifierWords(call.surroundingNames).contains(anyOf: exemptWords)
  }

  /// Whether a banned function is called by another function that the rule bans, which it implements.
  private func isPartOfBanned(_ call: Node) -> Bool {
    guard let caller = call.enclosingFunction?.declaration?.name else { return false }
    return entries.contains { $0.matches(caller) }
  }

  /// What is to be said of a banned call: nothing where what it writes has a bound that fits, and that it is undecided
  /// where the room for a literal is not known.
  private func verdict(on call: Node, _ entry: Entry) -> Verdict {
    let arguments = call.arguments
    guard let bound = entry.bound, arguments.count > 1 else { return .violated }
    if let size = Self.size(of: arguments[1].withoutCasts, bound) {
      guard let room = arguments[0].room else { return .unknown(.environment("the room at \(arguments[0].text)")) }
      return size <= room ? .holds : .violated
    }
    let isTested = bound != .format && LengthTest(before: call, appends: bound == .appendedText).leavesRoom
    return isTested ? .holds : .violated
  }

  /// The bytes that a literal text has with its terminator, or that a literal format can lead to.
  private static func size(of source: Node, _ bound: Entry.Bound) -> Int? {
    guard source.kind == .stringLiteral else { return nil }
    switch bound {
    case .text: return source.type.canonical.size
    case .appendedText: return nil
    case .format:
      guard case .string(let units)? = source.literal else { return nil }
      return FormatString(units, isScan: false).greatestLength
    }
  }

  private func judgeArgument(_ call: Node, _ entry: Entry, name: String, into report: inout Report) {
    let arguments = call.arguments
    guard let constraint = entry.constraint, entry.argument <= arguments.count else { return }
    let argument = arguments[entry.argument - 1]
    let isViolated: Bool?
    switch constraint {
    case .forbidden(let names): isViolated = names.contains { Self.mentions(argument, $0) }
    case .minimum(let limit): isViolated = argument.constantValue.map { $0 < Int128(limit) }
    case .maximum(let limit): isViolated = argument.constantValue.map { $0 > Int128(limit) }
    case .constant: isViolated = argument.constantValue == nil && argument.withoutCasts.kind != .stringLiteral
    }
    let shown = shown(argument, of: call, constraint)
    switch isViolated {
    case true?: report.violation(at: call, text(entry, name: name, argument: shown))
    case false?: report.holds(at: call)
    case nil: report.add(.unknown(.environment(shown)), at: call, text(entry, name: name, argument: shown))
    }
  }

  /// An argument for a message: its text, or what is known of it where the whole call comes from a macro.
  private func shown(_ argument: Node, of call: Node, _ constraint: Constraint) -> String {
    guard argument.isFromMacro, argument.site == call.site else { return argument.text }
    if case .forbidden(let names) = constraint, let name = names.first(where: { Self.mentions(argument, $0) }) {
      return name
    }
    return argument.withoutCasts.declaration?.name ?? argument.constantValue.map { String($0) } ?? argument.text
  }

  /// Whether an argument is the named macro, enumerator, object or function, or has the given value.
  private static func mentions(_ argument: Node, _ name: String) -> Bool {
    if let value = integer(name) { return argument.constantValue == value }
    return argument.subtree.contains { node in
      if node.kind == .declarationReference, node.declaration?.name == name { return true }
      return node.isFromMacro && node.expansions.contains { $0.name == name && argument.site.start <= $0.site.start }
    }
  }

  /// Whether the text of a macro's call expands one of the named macros.
  private static func expands(_ names: [String], within call: Node) -> Bool {
    call.tree.macroExpansions.contains { expansion in
      names.contains(expansion.name) && expansion.site.file == call.site.file
        && expansion.site.start >= call.site.start && expansion.site.end <= call.site.end
    }
  }

  /// A decimal or hexadecimal number.
  private static func integer(_ text: String) -> Int128? {
    text.hasPrefix("0x") ? Int128(text.dropFirst(2), radix: 16) : Int128(text)
  }

  private func judgeResult(_ call: Node, _ entry: Entry, name: String, into report: inout Report) {
    if call.type.isVoid { return }
    if call.isDiscarded {
      report.violation(at: call, text(entry, name: name, argument: nil))
    } else if let variable = Self.neverRead(call) {
      report.violation(
        at: call,
        Text(
          en: "the result of `\(name)` is stored in `\(variable)`, which is never read",
          ja: "`\(name)` の結果を格納した `\(variable)` が一度も参照されていない"))
    } else {
      report.holds(at: call)
    }
  }

  /// The local variable that receives a call's result and is never read in its function.
  private static func neverRead(_ call: Node) -> String? {
    guard let target = receivingVariable(of: call), target.isLocal, let function = call.enclosingFunction else {
      return nil
    }
    let isRead = function.descendants.contains { node in
      guard node.kind == .declarationReference, node.declaration == target else { return false }
      guard let parent = node.parent, parent.binaryOperator == .assign, parent.children.first == node else {
        return true
      }
      return !parent.isDiscarded
    }
    return isRead ? nil : target.name
  }

  private static func receivingVariable(of call: Node) -> Declaration? {
    guard let parent = call.meaningfulParent else { return nil }
    if parent.kind == .variable { return parent.declaration }
    guard parent.binaryOperator == .assign, parent.isDiscarded,
      let left = parent.operands?.left.withoutParentheses, left.kind == .declarationReference
    else { return nil }
    return left.declaration
  }

  private func text(_ entry: Entry, name: String, argument: String?) -> Text {
    func fill(_ template: String, _ replacement: String) -> String {
      var text = template
      for (key, value) in [("{function}", name), ("{replacement}", replacement), ("{argument}", argument ?? "")] {
        text = text.replacing(key, with: value)
      }
      return text
    }
    return Text(en: fill(message.en, entry.replacement.en), ja: fill(message.ja, entry.replacement.ja))
  }
}

/// Names with `*` for any number of characters.
enum Glob {
  static func matches(_ pattern: Substring, _ name: Substring) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return pattern == name }
    guard name.hasPrefix(first), name.count >= first.count + last.count, name.hasSuffix(last) else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
