internal import Findings
internal import Triage

/// For whom a log is written; consumers of SARIF read different parts of it, and misread others.
enum SARIFProfile {
  /// Everything that is known, undecided sites too, for archives and auditors.
  case audit
  /// The same without undecided sites: most readers of SARIF take every result for a finding, whatever its `kind`.
  case findings
  /// Active findings within the limits of GitHub code scanning.
  case github
  /// Violations as DefectDojo imports them: it takes any suppression as "false positive, inactive", whatever its status
  /// and kind, reads tags of results, the last CWE of a rule, and the first of `fingerprints` as the finding's identity
  /// (`dojo/tools/sarif/parser.py`).
  case dojo
  /// Violations as CodeChecker imports them: it knows neither suppressions nor undecided or absent results, needs a line
  /// for each, and opens the files behind its URIs, which have to be absolute and are not decoded
  /// (`codechecker_report_converter/report/parser/sarif.py`).
  case codeChecker

  /// Whether all that belongs to a result is written.
  var isWhole: Bool { self == .audit || self == .findings }

  /// Whether files, standards and base folders are written, which GitHub has no use for.
  var isDetailed: Bool { self != .github }

  /// The findings that the profile writes, in report order.
  func chosen(of triaged: TriagedExamination) -> [Triaged] {
    switch self {
    case .audit: triaged.findings
    case .findings: triaged.findings.filter(\.finding.isViolation)
    case .github: triaged.active
    case .dojo: triaged.findings.filter { $0.finding.isViolation && $0.baselineState != .absent }
    case .codeChecker:
      triaged.findings.filter {
        $0.finding.isViolation && !$0.isAllowed && $0.baselineState != .absent
      }
    }
  }

  /// The standards' references of a rule in the order in which the profile names them.
  func ordered(_ references: [StandardReference]) -> [StandardReference] {
    // DefectDojo takes the last one, and a page names the closest weakness first.
    self == .dojo ? references.reversed() : references
  }
}
