import Findings
import Source
import Testing

@testable import Triage

private let finding = Sample.finding()

private func row(
  _ fields: String..., reason: String = Sample.reason, people: String = Sample.people, id: String = "DEV-001",
  kind: String = "deviation", impacts: String = Sample.impacts
) -> String {
  let all = [reason, people, impacts].filter { !$0.isEmpty } + fields
  let lines =
    ["id: \(id)", "kind: \(kind)"] + (fields.contains { $0.hasPrefix("rule:") } ? [] : ["rule: \(Sample.copy)"])
  let subject = ["fingerprint: \"\(finding.fingerprint.description)\""]
  return (lines + subject + all).enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
    .joined(separator: "\n")
}

@Suite struct RegisterValidationTests {
  @Test(arguments: ["deviation", "false-positive", "fix"])
  func aCompleteRowHasNoProblem(kind: String) {
    #expect(Sample.problems(Sample.text(row(kind: kind))).isEmpty)
  }

  @Test func reasonsAreAskedForAndLongEnough() {
    #expect(Sample.problems(Sample.text(row(reason: ""))).contains { $0.contains("needs `reason`") })
    #expect(Sample.problems(Sample.text(row(reason: "reason: ok"))).contains { $0.contains("2 of at least 20") })
    #expect(
      Sample.problems(Sample.text(row(reason: "reason: ok     ok     ok     ok"))).contains {
        $0.contains("of at least")
      })
    #expect(Sample.problems(Sample.text(row(reason: "reason: 入力長は呼び出し元で検査済み"))).isEmpty)
  }

  @Test func copiedReasonsNeedALink() {
    let other = { (extra: String) in
      row(
        extra, reason: "reason: The source is a  constant that fits into the destination", id: "DEV-002",
        kind: "false-positive")
    }
    let copied = Sample.problems(Sample.text(row(), other("risk-file: x")))
    #expect(copied.contains { $0.contains("word for word") && $0.contains("same-reason-as: DEV-001") })
    #expect(
      !Sample.problems(Sample.text(row(), other("same-reason-as: DEV-001"))).contains { $0.contains("word for word") })
    #expect(Sample.problems(Sample.text(row("same-reason-as: DEV-009"))).contains { $0.contains("no row `DEV-009`") })
  }

  @Test func approvalIsSomebodyElses() {
    let own = "proposed: {by: K. Sato, on: 2026-11-01}\n    approved: {by: k.sato, on: 2026-11-01}"
    let problems = Sample.problems(Sample.text(row(people: own)))
    #expect(problems.count == 1 && problems[0].contains("flag") && problems[0].contains("has proposed and approved"))
    let alone = Sample.problems(Sample.text(row(people: "proposed: {by: Sato, on: 2026-11-01}")))
    #expect(alone.count == 1 && alone[0].contains("flag not approved yet"))
    #expect(
      Sample.problems(Sample.text(row(people: ""))).contains { $0.contains("error") && $0.contains("`proposed`") })
  }

  @Test func rowsExpireByDayAndByVersion() {
    #expect(
      Sample.problems(Sample.text(row("expires: 2026-11-28"))).contains { $0.contains("expired after 2026-11-28") })
    #expect(Sample.problems(Sample.text(row("expires: 2026-11-29"))).isEmpty)
    let text = Sample.text(row("until-version: 2.10"))
    #expect(Sample.problems(text).isEmpty)
    for (version, isOver) in [("2.9", false), ("2.10", true), ("v2.10.0", true), ("3", true), ("2.10-rc1", true)] {
      #expect(Sample.problems(text, policy: Sample.policy(version: version)).isEmpty != isOver, "\(version)")
    }
  }

  @Test func rulesExistAndMandatoryOnesAreKept() {
    #expect(Sample.problems(Sample.text(row("rule: call/nothing"))).contains { $0.contains("no rule `call/nothing`") })
    let mandatory = Sample.problems(Sample.text(row("rule: \(Sample.division)")))
    #expect(mandatory.contains { $0.contains("is mandatory") })
    #expect(Sample.problems(Sample.text(row("rule: \(Sample.division)", kind: "false-positive"))).isEmpty)
    let text = Sample.text(row("rule: \(Sample.goto)"))
    #expect(Sample.problems(text).isEmpty)
    #expect(!Sample.problems(text, policy: Sample.policy(mandatory: [Sample.goto])).isEmpty)
  }

  @Test func performanceAloneDoesNotCarryADeviationFromCERT() {
    #expect(
      Sample.problems(Sample.text(row("categories: [performance, usability]"))).contains { $0.contains("SEI CERT C") })
    #expect(Sample.problems(Sample.text(row("categories: [performance, proof]"))).isEmpty)
    #expect(Sample.problems(Sample.text(row("rule: \(Sample.goto)", "categories: [performance]"))).isEmpty)
  }

  @Test func datesAreInOrderAndNotInTheFuture() {
    let reversed = "proposed: {by: Sato, on: 2026-11-05}\n    approved: {by: Kondo, on: 2026-11-02}"
    #expect(
      Sample.problems(Sample.text(row(people: reversed))).contains { $0.contains("`approved` lies before `proposed`") })
    let future = "proposed: {by: Sato, on: 2026-11-30}\n    approved: {by: Kondo, on: 2026-11-30}"
    #expect(Sample.problems(Sample.text(row(people: future))).count { $0.contains("future") } == 2)
    #expect(Sample.problems(Sample.text(row("expires: 2026-10-01"))).contains { $0.contains("`expires` lies before") })
  }

  @Test func eachKindNeedsItsFields() {
    #expect(Sample.problems(Sample.text(row(impacts: ""))).map { $0.contains("flag") } == [true, true])
    let deferred = Sample.problems(Sample.text(row(kind: "deferred")))
    #expect(deferred.contains { $0.contains("`expires`") } && deferred.contains { $0.contains("`problem-report`") })
    #expect(Sample.problems(Sample.text(row("expires: 2027-01-01", "problem-report: P", kind: "deferred"))).isEmpty)
    #expect(Sample.problems(Sample.text(row(kind: "third-party"))).contains { $0.contains("`problem-report`") })
    #expect(Sample.problems(Sample.text(row(kind: "permit"))).contains { $0.contains("`paths`") })
    #expect(Sample.problems(Sample.text(row(kind: "duplicate"))).contains { $0.contains("`duplicate-of`") })
  }

  @Test func duplicatesEndAtARowThatDecides() {
    let one = row("duplicate-of: DUP-2", id: "DUP-1", kind: "duplicate")
    let two = row("duplicate-of: DUP-1", reason: "", id: "DUP-2", kind: "duplicate")
    #expect(Sample.problems(Sample.text(one, two)).count { $0.contains("duplicate of itself") } == 2)
    #expect(Sample.problems(Sample.text(one)).contains { $0.contains("no row `DUP-2`") })
  }

  @Test func problemsSpeakBothLanguages() {
    let reading = Sample.reading(Sample.text(row("expires: 2026-01-01", reason: "", people: "")))
    for problem in reading.register.problems(policy: Sample.policy(), rules: Sample.rules) {
      #expect(problem.message.ja.unicodeScalars.contains { $0.value > 0x3000 })
      #expect(problem.text.ja.hasPrefix("kenshin-register.yml:"))
    }
  }
}
