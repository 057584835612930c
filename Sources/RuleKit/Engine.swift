internal import Dataflow
internal import Findings
public import Source
public import Summaries
public import Syntax

/// Runs a set of rules over units and over the program.
public struct Engine: Sendable {
  private struct DataUse: Sendable {
    let number: Int
    let rule: DataRule
    let entry: DataRule.Entry
  }

  /// The rules by the numbers that reports count by.
  let rules: [RuleID]
  private var tokenRules: [(number: Int, rule: any TokenRule)] = []
  private var syntaxRules: [[(number: Int, rule: any SyntaxRule)]]
  private var functionRules: [(number: Int, rule: any FunctionRule)] = []
  private var programRules: [(number: Int, rule: any ProgramRule)] = []
  private(set) var hazardRules: [(number: Int, rule: any HazardRule)] = []
  /// The position of a hazard's rule among `hazardRules`.
  private(set) var hazardOwners: [Hazard: Int] = [:]
  private var dataByName: [String: [DataUse]] = [:]
  /// Patterns by their first two characters; by the empty text where a `*` is among them.
  private var dataPatterns: [String: [DataUse]] = [:]
  /// Entries for functions that are known by words.
  private var dataWords: [DataUse] = []
  /// A name that holds none of these is meant by no words.
  private var wordMarks: [PhraseSet] = []

  public init(_ rules: [RuleDefinition]) {
    self.rules = rules.map(\.id)
    syntaxRules = Array(repeating: [], count: NodeKind.allCases.count)
    for (number, definition) in rules.enumerated() { add(definition.check, number) }
    let words = Set(dataWords.flatMap { $0.entry.wording?.words ?? [] }).sorted()
    wordMarks = stride(from: 0, to: words.count, by: PhraseSet.limit).map {
      PhraseSet(Array(words[$0...].prefix(PhraseSet.limit)))
    }
  }

  private mutating func add(_ check: RuleDefinition.Check, _ number: Int) {
    switch check {
    case .token(let rule): tokenRules.append((number, rule))
    case .syntax(let kinds, let rule): for kind in kinds { syntaxRules[Int(kind.rawValue)].append((number, rule)) }
    case .function(let rule): functionRules.append((number, rule))
    case .program(let rule): programRules.append((number, rule))
    case .hazards(let hazards, let rule):
      for hazard in hazards { hazardOwners[hazard] = hazardRules.count }
      hazardRules.append((number, rule))
    case .data(let rule):
      for entry in rule.entries {
        let use = DataUse(number: number, rule: rule, entry: entry)
        if entry.wording != nil {
          dataWords.append(use)
        } else if entry.hasWildcard {
          let start = entry.pattern.prefix(2)
          dataPatterns[start.contains("*") ? "" : String(start), default: []].append(use)
        } else {
          dataByName[entry.pattern, default: []].append(use)
        }
      }
    case .several(let checks): for check in checks { add(check, number) }
    }
  }

  /// Whether a rule needs the paths of the program to be followed.
  public var followsPaths: Bool { !hazardRules.isEmpty }

  /// Applies the token rules to one file.
  public func examine(_ file: TokenizedFile, source: SourceFile, into report: inout Report) {
    report.enter(file.path)
    let scope = TokenScope(file: file, source: source)
    for (number, rule) in tokenRules {
      report.rule = number
      rule.check(scope, into: &report)
    }
  }

  /// Applies the syntax and function rules to one unit.
  ///
  /// Only what stands in the scope's files is examined.
  ///
  /// - Parameters:
  ///   - roots: the roots of the unit's tree that are examined, in their order.
  ///   - incomplete: names of functions of which the parser dropped parts; function rules leave them undecided.
  public func examine(
    _ unit: UnitScope, _ roots: ArraySlice<Node>, incomplete: Set<String>, into report: inout Report
  ) {
    let paths = Set(unit.files.map(\.path))
    for root in roots {
      let path = root.file.path
      guard paths.contains(path) else { continue }
      report.enter(path)
      for node in root.subtree {
        let kind = node.kind
        for (number, rule) in syntaxRules[Int(kind.rawValue)] {
          report.rule = number
          rule.check(node, in: unit, into: &report)
        }
        report.trustsNames = true
        if kind == .call { examineCall(node, into: &report) }
        if kind == .declarationReference { examineMention(node, into: &report) }
        report.trustsNames = false
      }
      if root.kind == .functionDefinition { examineFunction(root, unit, incomplete, into: &report) }
      if root.kind == .variable { examineFileScope(root, unit, into: &report) }
    }
  }

