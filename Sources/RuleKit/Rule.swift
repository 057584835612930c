public import Dataflow
public import Findings
public import Summaries
public import Symbolic
public import Syntax

/// A rule that is written in Swift. Its page, standards and severity stand in the Markdown files beside it.
public protocol Rule: Sendable {
  static var id: RuleID { get }
  init()
  /// The rule as one of the five kinds below; each kind provides it.
  var definition: RuleDefinition.Check { get }
}

/// A rule that looks at the tokens and comments of a file, before the preprocessor.
public protocol TokenRule: Rule {
  func check(_ file: TokenScope, into report: inout Report)
}

extension TokenRule {
  public var definition: RuleDefinition.Check { .token(self) }
}

/// A rule that looks at nodes of given kinds, in preorder.
public protocol SyntaxRule: Rule {
  /// The kinds of node that `check` is called with.
  static var kinds: [NodeKind] { get }
  func check(_ node: Node, in unit: UnitScope, into report: inout Report)
}

extension SyntaxRule {
  public var definition: RuleDefinition.Check { .syntax(Self.kinds, self) }
}

/// A rule that looks at one function at a time and may ask for analyses of it.
///
/// It is not called for functions of which the parser dropped parts; they are reported as undecided where `concerns`
/// says so.
public protocol FunctionRule: Rule {
  /// Whether a function of which the parser dropped parts may hold a site of the rule; yes unless the rule knows
  /// better.
  func concerns(_ function: Node) -> Bool
  func check(_ function: FunctionScope, into report: inout Report) throws(BudgetExceeded)
  /// Looks at a variable outside functions and its initialiser; does nothing unless the rule provides it.
  func checkFileScope(_ variable: Node, in unit: UnitScope, into report: inout Report)
}

extension FunctionRule {
  public var definition: RuleDefinition.Check { .function(self) }
  public func concerns(_ function: Node) -> Bool { true }
  public func checkFileScope(_ variable: Node, in unit: UnitScope, into report: inout Report) {}
}

/// A rule that looks at the whole program: at what all units say about their functions and objects.
public protocol ProgramRule: Rule {
  func check(_ program: Program, into report: inout Report)
}

extension ProgramRule {
  public var definition: RuleDefinition.Check { .program(self) }
}

/// A rule that reports what the engines show on paths through the whole program: violations of its hazards.
///
/// It has no sites of its own; the engines look wherever the program could commit the hazard.
public protocol HazardRule: Rule {
  /// No two rules name the same hazard.
  static var hazards: [Hazard] { get }
  /// What to say of a violation: the object, its size, the offset, the values.
  func message(for violation: Violation, in scope: ViolationScope) -> any Message
}

extension HazardRule {
  public var definition: RuleDefinition.Check { .hazards(Self.hazards, self) }
}

/// The allowed number of steps was spent.
public struct BudgetExceeded: Error, Hashable, Sendable {
  public let steps: Int
  public init(steps: Int) { self.steps = steps }
}

/// What a rule says at a site, in both languages: lower case, no full stop.
public protocol Message: Sendable {
  var en: String { get }
  var ja: String { get }
}

extension Message {
  /// The statement as a value.
  public var text: Text { Text(en: en, ja: ja) }
}

extension Text: Message {}
