internal import Findings
internal import Source
internal import Triage

/// What was not looked at, why, and what to do; nothing where the run is complete.
struct Banner {
  private let incompleteness: Incompleteness
  private let context: ReportContext
  private let style: TerminalStyle

  /// How many reasons, and problems of each, are listed before the rest is only counted.
  private static let reasonsShown = 12
  private static let problemsShown = 4

  init(_ triaged: TriagedExamination, context: ReportContext, style: TerminalStyle) {
    incompleteness = Incompleteness(triaged) { context.shownPath($0) }
    self.context = context
    self.style = style
  }

  var lines: [String] {
    let reasons = incompleteness.reasons
    guard !reasons.isEmpty else { return [] }
    let language = context.language
    let width = max(40, context.terminal.width)
    let title = Text(en: "INCOMPLETE: not everything was looked at", ja: "解析不完全: 調べられなかった部分があります")
    var lines = [style.apply(.incomplete, title[language])]
    for reason in reasons.prefix(Banner.reasonsShown) {
      lines += self.lines(reason, width: width)
    }
    if reasons.count > Banner.reasonsShown { lines.append("  " + more(reasons.count - Banner.reasonsShown)) }
    for advice in incompleteness.advice {
      let folded = advice[language].folded(to: width - 4)
      lines += folded.enumerated().map { ($0 == 0 ? "  → " : "    ") + $1 }
    }
    return lines
  }

  private func lines(_ reason: Incompleteness.Reason, width: Int) -> [String] {
    let language = context.language
    var lines = reason.subject[language].visible.folded(to: width - 4).enumerated().map {
      ($0 == 0 ? "  " : "    ") + $1
    }
    for problem in reason.problems.prefix(Banner.problemsShown) {
      let place = problem.location.path.isEmpty ? "" : context.shown(problem.location) + ": "
      lines += (place + problem.text[language].visible).folded(to: width - 6).enumerated().map {
        ($0 == 0 ? "    " : "      ") + $1
      }
    }
    if reason.problems.count > Banner.problemsShown {
      lines.append("    " + more(reason.problems.count - Banner.problemsShown))
    }
    return lines
  }

  private func more(_ count: Int) -> String {
    Text(
      en: "… and \(count) more, all in the json and sarif reports", ja: "… ほか \(count) 件（全件は json と sarif の出力にあります）")[
        context.language]
  }
}
