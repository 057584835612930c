internal import Findings
internal import Source
internal import Triage

/// The result as the page's script reads it: every text and every file once, referred to by number.
struct PageData {
  private let triaged: TriagedExamination
  private let context: ReportContext
  private var texts = Numbered<Text>()
  private var sources = PageSources()
  /// The rules that the run knew, and those of a baseline that no longer exist.
  private let rules: [RuleDescriptor]
  private let ruleNumbers: [RuleID: Int]

  init(_ triaged: TriagedExamination, context: ReportContext) {
    self.triaged = triaged
    self.context = context
    let known = Set(triaged.examination.rules.map(\.id))
    let gone = Set(triaged.findings.map(\.finding.rule)).subtracting(known).sorted()
    rules = triaged.examination.rules + gone.map(RuleDescriptor.init(gone:))
    ruleNumbers = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var json: JSON {
    var data = self
    return data.make()
  }

  private mutating func make() -> JSON {
    let examination = triaged.examination
    let incompleteness = Incompleteness(triaged)
    let summary = Summary(triaged, context: context, style: TerminalStyle(hasColour: false)).rows
    let parts: KeyValuePairs<String, JSON?> = [
      "tool": .members(["name": .string(context.tool.name), "version": .string(context.tool.version)]),
      "project": .text(context.sourceRoot.map { String($0.split(separator: "/").last ?? "/") }),
      "language": .string(context.language.rawValue), "identity": .string(triaged.guid), "run": run,
      "summary": .array(summary.map { .array([text($0.label), text($0.text)]) }),
      "sites": PageData.json(examination.total),
      "incomplete": .array(incompleteness.reasons.map { reason($0) }),
      "advice": .array(incompleteness.advice.map { text($0) }),
      "notes": .array(examination.distinctNotes.map { text($0.note.counted($0.units)) }),
      "problems": .array(examination.problems.map { step($0) }),
      "units": .array(examination.units.map { unit($0) }),
      "artifacts": .array(examination.artifacts.map(PageData.artifact)),
      "rules": .array(rules.map { rule($0) }),
      "findings": .array(triaged.findings.map { finding($0) }),
      "files": sources.json(context.sourceText),
      "texts": .array(texts.values.map { $0.en == $0.ja ? .string($0.en) : .array([.string($0.en), .string($0.ja)]) }),
    ]
    return .members(parts)
  }

  private mutating func text(_ text: Text) -> JSON { .integer(texts.number(of: text)) }

  // MARK: Findings

  private mutating func finding(_ triaged: Triaged) -> JSON {
    let finding = triaged.finding
    var reason: JSON?
    if case .unknown(let why) = finding.verdict { reason = text(why.text) }
    let suppression: JSON? = triaged.suppression.map {
      .members(["reason": .string($0.reason), "at": at($0.location)])
    }
    let disposition: JSON? = triaged.ruling.map {
      .members([
        "id": .string($0.row.id), "kind": text($0.kind.title), "status": .string($0.status.rawValue),
        "reason": .string($0.row.rationale.reason), "approver": .text($0.row.procedure.approved?.person),
        "expires": .text($0.row.procedure.expires?.description), "at": at($0.row.place),
      ])
    }
    return .members([
      "id": .string(finding.fingerprint.description),
      "rule": .integer(ruleNumbers[finding.rule] ?? 0),
      "severity": .string(self.triaged.severity(of: triaged).rawValue),
      "state": .string(triaged.pageState),
      "verdict": finding.isViolation ? "violated" : "unknown",
      "message": text(finding.message),
      "at": at(finding.location, isShown: true),
      "function": .text(finding.function),
      "reason": reason,
      "witness": .array(
        (finding.witness?.bindings ?? []).map { .array([.string($0.name), .string($0.value)]) }),
      "steps": .array(finding.steps.map { step($0, isShown: true) }),
      "macros": .array(finding.macros.map { step($0) }),
      "fixes": .array(
        finding.fixes.map { .array([at($0.location), text($0.text), .string($0.replacement)]) }),
      "variants": .strings(finding.variants),
      "baseline": .text(triaged.baselineState?.rawValue),
      "suppression": suppression,
      "disposition": disposition,
    ])
  }

  /// A place as file, line, column, end line and end column.
  ///
  /// - Parameter isShown: whether the source around the place is wanted.
  private mutating func at(_ location: Location, isShown: Bool = false) -> JSON {
    let line = max(1, location.line)
    let column = max(1, location.column)
    let isForward = (location.endLine, location.endColumn) >= (line, column)
    let file = sources.number(of: location.path)
    if isShown { sources.want(location, in: file) }
    return .array([
      .integer(file), .integer(line), .integer(column), .integer(isForward ? location.endLine : line),
      .integer(isForward ? max(1, location.endColumn) : column),
    ])
  }

  private mutating func step(_ step: Step, isShown: Bool = false) -> JSON {
    .array([at(step.location, isShown: isShown), text(step.text)])
  }

  // MARK: Rules

  private mutating func rule(_ rule: RuleDescriptor) -> JSON {
    .members([
      "id": .string(rule.id.description), "title": text(rule.title), "hint": text(rule.hint),
      "severity": .string(rule.severity.rawValue), "decidability": .string(rule.decidability.rawValue),
      "applied": .boolean(triaged.examination.enabled.contains(rule.id)),
      "standards": .strings(rule.standardNames),
      "tally": PageData.json(triaged.examination.tallies[rule.id] ?? Tally()),
      "page": text(rule.page),
    ])
  }

  private static func json(_ tally: Tally) -> JSON {
    .array([.integer(tally.holds), .integer(tally.violated), .integer(tally.unknown)])
  }

  // MARK: The run

  private var run: JSON {
    let run = context.invocation
    return .members([
      "arguments": .strings(run.arguments), "start": .text(run.startUTC), "end": .text(run.endUTC),
      "exitCode": run.exitCode.map { .integer($0) }, "revision": .text(context.revision?.id),
      "branch": .text(context.revision?.branch),
    ])
  }

  private mutating func reason(_ reason: Incompleteness.Reason) -> JSON {
    .members([
      "subject": text(reason.subject), "failed": .boolean(reason.isFailure),
      "problems": .array(reason.problems.map { problem($0) }),
    ])
  }

  /// A step whose place may be the run as a whole.
  private mutating func problem(_ step: Step) -> JSON {
    step.location.path.isEmpty ? .array([.boolean(false), text(step.text)]) : self.step(step)
  }

  private mutating func unit(_ unit: UnitOutcome) -> JSON {
    .members([
      "path": .string(unit.path), "variant": .string(unit.variant), "state": .string(unit.state.rawValue),
      "functions": .integer(unit.functions), "incomplete": .strings(unit.incompleteFunctions),
      "problems": .array(unit.problems.map { problem($0) }),
    ])
  }

  private static func artifact(_ artifact: Artifact) -> JSON {
    .array([
      .string(artifact.path), .integer(artifact.length), .string(artifact.encoding), .string(artifact.sha256),
    ])
  }
}

extension Triaged {
  /// What has to be done about the finding, in the page's words.
  fileprivate var pageState: String {
    if baselineState == .absent { return "absent" }
    if isAllowed { return "suppressed" }
    if isOpen { return "undecided" }
    return isKnown ? "known" : "act"
  }
}

extension RuleDescriptor {
  /// A rule of which only a baseline knows.
  fileprivate init(gone id: RuleID) {
    let empty = Text(verbatim: "")
    self.init(
      id: id, title: empty, hint: empty, severity: .high, decidability: .decidable, isDefault: false, standards: [],
      page: empty)
  }
}

/// Values by number in order of their first occurrence.
struct Numbered<Value: Hashable> {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
