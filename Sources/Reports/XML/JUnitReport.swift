internal import Findings
internal import Source
internal import Triage

/// JUnit XML: a suite for each examined file, a failed case for each active finding.
///
/// Undecided and suppressed findings are skipped cases, failed units are errors, and a file without any of them has
/// one passed case, so that the number of files that were looked at shows.
struct JUnitReport {
  private let triaged: TriagedExamination
  private let context: ReportContext

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
  }

  private struct Case {
    enum Outcome { case passed, failed, error, skipped }

    let outcome: Outcome
    let element: XMLElement
  }

  private var language: Language { context.language }

  var text: String {
    let findings = Dictionary(grouping: triaged.findings.filter { !$0.isSilent }, by: \.finding.location.path)
    let reasons = Dictionary(grouping: Incompleteness(triaged).reasons, by: \.file)
    let examined = triaged.examination.units.map(\.path) + triaged.examination.artifacts.map(\.path)
    let paths = Set(examined).union(findings.keys).union(reasons.keys).sorted()
    let suites = paths.map { path in
      (path, cases(of: path, findings: findings[path] ?? [], reasons: reasons[path] ?? []))
    }
    let all = suites.flatMap(\.1)
    var root = XMLElement("testsuites", ["name": context.tool.name])
    root.attributes += counts(all)
    root.children = suites.map { path, cases in
      var suite = XMLElement("testsuite", ["name": path.isEmpty ? context.tool.name : path])
      suite.attributes += counts(cases)
      suite.children = cases.map(\.element)
      return suite
    }
    return root.document
  }

  private func counts(_ cases: [Case]) -> [(name: String, value: String)] {
    let number = { (outcome: Case.Outcome) in String(cases.count { $0.outcome == outcome }) }
    return [
      ("tests", String(cases.count)), ("failures", number(.failed)), ("errors", number(.error)),
      ("skipped", number(.skipped)),
    ]
  }

  private func cases(of path: String, findings: [Triaged], reasons: [Incompleteness.Reason]) -> [Case] {
    let cases = reasons.map { self.case(of: path, $0) } + findings.map(self.case)
    guard cases.isEmpty else { return cases }
    let name = Text(en: "no active finding", ja: "要対応の指摘なし")
    return [Case(outcome: .passed, element: XMLElement("testcase", ["name": name[language], "classname": path]))]
  }

  private func `case`(of path: String, _ reason: Incompleteness.Reason) -> Case {
    let line = reason.line(in: language)
    let child =
      reason.isFailure
      ? XMLElement("error", ["message": line, "type": "incomplete"]) : XMLElement("skipped", ["message": line])
    return Case(
      outcome: reason.isFailure ? .error : .skipped,
      element: XMLElement("testcase", ["name": reason.subject[language], "classname": path], children: [child]))
  }

  private func `case`(_ triaged: Triaged) -> Case {
    let finding = triaged.finding
    let place = finding.location
    let name = "\(finding.rule.description) \(place.line):\(place.column)"
    let child: XMLElement
    if let justification = triaged.justification {
      let label = Text(en: "suppressed", ja: "抑制")
      child = XMLElement("skipped", ["message": "\(label[language]): \(justification)"])
    } else if case .unknown(let reason) = finding.verdict {
      let label = Text(en: "undecided", ja: "判定不能")
      child = XMLElement("skipped", ["message": "\(label[language]): \(reason.text[language])"])
    } else {
      child = XMLElement(
        "failure",
        ["message": finding.message[language], "type": self.triaged.severity(of: triaged).rawValue],
        text: details(of: finding))
    }
    return Case(
      outcome: triaged.isActive ? .failed : .skipped,
      element: XMLElement(
        "testcase",
        [
          "name": name, "classname": place.path, "file": context.repositoryPath(of: place.path),
          "line": "\(place.line)",
        ],
        children: [child]))
  }

  private func details(of finding: Finding) -> String {
    var lines = [
      "\(finding.location.path):\(finding.location.line):\(finding.location.column): \(finding.message[language])"
    ]
    if let witness = finding.witness, !witness.bindings.isEmpty { lines.append(witness.description) }
    for (index, step) in finding.steps.enumerated() {
      lines.append("\(index + 1). \(step.location.path):\(step.location.line): \(step.text[language])")
    }
    if let hint = triaged.descriptor(of: finding.rule)?.hint[language] { lines.append(hint) }
    return lines.joined(separator: "\n")
  }
}

extension Triaged {
  /// Whether nobody needs to hear of it: the baseline already has it.
  fileprivate var isSilent: Bool { isKnown }
}
