/// What the user adds to a build description.
public struct PlanOptions: Sendable {
  /// Asks a compiler for its search folders: path and arguments in, the text of `-E -v` out; nil where it failed.
  ///
  /// Called only for compilers whose path matches one of `queryDriverAllowed`.
  public typealias DriverQuery = @Sendable (_ compiler: String, _ arguments: [String]) -> String?

  /// The project's root, absolute; nil to take it from the description's place and its units.
  public var root: String?
  /// A triple or short name that replaces what the compiler's name says.
  public var targetOverride: String?
  /// A dialect's name that replaces what the compiler's name says.
  public var dialectOverride: String?
  /// Arguments for libclang appended to every unit.
  public var extraArguments: [String]
  /// Globs of the compilers that may be run, matched against the absolute path: `*` within a name, `**` across folders.
  public var queryDriverAllowed: [String]
  /// Include folders by compiler path, known beforehand.
  public var driverAnswers: [String: [String]]
  public var queryDriver: DriverQuery?

  public init(
    root: String? = nil, targetOverride: String? = nil, dialectOverride: String? = nil, extraArguments: [String] = [],
    queryDriverAllowed: [String] = [], driverAnswers: [String: [String]] = [:], queryDriver: DriverQuery? = nil
  ) {
    self.root = root
    self.targetOverride = targetOverride
    self.dialectOverride = dialectOverride
    self.extraArguments = extraArguments
    self.queryDriverAllowed = queryDriverAllowed
    self.driverAnswers = driverAnswers
    self.queryDriver = queryDriver
  }
}
