import Findings
import Source
import Testing

@testable import Triage

private let finding = Sample.finding()
private let approved = Sample.row(Sample.reason, Sample.impacts, Sample.people, finding: finding)

private func texts(_ triaged: TriagedExamination) -> [String] {
  (triaged.register?.problems ?? []).map { "\($0.severity.rawValue) \($0.message.en)" }
}

private func permit(_ paths: String, _ extra: String = "risk-file: x") -> String {
  Sample.row(
    "paths: \(paths)", "reason: registers of this peripheral need the goto of the vendor", Sample.impacts,
    Sample.people, extra, "rule: \(Sample.goto)", id: "PERMIT-001", kind: "permit")
}

@Suite struct RegisterMatchingTests {
  @Test func anApprovedRowAllowsItsFinding() {
    let run = Sample.triaged(Sample.run([finding]), Sample.text(approved))
    #expect(texts(run).isEmpty)
    #expect(run.findings.map(\.isActive) == [false])
    #expect(run.findings[0].ruling?.status == .accepted)
    #expect(run.findings[0].justification?.contains("constant") ?? false)
    #expect(run.register?.rows.map(\.findings) == [1])
  }

  @Test func aRowWithoutApprovalOrWithAMistakeLeavesTheFindingActive() {
    let proposed = Sample.row(Sample.reason, Sample.impacts, "proposed: {by: Sato, on: 2026-11-01}", finding: finding)
    let expired = Sample.row(Sample.reason, Sample.impacts, Sample.people, "expires: 2026-11-28", finding: finding)
    for (row, status) in [(proposed, RulingStatus.underReview), (expired, .rejected)] {
      let run = Sample.triaged(Sample.run([finding]), Sample.text(row))
      #expect(run.findings.map(\.isActive) == [true])
      #expect(run.findings[0].ruling?.status == status)
    }
  }

  @Test func aRepairLeavesTheFindingActiveAndIsNotStale() {
    let row = Sample.row("proposed: {by: Sato, on: 2026-11-01}", id: "FIX-001", kind: "fix", finding: finding)
    let before = Sample.triaged(Sample.run([finding]), Sample.text(row))
    #expect(before.findings.map(\.isActive) == [true] && before.findings[0].ruling?.row.id == "FIX-001")
    #expect(texts(Sample.triaged(Sample.run([]), Sample.text(row))).isEmpty)
  }

  @Test func aDuplicateIsDecidedByTheOtherRow() {
    let second = Sample.finding(tokens: ["y"])
    let people = "proposed: {by: Sato, on: 2026-11-01}"
    let duplicate = Sample.row("duplicate-of: DEV-001", people, id: "DUP-001", kind: "duplicate", finding: second)
    let run = Sample.triaged(Sample.run([finding, second]), Sample.text(approved, duplicate))
    #expect(run.active.isEmpty && texts(run).isEmpty)
    let fix = Sample.row(people, kind: "fix", finding: finding)
    #expect(Sample.triaged(Sample.run([finding, second]), Sample.text(fix, duplicate)).active.count == 2)
  }