  /// Applies the program rules.
  public func examine(_ program: Program, into report: inout Report) {
    for (number, rule) in programRules {
      report.rule = number
      rule.check(program, into: &report)
    }
  }

  private func examineFunction(_ root: Node, _ unit: UnitScope, _ incomplete: Set<String>, into report: inout Report) {
    let isIncomplete = root.declaration.map { incomplete.contains($0.name) } ?? false
    let scope = FunctionScope(function: root, unit: unit)
    for (number, rule) in functionRules {
      report.rule = number
      if isIncomplete {
        if rule.concerns(root) {
          report.add(.unknown(.incompleteParse), at: root, UndecidedFunction(name: scope.name))
        }
        continue
      }
      do {
        try rule.check(scope, into: &report)
      } catch {
        report.add(.unknown(.budget(steps: error.steps)), at: root, UndecidedFunction(name: scope.name))
      }
    }
  }

  private func examineFileScope(_ variable: Node, _ unit: UnitScope, into report: inout Report) {
    for (number, rule) in functionRules {
      report.rule = number
      rule.checkFileScope(variable, in: unit, into: &report)
    }
  }

  // MARK: Data rules

  private func examineCall(_ call: Node, into report: inout Report) {
    guard let name = call.calledName, let function = call.calledFunction else { return }
    let isOwn = isOwn(function)
    let macros = isOwn ? [] : macroNames(of: call)
    var judged: Set<Int> = []
    func judge(_ uses: [DataUse], _ name: String) {
      // `setjmp` and `alloca` are macros of the C library; those who write the name call it.
      report.includesSystemMacros = macros.contains(name)
      let uses = uses.filter { !judged.contains($0.number) }
      for use in uses {
        report.rule = use.number
        use.rule.judge(call, use.entry, name: name, into: &report)
      }
      judged.formUnion(uses.map(\.number))
    }
    if !isOwn { for name in macros + [name] { judge(uses(of: name), name) } }
    for name in macros + [name] { judge(worded(call, name), name) }
    report.includesSystemMacros = false
  }

  /// The macros whose body holds the call: many libraries give their functions other names so.
  private func macroNames(of call: Node) -> [String] {
    guard call.isFromMacroBody else { return [] }
    return call.expansions.filter { $0.site == call.site }.map(\.name)
  }

  /// A function that the unit defines itself is not the library's function of that name; but libraries define inline
  /// functions in their headers.
  private func isOwn(_ function: Declaration) -> Bool {
    guard function.linkage == .internal || function.isDefinedInUnit else { return false }
    guard function.isInline, let site = function.site else { return true }
    return function.tree.file(of: site).path == function.tree.mainFile.path
  }

  private func examineMention(_ reference: Node, into report: inout Report) {
    guard let function = reference.declaration, function.kind == .function,
      let parent = reference.meaningfulParent, parent.kind != .call || parent.callee != reference, !isOwn(function)
    else { return }
    for use in uses(of: function.name) {
      report.rule = use.number
      use.rule.judgeMention(reference, use.entry, name: function.name, into: &report)
    }
  }

  private func uses(of name: String) -> [DataUse] {
    let patterns = (dataPatterns[String(name.prefix(2))] ?? []) + (dataPatterns[""] ?? [])
    return (dataByName[name] ?? []) + patterns.filter { $0.entry.matches(name) }
  }

  /// The entries whose words mean a called name, also that of a function of the unit's own.
  private func worded(_ call: Node, _ name: String) -> [DataUse] {
    guard wordMarks.contains(where: { $0.first(in: name) != nil }) else { return [] }
    return dataWords.filter { $0.entry.wording?.concerns(call, name) == true }
  }
}

private struct UndecidedFunction: Message {
  let name: String
  var en: String { "`\(name)` could not be judged" }
  var ja: String { "`\(name)` は判定できなかった" }
}
