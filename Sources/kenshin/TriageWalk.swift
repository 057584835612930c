import Findings
import Foundation
import Pipeline
import Source
import Triage

/// The walk of `kenshin triage` through findings.
struct TriageWalk {
  private let project: Project
  private let policy: RegisterPolicy
  private let person: String
  private let talk: Dialogue
  private var reading: RegisterReading

  private enum Answer {
    case kind(Disposition.Kind)
    case skip, page, quit
  }

  init(project: Project, policy: RegisterPolicy, person: String, talk: Dialogue) {
    self.project = project
    self.policy = policy
    self.person = person
    self.talk = talk
    reading = Self.reading(project.root)
  }

  private static func reading(_ root: String) -> RegisterReading {
    Register.read(root: root, in: .disk) ?? RegisterReading(register: Register(), problems: [])
  }

  mutating func go(through open: [Triaged], of run: TriagedExamination) throws {
    var written = 0
    walk: for (index, triaged) in open.enumerated() {
      show(triaged, "[\(index + 1)/\(open.count)]", run)
      while true {
        switch answer() {
        case .quit: break walk
        case .skip: continue walk
        case .page: talk.write(run.descriptor(of: triaged.finding.rule)?.page[talk.language] ?? "")
        case .kind(let kind):
          guard let draft = draft(kind, triaged) else { break walk }
          try write(draft)
          written += 1
          continue walk
        }
      }
    }
    talk.say(en: "rows written: \(written)", ja: "書き込んだ行: \(written)")
  }

  // MARK: Showing

  private func show(_ triaged: Triaged, _ position: String, _ run: TriagedExamination) {
    let finding = triaged.finding
    let place = "\(finding.location.path):\(finding.location.line):\(finding.location.column)"
    talk.write("\n\(position) \(place.visible)  \(finding.rule)  \(run.severity(of: triaged).rawValue)")
    talk.write("  \(finding.message[talk.language].visible)")
    let lines = sourceLines(finding.location.path)
    for line in max(1, finding.location.line - 2)...(finding.location.line + 2) where lines.indices.contains(line - 1) {
      talk.write(
        "  \(line == finding.location.line ? ">" : " ") \(line)  \(lines[line - 1].replacing("\t", with: "  ").visible)"
      )
    }
    for step in finding.steps {
      talk.write("    \(step.location.path.visible):\(step.location.line): \(step.text[talk.language].visible)")
    }
    if let witness = finding.witness, !witness.bindings.isEmpty { talk.write("    \(witness.description.visible)") }
    if let hint = run.descriptor(of: finding.rule)?.hint { talk.write("  \(hint[talk.language])") }
  }

  private func sourceLines(_ path: String) -> [String] {
    guard let bytes = FileSystem.disk.contents(Path.absolute(path, in: project.root)) else { return [] }
    return SourceEncoding.detected(in: bytes).utf8(from: bytes).split(separator: 0x0a, omittingEmptySubsequences: false)
      .map { String(decoding: $0.last == 0x0d ? $0.dropLast() : $0, as: UTF8.self) }
  }

  // MARK: Asking

  /// The next answer that means something; `quit` at the end of the input.
  private func answer() -> Answer {
    while true {
      let answer = talk.ask(
        en: "(f)ix false-(p)ositive de(v)iation d(u)plicate (t)hird-party (d)eferred (s)kip (e)xplain (q)uit",
        ja: "(f)修正 (p)誤検出 (v)逸脱 (u)重複 (t)第三者コード (d)延期 (s)飛ばす (e)説明 (q)終了")
      switch answer {
      case nil, "q": return .quit
      case "s": return .skip
      case "e": return .page
      case "f": return .kind(.fix)
      case "p": return .kind(.falsePositive)
      case "v": return .kind(.deviation)
      case "u": return .kind(.duplicate)
      case "t": return .kind(.thirdParty)
      case "d": return .kind(.deferred)
      default: continue
      }
    }
  }

