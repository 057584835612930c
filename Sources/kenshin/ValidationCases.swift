import Build
import Evidence
import Findings
import Foundation
import Frontend
import Pipeline
import Reports
import RuleKit
import Source
import TestKit
import Triage

/// The cases of a validation.
struct ValidationCases {
  let library: LibClang
  let rules: [RuleDefinition]
  let all: [RuleDefinition]
  /// The folder of the test programs; nil runs the examples of the pages alone.
  let fixtures: String?

  func run(into result: inout ValidationResult) throws {
    let scratch = NSTemporaryDirectory() + "kenshin-validate-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    var examples: [String] = []
    let runner = FixtureRunner(library: library, rules: all)
    for rule in rules.sorted(by: { $0.id < $1.id }) {
      var cases = RuleCases()
      let folder = Family.folder(of: rule.id)
      for (index, example) in PageExample.all(in: rule.descriptor.page.en).enumerated() {
        let fixture = try example.fixture(in: scratch, name: "\(rule.id.family)-\(folder)-\(index + 1)")
        examples += fixture.sources
        cases += try runner.cases(of: rule.id, in: fixture)
      }
      for fixture in try programs(of: rule.id) { cases += try runner.cases(of: rule.id, in: fixture) }
      result.rules.append(entry(rule.id, cases))
      result.differences += cases.mismatches.map { "\(rule.id): \(shown($0, scratch))" }
    }
    let examinations = try [1, 2].map { try examination(of: examples, root: scratch, workers: $0) }
    result.checks = [determinism(examinations), form(examinations[0], root: scratch)] + dialects(scratch)
  }

  private func programs(of rule: RuleID) throws -> [Fixture] {
    guard let fixtures else { return [] }
    let family = rule.family.prefix(1).uppercased() + rule.family.dropFirst()
    return try Fixture.all(in: "\(fixtures)/\(family)/\(Family.folder(of: rule))")
  }

  private func entry(_ rule: RuleID, _ cases: RuleCases) -> ValidationResult.OfRule {
    var entry = ValidationResult.OfRule(rule: rule.description)
    entry.expected = cases.expected
    entry.detected = cases.detected
    entry.clean = cases.goodFunctions
    entry.falseAlarms = cases.falseAlarms
    entry.knownMisses = cases.knownMisses
    entry.acceptedFalsePositives = cases.acceptedFalsePositives
    return entry
  }

  /// Without the folders of this machine.
  private func shown(_ mismatch: Mismatch, _ scratch: String) -> String {
    var text = mismatch.description.replacingOccurrences(of: scratch + "/", with: "")
    if let fixtures { text = text.replacingOccurrences(of: fixtures + "/", with: "") }
    return text
  }

  // MARK: The program as a whole

  private func examination(of sources: [String], root: String, workers: Int) throws -> TriagedExamination {
    do {
      let plan = try CompilationPlan.fromSources(sources, options: PlanOptions(root: root), in: .disk)
      let examiner = Examiner(
        library: library, files: .disk, rules: all, enabled: Set(all.map(\.id)), workers: .processes(workers),
        digest: { sha256($0) })
      return triage(examiner.examine(plan))
    } catch {
      throw Stop(error)
    }
  }

  private func log(_ triaged: TriagedExamination) -> String {
    ReportFormat.sarifAudit.render(triaged, context: ReportContext(tool: .init(version: toolVersion)))
  }

  private func determinism(_ examinations: [TriagedExamination]) -> ValidationResult.Check {
    let logs = examinations.map(log)
    let findings = examinations[0].findings.count
    return .init(
      Text(en: "determinism, one worker and two", ja: "再現性（ワーカ数 1 及び 2）"), isAsExpected: logs[0] == logs[1],
      detail: Text(
        en: "\(examinations[0].examination.units.count) programs, \(findings) results, SARIF compared byte for byte",
        ja: "プログラム \(examinations[0].examination.units.count) 件、結果 \(findings) 件、SARIF をバイト単位で比較"))
  }

  /// The log is read back with a parser that is not ours, and its references are followed.
  private func form(_ triaged: TriagedExamination, root: String) -> ValidationResult.Check {
    let parsed = (try? JSONSerialization.jsonObject(with: Data(log(triaged).utf8))) as? [String: Any]
    let run = (parsed?["runs"] as? [[String: Any]])?.first ?? [:]
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any] ?? [:]
    let rules = driver["rules"] as? [[String: Any]] ?? []
    let artifacts = run["artifacts"] as? [[String: Any]] ?? []
    let results = run["results"] as? [[String: Any]] ?? []
    let broken = results.filter { result in
      guard let index = result["ruleIndex"] as? Int, rules.indices.contains(index) else { return true }
      return rules[index]["id"] as? String != result["ruleId"] as? String
    }.count
    let isGood = parsed?["version"] as? String == "2.1.0" && broken == 0 && results.count == triaged.findings.count
    return .init(
      Text(en: "form of SARIF", ja: "SARIF の形式"), isAsExpected: isGood,
      detail: Text(
        en: "\(results.count) results, \(rules.count) rules, \(artifacts.count) files, \(broken) broken references",
        ja: "結果 \(results.count) 件、ルール \(rules.count) 件、ファイル \(artifacts.count) 件、不正な参照 \(broken) 件"))
  }

  /// Each sample has to parse without a problem and with the layout of its target.
  private func dialects(_ scratch: String) -> [ValidationResult.Check] {
    DialectSample.all.map { sample in
      let path = "\(scratch)/dialect-\(sample.dialect).c"
      let layout = "\ntypedef char layout[sizeof(struct frame) == \(sample.size) ? 1 : -1];\n"
      try? Data((sample.source + layout).utf8).write(to: URL(fileURLWithPath: path))
      var options = PlanOptions(root: scratch)
      options.targetOverride = sample.target
      options.dialectOverride = sample.dialect
      let problems: [Text]
      do {
        let plan = try CompilationPlan.fromSources([path], options: options, in: .disk)
        let examiner = Examiner(library: library, files: .disk, rules: [], enabled: [], workers: .processes(1))
        let examination = examiner.examine(plan)
        problems = (examination.problems + examination.units.flatMap(\.problems)).map(\.text)
      } catch {
        problems = [Text(verbatim: "\(error)")]
      }
      let detail =
        problems.first ?? Text(en: "read with the layout of \(sample.target)", ja: "\(sample.target) のレイアウトで読込み")
      return .init(
        Text(en: "dialect \(sample.dialect)", ja: "方言 \(sample.dialect)"), isAsExpected: problems.isEmpty,
        detail: detail)
    }
  }
}
