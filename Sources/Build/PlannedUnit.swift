public import Findings
public import Machine

/// One translation unit to be parsed: a C file with everything that the parser must be told.
public struct PlannedUnit: Hashable, Sendable {
  /// Absolute and normalised.
  public let path: String
  /// What tells this unit from others of the same file, such as `-DBOOT`; empty where the file is built once.
  public let variant: String
  public let target: Target
  public let dialect: Dialect
  /// For libclang: without the program, the main file, `-c` and `-o`; all folders absolute.
  public let arguments: [String]
  /// Preludes and stub headers that `arguments` refer to.
  public let virtualFiles: [VirtualFile]
  /// Whether flags were guessed because no build description names the file.
  public let isApproximate: Bool
  /// What could not be taken over and may change the meaning of the unit.
  public let problems: [Step]
  /// What was decided and cannot harm, such as stub headers in the place of a C library.
  public let notes: [Step]

  public init(
    path: String, variant: String = "", target: Target, dialect: Dialect, arguments: [String],
    virtualFiles: [VirtualFile] = [], isApproximate: Bool = false, problems: [Step] = [], notes: [Step] = []
  ) {
    self.path = path
    self.variant = variant
    self.target = target
    self.dialect = dialect
    self.arguments = arguments
    self.virtualFiles = virtualFiles
    self.isApproximate = isApproximate
    self.problems = problems
    self.notes = notes
  }
}
