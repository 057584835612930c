internal import Findings
internal import Source
internal import Triage

/// One row of the register as the documents show it.
struct RegisterRow: Hashable, Sendable {
  /// Whether it is about one finding, or about a class of them.
  enum Kind: Hashable, Sendable { case finding, deviation, permit }

  var id = ""
  var kind = Kind.finding
  var rule = ""
  /// What the row is about: a fingerprint, or path patterns.
  var subject = ""
  var disposition = Text(verbatim: "")
  var status = Text(verbatim: "")
  var reason = ""
  var reasonCategories = ""
  var securityImpact = ""
  var safetyImpact = ""
  var residualRisk = ""
  var riskFile = ""
  var measure = ""
  /// Name and date; empty where nobody did.
  var proposed = ""
  var approved = ""
  var verified = ""
  var expiry = ""
  var problemReport = ""
  var fixCommit = ""
  /// What is wrong with the row, by the register's check.
  var problems: [Text] = []
  /// Whether the row is still to be decided about or repaired at the release.
  var isPending = false
  var isExpired = false
  /// Whether a weakness stays in the product by it.
  var isRetained = false
  /// Where the row stands: path and line.
  var place = ""

  init() {}

  init(_ row: RegisterOutcome.Row) {
    let disposition = row.disposition
    let rationale = disposition.rationale
    let procedure = disposition.procedure
    id = disposition.id
    kind = disposition.kind == .deviation ? .deviation : disposition.kind == .permit ? .permit : .finding
    rule = disposition.rule.description
    let places = [disposition.subject.fingerprint?.description, disposition.subject.seenAt].compactMap { $0 }
    subject = (places + disposition.subject.paths).joined(separator: "\n")
    self.disposition = disposition.kind.title
    status = row.ruling.status.name
    reason = rationale.reason
    reasonCategories = rationale.categories.map(\.rawValue).joined(separator: "\n")
    securityImpact = rationale.securityImpact ?? ""
    safetyImpact = rationale.safetyImpact ?? ""
    residualRisk = rationale.residualRisk ?? ""
    riskFile = rationale.riskFile ?? ""
    measure = rationale.measure ?? ""
    proposed = Self.text(procedure.proposed)
    approved = Self.text(procedure.approved)
    verified = Self.text(procedure.verified)
    expiry = [procedure.expires?.description, procedure.untilVersion].compactMap { $0 }.joined(separator: "\n")
    problemReport = procedure.problemReport ?? ""
    fixCommit = procedure.fixCommit ?? ""
    problems = row.problems.map(\.statement)
    isPending = disposition.kind == .deferred || disposition.kind == .fix && row.findings > 0
    isRetained = [.deviation, .permit, .deferred, .thirdParty].contains(disposition.kind)
    isExpired = row.problems.contains(where: \.isExpiry)
    place = "\(disposition.place.path):\(disposition.place.line)"
  }

  private static func text(_ signature: Disposition.Signature?) -> String {
    signature.map { "\($0.person)\n\($0.day)" } ?? ""
  }

  /// The row's own words on one line.
  var content: String {
    [
      id, rule, subject, disposition.en, reason, reasonCategories, securityImpact, safetyImpact, residualRisk, riskFile,
      measure, proposed, approved, verified, expiry, problemReport, fixCommit,
    ].joined(separator: "\u{1f}")
  }
}

extension RulingStatus {
  var name: Text {
    switch self {
    case .accepted: Text(en: "holds", ja: "有効")
    case .underReview: Text(en: "awaits approval", ja: "承認待ち")
    case .rejected: Text(en: "has no effect", ja: "無効")
    }
  }
}

extension Disposition.ReasonCategory {
  var name: Text {
    switch self {
    case .codeQuality: Text(en: "code quality", ja: "コード品質")
    case .hardwareAccess: Text(en: "access to hardware", ja: "ハードウェアアクセス")
    case .adoptedCode: Text(en: "adopted code", ja: "採用済みコード")
    case .proof: Text(en: "proof that nothing can happen", ja: "問題が生じないことの証明")
    case .toolLimit: Text(en: "limit of the tool", ja: "ツールの限界")
    case .compatibility: Text(en: "compatibility", ja: "互換性")
    case .performance: Text(en: "performance", ja: "性能")
    case .usability: Text(en: "usability", ja: "使用性")
    }
  }
}
