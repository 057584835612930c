public import Findings
internal import Source

extension Register {
  /// What is wrong with the rows themselves, whatever a run finds.
  ///
  /// - Parameter rules: all rules that exist, those on suppressions among them.
  public func problems(policy: RegisterPolicy, rules: [RuleDescriptor]) -> [RegisterProblem] {
    var validation = RegisterValidation(register: self, policy: policy, rules: rules)
    for row in rows { validation.judge(row) }
    return validation.problems.sorted(by: RegisterProblem.order)
  }
}

private struct RegisterValidation {
  let register: Register
  let policy: RegisterPolicy
  private let rules: [RuleID: RuleDescriptor]
  private var reasons: [String: String] = [:]
  private(set) var problems: [RegisterProblem] = []

  init(register: Register, policy: RegisterPolicy, rules: [RuleDescriptor]) {
    self.register = register
    self.policy = policy
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func judge(_ row: Disposition) {
    judgeFields(of: row)
    judgeReason(of: row)
    judgeRule(of: row)
    judgeProcedure(of: row)
    judgeDates(of: row)
    judgeReferences(of: row)
  }

  private mutating func add(_ kind: RegisterProblem.Kind, _ row: Disposition, at key: String) {
    problems.append(RegisterProblem(kind, at: row.place(of: key), row: row.id))
  }

  private mutating func judgeFields(of row: Disposition) {
    let procedure = row.procedure
    let hasLimit = procedure.expires != nil || procedure.untilVersion != nil
    let isSubjectGiven = row.subject.fingerprint != nil || row.subject.needsMarker
    let isAcceptedRisk = [.deviation, .permit, .thirdParty, .deferred].contains(row.kind)
    let needs: [(field: String, isMissing: Bool)] = [
      ("reason", row.kind != .duplicate && row.kind != .fix && row.rationale.reason.isEmpty),
      ("proposed", procedure.proposed == nil),
      ("paths", row.kind == .permit && row.subject.paths.isEmpty),
      ("fingerprint", row.kind != .permit && !isSubjectGiven),
      ("duplicate-of", row.kind == .duplicate && procedure.duplicateOf == nil),
      ("expires", row.kind == .deferred && !hasLimit),
      ("problem-report", [.thirdParty, .deferred].contains(row.kind) && procedure.problemReport == nil),
      ("security-impact", isAcceptedRisk && row.rationale.securityImpact == nil),
      ("safety-impact", isAcceptedRisk && row.rationale.safetyImpact == nil),
    ]
    for (field, isMissing) in needs where isMissing { add(.missing(field: field, kind: row.kind), row, at: field) }
  }

  private mutating func judgeReason(of row: Disposition) {
    let reason = Reason(row.rationale.reason)
    guard !reason.words.isEmpty else { return }
    if reason.width < policy.minimumReason {
      add(.shortReason(characters: reason.width, minimum: policy.minimumReason), row, at: "reason")
    }
    if let other = reasons[reason.words] {
      if row.rationale.sameReasonAs != other { add(.copiedReason(from: other), row, at: "reason") }
    } else {
      reasons[reason.words] = row.id
    }
  }

  private mutating func judgeRule(of row: Disposition) {
    guard let rule = rules[row.rule] else {
      add(.unknownRule(row.rule), row, at: "rule")
      return
    }
    guard [.deviation, .permit, .deferred].contains(row.kind) else { return }
    if policy.isMandatory(rule) { add(.mandatoryRule(row.rule), row, at: "kind") }
    let categories = row.rationale.categories
    if !rule.references(to: .certC).isEmpty, !categories.isEmpty, !categories.contains(where: \.sufficesForCERT) {
      add(.insufficientCategory(row.rule), row, at: "categories")
    }
  }

  private mutating func judgeProcedure(of row: Disposition) {
    let procedure = row.procedure
    if let approved = procedure.approved, let proposed = procedure.proposed,
      approved.person.sameName == proposed.person.sameName
    {
      add(.selfApproval(person: approved.person), row, at: "approved")
    }
    if row.needsApproval, procedure.approved == nil { add(.notApproved, row, at: "approved") }
    if let expires = procedure.expires, expires < policy.today { add(.expired(expires), row, at: "expires") }
    if let limit = procedure.untilVersion, let version = policy.version, VersionOrder.isAtLeast(version, limit) {
      add(.expiredVersion(limit), row, at: "until-version")
    }
  }

  private mutating func judgeDates(of row: Disposition) {
    let procedure = row.procedure
    let proposed = ("proposed", procedure.proposed?.day)
    let approved = ("approved", procedure.approved?.day)
    let verified = ("verified", procedure.verified?.day)
    let expires = ("expires", procedure.expires)
    for (earlier, later) in [(proposed, approved), (proposed, verified), (proposed, expires), (approved, expires)] {
      if let first = earlier.1, let second = later.1, second < first {
        add(.datesOutOfOrder(earlier: earlier.0, later: later.0), row, at: later.0)
      }
    }
    for (field, day) in [proposed, approved, verified] {
      if let day, day > policy.today { add(.dateInFuture(field: field, day), row, at: field) }
    }
  }

  private mutating func judgeReferences(of row: Disposition) {
    if let other = row.rationale.sameReasonAs, register[other] == nil {
      add(.unknownRow(other), row, at: "same-reason-as")
    }
    guard let other = row.procedure.duplicateOf else { return }
    if register[other] == nil {
      add(.unknownRow(other), row, at: "duplicate-of")
    } else if register.decisive(for: row) == nil {
      add(.circularDuplicate, row, at: "duplicate-of")
    }
  }
}

/// A reason without what makes equal ones look different.
private struct Reason {
  /// In lower case, with one blank between words.
  let words: String
  /// Columns of a terminal; ideographs and kana take two.
  let width: Int

  init(_ text: String) {
    words = text.split { $0.isWhitespace }.joined(separator: " ").lowercased()
    width = words.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) }
  }
}

extension Register {
  /// What is wrong with a reason that is about to be written; nil where nothing is.
  public func problem(ofReason text: String, policy: RegisterPolicy) -> Text? {
    let reason = Reason(text)
    let kind: RegisterProblem.Kind? =
      if reason.width < policy.minimumReason {
        .shortReason(characters: reason.width, minimum: policy.minimumReason)
      } else {
        rows.first { Reason($0.rationale.reason).words == reason.words }.map { .copiedReason(from: $0.id) }
      }
    return kind.map { RegisterProblem($0, at: Location(path: Self.fileName), row: nil).message }
  }

  /// The row that decides: the row itself, or the one that it is a duplicate of; nil where that leads nowhere.
  func decisive(for row: Disposition) -> Disposition? {
    var current = row
    var seen: Set<String> = []
    while current.kind == .duplicate {
      guard seen.insert(current.id).inserted, let other = current.procedure.duplicateOf, let next = self[other] else {
        return nil
      }
      current = next
    }
    return current
  }
}

extension String {
  /// The name without what people write in different ways: case and spaces.
  fileprivate var sameName: String { lowercased().filter { !$0.isWhitespace } }
}
