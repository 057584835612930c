public import Findings
internal import Source

/// One demand of the policy with what the run shows.
public struct GateCriterion: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case count(Int)
    /// A part of a whole; nothing can be said where the whole is nothing.
    case share(part: Int, of: Int)
    /// The run cannot answer, such as the baseline's states without a baseline.
    case unavailable
  }

  /// A stable name such as `findings.own.high`.
  public let id: String
  public let title: Text
  public let value: Value
  /// The largest value that meets the criterion: a number, or per cent for a share.
  public let limit: Int

  /// What cannot be computed does not meet a criterion.
  public var isMet: Bool {
    switch value {
    case .count(let count): count <= limit
    case .share(_, of: 0), .unavailable: false
    case .share(let part, let whole): Double(part) * 100 <= Double(limit) * Double(whole)
    }
  }

  public var valueText: Text {
    switch value {
    case .count(let count): return Text(verbatim: String(count))
    case .share(_, of: 0): return Text(en: "no check site", ja: "検査箇所なし")
    case .share(let part, let whole):
      // Rounded up, so that what is over a limit never reads as the limit.
      let tenths = (part * 1000 + whole - 1) / whole
      return Text(verbatim: "\(tenths / 10).\(tenths % 10) % (\(part)/\(whole))")
    case .unavailable: return Text(en: "cannot be computed", ja: "算出不可")
    }
  }

  public var limitText: String {
    switch value {
    case .share: "\(limit) %"
    case .count, .unavailable: String(limit)
    }
  }
}

/// A policy measured on a run. It says what was computed, and leaves the decision over a release to people.
public struct GateReport: Hashable, Sendable {
  /// In the policy's order.
  public let criteria: [GateCriterion]
  /// Whether the policy is the program's own, for want of one in the configuration.
  public let isStandard: Bool

  public var unmet: [GateCriterion] { criteria.filter { !$0.isMet } }

  public init(_ triaged: TriagedExamination, policy: GatePolicy?, classes: FileClasses = FileClasses()) {
    isStandard = policy == nil
    let measure = GateMeasure(triaged: triaged, classes: classes)
    criteria = (policy ?? .standard).criteria(by: measure)
  }
}

extension GatePolicy {
  fileprivate func criteria(by measure: GateMeasure) -> [GateCriterion] {
    var criteria: [GateCriterion] = []
    let severities = Severity.allCases.reversed()
    for fileClass in FileClass.allCases {
      for severity in severities {
        guard let limit = findings[fileClass]?[severity] else { continue }
        criteria.append(measure.left(fileClass, severity, limit: limit))
      }
    }
    for severity in severities { if let limit = new[severity] { criteria.append(measure.new(severity, limit: limit)) } }
    for kind in Disposition.Kind.allCases {
      if let limit = dispositions[kind] { criteria.append(measure.allowed(kind, limit: limit)) }
    }
    for name in Limit.allCases { if let limit = limits[name] { criteria.append(measure.count(name, limit: limit)) } }
    if let unknownShare { criteria.append(measure.unknown(limit: unknownShare)) }
    return criteria
  }
}

/// Computes values from a run.
private struct GateMeasure {
  let triaged: TriagedExamination
  let classes: FileClasses

  /// Violations that nobody has allowed, known or not.
  private var remaining: [Triaged] {
    triaged.findings.filter { $0.finding.isViolation && !$0.isAllowed && $0.baselineState != .absent }
  }

  func left(_ fileClass: FileClass, _ severity: Severity, limit: Int) -> GateCriterion {
    let count = remaining.count {
      triaged.severity(of: $0) == severity && classes.fileClass(of: $0.finding.location.path) == fileClass
    }
    return GateCriterion(
      id: "findings.\(fileClass.rawValue).\(severity.rawValue)",
      title: Text(
        en: "findings of severity \(severity.rawValue) left in \(fileClass.title.en) code",
        ja: "\(fileClass.title.ja)に残る重大度 \(severity.rawValue) の指摘"),
      value: .count(count), limit: limit)
  }

