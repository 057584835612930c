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

  /// - Parameter always: what a record shows in any case, at a limit of none where the policy gives no other.
  public init(
    _ subject: GateSubject, policy: GatePolicy?, always: [GatePolicy.Limit] = [], classes: FileClasses = FileClasses()
  ) {
    isStandard = policy == nil
    var policy = policy ?? .standard(for: subject)
    for name in always where policy.limits[name] == nil { policy.limits[name] = 0 }
    criteria = policy.criteria(by: GateMeasure(subject: subject, classes: classes))
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
    if let openShare { criteria.append(measure.open(limit: openShare)) }
    return criteria
  }
}
