internal import Crypto
internal import Foundation
internal import GRDB

/// The runs of a project in the order in which they were recorded: a database to which rows are only added.
///
/// Each entry carries the SHA-256 of its content and of the hash before it, so that a changed, removed or inserted
/// entry shows; triggers refuse changes by accident. Whoever can write the file can make a whole new chain: keep the
/// last hash elsewhere to exclude that.
public struct History {
  /// One recorded run.
  public struct Entry: Hashable, Sendable {
    /// From one.
    public let number: Int
    public let record: RunRecord
    /// In lower-case hexadecimal.
    public let hash: String
  }

  private let path: String
  private let database: DatabaseQueue

  /// `KNSH`, which tells the file from other programs' databases (SQLite's `application_id`).
  private static let application = 0x4b4e_5348
  private static let version = 1
  /// The hash before the first entry.
  public static let origin = String(repeating: "0", count: 64)

  /// Opens a history.
  ///
  /// - Parameters:
  ///   - path: a file; where there is none it is made.
  ///   - isReadOnly: whether the file is there and only read.
  public init(path: String, isReadOnly: Bool = false) throws(HistoryFailure) {
    self.path = path
    do {
      var configuration = GRDB.Configuration()
      configuration.readonly = isReadOnly
      configuration.busyMode = .timeout(30)
      database = try DatabaseQueue(path: path, configuration: configuration)
      try Self.prepare(database, path: path)
    } catch {
      throw Self.failure(error, path)
    }
  }

  /// Adds a run at the end.
  @discardableResult
  public func append(_ record: RunRecord) throws(HistoryFailure) -> Entry {
    do {
      let content = try Self.text(of: record)
      return try database.write { database in
        let last = try Row.fetchOne(database, sql: "SELECT number, hash FROM run ORDER BY number DESC LIMIT 1")
        let previous: String = last?["hash"] ?? Self.origin
        let number = (last?["number"] ?? 0) + 1
        let hash = Self.hash(number: number, content: content, previous: previous)
        try database.execute(
          sql: "INSERT INTO run (number, content, previous, hash) VALUES (?, ?, ?, ?)",
          arguments: [number, content, previous, hash])
        return Entry(number: number, record: record, hash: hash)
      }
    } catch {
      throw Self.failure(error, path)
    }
  }

  /// All entries in order.
  ///
  /// - Throws: at the first entry that the chain does not confirm.
  public func entries() throws(HistoryFailure) -> [Entry] {
    do {
      let rows = try database.read { database in
        try Row.fetchAll(database, sql: "SELECT number, content, previous, hash FROM run ORDER BY number")
      }
      var previous = Self.origin
      var entries: [Entry] = []
      for (index, row) in rows.enumerated() {
        let number = index + 1
        guard let entry = Self.entry(row, number: number, previous: previous) else {
          throw HistoryFailure.broken(path: path, entry: number)
        }
        entries.append(entry)
        previous = entry.hash
      }
      return entries
    } catch {
      throw Self.failure(error, path)
    }
  }

  // MARK: Parts

  private static func entry(_ row: Row, number: Int, previous: String) -> Entry? {
    guard let stored = Int.fromDatabaseValue(row["number"]), stored == number,
      let content = String.fromDatabaseValue(row["content"]), let hash = String.fromDatabaseValue(row["hash"]),
      String.fromDatabaseValue(row["previous"]) == previous,
      hash == Self.hash(number: number, content: content, previous: previous),
      let record = try? JSONDecoder().decode(RunRecord.self, from: Data(content.utf8))
    else { return nil }
    return Entry(number: number, record: record, hash: hash)
  }

  /// The content with its members in the order of their names, so that equal runs have equal texts.
  private static func text(of record: RunRecord) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self)
  }

  private static func hash(number: Int, content: String, previous: String) -> String {
    let digest = SHA256.hash(data: Data("\(number)\n\(previous)\n\(content)".utf8))
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static func prepare(_ database: DatabaseQueue, path: String) throws {
    let isEmpty = try database.read { database in
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      if tables == 0, application == 0, version == 0 { return true }
      guard application == Self.application else { throw HistoryFailure.foreign(path: path) }
      guard version == Self.version else { throw HistoryFailure.newer(path: path, version: version) }
      return false
    }
    // Another process may have filled the file meanwhile; what is there then is refused by `CREATE TABLE`.
    if isEmpty { try database.write { try $0.execute(sql: schema) } }
  }

  private static let schema = """
    CREATE TABLE run (
      number INTEGER PRIMARY KEY NOT NULL,
      content TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    );
    CREATE TRIGGER run_keeps_entries BEFORE UPDATE ON run BEGIN
      SELECT RAISE(ABORT, 'entries of the history are not changed');
    END;
    CREATE TRIGGER run_loses_no_entries BEFORE DELETE ON run BEGIN
      SELECT RAISE(ABORT, 'entries of the history are not removed');
    END;
    CREATE TRIGGER run_grows_at_its_end BEFORE INSERT ON run
    WHEN NEW.number != (SELECT coalesce(max(number), 0) + 1 FROM run)
      OR NEW.previous != coalesce((SELECT hash FROM run ORDER BY number DESC LIMIT 1), printf('%064d', 0))
    BEGIN
      SELECT RAISE(ABORT, 'entries of the history are added at its end');
    END;
    PRAGMA application_id = \(application);
    PRAGMA user_version = \(version);
    """

  private static func failure(_ error: any Error, _ path: String) -> HistoryFailure {
    if let failure = error as? HistoryFailure { return failure }
    if let error = error as? DatabaseError { return .unreadable(path: path, error.message ?? error.description) }
    return .unreadable(path: path, String(describing: error))
  }
}
