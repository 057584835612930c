import Documents
import Findings
import RuleKit
import Testing

@Suite struct UserRuleTests {
  private let good = """
    ---
    id: project/raw-delay
    title: Busy delay
    hint: use the timer service
    severity: low
    decidability: decidable
    check: banned-call
    message: "`{function}` blocks; use {replacement}"
    functions:
      - {name: delay_ms, replacement: timer_start}
    ja:
      title: ビジーウェイト
      message: "`{function}` はブロックする。{replacement} を使う"
    ---
    # Busy delay

    ## What it finds
    Calls of the busy delay.
    """

  @Test func aDataRuleOfTheUsersOwnLoads() throws {
    let rule = try UserRules.definition(good, path: "rules/delay.md")
    #expect(rule.id == "project/raw-delay")
    #expect(rule.descriptor.title == Text(en: "Busy delay", ja: "ビジーウェイト"))
    #expect(rule.descriptor.hint.ja == "use the timer service")
    #expect(rule.descriptor.summary.en == "Calls of the busy delay.")
  }

  @Test func aDataRuleMayKnowFunctionsByWords() throws {
    let words = "{words: [delay, wait], replacement: timer_start}\ncontinuing-words: [poll]\nwithout-words: [set]"
    let text = good.replacing("{name: delay_ms, replacement: timer_start}", with: words)
    #expect(try UserRules.definition(text, path: "rules/delay.md").id == "project/raw-delay")
  }

  @Test(arguments: [
    ("severity: low", "severity: urgent", 5, "one of low, medium, high"),
    ("check: banned-call", "check: forbidden", 7, "one of banned-call, argument, must-check"),
    ("id: project/raw-delay", "id: Delay", 2, "family/bad-thing"),
    ("hint: use", "hnt: use", 4, "one of check"),
    ("{name: delay_ms, replacement: timer_start}", "{nme: delay_ms}", 10, "`name`"),
    ("{name: delay_ms, replacement: timer_start}", "{words: [DelayMs]}", 10, "lower case"),
    ("title: Busy delay", "title: [", 3, "no valid YAML"),
  ])
  func mistakesNameTheLineAndWhatWasExpected(old: String, new: String, line: Int, expected: String) {
    let text = good.replacing(old, with: new, maxReplacements: 1)
    #expect {
      try UserRules.definition(text, path: "rules/delay.md")
    } throws: { error in
      guard let mistake = error as? DocumentMistake else { return false }
      return mistake.path == "rules/delay.md" && mistake.line == line && mistake.text.en.contains(expected)
    }
  }
}
