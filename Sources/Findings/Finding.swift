internal import Basics
public import Source

/// One step of the way to a finding, or a place that explains it.
public struct Step: Hashable, Sendable {
  public let location: Location
  public let text: Text

  public init(location: Location, text: Text) {
    self.location = location
    self.text = text
  }
}

/// An edit that repairs a finding: the text that replaces a range.
public struct Fix: Hashable, Sendable {
  public let location: Location
  public let replacement: String
  public let text: Text

  public init(location: Location, replacement: String, text: Text) {
    self.location = location
    self.replacement = replacement
    self.text = text
  }
}

/// One violated or undecided site, ready to be shown.
public struct Finding: Hashable, Sendable {
  public let rule: RuleID
  public let location: Location
  public let message: Text
  /// `violated` or `unknown`; sites that hold are only counted.
  public let verdict: Verdict
  /// The function that contains the site, in its source spelling; nil outside functions.
  public let function: String?
  /// The path to the site in order, at most a dozen steps; empty where the site speaks for itself.
  public let steps: [Step]
  /// The macro expansions through which the site came about, outermost first.
  public let macros: [Step]
  public let fixes: [Fix]
  /// Identity that survives moved lines, reformatting and renamed files.
  public let fingerprint: Fingerprint
  /// Identity that survives renamed locals too and tells less apart, sixteen hexadecimal digits; nil where the site names
  /// no local.
  public let shape: String?
  /// The build variants in which the finding was seen, by name; empty where there is only one.
  public let variants: [String]

  public init(
    rule: RuleID, location: Location, message: Text, verdict: Verdict, function: String?, steps: [Step] = [],
    macros: [Step] = [], fixes: [Fix] = [], fingerprint: Fingerprint, shape: String? = nil, variants: [String] = []
  ) {
    self.rule = rule
    self.location = location
    self.message = message
    self.verdict = verdict
    self.function = function
    self.steps = steps
    self.macros = macros
    self.fixes = fixes
    self.fingerprint = fingerprint
    self.shape = shape
    self.variants = variants
  }

  public var witness: Witness? {
    if case .violated(let witness) = verdict { return witness }
    return nil
  }

  public var isViolation: Bool { witness != nil }

  /// The same finding with another fingerprint or set of variants.
  public func with(fingerprint: Fingerprint? = nil, variants: [String]? = nil) -> Finding {
    Finding(
      rule: rule, location: location, message: message, verdict: verdict, function: function, steps: steps,
      macros: macros, fixes: fixes, fingerprint: fingerprint ?? self.fingerprint, shape: shape,
      variants: variants ?? self.variants)
  }

  /// The order of every report: by place, then by rule.
  public static func reportOrder(_ a: Finding, _ b: Finding) -> Bool {
    (a.location, a.rule, a.message.en) < (b.location, b.rule, b.message.en)
  }
}

/// The identity of a finding over time.
///
/// Version 1: the rule, the function's name, the site's normalised tokens (names and punctuation without layout and
/// comments), and the ordinal among equal ones in the same function; no path and no line number.
public struct Fingerprint: Hashable, Comparable, Sendable {
  /// Identity without the ordinal, sixteen hexadecimal digits.
  public let stem: String
  /// The position among findings of equal stem in report order, from zero.
  public let ordinal: Int

  public init(stem: String, ordinal: Int = 0) {
    self.stem = stem
    self.ordinal = ordinal
  }

  public init(rule: RuleID, function: String?, tokens: [String]) {
    var hash = StableHash()
    hash.combine(rule.description)
    hash.combine(function ?? "")
    for token in tokens { hash.combine(token) }
    self.init(stem: hash.hexadecimal)
  }

  /// The stem that a site has when its locals are counted in order of appearance and not named; nil where it names none.
  ///
  /// - Parameter locals: the names of the function's parameters and variables.
  public static func shape(rule: RuleID, function: String?, tokens: [String], locals: Set<String>) -> String? {
    var numbers: [String: Int] = [:]
    var previous = ""
    let counted = tokens.map { token in
      defer { previous = token }
      guard locals.contains(token), previous != ".", previous != "->" else { return token }
      let number = numbers[token] ?? numbers.count
      numbers[token] = number
      return "$\(number)"
    }
    return numbers.isEmpty ? nil : Fingerprint(rule: rule, function: function, tokens: counted).stem
  }

  /// Reads `stem:ordinal`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 16, let stem = UInt64(parts[0], radix: 16),
      stem.hexadecimal == parts[0], let ordinal = Int(parts[1]), ordinal >= 0
    else { return nil }
    self.init(stem: String(parts[0]), ordinal: ordinal)
  }

  /// `stem:ordinal`, the form that baselines and SARIF carry.
  public var description: String { "\(stem):\(ordinal)" }

  public static func < (a: Fingerprint, b: Fingerprint) -> Bool { (a.stem, a.ordinal) < (b.stem, b.ordinal) }
}
