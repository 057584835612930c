public import Basics
internal import Dataflow
public import IR
internal import Solver

/// Explores a program from its roots along paths, and answers the violations that it can show.
public struct Finder: Sendable {
  /// Limits of an exploration, in steps and not in time.
  public struct Effort: Hashable, Sendable {
    /// Instructions that are executed for one root.
    public var steps = 40_000
    /// Paths that are followed to their end for one root.
    public var paths = 400
    /// Calls that are followed into each other.
    public var depth = 10
    /// Rounds of a loop with open conditions that are followed one by one, before its variables stand for any round.
    public var openRounds = 2
    /// Rounds of any loop that are followed one by one.
    public var rounds = 400
    /// Questions whether truths can hold together for one root, and those of them that only Z3 can answer.
    public var questions = 4_000
    public var queries = 200
    /// What Z3 may take for these together, in the steps of its own limit: about a second.
    public var solverSteps = 16_000_000
    public init() {}
  }

  /// What one root has shown.
  public struct Exploration: Sendable {
    public var violations: [Violation] = []
    /// Whether the effort was spent before every path was followed.
    public var isExhausted = false
    /// Whether calls of the root one after the other were followed in part: there is no end to them.
    public var followsCallsInPart = false
    public var steps = 0
    /// Functions that the root calls and that were not followed to their end, where the effort was spent; each of them
    /// may be explored for itself.
    public var unfinished: [LinkedProgram.Reference<Function>] = []
    public init() {}
  }

  public let program: LinkedProgram
  private let effort: Effort
  private let code: ProgramCode
  private let library: Z3Library
  /// Functions from which exploration starts, in order of units and places.
  public let roots: [LinkedProgram.Reference<Function>]

  /// - Parameters:
  ///   - models: what functions do that are not followed into.
  ///   - solverPath: Z3's library; nil to look for it where systems have it.
  public init(
    _ program: LinkedProgram, models: FunctionModels = FunctionModels(), effort: Effort = Effort(),
    solverPath: String? = nil
  ) {
    self.program = program
    self.effort = effort
    code = ProgramCode(program, models)
    library = Z3Library(path: solverPath)
    let roots = Set(code.calls.roots)
    self.roots = code.calls.functions.filter { [code] function in
      roots.contains(function) || Finder.isParser(function, code)
        || code.models.isSubstitute(code.linked[function].name)
    }
  }

  /// Whether a function is handed bytes with their number: it is looked at for any such bytes, whoever calls it.
  @inline(never)
  private static func isParser(_ function: LinkedProgram.Reference<Function>, _ code: ProgramCode) -> Bool {
    guard let body = code.linked[function].body else { return false }
    let unit = code.unit(function.unit)
    return !unit.parameterExtents(of: body).isEmpty || unit.takesCursor(body)
  }

  /// By parameter that leads to bytes the parameter that tells how many.
  public func lengths(of function: LinkedProgram.Reference<Function>) -> [Int: Int] {
    guard let body = code.linked[function].body else { return [:] }
    return code.unit(function.unit).parameterExtents(of: body)
  }

  /// By member that leads to bytes the member that tells how many, of a record of a unit.
  public func memberLengths(of record: ID<MachineType>, inUnit unit: Int) -> [Int: Int] {
    code.unit(unit).extents(of: record)
  }

  /// Follows the paths from a function; the answer depends on the program and the effort alone.
  public func explore(_ root: LinkedProgram.Reference<Function>) -> Exploration {
    guard let body = code.code(root) else { return Exploration() }
    return Explorer(code, effort: effort, library: library).explore(body)
  }

  /// The functions that a function calls by name and that are followed from it, in the order of its calls.
  public func callees(of function: LinkedProgram.Reference<Function>) -> [LinkedProgram.Reference<Function>] {
    code.calls.followedCallees(of: function)
  }

  /// The number of calls through pointers in a function, and of those that no function is known to receive.
  public func pointerCalls(in function: LinkedProgram.Reference<Function>) -> (all: Int, unresolved: Int) {
    code.modifications.pointerCalls(in: function)
  }

  /// The functions that call themselves, directly or by way of others, so far as calls by name show it.
  public var recursiveFunctions: Set<LinkedProgram.Reference<Function>> { Set(code.calls.cycles.joined()) }
}
