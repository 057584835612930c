internal import Findings
internal import RuleKit
internal import Syntax

/// Finds private keys in string literals, comments and byte arrays.
struct PrivateKeyInSource: TokenRule {
  static let id: RuleID = "crypto/private-key-in-source"

  init() {}

  func check(_ file: TokenScope, into report: inout Report) {
    let tokens = file.tokens
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .string, .lineComment, .blockComment:
        if let label = label(of: token, file), hasBody(after: index, file) {
          report.add(.violated, at: file.location(of: token), tokens: [label], PrivateKeyText(label: label))
        }
      case .punctuator where file.isToken(token, "{"):
        if let format = derFormat(after: index, file) {
          report.add(.violated, at: file.location(of: token), tokens: [format], PrivateKeyBytes(format: format))
        }
      default: break
      }
    }
  }

  // MARK: PEM (RFC 7468)

  private static let mark = PhraseSet(["PRIVATE KEY"])

  /// The label of a private key's first line: `EC PRIVATE KEY`.
  private func label(of token: Token, _ file: TokenScope) -> String? {
    guard token.range.count >= 20, Self.mark.first(in: file.bytes(of: token)) != nil else { return nil }
    let text = file.spelling(token)
    guard let start = text.firstRange(of: "-----BEGIN "), let end = text[start.upperBound...].firstRange(of: "-----")
    else {
      return nil
    }
    let label = String(text[start.upperBound..<end.lowerBound])
    return label.contains("PRIVATE KEY") ? label : nil
  }

  /// Whether key data follows, and not only the mark that a parser looks for.
  private func hasBody(after index: Int, _ file: TokenScope) -> Bool {
    let first = file.spelling(file.tokens[index])
    var text = first.firstRange(of: "PRIVATE KEY").map { String(first[$0.upperBound...]) } ?? ""
    let isComment = file.tokens[index].isComment
    for token in file.tokens[(index + 1)...].prefix(isComment ? 8 : 24) {
      if isComment ? !token.isComment : token.kind != .string && !token.isComment { break }
      text += file.spelling(token)
    }
    return longestRun(in: text) >= 32
  }

  /// The longest run of base64 characters, over line ends as C strings and PEM write them.
  private func longestRun(in text: String) -> Int {
    var longest = 0
    for line in text.split(whereSeparator: { " \"\\\n\r\t*-:,".contains($0) }) {
      let isBase64 = line.utf8.allSatisfy { c in
        (0x30...0x39).contains(c) || (0x41...0x5a).contains(c) || (0x61...0x7a).contains(c) || c == 0x2b || c == 0x2f
          || c == 0x3d
      }
      if isBase64 { longest = max(longest, line.utf8.count) }
    }
    return longest
  }

  // MARK: DER

  /// The format of a private key whose first bytes follow an opening brace (RFC 8017 A.1.2, RFC 5915, RFC 5958).
  private func derFormat(after brace: Int, _ file: TokenScope) -> String? {
    guard let bytes = leadingBytes(after: brace, file), bytes.count >= 24 else { return nil }
    var rest = bytes.dropFirst()
    guard let length = rest.popFirst() else { return nil }
    if length >= 0x80 { rest = rest.dropFirst(Int(length & 0x7f)) }
    let start = Array(rest.prefix(7))
    guard start.count == 7 else { return nil }
    if start.starts(with: [0x02, 0x01, 0x00, 0x02]), start[4] >= 0x40 { return "RSAPrivateKey" }
    if start.starts(with: [0x02, 0x01, 0x01, 0x04]), (0x14...0x42).contains(start[4]) { return "ECPrivateKey" }
    let isInfo = start.starts(with: [0x02, 0x01, 0x00, 0x30]) || start.starts(with: [0x02, 0x01, 0x01, 0x30])
    return isInfo && start[5] == 0x06 ? "PrivateKeyInfo" : nil
  }

  private func leadingBytes(after brace: Int, _ file: TokenScope) -> [UInt8]? {
    guard let first = file.tokens[(brace + 1)...].first(where: { !$0.isComment }), first.kind == .number,
      value(file.spelling(first)) == 0x30
    else { return nil }
    var bytes: [UInt8] = []
    var expectsNumber = true
    for token in file.tokens[(brace + 1)...].lazy.filter({ !$0.isComment }).prefix(64) {
      if expectsNumber {
        guard token.kind == .number, let value = value(file.spelling(token)) else { break }
        bytes.append(value)
      } else if !file.isToken(token, ",") {
        break
      }
      expectsNumber.toggle()
    }
    return bytes
  }

  private func value(_ spelling: String) -> UInt8? {
    var digits = spelling.lowercased()[...]
    while let last = digits.last, last == "u" || last == "l" { digits = digits.dropLast() }
    return digits.hasPrefix("0x") ? UInt8(digits.dropFirst(2), radix: 16) : UInt8(digits)
  }
}

private struct PrivateKeyText: Message {
  let label: String
  var en: String { "a private key (`\(label)`) stands in the source" }
  var ja: String { "秘密鍵 (`\(label)`) がソースコードに書かれている" }
}

private struct PrivateKeyBytes: Message {
  let format: String
  var en: String { "these bytes are the start of a private key (`\(format)`)" }
  var ja: String { "このバイト列は秘密鍵 (`\(format)`) の先頭である" }
}
