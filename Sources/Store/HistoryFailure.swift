/// Why a history cannot be used.
public enum HistoryFailure: Error, Hashable, Sendable {
  /// The file is no SQLite database, or a damaged one; what SQLite says.
  case unreadable(path: String, String)
  /// The file is a database of another program.
  case foreign(path: String)
  /// The file was written by a later version of this program.
  case newer(path: String, version: Int)
  /// An entry was changed, removed or put in: its number, from one.
  case broken(path: String, entry: Int)
}