  @Test func permitsHoldInTheirPathsAlone() {
    let inside = Sample.finding(Sample.goto, path: "drivers/uart/a.c")
    let outside = Sample.finding(Sample.goto, path: "src/a.c")
    for paths in ["[drivers]", "[\"drivers/**\"]", "[\"**/uart/*.c\"]"] {
      let run = Sample.triaged(Sample.run([inside, outside]), Sample.text(permit(paths)))
      #expect(run.active.map(\.finding.location.path) == ["src/a.c"], "\(paths)")
    }
    #expect(
      texts(Sample.triaged(Sample.run([outside]), Sample.text(permit("[lib]")))).contains {
        $0.contains("nothing that was found")
      })
  }

  @Test func aRowWithoutAFindingIsStaleWhereEverythingWasLookedAt() {
    let run = Sample.triaged(Sample.run([]), Sample.text(approved))
    #expect(texts(run).count == 1 && texts(run)[0].contains("error nothing that was found matches"))
    #expect(run.register?.problems.first?.place.line == 6)
    #expect(texts(Sample.triaged(Sample.run([], state: .failed), Sample.text(approved))).isEmpty)
    #expect(texts(Sample.triaged(Sample.run([]), Sample.text(approved), isWhole: false)).isEmpty)
    var other = Sample.run([])
    other.enabled = [Sample.goto]
    #expect(texts(Sample.triaged(other, Sample.text(approved))).isEmpty)
  }

  @Test func oneFindingHasOneRow() {
    let again = Sample.row(
      "reason: looked at again by somebody else", Sample.impacts, Sample.people, id: "DEV-002", finding: finding)
    let run = Sample.triaged(Sample.run([finding]), Sample.text(approved, again))
    #expect(texts(run).contains { $0.contains("decided by `DEV-001` too") })
    #expect(run.findings[0].ruling?.row.id == "DEV-001")
  }

  @Test func aRowFollowsItsFindingThroughMovedLinesAndRenamedFilesAndLocals() {
    let old = Sample.finding(line: 7, tokens: ["strcpy", "(", "to", ",", "from", ")"], locals: ["to", "from"])
    let shape = "shape: \"\(old.shape ?? "")\""
    let row = Sample.row("seen-at: \"src/a.c:7\"", shape, Sample.reason, Sample.impacts, Sample.people, finding: old)
    let moved = Sample.finding(path: "lib/b.c", line: 90, tokens: ["strcpy", "(", "to", ",", "from", ")"])
    #expect(Sample.triaged(Sample.run([moved]), Sample.text(row)).active.isEmpty)
    let renamed = Sample.finding(tokens: ["strcpy", "(", "out", ",", "in", ")"], locals: ["out", "in"])
    let run = Sample.triaged(Sample.run([renamed]), Sample.text(row))
    #expect(run.active.isEmpty)
    #expect(texts(run).count == 1 && texts(run)[0].contains("flag") && texts(run)[0].contains(renamed.fingerprint.stem))
    let swapped = Sample.finding(tokens: ["strcpy", "(", "a", ",", "a", ")"], locals: ["a"])
    #expect(Sample.triaged(Sample.run([swapped]), Sample.text(row)).active.count == 1)
  }

  @Test func aSecondFindingOfTheSameShapeIsNotAllowedWithTheFirst() {
    let row = Sample.row(
      "shape: \"\(Sample.finding(tokens: ["a"], locals: ["a"]).shape ?? "")\"", Sample.reason, Sample.impacts,
      Sample.people, finding: Sample.finding(tokens: ["a"], locals: ["a"]))
    let two = ["b", "c"].map { Sample.finding(tokens: [$0], locals: ["b", "c"]) }
    #expect(Sample.triaged(Sample.run(two), Sample.text(row)).active.count == 2)
  }

  @Test func commentsAndRowsFindEachOther() {
    let comment = Sample.comment("[DEV-001] the source is a constant")
    let byComment = Sample.row("marker: required", Sample.reason, Sample.impacts, Sample.people)
    let run = Sample.triaged(Sample.run([finding], comments: [comment]), Sample.text(byComment))
    #expect(run.active.isEmpty && texts(run).isEmpty)
    #expect(run.findings[0].ruling?.row.id == "DEV-001" && run.register?.rows[0].markers.map(\.line) == [7])
    #expect(texts(Sample.triaged(Sample.run([finding]), Sample.text(byComment))).contains { $0.contains("no comment") })
  }

  @Test func aCommentThatNamesARowNeedsThatRow() {
    let comment = Sample.comment("[DEV-009] the source is a constant")
    let run = Sample.triaged(Sample.run([finding], comments: [comment]), Sample.text())
    #expect(run.active.count == 1)
    #expect(run.register?.problems.map(\.place.path) == ["src/a.c"])
    #expect(texts(run)[0].contains("no such row"))
    let other = Sample.comment(Sample.goto, "[DEV-001] the source is a constant")
    let wrong = Sample.triaged(Sample.run([finding], comments: [other]), Sample.text(approved))
    #expect(texts(wrong).contains { $0.contains("which is about `call/unbounded-copy`") })
    let expired = Sample.row("marker: required", Sample.reason, Sample.impacts, Sample.people, "expires: 2026-11-28")
    let named = Sample.comment("[DEV-001] the source is a constant")
    #expect(Sample.triaged(Sample.run([finding], comments: [named]), Sample.text(expired)).active.count == 1)
  }

  @Test func commentsWithoutARowKeepTheirEffect() {
    for reason in ["checked by the caller", "see [sic] the datasheet", "[TODO] [x] a[i] is in range"] {
      let run = Sample.triaged(Sample.run([finding], comments: [Sample.comment(reason)]), Sample.text())
      #expect(run.active.isEmpty && texts(run).isEmpty, "\(reason)")
    }
  }

  @Test func withoutARegisterNothingIsSaid() {
    let run = triage(Sample.run([finding], comments: [Sample.comment("[DEV-001] constant")]))
    #expect(run.register == nil && run.active.isEmpty)
  }
}

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.c", "a.c", true), ("*.c", "d/a.c", false), ("**/*.c", "a.c", true), ("**/*.c", "d/e/a.c", true),
    ("d/**", "d/a", true), ("d/**", "d", false), ("d/**/a", "d/a", true), ("d/**/a", "d/x/y/a", true),
    ("d/**/a", "d/xa", false), ("**", "a/b", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
    ("", "", true), ("*", "", true), ("a", "b", false), ("**/", "a/", true), ("a**b", "a/x/b", true),
  ])
  func patternsMatch(pattern: String, path: String, expected: Bool) {
    #expect(PathPattern.matches(pattern, path) == expected)
  }

  @Test func foldersCoverWhatIsBelowThem() {
    #expect(PathPattern.covers("lib", "lib/a.c") && PathPattern.covers("lib/", "lib/a.c"))
    #expect(!PathPattern.covers("lib", "library/a.c"))
  }

  @Test func hostilePatternsCostLittle() {
    let pattern = String(repeating: "**/*a", count: 2_000)
    #expect(!PathPattern.matches(pattern, String(repeating: "a/", count: 1_000) + "b"))
  }
}
