package import Basics
public import Findings
internal import Source

/// The findings of an earlier run that are known and shall not be reported again.
public struct Baseline: Hashable, Sendable {
  /// One known finding.
  public struct Entry: Hashable, Sendable {
    public let fingerprint: Fingerprint
    /// As in `Finding.shape`.
    public let shape: String?
    public let rule: RuleID
    /// The path as in `Location.path`.
    public let path: String
    public let line: Int
    public let function: String?
    /// The message in one of the languages; nil where it was not recorded.
    public let message: String?
    /// Whether the site was undecided rather than violated.
    public let isOpen: Bool

    public init(
      fingerprint: Fingerprint, rule: RuleID, path: String, line: Int, function: String?, message: String?,
      isOpen: Bool = false, shape: String? = nil
    ) {
      self.fingerprint = fingerprint
      self.shape = shape
      self.rule = rule
      self.path = path
      self.line = line
      self.function = function
      self.message = message
      self.isOpen = isOpen
    }
  }

  /// The identity of the run that it was made from; nil where it is not known.
  public let guid: String?
  /// Sorted by path, function, rule and fingerprint.
  public let entries: [Entry]

  public init(guid: String?, entries: [Entry]) {
    self.guid = guid
    self.entries = entries.sorted(by: Baseline.order)
  }

  /// The baseline that makes every finding of a run known.
  ///
  /// Suppressed findings are left out, since they come back when their comment goes; entries of the run's own
  /// baseline that it could not judge are kept.
  public init(of triaged: TriagedExamination) {
    let found = triaged.findings.filter { !$0.isAllowed && $0.baselineState != .absent }
    self.init(guid: triaged.guid, entries: found.map { Entry($0.finding) } + triaged.unjudged)
  }

  /// Lines change with every edit above, so they have no part in the order.
  private static func order(_ a: Entry, _ b: Entry) -> Bool {
    (a.path, a.function ?? "", a.rule, a.fingerprint) < (b.path, b.function ?? "", b.rule, b.fingerprint)
  }

  static let format = "kenshin-baseline"
  static let version = 1

  /// The file's text: one finding a line, so that a review shows what was added and removed.
  public var text: String {
    var text = "{\n  \"format\": \"\(Baseline.format)\",\n  \"version\": \(Baseline.version),\n"
    if let guid { text += "  \"run\": \(JSON.string(guid).compact),\n" }
    text += "  \"findings\": ["
    text += entries.map { "\n    " + $0.json.compact }.joined(separator: ",")
    return text + (entries.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
  }
}

extension Baseline.Entry {
  init(_ finding: Finding) {
    self.init(
      fingerprint: finding.fingerprint, rule: finding.rule, path: finding.location.path,
      line: finding.location.line, function: finding.function, message: finding.message.en,
      isOpen: !finding.isViolation, shape: finding.shape)
  }

  fileprivate var json: JSON {
    .members([
      "fingerprint": .string(fingerprint.description), "rule": .string(rule.description), "path": .string(path),
      "line": .integer(line), "function": .text(function), "message": .text(message), "open": isOpen ? true : nil,
      "shape": .text(shape),
    ])
  }
}

extension TriagedExamination {
  /// The identity of the run's content: equal sources, rules and findings give an equal identity (RFC 4122 form).
  public var guid: String {
    var hash = StableHash()
    for rule in examination.enabled.sorted() { hash.combine(rule.description) }
    for artifact in examination.artifacts { hash.combine(artifact.path + "\n" + artifact.sha256) }
    for unit in examination.units { hash.combine("\(unit.path)\n\(unit.variant)\n\(unit.state.rawValue)") }
    for triaged in findings {
      hash.combine("\(triaged.finding.location.path)\n\(triaged.finding.fingerprint.description)")
    }
    return guidText(hash)
  }
}

/// Formats a hash as a GUID of the name-based kind (version 5, RFC 4122 §4.3).
package func guidText(_ hash: StableHash) -> String {
  var second = hash
  second.combine("second half")
  let digits = Array((hash.hexadecimal + second.hexadecimal).utf8)
  let variant = Array("89ab".utf8)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if [8, 12, 16, 20].contains(index) { text += "-" }
    let byte = index == 12 ? 0x35 : index == 16 ? variant[Int(digit) & 3] : digit
    text.unicodeScalars.append(Unicode.Scalar(byte))
  }
  return text
}
