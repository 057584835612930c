internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds functions that write an object without the lock that most of those who write it hold.
struct InconsistentLock: ProgramRule {
  static let id: RuleID = "concurrency/inconsistent-lock"

  func check(_ program: Program, into report: inout Report) {
    let writers = Writers(program)
    var reported: Set<Place> = []
    for object in program.objectsInOrder where !object.isConst && !object.isAtomic {
      guard let all = writers.byObject[object.key], let lock = Self.usualLock(of: all) else { continue }
      let open = all.filter { $0.isOpen && writers.mayRunBeside($0) }
      if open.isEmpty { report.add(.holds, at: object.location, tokens: [], Text(verbatim: "")) }
      let careful = all.filter { $0.locks.contains(lock) }
      // A function that forgets the lock does so for all objects that it writes.
      for writer in open where reported.insert(Place(function: writer.function.key, lock: lock)).inserted {
        report.add(
          .violated, at: writer.write.location, function: writer.function.name, tokens: [object.key.name, lock],
          IsWrittenWithoutLock(name: object.key.name, lock: lock, others: careful.prefix(2).map(\.function.name)),
          steps: careful.prefix(2).map { other in
            Step(
              location: other.write.location,
              text: Text(
                en: "written with the lock here, in `\(other.function.name)`",
                ja: "`\(other.function.name)` ではロック中に書き込む"))
          })
      }
    }
  }

  private struct Place: Hashable {
    let function: SymbolKey
    let lock: String
  }

  /// The lock that at least two of the functions that write an object hold, and at least two thirds of them.
  private static func usualLock(of writers: [Writers.Writer]) -> String? {
    var counts: [String: Int] = [:]
    for lock in writers.flatMap(\.locks) { counts[lock, default: 0] += 1 }
    let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let usual, usual.value >= 2, 3 * usual.value >= 2 * writers.count else { return nil }
    return usual.key
  }
}

/// Which functions write which objects, and what they hold meanwhile.
private struct Writers {
  struct Writer {
    let function: FunctionSummary
    /// The first write.
    let write: ObjectAccess
    /// The locks with a name that are held at all writes.
    let locks: Set<String>
    /// Whether no write of the function holds a lock or masks interrupts.
    let isOpen: Bool
  }

  private(set) var byObject: [SymbolKey: [Writer]] = [:]
  private let program: Program
  private let companions: Program.Companions
  /// What threads reach; nil where no thread is known, and anything may be called by one.
  private let threaded: Set<SymbolKey>?

  /// Names of functions that run before others use an object or after they did, or whose callers see to the lock.
  private static let exempt: Set<String> = [
    "init", "initialize", "initialise", "setup", "create", "new", "alloc", "reset", "deinit", "deinitialize", "destroy",
    "delete", "teardown", "cleanup", "fini", "configure", "boot", "locked", "unlocked", "lockless", "nolock", "unsafe",
    "isr",
  ]

  init(_ program: Program) {
    self.program = program
    companions = program.companions(of: .task)
    threaded =
      program.tasks.isEmpty
      ? nil : Set(program.reached(from: program.tasks, calls: [], throughPointers: true).keys)
    let outer = program.locksOfCallers()
    for function in program.functionsInOrder {
      var writes: [SymbolKey: [ObjectAccess]] = [:]
      for access in function.accesses where access.isWrite && !access.isByAddress {
        // A volatile or atomic member of another object has rules of its own.
        guard !access.isVolatile || program.objects[access.object]?.isVolatile == true else { continue }
        writes[access.object, default: []].append(access)
      }
      for (object, writes) in writes {
        // A lock without a name cannot be told from others, but it is one.
        let held = writes.map { Set($0.locks).union(outer[function.key] ?? []) }
        let locks = held.dropFirst().reduce(held[0]) { $0.intersection($1) }.subtracting([""])
        let isOpen = held.allSatisfy(\.isEmpty) && !writes.contains(where: \.isProtected)
        if isOpen, isExempt(function) { continue }
        byObject[object, default: []].append(
          Writer(function: function, write: writes[0], locks: locks, isOpen: isOpen))
      }
    }
  }

  private func isExempt(_ function: FunctionSummary) -> Bool {
    switch program.role(of: function.key) {
    case .start, .interruptHandler: return true
    case .task, .ordinary: break
    }
    return function.name.hasPrefix("__") || !Set(function.name.words).isDisjoint(with: Self.exempt)
  }

  /// Whether an open writer can be entered from outside the file, and not only before threads are started.
  func mayRunBeside(_ writer: Writer) -> Bool {
    let key = writer.function.key
    let isReached = key.text == key.name || program.isAddressTaken(key) || program.role(of: key) == .task
    guard isReached, let threaded, program.isCalled(key) else { return isReached }
    return threaded.contains(key) || companions.contains(writer.write, of: key)
  }
}

private struct IsWrittenWithoutLock: Message {
  let name: String
  let lock: String
  let others: [String]
  var en: String {
    let holders = others.map { "`\($0)`" }.joined(separator: " and ")
    return "`\(name)` is written without `\(lock)`, which \(holders) hold for it"
  }
  var ja: String {
    let holders = others.map { "`\($0)`" }.joined(separator: " と ")
    return "\(holders) がロック `\(lock)` を保持して書き込む `\(name)` に、ロックなしで書き込んでいる"
  }
}
