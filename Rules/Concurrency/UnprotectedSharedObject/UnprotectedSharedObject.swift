internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds objects that two threads use at once, one of them writing, without a lock that both hold.
struct UnprotectedSharedObject: ProgramRule {
  static let id: RuleID = "concurrency/unprotected-shared-object"

  func check(_ program: Program, into report: inout Report) {
    guard !program.tasks.isEmpty else { return }
    let threads = Threads(program)
    for object in program.objectsInOrder where !object.isConst && !object.isVolatile && !object.isAtomic {
      guard let uses = threads.uses[object.key] else { continue }
      guard let pair = conflict(uses, threads) else {
        report.add(.holds, at: object.location, tokens: [], Text(verbatim: ""))
        continue
      }
      // Where nothing holds a lock, one has to be taken.
      let open = pair.second.locks.isEmpty && !pair.first.locks.isEmpty ? pair.second : pair.first
      // Whether tasks of a kernel interrupt each other is a matter of their priorities and of its configuration.
      report.add(
        threads.arePreemptive(pair) ? .violated : .unknown(.environment("preemption")), at: open.access.location,
        function: open.function.name, tokens: [object.key.name],
        HasNoCommonLock(
          name: object.key.name, writer: pair.first.thread.name, other: pair.second.thread.name,
          isLocked: !pair.first.locks.isEmpty || !pair.second.locks.isEmpty),
        steps: [step(pair.first), step(pair.second)])
    }
  }

  private func step(_ use: Threads.Use) -> Step {
    let name = use.function.name
    return Step(
      location: use.access.location,
      text: use.access.isWrite
        ? Text(en: "written here, in `\(name)`", ja: "`\(name)` でここに書き込む")
        : Text(en: "read here, in `\(name)`", ja: "`\(name)` でここから読み出す"))
  }

  /// A write and another use that may happen at the same time; a pair that certainly may first.
  private func conflict(_ uses: [Threads.Use], _ threads: Threads) -> Threads.Pair? {
    var possible: Threads.Pair?
    for write in uses where write.access.isWrite {
      for other in uses {
        guard other.thread != write.thread || threads.repeated.contains(write.thread),
          write.locks.isDisjoint(with: other.locks), !threads.areInTouch(write.function, other.function)
        else { continue }
        if threads.arePreemptive((write, other)) { return (write, other) }
        possible = possible ?? (write, other)
      }
    }
    return possible
  }
}

/// Which threads touch which objects.
private struct Threads {
  struct Use {
    /// The function that the thread starts with, or the one that started it and goes on.
    let thread: SymbolKey
    let function: SymbolKey
    let access: ObjectAccess
    let locks: Set<String>
  }

  typealias Pair = (first: Use, second: Use)

  private(set) var uses: [SymbolKey: [Use]] = [:]
  /// Threads that are started more than once.
  private(set) var repeated: Set<SymbolKey> = []
  /// Threads of an operating system, which run whenever they can, and the function that started them.
  private var preemptive: Set<SymbolKey> = []
  private let program: Program

  private static let creators: Set<String> = ["pthread_create", "thrd_create", "CreateThread", "_beginthreadex"]

  init(_ program: Program) {
    self.program = program
    let outer = program.locksOfCallers()
    var starts: [SymbolKey: Int] = [:]
    for function in program.functionsInOrder {
      for start in function.started where start.role == .task {
        starts[start.function, default: 0] += start.isInLoop ? 2 : 1
        let creator = function.calls.first { $0.location == start.location }?.text ?? ""
        if Self.creators.contains(creator) { preemptive.insert(start.function) }
      }
    }
    repeated = Set(starts.filter { $0.value > 1 }.keys)
    for task in program.tasks {
      let reached = program.reached(from: [task], calls: [], throughPointers: true)
      for key in reached.keys.sorted() { add(key, of: task, outer) { _ in true } }
    }
    // What starts the tasks of a kernel ends when its scheduler begins.
    guard !preemptive.isEmpty, let main = program.starts.first else { return }
    preemptive.insert(main)
    let companions = program.companions(of: .task)
    for function in program.functionsInOrder {
      add(function.key, of: main, outer) { companions.contains($0, of: function.key) }
    }
  }

  private mutating func add(
    _ key: SymbolKey, of thread: SymbolKey, _ outer: [SymbolKey: Set<String>],
    where isConcurrent: (ObjectAccess) -> Bool
  ) {
    for access in program.functions[key]?.accesses ?? [] where !access.isByAddress && !access.isVolatile {
      guard !access.isProtected, isConcurrent(access) else { continue }
      uses[access.object, default: []].append(
        Use(thread: thread, function: key, access: access, locks: Set(access.locks).union(outer[key] ?? [])))
    }
  }

  func arePreemptive(_ pair: Pair) -> Bool {
    preemptive.contains(pair.first.thread) && preemptive.contains(pair.second.thread)
  }

  /// Whether two functions hand things over by a kernel's object: one signals and the other waits.
  func areInTouch(_ a: SymbolKey, _ b: SymbolKey) -> Bool {
    func speaks(_ key: SymbolKey) -> Bool {
      program.functions[key]?.calls.contains { call in
        !Set(call.text.words).isDisjoint(with: Self.channels)
      } ?? false
    }
    return a != b && speaks(a) && speaks(b)
  }

  private static let channels: Set<String> = [
    "queue", "semaphore", "sem", "msgq", "fifo", "mailbox", "mbox", "event", "cond", "notify", "barrier", "signal",
  ]
}

private struct HasNoCommonLock: Message {
  let name: String
  let writer: String
  let other: String
  let isLocked: Bool
  var en: String {
    let threads = writer == other ? "several threads of `\(writer)` use" : "`\(writer)` writes and `\(other)` uses"
    return "\(threads) `\(name)` at the same time \(isLocked ? "without a lock that both hold" : "without a lock")"
  }
  var ja: String {
    let threads = writer == other ? "`\(writer)` の複数のスレッドが" : "`\(writer)` の書込みと `\(other)` の使用が"
    let how = writer == other ? "同時に使う" : "同時に行われる"
    return "\(threads) `\(name)` に対して\(isLocked ? "共通のロックなしで" : "ロックなしで")\(how)"
  }
}
