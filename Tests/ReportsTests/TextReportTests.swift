import Findings
import Source
import Testing
import Triage

@testable import Reports

private func text(
  _ run: Examination = Examples.pump, _ language: Language = .english, change: (inout ReportContext) -> Void = { _ in }
) -> String {
  var context = Examples.context(language)
  change(&context)
  return ReportFormat.text.render(triage(run), context: context)
}

@Test func aFindingShowsPlaceExcerptPathWitnessHintAndStandards() {
  let expected = """
    src/dose.c:6:24: warning: the divisor is zero [number/division-by-zero]
     6 |     int 流量 = 0; int r = MEAN(volume, minutes); /* 平均流量 */ return r;
       |                             ^^^^^^^^^^^^^^^^^^^^^
       = note: expanded from macro 'MEAN' (include/dose.h:4:20)
       = path:
           1. src/main.c:12:3: 'minutes' is 0 here
           2. src/dose.c:4:5: 'rate' is called
       = witness: minutes = 0, volume = 1
       = variants: boot, application
       = help: check the divisor before the division
       = standards: CERT C INT33-C · CWE-369
    """
  #expect(text().hasPrefix(expected + "\n\n"))
}

@Test func japaneseIsJapaneseThroughout() {
  let report = text(Examples.pump, .japanese)
  for phrase in ["警告: 除数がゼロです", "= 対処: 除算の前に除数を検査する", "= 反例: minutes = 0", "解析不完全", "翻訳単位", "要対応 4 件"] {
    #expect(report.contains(phrase), "\(phrase)")
  }
  for word in ["warning", "help", "witness", "INCOMPLETE", "units"] { #expect(!report.contains(word), "\(word)") }
}

@Test func thereAreColoursOnlyWhereTheTerminalHasThem() {
  #expect(!text().contains("\u{1b}"))
  let coloured = text { $0.terminal.hasColour = true }
  #expect(coloured.contains("\u{1b}[1;33mwarning:\u{1b}[0m"))
  let bare = coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "")
  #expect(bare == text())
}

@Test func anIncompleteRunSaysSoWithReasonsAndWhatToDo() {
  let report = text()
  #expect(report.contains("INCOMPLETE: not everything was looked at\n"))
  #expect(report.contains("  src/ui.c was not analysed\n    src/ui.c:3:10: 'vendor/lcd.h' not found\n"))
  #expect(report.contains("functions analysed only in part: on_pair, on_bond"))
  #expect(report.contains("  → make missing headers and definitions known"))
}

@Test func theSummarySaysWhatWasLookedAt() {
  let expected = """
    units      5: 3 complete, 1 approximate, 1 not analysed
    functions  14, 2 of them analysed only in part
    paths      paths were not examined
    sites      1,210: 1,204 hold, 5 violated, 1 undecided
    undecided  1 by budget; listed in the json and sarif reports
    rules      6 of 7 applied to 3 files
    findings   4 to act on (1 high, 1 medium, 2 low), 1 suppressed with a reason
    gate       failed: 2 of medium severity or higher

    """
  #expect(text().hasSuffix(expected))
}

@Test func theSummarySaysHowFarPathsWereFollowed() {
  var examination = Examples.examination([])
  examination.paths = PathCoverage()
  examination.paths?.explored = 1200
  #expect(text(examination).contains("paths      followed from 1,200 functions\n"))
  examination.paths?.exhausted = 7
  examination.paths?.notLowered = 2
  #expect(
    text(examination).contains(
      "followed from 1,200 functions, 7 of them not to the end, 2 functions not translated\n"))
  #expect(text(examination, .japanese).contains("1,200 個の関数から調査、うち途中まで 7、変換できない関数 2"))
}

@Test(arguments: [Language.english, .japanese]) func aRunWithoutFindingsClaimsNothing(language: Language) {
  let report = text(Examples.examination([], units: [Examples.unit("a.c")]), language)
  #expect(report.contains(language == .english ? "this says nothing about other sites" : "何も示しません"))
  for claim in ["no vulnerabilities", "conform", "compliant", "safe", "secure", "脆弱性はありません", "安全", "適合"] {
    #expect(!report.contains(claim))
  }
}

@Test func undecidedAndSuppressedSitesAreListedOnRequest() {
  #expect(!text().contains("src/main.c:30:4"))
  let report = text {
    $0.showsOpen = true
    $0.showsSuppressed = true
  }
  #expect(report.contains("src/main.c:30:4: undecided: the divisor may be zero (budget of 20000 steps spent)"))
  #expect(report.contains("ble.c:4:3: suppressed: "))
}

@Test(arguments: [44, 60, 80]) func proseAndExcerptsStayWithinTheWidth(width: Int) {
  for language in Language.allCases {
    let lines = text(Examples.pump, language) { $0.terminal.width = width }.split(separator: "\n")
    let free = lines.filter { !$0.hasPrefix("src/") && !$0.contains("include/dose.h") && !$0.contains("TS 17961") }
    for line in free { #expect(String(line).displayWidth <= width, "\(line)") }
  }
}

private func excerpt(_ line: String, _ column: Int, to end: Int, width: Int = 80) -> [String] {
  let excerpt = Excerpt(line: line, location: Examples.place("a.c", 1, column, to: end), width: width)
  return [excerpt.code, excerpt.marks]
}

@Test func caretsStandBelowWideAndTabbedText() {
  #expect(excerpt("\tx = 1;", 2, to: 3) == ["    x = 1;", "    ^"])
  #expect(excerpt("a\tx", 3, to: 4) == ["a   x", "    ^"])
  #expect(excerpt("流量=ﾎﾟ;", 3, to: 4) == ["流量=ﾎﾟ;", "    ^"])
  #expect(excerpt("流量 = 0;", 1, to: 3) == ["流量 = 0;", "^^^^"])
  #expect(excerpt("/* か\u{3099} */ x", 10, to: 11) == ["/* か\u{3099} */ x", "         ^"])
}

@Test func placesBeyondTheLineAreMarkedAtItsEnd() {
  #expect(excerpt("ab", 9, to: 10) == ["ab", "  ^"])
  #expect(excerpt("", 1, to: 1) == ["", "^"])
  #expect(excerpt("abc", 2, to: 2) == ["abc", " ^"])
}

@Test func longLinesAreCutAroundTheMark() {
  let line = String(repeating: "x", count: 300) + "HERE" + String(repeating: "y", count: 300)
  let cut = excerpt(line, 301, to: 305, width: 60)
  #expect(cut[0].hasPrefix("…") && cut[0].hasSuffix("…"))
  #expect(cut[0].displayWidth <= 60)
  let start = cut[1].prefix { $0 == " " }.count
  #expect(cut[0].dropFirst(start).prefix(4) == "HERE")
}

@Test func foldingKeepsWordsAndJapanesePunctuationTogether() {
  #expect("one two three".folded(to: 8) == ["one two", "three"])
  #expect("一二三、四五。".folded(to: 6) == ["一二", "三、四", "五。"])
  #expect("抑制 12 件".folded(to: 8) == ["抑制", "12 件"])
  #expect("averylongword x".folded(to: 4) == ["averylongword", "x"])
  #expect("".folded(to: 4) == [""])
}
