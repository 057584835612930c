public import Documents
internal import Findings

/// Data-only rules of a user's own, read from Markdown files with front matter.
public enum UserRules {
  /// Reads one file. The Japanese texts may stand in the same front matter under `ja`; where they are missing the
  /// English ones are shown.
  ///
  /// - Throws: the first mistake, with line and what was expected.
  public static func definition(_ text: String, path: String) throws(DocumentMistake) -> RuleDefinition {
    let document = try YAMLDocument(page: text, path: path)
    let allowed: Set<String> = [
      "id", "title", "hint", "severity", "decidability", "default", "standards", "check", "message", "functions",
      "unless-within", "with-words", "without-words", "continuing-words", "ja",
    ]
    for key in document.keys where !allowed.contains(key) {
      throw document.mistake(key, expected: Text.choices(allowed.sorted()), found: key)
    }
    let page = try RulePage(user: document)
    return RuleDefinition(descriptor: page.descriptor, check: .data(try page.dataRule()))
  }
}
