/// How the sources of a run relate to their repository and to what is on disk now, as far as that can be told.
public struct SourceState: Hashable, Sendable {
  /// Whether the project lies in a repository at all.
  public var isInRepository = false
  /// Commits between the examined one and the one that is asked about, in either direction.
  public var commitsApart: Int?
  /// Files of the work tree that are in no commit as they are.
  public var uncommittedFiles: Int?
  /// Files of the run that are no longer as they were when it was made; nil for a run that was made just now.
  public var changedFiles: Int?

  public init() {}
}
