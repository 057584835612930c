import Findings
import Source
import Triage

@testable import Reports

extension Examples {
  /// Names and messages as an attacker would write them.
  static let hostile: Examination = {
    let text =
      "a\u{1b}[31m\u{0}\u{8}b\u{202e}c\u{2066}\u{2028}\u{feff}\u{fffe}\"<>&']]>%0A::error::\r\n\\u0000\u{7f}\u{85}"
    let path = "src/<&\"'>:,%\u{202e}\u{1b}]0;x\u{7}\n表 示.c"
    let both = Text(verbatim: text)
    let step = Step(location: place(path, 2, 3), text: both)
    let findings = [
      finding(
        copy, place(path, 1, 5, to: 900), both,
        verdict: .violated(Witness([Witness.Binding(name: text, value: text)])), function: text, steps: [step, step],
        macros: [step], fixes: [Fix(location: place(path, 1), replacement: text, text: both)], variants: [text]),
      finding(division, Location(path: path), both, verdict: .unknown(.unsupported(text))),
      finding(copy, place(path, 3), both, tokens: ["y"]),
      finding(
        random, Location(path: "a.c", line: 0, column: -4, endLine: -1, endColumn: Int(Int32.max)), both),
    ]
    return examination(
      findings, units: [unit(path, .failed, variant: text, problems: [step], incomplete: [text, text])],
      suppressions: [
        SourceSuppression(location: place(path, 3), line: 3, rule: "call/unbounded-copy", reason: text),
        SourceSuppression(location: place(path, 4), line: 4, rule: text, reason: text),
      ],
      problems: [step])
  }()
}
