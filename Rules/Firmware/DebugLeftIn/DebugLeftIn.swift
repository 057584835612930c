internal import Findings
internal import RuleKit
internal import Syntax

/// Finds what was put in for tests and must not reach patients: back doors, master passwords, checks switched off.
struct DebugLeftIn: TokenRule {
  static let id: RuleID = "firmware/debug-left-in"

  func check(_ file: TokenScope, into report: inout Report) {
    var seen: Set<String> = []
    var isClean = true
    func add(_ index: Int, _ message: any Message) {
      isClean = false
      let token = file.tokens[index]
      report.add(.violated, at: file.location(of: token), tokens: [file.spelling(token)], message)
    }
    for (index, token) in file.tokens.enumerated() {
      switch token.kind {
      case .identifier:
        guard Indicator.isName(file.bytes(of: token)) else { continue }
        let name = file.spelling(token)
        if seen.insert(name).inserted { add(index, LooksLikeBackDoor(text: name)) }
      case .string:
        if Indicator.isName(file.bytes(of: token)) { add(index, LooksLikeBackDoor(text: file.spelling(token))) }
      case .lineComment, .blockComment:
        if let phrase = Indicator.promise(in: file.bytes(of: token)) { add(index, WasToBeRemoved(phrase: phrase)) }
      case .number where isSwitch(at: index, file): add(index, DecidesAlone(value: file.spelling(token)))
      case .punctuator:
        if let check = disabledCheck(at: index, file) { add(index, IsDisabled(check: check)) }
      case .number, .character, .other: break
      }
    }
    if isClean, let first = file.tokens.first {
      report.add(.holds, at: file.location(of: first), tokens: [], Text(verbatim: ""))
    }
  }

  // MARK: Conditions

  /// Whether a number is `1 ||` or `|| 1`, `0 &&` or `&& 0` in a condition.
  private func isSwitch(at index: Int, _ file: TokenScope) -> Bool {
    let token = file.tokens[index]
    guard !token.isInDirective, index > 0, index + 1 < file.tokens.count else { return false }
    let value = file.spelling(token)
    guard value == "0" || value == "1" else { return false }
    let before = file.spelling(file.tokens[index - 1])
    let after = file.spelling(file.tokens[index + 1])
    let operation = value == "1" ? "||" : "&&"
    return (before == "(" && after == operation) || (before == operation && after == ")")
  }

  // MARK: #if 0

  /// The call of a check that `#if 0` at this place takes out; nil where there is none.
  private func disabledCheck(at index: Int, _ file: TokenScope) -> String? {
    let tokens = file.tokens
    guard tokens[index].startsLine, index + 2 < tokens.count, file.isToken(tokens[index], "#"),
      file.isToken(tokens[index + 1], "if"), file.isToken(tokens[index + 2], "0"), tokens[index + 2].isInDirective,
      !tokens[(index + 3)...].prefix(while: \.isInDirective).contains(where: { !$0.isComment })
    else { return nil }
    var depth = 1
    var found: String?
    for position in (index + 3)..<tokens.count {
      let token = tokens[position]
      if token.isInDirective {
        guard file.isToken(token, "#"), position + 1 < tokens.count else { continue }
        let word = file.spelling(tokens[position + 1])
        if word.hasPrefix("if") { depth += 1 }
        if word == "endif" { depth -= 1 }
        if depth == 0 { return found }
        // Another version of the code takes the place of this one.
        if depth == 1, word.hasPrefix("el") { return nil }
      } else if token.kind == .identifier, found == nil, position + 1 < tokens.count,
        file.isToken(tokens[position + 1], "("), isCondition(before: position, file),
        Indicator.isCheck(file.bytes(of: token))
      {
        found = file.spelling(token)
      }
    }
    return nil
  }

  /// Whether the token is the start of an `if` condition, behind at most one `!`.
  private func isCondition(before position: Int, _ file: TokenScope) -> Bool {
    var index = position - 1
    if index >= 0, file.isToken(file.tokens[index], "!") { index -= 1 }
    return index >= 1 && file.isToken(file.tokens[index], "(") && file.isToken(file.tokens[index - 1], "if")
  }
}

/// Words by which such code gives itself away.
private enum Indicator {
  private static let names = PhraseSet(
    separated: [
      "backdoor", "masterpassword", "masterpasswd", "masterpwd", "masterpin", "superpassword", "debugpassword",
      "bypassauth",
      "authbypass", "bypasslogin", "skipauth", "skiplogin", "bypassverif", "disableauth", "godmode",
      "universalpassword", "debugunlock", "testunlock",
    ])
  private static let promises = PhraseSet([
    "remove before release", "remove before production", "remove before ship", "remove for release",
    "remove for production", "remove in production", "remove in release", "delete before release", "do not ship",
    "don't ship", "not for production", "debug backdoor", "リリース前に削除", "リリース前に外", "リリース時に削除", "出荷前に削除",
    "量産前に削除", "量産時に削除", "製品版では削除",
  ])
  private static let checks = PhraseSet([
    "verify", "authent", "signature", "password", "login", "is_valid", "check_crc",
  ])

  /// Whether a name or text, whatever separates its words, names a back door.
  static func isName(_ text: ArraySlice<UInt8>) -> Bool { names.first(in: text) != nil }

  /// The words in a comment that promise a removal.
  static func promise(in comment: ArraySlice<UInt8>) -> String? { promises.first(in: comment) }

  /// Whether a function checks who or what is at the other end.
  static func isCheck(_ name: ArraySlice<UInt8>) -> Bool { checks.first(in: name) != nil }
}

private struct LooksLikeBackDoor: Message {
  let text: String
  var en: String { "`\(text.prefix(60))` names a way around the device's protection" }
  var ja: String { "`\(text.prefix(60))` は保護を迂回する仕組みを示す名前" }
}

private struct WasToBeRemoved: Message {
  let phrase: String
  var en: String { "a comment says \"\(phrase)\", but the code is still there" }
  var ja: String { "コメントに「\(phrase)」とあるが、コードが残っている" }
}

private struct DecidesAlone: Message {
  let value: String
  var en: String { "the constant `\(value)` decides this condition, and the check beside it has no effect" }
  var ja: String { "定数 `\(value)` で条件が決まり、隣の検査が効いていない" }
}

private struct IsDisabled: Message {
  let check: String
  var en: String { "`#if 0` takes out the check `\(check)`" }
  var ja: String { "`#if 0` により検査 `\(check)` が無効になっている" }
}
