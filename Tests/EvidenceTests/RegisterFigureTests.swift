import Findings
import Foundation
import Reports
import Testing

@testable import Evidence
@testable import Triage

/// Figures of documents against the SARIF of the same run, with dispositions and a baseline.
@Suite struct RegisterFigureTests {
  private static let uart = EvidenceExample.finding(EvidenceExample.copy, "src/uart.c", 10)
  private static let ring = EvidenceExample.finding(EvidenceExample.copy, "src/ring.c", 30)
  private static let dose = EvidenceExample.finding(EvidenceExample.division, "src/dose.c", 7, function: "rate")
  private static let pump = EvidenceExample.finding(EvidenceExample.copy, "src/pump.c", 5)
  private static let lost = EvidenceExample.finding(EvidenceExample.division, "src/dose.c", 8, function: "old")

  private static func row(_ id: String, _ kind: String, _ finding: Finding, _ more: String...) -> String {
    let lines =
      ["kind: \(kind)", "rule: \(finding.rule)", "fingerprint: \"\(finding.fingerprint.description):0\""]
      + ["reason: the reason of \(id) is long enough for the check", "security-impact: none", "safety-impact: none"]
      + ["proposed: {by: Sato, on: 2026-04-01}"] + more
    return "  - id: \(id)\n" + lines.map { "    \($0)\n" }.joined()
  }

  private static func fingerprint(_ row: String) -> String { row.replacing(":0:0\"", with: ":0\"") }

  private func input() throws -> EvidenceInput {
    let approved = "approved: {by: Kondo, on: 2026-04-02}"
    let rows = [
      Self.row("DEV-1", "deviation", Self.uart, approved), Self.row("FIX-1", "fix", Self.dose),
      Self.row("DEF-1", "deferred", Self.ring, approved, "problem-report: PR-9", "until-version: \"9.0\""),
      Self.row("DEV-2", "deviation", EvidenceExample.findings[1]),
    ].map(Self.fingerprint)
    let reading = Register.reading([("kenshin-register.yml", Array(("version: 1\nrows:\n" + rows.joined()).utf8))])
    #expect(reading.problems.isEmpty, "\(reading.problems.map(\.message.en))")
    let findings = EvidenceExample.findings + [Self.ring, Self.pump]
    let today = try #require(Day("2026-04-03"))
    let register = RegisterInput(reading, policy: RegisterPolicy(today: today, version: "1.0"))
    let before = triage(EvidenceExample.examination([Self.uart, Self.dose, Self.lost]))
    let triaged = triage(
      EvidenceExample.examination(findings), baseline: Baseline(of: before), register: register)
    return EvidenceInput(
      triaged: triaged, project: try ProjectMetadata(EvidenceExample.yaml, path: "p.yml"), run: EvidenceExample.run())
  }

  private func log(_ input: EvidenceInput) throws -> (text: String, results: [[String: Any]]) {
    let context = ReportContext(tool: .init(version: "0.1.0"), revision: .init(id: "0123456789abcdef"))
    let text = ReportFormat.sarifAudit.render(input.triaged, context: context)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return (text, try #require(run["results"] as? [[String: Any]]))
  }

  /// The state in which a document has to show a result, by nothing but the SARIF.
  private func status(_ result: [String: Any]) -> String {
    let accepted = ((result["suppressions"] as? [[String: Any]]) ?? []).filter { $0["status"] as? String == "accepted" }
    if result["baselineState"] as? String == "absent" { return "absent" }
    if result["kind"] as? String == "open" { return "open" }
    if !accepted.isEmpty { return "allowed" }
    return ["unchanged", "updated"].contains(result["baselineState"] as? String) ? "known" : "active"
  }

  private func dispositionClass(_ result: [String: Any]) -> String? {
    ((result["properties"] as? [String: Any])?["disposition"] as? [String: Any])?["class"] as? String
  }

  @Test func findingsAreInTheStatesOfTheSARIF() throws {
    let input = try input()
    let results = try log(input).results
    func count(_ wanted: String) -> Int { results.count { status($0) == wanted } }
    let counts = ["active", "allowed", "known", "absent", "open"].map { "\(count($0))" }
    #expect(!counts.contains("0"), "every state has to be there: \(counts)")
    for id in [DocumentID.report, .register] {
      #expect(input.document(id, in: .english).rows(under: "Severity").last == ["total"] + counts, "\(id)")
    }
    let shown = input.document(.register, in: .english).rows(under: "No.").map { ($0[1], $0[7]) }
    let names = ["active": "active", "allowed": "allowed", "absent": "no longer found", "known": "known (baseline)"]
    for result in results where result["kind"] as? String == "fail" {
      let identity = (result["partialFingerprints"] as? [String: String])?["kenshin/v1"]
      #expect(shown.contains { $0.0 == identity && $0.1 == names[status(result)] }, "\(identity ?? "")")
    }
  }

  @Test func dispositionsAreThoseOfTheSARIF() throws {
    let input = try input()
    let results = try log(input).results.filter {
      $0["kind"] as? String == "fail" && $0["baselineState"] as? String != "absent"
    }
    var counts: [String: Int] = [:]
    for result in results { counts[dispositionClass(result) ?? "none", default: 0] += 1 }
    #expect(counts == ["deviation": 2, "fix": 1, "deferred": 1, "none": 1])
    let table = input.document(.report, in: .english).rows(under: "Disposition")
    let expected = counts.map { [Disposition.Kind(rawValue: $0)?.title.en ?? "no row in the register", "\($1)"] }
    #expect(Set(table) == Set(expected), "\(table)")
    let registered = input.document(.traceability, in: .english).rows(under: "Rule").map { ($0[0], $0.last) }
    for rule in [EvidenceExample.copy, EvidenceExample.division] {
      let count = results.count { $0["ruleId"] as? String == rule.description && dispositionClass($0) != nil }
      #expect(registered.contains { $0.0 == rule.description && $0.1 == "\(count)" }, "\(rule)")
    }
    let comparison = input.document(.report, in: .english).rows(under: "State")
    let states = Dictionary(grouping: try log(input).results, by: { $0["baselineState"] as? String ?? "" })
    for row in comparison { #expect(row[1] == "\(states[row[0]]?.count ?? 0)", "\(row[0])") }
  }

  @Test func aGateComputesTheSameFromTheSARIFAsFromTheRun() throws {
    let input = try input()
    var policy = GatePolicy()
    for file in FileClass.allCases { policy.findings[file] = [.high: 0, .medium: 0, .low: 0] }
    policy.new = [.high: 0, .medium: 0, .low: 0]
    policy.dispositions = Dictionary(uniqueKeysWithValues: Disposition.Kind.allCases.map { ($0, 0) })
    policy.limits = Dictionary(uniqueKeysWithValues: GatePolicy.Limit.allCases.map { ($0, 0) })
    policy.unknownShare = 10
    policy.openShare = 10
    let stored = try StoredRun(reading: Array(log(input).text.utf8), path: "audit.sarif")
    let classes = FileClasses(thirdParty: ["src/ring.c"])
    let computed = GateReport(GateSubject(input.triaged), policy: policy, classes: classes)
    #expect(GateReport(stored.subject, policy: policy, classes: classes) == computed)
    #expect(computed.criteria.contains { $0.id == "register.unapproved" && $0.value == .count(1) })
    #expect(stored.commit == "0123456789abcdef" && stored.files.count == 4)
    #expect(stored.subject.isComplete == input.triaged.examination.isComplete)
  }
}
