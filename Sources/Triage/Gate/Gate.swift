public import Findings

/// When a run counts as failed.
public enum Gate: Hashable, Sendable {
  /// At active violations of this severity or a higher one.
  case severity(Severity)
  /// Whatever is found.
  case never

  /// Accepts `low`, `medium`, `high` and `never`; answers nil otherwise.
  public init?(_ name: String) {
    if name == "never" {
      self = .never
    } else if let severity = Severity(rawValue: name) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  /// The names that `init(_:)` accepts.
  public static var names: [String] { Severity.allCases.map(\.rawValue) + ["never"] }

  public var name: String {
    switch self {
    case .severity(let severity): severity.rawValue
    case .never: "never"
    }
  }

  /// The severity from which findings fail a run; nil where none does.
  public var threshold: Severity? {
    switch self {
    case .severity(let severity): severity
    case .never: nil
    }
  }

  /// Judges a run; undecided, suppressed and known findings never fail it.
  public func judge(_ triaged: TriagedExamination) -> GateResult {
    var active: [Severity: Int] = [:]
    for finding in triaged.active { active[triaged.severity(of: finding), default: 0] += 1 }
    let failing =
      switch self {
      case .severity(let threshold): active.reduce(into: 0) { if $1.key >= threshold { $0 += $1.value } }
      case .never: 0
      }
    return GateResult(gate: self, failing: failing, active: active)
  }
}

/// What a gate says about a run.
public struct GateResult: Hashable, Sendable {
  public let gate: Gate
  /// The number of findings for which the run fails.
  public let failing: Int
  /// The number of active violations by severity; no entry where there are none.
  public let active: [Severity: Int]

  public var passes: Bool { failing == 0 }
}
