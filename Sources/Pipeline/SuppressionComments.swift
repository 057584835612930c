internal import Findings
internal import Source
internal import Syntax

/// Comments that allow findings: `// kenshin: allow RULE reason` for the line (or the next line of code, where the
/// comment stands alone) and `// kenshin: allow-file RULE reason` for the file.
enum SuppressionComments {
  static func suppressions(in file: TokenizedFile, source: SourceFile) -> [SourceSuppression] {
    var found: [SourceSuppression] = []
    for (index, token) in file.tokens.enumerated() where token.isComment {
      guard begins(file.text[token.range]), let (verb, words) = directive(file.spelling(token)) else { continue }
      let rule = words.first.map(String.init) ?? ""
      let reason = words.dropFirst().joined(separator: " ")
      let line = verb == "allow-file" ? nil : targetLine(of: token, at: index, file: file, source: source)
      found.append(
        SourceSuppression(location: source.location(of: token.range), line: line, rule: rule, reason: reason))
    }
    return found
  }

  /// Whether the first word of a comment begins with the program's name; most comments end here.
  private static func begins(_ comment: ArraySlice<UInt8>) -> Bool {
    comment.dropFirst(2).drop { $0 == 0x20 || (0x09...0x0d).contains($0) }.starts(with: "kenshin:".utf8)
  }

  private static func directive(_ comment: String) -> (verb: String, words: ArraySlice<Substring>)? {
    var text = comment.dropFirst(2)
    if comment.hasPrefix("/*"), text.hasSuffix("*/") { text = text.dropLast(2) }
    let words = text.split { $0.isWhitespace }
    guard words.first == "kenshin:", words.count >= 2 else { return nil }
    let verb = String(words[1])
    return verb == "allow" || verb == "allow-file" ? (verb, words[2...]) : nil
  }

  private static func targetLine(
    of comment: Token, at index: Int, file: TokenizedFile, source: SourceFile
  ) -> Int {
    let own = source.line(at: Int(comment.start))
    let standsAlone =
      comment.startsLine
      && !file.tokens[(index + 1)...].prefix { source.line(at: Int($0.start)) == own }.contains { !$0.isComment }
    guard standsAlone else { return own }
    let next = file.tokens[(index + 1)...].first { !$0.isComment }
    return next.map { source.line(at: Int($0.start)) } ?? own
  }
}
