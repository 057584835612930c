internal import Basics
public import Findings
public import Source
public import Syntax

/// Where rules put their verdicts; counts every site and keeps what is not proved.
public struct Report: Sendable {
  public private(set) var findings: [Finding] = []
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    let rule: RuleID
    let location: Location
    let message: String
  }

  private let rules: [RuleID]
  /// The number, in the engine's order, of the rule that is being run; set by the engine.
  var rule = 0
  private var file = ""
  /// The tallies of `file` by the rule's number, and those of the files before it.
  private var counts: [Tally]
  private var countsByFile: [String: [Tally]] = [:]

  /// Whether sites in the bodies of system headers' macros count; set by the engine where a rule names the macro itself.
  var includesSystemMacros = false

  public init(for engine: Engine) {
    rules = engine.rules
    counts = Array(repeating: Tally(), count: engine.rules.count)
  }

  /// By the path of the file that holds the site, and by rule.
  public var tallies: [String: [RuleID: Tally]] {
    var all = countsByFile
    all[file] = counts
    return all.mapValues { counts in
      let counted = zip(rules, counts).filter { $0.1.sites > 0 }
      return Dictionary(counted, uniquingKeysWith: { first, _ in first })
    }.filter { !$0.value.isEmpty }
  }

  /// Tells which file is being examined, by its path.
  mutating func enter(_ file: String) {
    guard file != self.file else { return }
    countsByFile[self.file] = counts
    self.file = file
    counts = countsByFile[file] ?? Array(repeating: Tally(), count: rules.count)
  }

  /// Adds what was found elsewhere, as if it had been found after all that is here.
  public mutating func add(_ other: Report) {
    findings += other.findings.filter { finding in
      seen.insert(Key(rule: finding.rule, location: finding.location, message: finding.message.en)).inserted
    }
    for (file, counts) in other.countsByFile.merging([other.file: other.counts], uniquingKeysWith: { $1 }) {
      enter(file)
      for index in counts.indices { self.counts[index] += counts[index] }
    }
  }

  /// Whether a verdict rests on the name that the code writes and not on types; set by the engine for data-only rules.
  var trustsNames = false

  /// Records the verdict of one site. Violations and undecided sites become findings.
  ///
  /// A violation at a place where the parser dropped something or a name was assumed is undecided.
  /// A site in the body of a system header's macro is not the project's code and is left out.
  ///
  /// - Parameters:
  ///   - steps: the way to the site, at most a dozen, in order.
  ///   - fixes: edits that repair the finding.
  public mutating func add(
    _ verdict: Verdict, at node: Node, _ message: @autoclosure () -> any Message, steps: [Step] = [], fixes: [Fix] = []
  ) {
    if !includesSystemMacros, let origin = node.origin, !origin.isArgument, node.tree.file(of: origin.spelling).isSystem
    {
      return
    }
    var verdict = verdict
    if case .violated = verdict, !trustsNames, node.isDoubtful { verdict = .unknown(.incompleteParse) }
    count(verdict)
    if case .holds = verdict { return }
    let message = message()
    let location = node.location
    guard seen.insert(Key(rule: rules[rule], location: location, message: message.en)).inserted else { return }
    let function = node.kind == .functionDefinition ? node.declaration?.name : node.enclosingFunction?.declaration?.name
    let tokens = Self.normalisedTokens(of: node)
    findings.append(
      Finding(
        rule: rules[rule], location: location, message: Text(en: message.en, ja: message.ja), verdict: verdict,
        function: function, steps: steps, macros: MacroStep.stack(around: node).map(\.step), fixes: fixes,
        fingerprint: Fingerprint(rule: rules[rule], function: function, tokens: tokens),
        shape: Fingerprint.shape(
          rule: rules[rule], function: function, tokens: tokens, locals: Self.locals(in: node))))
  }

  /// Records a violation.
  public mutating func violation(
    at node: Node, _ message: @autoclosure () -> any Message, steps: [Step] = [], fixes: [Fix] = []
  ) {
    add(.violated, at: node, message(), steps: steps, fixes: fixes)
  }

  /// Records that a site holds.
  public mutating func holds(at node: Node) { add(.holds, at: node, Text(verbatim: "")) }

  /// Records a verdict at a place that is no node: a token, a comment, or a place in another unit.
  ///
  /// - Parameters:
  ///   - tokens: the words that identify the place when lines move; texts of several words are taken apart.
  ///   - locals: those of them that name the function's own variables and parameters.
  public mutating func add(
    _ verdict: Verdict, at place: @autoclosure () -> Location, function: String? = nil,
    tokens: @autoclosure () -> [String], locals: @autoclosure () -> Set<String> = [],
    _ message: @autoclosure () -> any Message, steps: [Step] = [], macros: [Step] = [], fixes: [Fix] = []
  ) {
    count(verdict)
    if case .holds = verdict { return }
    let message = message()
    let location = place()
    guard seen.insert(Key(rule: rules[rule], location: location, message: message.en)).inserted else { return }
    let tokens = tokens().flatMap { $0.contains(where: \.isWhitespace) ? Self.normalisedTokens(of: $0) : [$0] }
    findings.append(
      Finding(
        rule: rules[rule], location: location, message: Text(en: message.en, ja: message.ja), verdict: verdict,
        function: function, steps: steps, macros: macros, fixes: fixes,
        fingerprint: Fingerprint(rule: rules[rule], function: function, tokens: tokens),
        shape: Fingerprint.shape(rule: rules[rule], function: function, tokens: tokens, locals: locals())))
  }

  private mutating func count(_ verdict: Verdict) { counts[rule].count(verdict) }

  /// The names of parameters and of variables of the function that a node mentions or declares.
  public static func locals(in node: Node) -> Set<String> {
    var names: Set<String> = []
    for node in node.subtree {
      guard let declaration = node.declaration else { continue }
      let isVariable = declaration.kind == .variable && (declaration.isLocal || declaration.linkage == .none)
      if isVariable || declaration.kind == .parameter { names.insert(declaration.name) }
    }
    return names
  }

  /// The tokens of a node's text without layout and comments, at most 64.
  private static func normalisedTokens(of node: Node) -> [String] {
    let site = node.kind == .functionDefinition ? node.declaration?.site ?? node.site : node.site
    return normalisedTokens(of: node.tree.text(of: site))
  }

  /// The tokens of a text without layout and comments, at most 64.
  static func normalisedTokens(of text: String) -> [String] {
    let bytes = Array(text.utf8.prefix(4096))
    return Lexer.tokens(of: bytes).lazy.filter { !$0.isComment }.prefix(64)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }
}
