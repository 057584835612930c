/// What functions do that are not followed into: those of the C library, and those that a project describes itself.
public struct FunctionModels: Sendable {
  /// A line of a project's models that says nothing known.
  public struct Mistake: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// The line has no colon.
      case noEffects
      /// The effect as it stands there.
      case unknownEffect(String)
    }

    /// From one.
    public let line: Int
    public let reason: Reason

    init(line: Int, _ reason: Reason) {
      self.line = line
      self.reason = reason
    }
  }

  private var models: [String: LibraryModel]
  private var own: Set<String> = []

  /// The models that are part of the program.
  public init() { models = LibraryModel.standard }

  /// Adds a project's models; a later one for a function counts.
  ///
  /// - Parameter text: lines `NAME…: effect; effect; …` as in the program's own `models.txt`.
  public mutating func add(_ text: String) throws(Mistake) {
    for (name, model) in try LibraryModel.parse(text) {
      models[name] = model
      own.insert(name)
    }
  }

  subscript(function: String) -> LibraryModel? { models[function] }

  /// Whether the project describes the function, whose code then need not be followed.
  func isOwn(_ function: String) -> Bool { own.contains(function) }

  /// The family of what a function gives back.
  func family(releasedBy function: String) -> String? {
    for case .release(let family, _) in models[function]?.effects ?? [] { return family }
    return nil
  }
}