  func new(_ severity: Severity, limit: Int) -> GateCriterion {
    let count = triaged.active.count { triaged.severity(of: $0) == severity && $0.baselineState == .new }
    return GateCriterion(
      id: "new.\(severity.rawValue)",
      title: Text(
        en: "findings of severity \(severity.rawValue) that are not in the baseline",
        ja: "ベースラインにない重大度 \(severity.rawValue) の指摘"),
      value: triaged.baseline == nil ? .unavailable : .count(count), limit: limit)
  }

  func allowed(_ kind: Disposition.Kind, limit: Int) -> GateCriterion {
    let count = triaged.findings.count { finding in
      finding.finding.isViolation && finding.ruling.map { $0.allows && $0.kind == kind } ?? false
    }
    return GateCriterion(
      id: "dispositions.\(kind.rawValue)",
      title: Text(en: "findings with the disposition \(kind.title.en)", ja: "処置が「\(kind.title.ja)」の指摘"),
      value: .count(count), limit: limit)
  }

  func unknown(limit: Int) -> GateCriterion {
    let total = triaged.examination.total
    return GateCriterion(
      id: "coverage.unknown-share",
      title: Text(en: "share of the check sites that are undecided", ja: "検査箇所のうち判定不能の割合"),
      value: .share(part: total.unknown, of: total.sites), limit: limit)
  }

  func count(_ name: GatePolicy.Limit, limit: Int) -> GateCriterion {
    GateCriterion(id: name.id, title: name.title, value: value(of: name), limit: limit)
  }

  private func value(of name: GatePolicy.Limit) -> GateCriterion.Value {
    let examination = triaged.examination
    let rows = triaged.register?.rows ?? []
    let problems = triaged.register?.problems ?? []
    switch name {
    case .registerErrors: return .count(triaged.register?.errors.count ?? 0)
    case .unapproved: return .count(rows.count { $0.ruling.status == .underReview })
    case .selfApproved: return .count(problems.count { if case .selfApproval = $0.kind { true } else { false } })
    case .unregisteredComments:
      return .count(triaged.findings.count { $0.suppression != nil && $0.suppression?.registerID == nil })
    case .failedUnits: return .count(examination.units.count { $0.state == .failed })
    case .approximateUnits: return .count(examination.units.count { $0.state == .approximate })
    case .incompleteFunctions: return .count(examination.units.reduce(0) { $0 + $1.incompleteFunctions.count })
    case .unfollowedFunctions:
      return examination.paths.map { .count($0.exhausted + $0.lost + $0.notLowered) } ?? .unavailable
    case .runProblems: return .count(examination.problems.count)
    }
  }
}

extension GatePolicy.Limit {
  fileprivate var id: String {
    switch self {
    case .registerErrors, .unapproved, .selfApproved, .unregisteredComments: "register.\(rawValue)"
    case .failedUnits, .approximateUnits, .incompleteFunctions, .unfollowedFunctions, .runProblems:
      "coverage.\(rawValue)"
    }
  }

  fileprivate var title: Text {
    switch self {
    case .registerErrors: Text(en: "errors in the register", ja: "台帳の誤り")
    case .unapproved: Text(en: "rows of the register without approval", ja: "未承認の台帳の行")
    case .selfApproved: Text(en: "rows that their proposer has approved", ja: "提案者自身が承認した台帳の行")
    case .unregisteredComments:
      Text(en: "findings allowed by a comment that names no row", ja: "台帳の行を参照しないコメントで許可された指摘")
    case .failedUnits: Text(en: "units that were not analysed", ja: "解析できなかった翻訳単位")
    case .approximateUnits: Text(en: "units analysed with something missing", ja: "一部が欠けたまま解析した翻訳単位")
    case .incompleteFunctions:
      Text(en: "functions that were not parsed completely", ja: "完全には構文解析できなかった関数")
    case .unfollowedFunctions:
      Text(en: "functions whose paths were not all followed", ja: "すべての経路を調べてはいない関数")
    case .runProblems: Text(en: "problems of the run as a whole", ja: "実行全体の問題")
    }
  }
}
