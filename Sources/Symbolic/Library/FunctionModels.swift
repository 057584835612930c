/// What functions do that are not followed into: those of the C library, those that a project describes itself, and
/// those that the words of their names tell of.
public struct FunctionModels: Sendable {
  /// A line of a project's models that says nothing known.
  public struct Mistake: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// The line has no colon.
      case noEffects
      /// The line has both functions and words of names before its colon.
      case mixedNames
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

  private var models: [String: LibraryModel] = [:]
  private var hinted: [String: Set<LibraryModel.Hint>] = [:]
  private var patterns: [NamePattern] = []
  private var own: Set<String> = []
  /// Families of what is no memory: streams, numbers of resources and other things that the library knows.
  private(set) var resourceFamilies: Set<String> = ["mapping"]

  /// The models that are part of the program.
  public init() { self = .standard }

  private init(text: String) throws(Mistake) {
    try read(text)
    own = []
  }

  private static let standard: FunctionModels = {
    do throws(Mistake) {
      return try FunctionModels(text: embeddedFiles.first { $0.path.hasSuffix("models.txt") }?.text ?? "")
    } catch {
      preconditionFailure("models.txt: line \(error.line)")
    }
  }()

  /// Adds a project's models; a later one for a function counts.
  ///
  /// - Parameter text: lines `NAME…: effect; effect; …` as in the program's own `models.txt`.
  public mutating func add(_ text: String) throws(Mistake) {
    var copy = self
    try copy.read(text)
    self = copy
  }

  private mutating func read(_ text: String) throws(Mistake) {
    var patterns: [NamePattern] = []
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = row.drop { $0.isWhitespace }
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":") else { throw Mistake(line: index + 1, .noEffects) }
      let model = try Self.model(line[line.index(after: colon)...], line: index + 1)
      noteResources(of: model)
      let names = line[..<colon].split(whereSeparator: \.isWhitespace)
      if names.contains(where: { NamePattern.isList($0) }) {
        guard let pattern = NamePattern(names, model) else { throw Mistake(line: index + 1, .mixedNames) }
        patterns.append(pattern)
      } else {
        for name in names { note(model, of: String(name)) }
      }
    }
    self.patterns = patterns + self.patterns
  }

  /// A line with nothing but hints says nothing else of its functions.
  private mutating func note(_ model: LibraryModel, of function: String) {
    if !model.hints.isEmpty { hinted[function, default: []].formUnion(model.hints) }
    guard model.hints.isEmpty || !model.effects.isEmpty else { return }
    models[function] = model
    own.insert(function)
  }

  private static func model(_ text: Substring, line: Int) throws(Mistake) -> LibraryModel {
    var effects: [LibraryModel.Effect] = []
    var hints: Set<LibraryModel.Hint> = []
    for part in text.split(separator: ";") {
      let words = part.split { $0.isWhitespace }.map(String.init)
      if words.isEmpty { continue }
      if words.count == 2, words[0] == "hint", let hint = LibraryModel.Hint(rawValue: words[1]) {
        hints.insert(hint)
      } else if let effect = LibraryModel.Effect.parse(words) {
        effects.append(effect)
      } else {
        throw Mistake(line: line, .unknownEffect(words.joined(separator: " ")))
      }
    }
    return LibraryModel(effects: effects, hints: hints)
  }

  // MARK: Asking

  /// What a function does, by its own line or by the words of its name.
  subscript(function: String) -> LibraryModel? {
    models[function] ?? patterns.first { !$0.model.effects.isEmpty && $0.covers(function) }?.model
  }

  /// Whether a function has a line of its own.
  func isDescribed(_ function: String) -> Bool { models[function] != nil }

  /// Whether the project describes the function, whose code then need not be followed.
  func isOwn(_ function: String) -> Bool { own.contains(function) }

  /// What lines of a function's own and the words of its name tell of it where it otherwise may do anything.
  func hints(of function: String) -> Set<LibraryModel.Hint> {
    patterns.reduce(into: hinted[function] ?? []) { hints, pattern in
      if !pattern.model.hints.isEmpty, pattern.covers(function) { hints.formUnion(pattern.model.hints) }
    }
  }

  /// Whether the model stands for a function even where its code is there: who takes a lock need not see how.
  func isSubstitute(_ function: String) -> Bool {
    models[function]?.effects.contains { effect in
      if case .resource(let effect) = effect { effect.isAboutLocks } else { false }
    } ?? false
  }

  /// Whether a function takes or gives back locks, and of which kind; nil for any other.
  func lockUse(of function: String) -> (kind: String, isTaking: Bool)? {
    for effect in self[function]?.effects ?? [] {
      switch effect {
      case .resource(.acquire(let lock, _)): return (lock.kind.rawValue, true)
      case .resource(.release(let lock, _)): return (lock.kind.rawValue, false)
      default: break
      }
    }
    return nil
  }

  /// The family of what a function gives back.
  func family(releasedBy function: String) -> String? {
    for effect in models[function]?.effects ?? [] {
      switch effect {
      case .release(let family, _), .resource(.close(let family, _)): return family
      default: break
      }
    }
    return nil
  }

  private mutating func noteResources(of model: LibraryModel) {
    for effect in model.effects {
      switch effect {
      case .allocate(family: let family, _, isZero: _, isOpaque: true), .resource(.open(family: let family)):
        resourceFamilies.insert(family)
      default: break
      }
    }
  }
}