  /// Asks for what a row of the kind needs until it has no error but missing approval; nil at the end of the input.
  private func draft(_ kind: Disposition.Kind, _ triaged: Triaged) -> DispositionDraft? {
    var draft = DispositionDraft(kind: kind, rule: triaged.finding.rule, subject: subject(of: triaged.finding))
    draft.procedure.proposed = Disposition.Signature(person: person, day: policy.today)
    if kind == .duplicate {
      guard let other = asked(en: "duplicate of the row", ja: "重複元の行の id", { reading.register[$0] != nil }) else {
        return nil
      }
      draft.procedure.duplicateOf = other
      return draft
    }
    guard let (reason, source) = reason(kind) else { return nil }
    draft.rationale.reason = reason
    draft.rationale.sameReasonAs = source
    if [.deviation, .thirdParty, .deferred].contains(kind) {
      guard let security = talk.ask(en: "security impact", ja: "セキュリティへの影響"),
        let safety = talk.ask(en: "safety impact", ja: "安全への影響"),
        let risk = talk.ask(en: "residual risk", ja: "残留リスク"),
        let measure = talk.ask(en: "compensating measure", ja: "代替策")
      else { return nil }
      draft.rationale.securityImpact = security.orNil
      draft.rationale.safetyImpact = safety.orNil
      draft.rationale.residualRisk = risk.orNil
      draft.rationale.measure = measure.orNil
    }
    if [.thirdParty, .deferred].contains(kind) {
      guard let report = asked(en: "problem report", ja: "問題報告の番号", { !$0.isEmpty }) else { return nil }
      draft.procedure.problemReport = report
    }
    if kind == .deferred {
      guard let day = asked(en: "until (YYYY-MM-DD)", ja: "期限 (YYYY-MM-DD)", { isLater($0) }) else { return nil }
      draft.procedure.expires = Day(day)
    }
    return draft
  }

  private func isLater(_ text: String) -> Bool { Day(text).map { $0 >= policy.today } ?? false }

  /// A reason that the register's rules accept, with the row that it repeats; an empty one only for a repair.
  private func reason(_ kind: Disposition.Kind) -> (text: String, source: String?)? {
    while let answer = talk.ask(en: "reason (=ID repeats that of a row)", ja: "理由 (=ID で他の行と同じ)") {
      if answer.hasPrefix("="), let row = reading.register[String(answer.dropFirst())] {
        return (row.rationale.reason, row.id)
      }
      if kind == .fix, answer.isEmpty { return (answer, nil) }
      guard let problem = reading.register.problem(ofReason: answer, policy: policy) else { return (answer, nil) }
      talk.write("  \(problem[talk.language])")
    }
    return nil
  }

  private func asked(en: String, ja: String, _ isGood: (String) -> Bool) -> String? {
    while true {
      guard let answer = talk.ask(en: en, ja: ja) else { return nil }
      if isGood(answer) { return answer }
    }
  }

  private func subject(of finding: Finding) -> Disposition.Subject {
    var subject = Disposition.Subject()
    subject.fingerprint = finding.fingerprint
    subject.shape = finding.shape
    subject.seenAt = "\(finding.location.path):\(finding.location.line)"
    let lines = sourceLines(finding.location.path)
    if lines.indices.contains(finding.location.line - 1) {
      let code = lines[finding.location.line - 1].trimmingCharacters(in: .whitespaces)
      subject.code = String(code.prefix(200)).orNil
    }
    return subject
  }

  // MARK: Writing

  /// Adds the row to the register's file, as a whole or not at all.
  private mutating func write(_ draft: DispositionDraft) throws {
    // Somebody may have changed the file since it was read.
    reading = Self.reading(project.root)
    let row = draft.named(reading.freeID(for: draft.kind))
    let hasFolder = FileSystem.disk.isDirectory("\(project.root)/\(Register.folderName)")
    let name = hasFolder ? "\(Register.folderName)/triage.yml" : Register.fileName
    let path = "\(project.root)/\(name)"
    do {
      try writeAtomically(Register.text(FileSystem.disk.contents(path), adding: row, path: name), to: path)
    } catch let failure as RegisterWritingFailure {
      throw Stop(failure.text)
    }
    reading = Self.reading(project.root)
    talk.write("  \(name): \(row.id)")
  }
}

extension String {
  fileprivate var orNil: String? { isEmpty ? nil : self }
}
