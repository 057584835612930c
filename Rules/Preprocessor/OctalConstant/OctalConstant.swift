internal import Findings
internal import RuleKit
internal import Syntax

/// Finds numbers with a leading zero, which C reads in base eight.
struct OctalConstant: TokenRule {
  static let id: RuleID = "preprocessor/octal-constant"

  func check(_ file: TokenScope, into report: inout Report) {
    guard file.tokens.contains(where: { startsWithZero($0, file) }) else { return }
    let directives = file.result(of: Directives.self)
    let numberless = directives.all.filter {
      ["include", "include_next", "error", "warning", "pragma", "line", "ident"].contains($0.name)
    }
    let skipped =
      directives.disabled + numberless.compactMap { line in line.tokens.last.map { line.start..<Int($0.end) } }
    let tokens = file.tokens.filter { !$0.isComment }
    for (index, token) in tokens.enumerated() where startsWithZero(token, file) {
      guard let value = Self.octalValue(file.spelling(token)),
        !skipped.contains(where: { $0.contains(Int(token.start)) })
      else {
        continue
      }
      let text = file.spelling(token)
      let isMode = text.count == 4 && isFileMode(tokens[..<index], file)
      report.add(
        isMode ? .holds : .violated, at: file.location(of: token), tokens: words(around: index, in: tokens, file),
        OctalNumber(text: text, value: value))
    }
  }

  private func startsWithZero(_ token: Token, _ file: TokenScope) -> Bool {
    guard token.kind == .number, token.range.count > 1 else { return false }
    let bytes = file.bytes(of: token).prefix(2)
    return bytes.first == UInt8(ascii: "0") && (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes.last ?? 0)
  }

  /// The value of an octal constant that would be another number in decimal; `07` is seven either way.
  static func octalValue(_ text: String) -> UInt64? {
    let digits = text.lowercased().reversed().drop { $0 == "u" || $0 == "l" }.reversed()
    guard digits.count > 1, digits.first == "0", digits.allSatisfy({ ("0"..."7").contains($0) }) else { return nil }
    return UInt64(String(digits), radix: 8).flatMap { $0 < 8 ? nil : $0 }
  }

  /// Whether the number is an argument of a POSIX function that takes permission bits, which are written in octal.
  private func isFileMode(_ before: ArraySlice<Token>, _ file: TokenScope) -> Bool {
    let functions: Set<String> = [
      "open", "openat", "creat", "chmod", "fchmod", "fchmodat", "mkdir", "mkdirat", "mkfifo", "umask", "mknod",
      "mq_open", "sem_open", "shm_open",
    ]
    var depth = 0
    for index in before.indices.reversed().prefix(64) {
      if file.isToken(before[index], ";") || file.isToken(before[index], "{") { return false }
      if file.isToken(before[index], ")") { depth += 1 }
      guard file.isToken(before[index], "(") else { continue }
      depth -= 1
      if depth < 0, index > before.startIndex, before[index - 1].kind == .identifier {
        return functions.contains(file.spelling(before[index - 1]))
      }
    }
    return false
  }

  private func words(around index: Int, in tokens: [Token], _ file: TokenScope) -> [String] {
    tokens[max(0, index - 4)..<min(tokens.count, index + 3)].map(file.spelling)
  }
}

private struct OctalNumber: Message {
  let text: String
  let value: UInt64
  var en: String { "`\(text)` is octal: its value is \(value)" }
  var ja: String { "`\(text)` は 8 進数であり、値は \(value) である" }
}
