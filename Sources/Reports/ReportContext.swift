public import Findings
internal import Source
public import Triage

/// What a report says besides the result: the tool, the run and the reader. All of it is handed in.
public struct ReportContext: Sendable {
  /// The program that made the run.
  public struct Tool: Hashable, Sendable {
    public var name: String
    /// A semantic version, such as `1.4.0`.
    public var version: String
    /// A page about the tool; nil where there is none.
    public var informationURI: String?

    public init(name: String = "Kenshin", version: String, informationURI: String? = nil) {
      self.name = name
      self.version = version
      self.informationURI = informationURI
    }
  }

  /// How and when the program was run; the only part of a report that may differ between two equal runs.
  public struct Invocation: Hashable, Sendable {
    /// The arguments without the program's name; secrets replaced by `[REDACTED]`.
    public var arguments: [String]
    /// Start and end as `2026-04-01T09:30:00Z`; nil where reports shall carry no time.
    public var startUTC: String?
    public var endUTC: String?
    public var exitCode: Int?
    /// The absolute path of the working directory.
    public var workingDirectory: String?

    public init(
      arguments: [String] = [], startUTC: String? = nil, endUTC: String? = nil, exitCode: Int? = nil,
      workingDirectory: String? = nil
    ) {
      self.arguments = arguments
      self.startUTC = startUTC
      self.endUTC = endUTC
      self.exitCode = exitCode
      self.workingDirectory = workingDirectory
    }
  }

  /// The state of the repository that was examined.
  public struct Revision: Hashable, Sendable {
    /// The commit's full identifier.
    public var id: String
    public var branch: String?
    /// An absolute URI; SARIF has no place for a revision without one.
    public var repositoryURI: String?

    public init(id: String, branch: String? = nil, repositoryURI: String? = nil) {
      self.id = id
      self.branch = branch
      self.repositoryURI = repositoryURI
    }
  }

  /// What the terminal can show.
  public struct Terminal: Hashable, Sendable {
    public var hasColour: Bool
    /// The width in columns to which prose and excerpts are cut or folded.
    public var width: Int

    public init(hasColour: Bool = false, width: Int = 100) {
      self.hasColour = hasColour
      self.width = width
    }
  }

  public var tool: Tool
  public var language: Language
  /// Whether SARIF carries the other language's texts too, as Markdown under those of `language`.
  public var isBilingual: Bool
  /// The absolute path of the project's root, to which `Location.path` is relative; nil keeps it out of reports.
  public var sourceRoot: String?
  /// The path of `sourceRoot` inside the repository, such as `firmware`; empty where they are the same folder.
  public var repositoryPrefix: String
  /// A name that tells apart several runs of one commit, such as a build configuration.
  public var category: String
  public var invocation: Invocation
  public var revision: Revision?
  public var terminal: Terminal
  /// The gate whose judgement the terminal report prints; nil prints none.
  public var gate: Gate?
  /// Whether the terminal report lists undecided sites one by one.
  public var showsOpen: Bool
  /// Whether the terminal report lists suppressed findings one by one.
  public var showsSuppressed: Bool
  /// The whole text of a file in UTF-8 by `Location.path`; nil where it cannot be had.
  public var sourceText: @Sendable (_ path: String) -> [UInt8]?

  public init(
    tool: Tool, language: Language = .english, isBilingual: Bool = false, sourceRoot: String? = nil,
    repositoryPrefix: String = "",
    category: String = "kenshin", invocation: Invocation = Invocation(), revision: Revision? = nil,
    terminal: Terminal = Terminal(), gate: Gate? = nil, showsOpen: Bool = false, showsSuppressed: Bool = false,
    sourceText: @escaping @Sendable (_ path: String) -> [UInt8]? = { _ in nil }
  ) {
    self.tool = tool
    self.language = language
    self.isBilingual = isBilingual
    self.sourceRoot = sourceRoot
    self.repositoryPrefix = repositoryPrefix
    self.category = category
    self.invocation = invocation
    self.revision = revision
    self.terminal = terminal
    self.gate = gate
    self.showsOpen = showsOpen
    self.showsSuppressed = showsSuppressed
    self.sourceText = sourceText
  }

  /// `path:line:column` as a terminal can open it: relative to the reader's working directory where that is known.
  func shown(_ location: Location) -> String {
    Location(
      path: shownPath(location.path), line: location.line, column: location.column, endLine: location.endLine,
      endColumn: location.endColumn
    ).shown
  }

  /// A path relative to the reader's working directory where that is known.
  func shownPath(_ path: String) -> String {
    guard let sourceRoot, let folder = invocation.workingDirectory, folder != sourceRoot, !path.isEmpty else {
      return path
    }
    return Path.way(from: folder, to: Path.absolute(path, in: sourceRoot))
  }
}
