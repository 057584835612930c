public import Source

/// What became of one translation unit.
public struct UnitOutcome: Hashable, Sendable {
  public enum State: String, Sendable {
    /// Parsed without an error.
    case complete
    /// Analysed, but something was missing: headers stubbed or functions dropped.
    case approximate
    /// Not analysed at all.
    case failed
  }

  /// The main file's path, as in `Location.path`.
  public let path: String
  /// The build variant's name; empty where the file is built once.
  public let variant: String
  public let state: State
  /// What was missing or failed, each with a place where it is known.
  public let problems: [Step]
  /// What was decided for the unit and cannot harm, such as stub headers in the place of a C library.
  public let notes: [Step]
  /// Function definitions seen, and the names of those that could not be parsed completely.
  public let functions: Int
  public let incompleteFunctions: [String]

  public init(
    path: String, variant: String, state: State, problems: [Step], notes: [Step] = [], functions: Int,
    incompleteFunctions: [String]
  ) {
    self.path = path
    self.variant = variant
    self.state = state
    self.problems = problems
    self.notes = notes
    self.functions = functions
    self.incompleteFunctions = incompleteFunctions
  }
}

/// A source file that was looked at.
public struct Artifact: Hashable, Sendable {
  public let path: String
  /// Bytes on disk.
  public let length: Int
  /// SHA-256 of the bytes on disk, in lower-case hexadecimal.
  public let sha256: String
  /// The encoding's IANA name, such as `utf-8` or `shift_jis`.
  public let encoding: String
  public let isMainFile: Bool

  public init(path: String, length: Int, sha256: String, encoding: String, isMainFile: Bool) {
    self.path = path
    self.length = length
    self.sha256 = sha256
    self.encoding = encoding
    self.isMainFile = isMainFile
  }
}

/// A comment in the source that allows findings of one rule, with its reason.
public struct SourceSuppression: Hashable, Sendable {
  /// The comment's own place.
  public let location: Location
  /// The line whose findings it allows; nil for the whole file.
  public let line: Int?
  /// The rule as written, which may not exist.
  public let rule: String
  /// The reason as written; empty where none was given.
  public let reason: String

  public init(location: Location, line: Int?, rule: String, reason: String) {
    self.location = location
    self.line = line
    self.rule = rule
    self.reason = reason
  }
}

/// How much of the program's paths was followed by the engines.
public struct PathCoverage: Hashable, Sendable {
  /// Functions from which paths were followed.
  public var explored = 0
  /// Those of them whose paths were not all followed to the end.
  public var exhausted = 0
  /// Entries that keep something between their calls, and whose calls one after the other were followed in part.
  public var callsInPart = 0
  /// Functions from which the exploration crashed or gave no answer.
  public var lost = 0
  /// Functions that could not be lowered.
  public var notLowered = 0
  /// The check sites of what was lowered, by kind; each place in each unit counts.
  public var sites: [SiteKind] = []
  /// Functions with code beyond which little can be said of paths, by file, line and name.
  public var obstructions: [Obstruction] = []

  /// The check sites of one kind.
  public struct SiteKind: Hashable, Sendable {
    /// As engines name it: `out-of-bounds-write`.
    public let name: String
    /// Those that hold for all inputs under the stated assumptions.
    public let holds: Int
    public let violated: Int
    /// The others by what would have to be known: `unknown-size`.
    public let undecided: [String: Int]

    public init(name: String, holds: Int, violated: Int, undecided: [String: Int]) {
      self.name = name
      self.holds = holds
      self.violated = violated
      self.undecided = undecided
    }
  }

  /// A function that calls through pointers, has inline assembly, or calls itself.
  public struct Obstruction: Hashable, Sendable {
    public let function: String
    /// Where it is defined, as in `Location`.
    public let path: String
    public let line: Int
    /// Calls through pointers.
    public var indirectCalls = 0
    /// Those of them that no function of the program is known to receive.
    public var unresolvedCalls = 0
    /// Statements of inline assembly.
    public var assemblies = 0
    /// Whether it calls itself, directly or by way of functions that it calls by name.
    public var isRecursive = false

    /// Whether more than calls through pointers with known targets is in it.
    public var isLimiting: Bool { unresolvedCalls > 0 || assemblies > 0 || isRecursive }

    public init(function: String, path: String, line: Int) {
      self.function = function
      self.path = path
      self.line = line
    }
  }

  public init() {}

  /// Calls through pointers in all functions, and those of them without a known target.
  public var indirectCalls: Int { obstructions.reduce(0) { $0 + $1.indirectCalls } }
  public var unresolvedCalls: Int { obstructions.reduce(0) { $0 + $1.unresolvedCalls } }

  public var functionsWithAssembly: Int { obstructions.count { $0.assemblies > 0 } }
  public var recursiveFunctions: Int { obstructions.count(where: \.isRecursive) }
}

/// The whole result of one run, before triage: what was looked at, what was found, what could not be looked at.
public struct Examination: Sendable {
  /// Every descriptor that the run knew, by identifier.
  public var rules: [RuleDescriptor]
  /// The rules that were applied.
  public var enabled: Set<RuleID>
  /// In report order.
  public var findings: [Finding]
  public var tallies: [RuleID: Tally]
  public var units: [UnitOutcome]
  public var artifacts: [Artifact]
  public var suppressions: [SourceSuppression]
  /// Problems of the run as a whole: build description, configuration, environment.
  public var problems: [Step]
  /// What was decided for the run as a whole and cannot harm.
  public var notes: [Step]
  /// What of the paths was followed; nil where no rule asked for them or the run was limited to syntax.
  public var paths: PathCoverage?

  public init(
    rules: [RuleDescriptor], enabled: Set<RuleID>, findings: [Finding], tallies: [RuleID: Tally],
    units: [UnitOutcome], artifacts: [Artifact], suppressions: [SourceSuppression], problems: [Step],
    notes: [Step] = [], paths: PathCoverage? = nil
  ) {
    self.rules = rules
    self.enabled = enabled
    self.findings = findings
    self.tallies = tallies
    self.units = units
    self.artifacts = artifacts
    self.suppressions = suppressions
    self.problems = problems
    self.notes = notes
    self.paths = paths
  }

  /// The notes of the run and of its units, each text once with the number of units that it is about (none for the run).
  public var distinctNotes: [(note: Step, units: Int)] {
    var positions: [Text: Int] = [:]
    var distinct: [(note: Step, units: Int)] = []
    func add(_ note: Step, _ count: Int) {
      if let position = positions[note.text] {
        distinct[position].units += count
      } else {
        positions[note.text] = distinct.count
        distinct.append((note, count))
      }
    }
    for note in notes { add(note, 0) }
    for unit in units { for note in unit.notes { add(note, 1) } }
    return distinct
  }

  /// Whether every unit was analysed without an error and nothing of the run failed. Flags that had to be guessed do not
  /// count while they led to no error.
  public var isComplete: Bool { problems.isEmpty && units.allSatisfy { $0.state != .failed && $0.problems.isEmpty } }

  public var total: Tally { tallies.values.reduce(into: Tally()) { $0 += $1 } }

  public func descriptor(of rule: RuleID) -> RuleDescriptor? { rules.first { $0.id == rule } }
}
