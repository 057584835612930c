public import Findings
public import Source

/// What was decided about a finding, or about a class of findings: one row of the register.
public struct Disposition: Hashable, Sendable {
  /// What is to become of the finding.
  public enum Kind: String, Sendable, CaseIterable {
    /// The code is repaired; the finding stays active until it is gone.
    case fix
    /// The tool is wrong.
    case falsePositive = "false-positive"
    /// The rule is violated at this place, with a reason (MISRA Compliance:2020, deviation record).
    case deviation
    /// The rule may be violated in some files under stated conditions (MISRA Compliance:2020, deviation permit).
    case permit
    /// The same defect as that of another row, which decides.
    case duplicate
    /// The code is somebody else's, to whom the finding was reported.
    case thirdParty = "third-party"
    /// Decided later, before a day or a version.
    case deferred
  }

  /// On what a reason rests, after the reasons of MISRA Compliance:2020 §4.3 and the limits that SEI CERT C sets to
  /// deviations.
  public enum ReasonCategory: String, Sendable, CaseIterable {
    case codeQuality = "code-quality"
    case hardwareAccess = "hardware-access"
    case adoptedCode = "adopted-code"
    case proof
    case toolLimit = "tool-limit"
    case compatibility
    case performance
    case usability

    /// Whether the category can carry a deviation from a CERT C rule alone.
    public var sufficesForCERT: Bool {
      switch self {
      case .performance, .usability: false
      case .codeQuality, .hardwareAccess, .adoptedCode, .proof, .toolLimit, .compatibility: true
      }
    }
  }

  /// A person's act on a day.
  public struct Signature: Hashable, Sendable {
    /// The name as written.
    public let person: String
    public let day: Day

    public init(person: String, day: Day) {
      self.person = person
      self.day = day
    }
  }

  /// Why the row stands as it does; every text is as written, nil where the register says nothing.
  public struct Rationale: Hashable, Sendable {
    public var reason = ""
    public var categories: [ReasonCategory] = []
    /// The row whose reason this one repeats.
    public var sameReasonAs: String?
    public var securityImpact: String?
    public var safetyImpact: String?
    public var residualRisk: String?
    /// The identifier in the risk management file.
    public var riskFile: String?
    /// The compensating measure.
    public var measure: String?

    public init() {}
  }

  /// Who did what, and until when it holds.
  public struct Procedure: Hashable, Sendable {
    public var proposed: Signature?
    public var approved: Signature?
    public var verified: Signature?
    /// The last day on which the row holds.
    public var expires: Day?
    /// The first version of the product in which the row no longer holds.
    public var untilVersion: String?
    public var problemReport: String?
    /// The commit that repairs the finding.
    public var fixCommit: String?
    public var duplicateOf: String?

    public init() {}
  }

  /// Unique in the register, such as `DEV-012`.
  public let id: String
  public let kind: Kind
  public let rule: RuleID
  public let subject: Subject
  public let rationale: Rationale
  public let procedure: Procedure
  /// Where the row begins.
  public let place: Location
  /// The lines of the row's fields by key, for messages.
  public let lines: [String: Int]

  /// What a row is about.
  public struct Subject: Hashable, Sendable {
    /// The finding; nil for permits and for rows that a comment in the source is bound to.
    public var fingerprint: Fingerprint?
    /// As in `Finding.shape`; finds the finding again where its locals were renamed.
    public var shape: String?
    /// Path patterns of a permit, with `*` and `**`.
    public var paths: [String] = []
    /// Whether a comment in the source has to name the row.
    public var needsMarker = false
    /// Where the finding was when the row was written, such as `src/uart.c:41`, for the reader.
    public var seenAt: String?
    /// The line of code as it was then, for the reader.
    public var code: String?

    public init() {}

    /// The path in `seenAt`.
    var seenPath: String? { seenAt.map { $0.split(separator: ":").dropLast().joined(separator: ":") } }

    /// The line in `seenAt`.
    var seenLine: Int? { seenAt?.split(separator: ":").last.flatMap { Int($0) } }
  }

  public init(
    id: String, kind: Kind, rule: RuleID, subject: Subject, rationale: Rationale, procedure: Procedure,
    place: Location, lines: [String: Int] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.rule = rule
    self.subject = subject
    self.rationale = rationale
    self.procedure = procedure
    self.place = place
    self.lines = lines
  }

  /// The place of a field; that of the row where the field is not written.
  public func place(of key: String) -> Location {
    guard let line = lines[key] else { return place }
    return Location(path: place.path, line: line, column: 1, endLine: line, endColumn: 1)
  }

  /// Whether somebody else than the proposer has to approve the row before it holds.
  public var needsApproval: Bool {
    switch kind {
    case .fix, .duplicate: false
    case .falsePositive, .deviation, .permit, .thirdParty, .deferred: true
    }
  }

  /// Whether the row, where it holds, takes its findings off the list of what somebody has to act on.
  public var allowsFindings: Bool { kind != .fix }
}

extension Disposition.Kind {
  public var title: Text {
    switch self {
    case .fix: Text(en: "fix", ja: "修正")
    case .falsePositive: Text(en: "false positive", ja: "誤検出")
    case .deviation: Text(en: "deviation", ja: "逸脱")
    case .permit: Text(en: "deviation permit", ja: "逸脱許可")
    case .duplicate: Text(en: "duplicate", ja: "重複")
    case .thirdParty: Text(en: "third-party, reported", ja: "第三者コード (報告済み)")
    case .deferred: Text(en: "deferred", ja: "延期")
    }
  }
}
