import Foundation
import GRDB
import Testing

@testable import Store

/// A path for a database; the file goes away with the value.
private final class Scratch {
  let path = NSTemporaryDirectory() + "kenshin-history-\(UUID().uuidString).sqlite"
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func execute(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  /// Changes the file as somebody would who knows of the triggers.
  func tamper(_ sql: String) throws {
    let triggers = ["run_keeps_entries", "run_loses_no_entries", "run_grows_at_its_end"]
    try execute(triggers.map { "DROP TRIGGER \($0);" }.joined() + sql)
  }
}

private func record(_ number: Int) -> RunRecord {
  var record = RunRecord(guid: "run-\(number)", start: "2026-11-29T00:00:0\(number)Z", tool: "0.1.0")
  record.commit = "c0ffee"
  record.findings.high = number
  record.findings.new = number == 1 ? nil : 0
  return record
}

private func filled(_ scratch: Scratch, _ count: Int = 3) throws {
  let history = try History(path: scratch.path)
  for number in 1...count { try history.append(record(number)) }
}

private func failure(_ scratch: Scratch) -> HistoryFailure? {
  do {
    _ = try History(path: scratch.path).entries()
    return nil
  } catch {
    return error
  }
}

@Suite struct HistoryTests {
  @Test func runsComeBackAsTheyWereRecorded() throws {
    let scratch = Scratch()
    try filled(scratch)
    let entries = try History(path: scratch.path).entries()
    #expect(entries.map(\.record) == [record(1), record(2), record(3)])
    #expect(entries.map(\.number) == [1, 2, 3])
    #expect(Set(entries.map(\.hash)).count == 3)
  }

  @Test func equalRunsHaveEqualChains() throws {
    let (one, two) = (Scratch(), Scratch())
    try filled(one)
    try filled(two)
    #expect(try History(path: one.path).entries() == History(path: two.path).entries())
  }

  @Test func findingsAreKeptAndEntriesWithoutThemStayAsTheyWere() throws {
    let scratch = Scratch()
    var kept = record(2)
    kept.fingerprints = ["1f0c6d2e9a7b4c35:0", "77e1b0a2c4d59f18:1"]
    let history = try History(path: scratch.path)
    try history.append(record(1))
    try history.append(kept)
    #expect(try history.entries().map(\.record.fingerprints) == [nil, kept.fingerprints])
    let contents = try DatabaseQueue(path: scratch.path).read {
      try String.fetchAll($0, sql: "SELECT content FROM run ORDER BY number")
    }
    #expect(contents.map { $0.contains("fingerprints") } == [false, true])
    try scratch.tamper("UPDATE run SET content = replace(content, '4c35:0', '4c35:1') WHERE number = 2")
    #expect(failure(scratch) == .broken(path: scratch.path, entry: 2))
  }

  @Test(arguments: [
    "UPDATE run SET content = '{}' WHERE number = 2", "DELETE FROM run WHERE number = 3", "DELETE FROM run",
    "INSERT INTO run VALUES (7, '{}', '', 'x')", "INSERT INTO run VALUES (4, '{}', 'other', 'x')",
    "REPLACE INTO run VALUES (1, '{}', '', 'x')",
  ])
  func entriesAreOnlyAdded(sql: String) throws {
    let scratch = Scratch()
    try filled(scratch)
    #expect(throws: DatabaseError.self) { try scratch.execute(sql) }
    #expect(try History(path: scratch.path).entries().count == 3)
  }

  @Test(arguments: [
    ("UPDATE run SET content = replace(content, '\"high\":2', '\"high\":0') WHERE number = 2", 2),
    ("DELETE FROM run WHERE number = 2", 2), ("DELETE FROM run WHERE number = 1", 1),
    ("UPDATE run SET hash = 'x' WHERE number = 3", 3), ("UPDATE run SET previous = 'x' WHERE number = 3", 3),
    ("UPDATE run SET content = x'ff00' WHERE number = 1", 1),
  ])
  func whatWasChangedIsFound(sql: String, entry: Int) throws {
    let scratch = Scratch()
    try filled(scratch)
    try scratch.tamper(sql)
    #expect(failure(scratch) == .broken(path: scratch.path, entry: entry))
  }

  @Test func aDatabaseOfAnotherProgramIsRefusedAndKept() throws {
    let scratch = Scratch()
    try scratch.execute("CREATE TABLE other (a INTEGER)")
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    #expect(failure(scratch) == .foreign(path: scratch.path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
  }

  @Test func aLaterVersionIsRefused() throws {
    let scratch = Scratch()
    try filled(scratch)
    try scratch.execute("PRAGMA user_version = 2")
    #expect(failure(scratch) == .newer(path: scratch.path, version: 2))
  }

  @Test(arguments: [
    Array("no database at all, but long enough to be one\n".utf8), [UInt8](repeating: 0xff, count: 5000),
  ])
  func whatIsNoDatabaseIsRefusedAndKept(bytes: [UInt8]) throws {
    let scratch = Scratch()
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.path))
    guard case .unreadable(scratch.path, _)? = failure(scratch) else {
      Issue.record("\(String(describing: failure(scratch)))")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == Data(bytes))
  }

  @Test func damagedPagesNeverTrap() throws {
    let scratch = Scratch()
    try filled(scratch, 9)
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch.path)))
    for position in stride(from: 100, to: good.count, by: 97) {
      var bytes = good
      bytes[position] ^= 0x5a
      try Data(bytes).write(to: URL(fileURLWithPath: scratch.path))
      // Pages that hold nothing may change unseen; entries may not.
      if let entries = try? History(path: scratch.path).entries() {
        #expect(entries.map(\.record) == (1...9).map(record), "byte \(position)")
      }
    }
  }
}
