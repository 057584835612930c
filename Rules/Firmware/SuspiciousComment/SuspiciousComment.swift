internal import Findings
internal import RuleKit
internal import Syntax

/// Finds comments that say that the code below them is not finished, or not safe.
struct SuspiciousComment: TokenRule {
  static let id: RuleID = "firmware/suspicious-comment"

  private static let marks: Set<String> = ["TODO", "FIXME", "XXX", "HACK", "BUG", "KLUDGE", "WORKAROUND", "LATER"]
  private static let confessions = PhraseSet([
    "not secure", "insecure", "security hole", "vulnerab", "does not work", "doesn't work", "broken", "not thread safe",
    "not thread-safe", "race condition here", "no idea why", "temporary fix", "quick fix",
  ])

  func check(_ file: TokenScope, into report: inout Report) {
    var isClean = true
    for token in file.tokens where token.isComment {
      let text = file.spelling(token)
      guard let word = Self.mark(in: text) ?? Self.confessions.first(in: text) else { continue }
      isClean = false
      report.add(.violated, at: file.location(of: token), tokens: [word], SaysUnfinished(word: word))
    }
    if isClean, let first = file.tokens.first {
      report.add(.holds, at: file.location(of: first), tokens: [], Text(verbatim: ""))
    }
  }

  private static func mark(in text: String) -> String? {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init).first { marks.contains($0) }
  }
}

private struct SaysUnfinished: Message {
  let word: String
  var en: String { "the comment says `\(word)`: this place was left for later" }
  var ja: String { "コメントに「\(word)」とあり、この箇所は未完成のまま残されている" }
}
