public import IR

/// Explores a program from its roots along paths, and answers the violations that it can show.
public struct Finder {
  /// Limits of an exploration, in steps and not in time.
  public struct Effort: Hashable, Sendable {
    /// Instructions that are executed for one root.
    public var steps = 40_000
    /// Paths that are followed to their end for one root.
    public var paths = 200
    public init() {}
  }

  /// What one root has shown.
  public struct Exploration: Sendable {
    public var violations: [Violation] = []
    /// Whether the effort was spent before every path was followed.
    public var isExhausted = false
    public var steps = 0
    public init() {}
  }

  public let program: LinkedProgram
  private let effort: Effort
  /// Functions from which exploration starts, in order of units and places.
  public let roots: [LinkedProgram.Reference<Function>]

  public init(_ program: LinkedProgram, effort: Effort = Effort()) {
    self.program = program
    self.effort = effort
    roots = []
  }

  /// Follows the paths from a function.
  public func explore(_ root: LinkedProgram.Reference<Function>) -> Exploration { Exploration() }
}
