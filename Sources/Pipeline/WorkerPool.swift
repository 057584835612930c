internal import Basics
internal import CPosix
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Works on numbered items in child processes, so that a crash or a hang loses one item and nothing else.
///
/// The supervisor is single-threaded and forks; a child inherits all that its work needs and receives only the numbers
/// of items. Items are handed out in order.
struct WorkerPool<Answer: Serial & Sendable> {
  /// Why there is no answer for an item.
  enum Loss {
    case crash(signal: Int32)
    /// No answer within so many seconds.
    case silence(Int)
  }

  /// The answers in order of the items, and the workers that end by themselves because their pipes are closed.
  struct Outcome {
    let answers: [Answer]
    let ending: EndingWorkers
  }

  private struct Worker {
    let process: pid_t
    let pipe: MessagePipe
    var item: Int
    var deadline: Double
  }

  let items: Int
  let workers: Int
  /// Seconds after which an item without an answer is given up. The clock decides only over life and death of a worker,
  /// never over a verdict.
  let patience: Double
  /// Makes, in the child, the function that works on an item.
  let makeWork: @Sendable () -> (Int) -> Answer
  /// The answer in the place of one that was lost.
  let lost: (Int, Loss) -> Answer

  private enum Received {
    case answer(Answer)
    case crash, silence
  }

  /// Works on all items.
  ///
  /// - Parameter progress: called with the number of finished items.
  func run(progress: (Int) -> Void) -> Outcome {
    var ending = EndingWorkers()
    var answers: [Answer?] = Array(repeating: nil, count: items)
    var pool: [Worker] = []
    var next = 0
    var finished = 0
    signal(SIGPIPE, SIG_IGN)
    func take() -> Int? {
      guard next < items else { return nil }
      next += 1
      return next - 1
    }
    for _ in 0..<min(workers, items) {
      if let item = take() { start(item, in: &pool, &answers) }
    }
    while !pool.isEmpty {
      for index in ready(pool).reversed() {
        guard let received = read(from: pool[index]) else { continue }
        let item = pool[index].item
        finished += 1
        progress(finished)
        if case .answer(let answer) = received {
          answers[item] = answer
          if let following = take() {
            send(following, to: &pool[index])
          } else {
            ending.add(pool[index].process)
            pool[index].pipe.close()
            pool.remove(at: index)
          }
        } else {
          answers[item] = lost(item, bury(pool.remove(at: index), received))
          if let following = take() { start(following, in: &pool, &answers) }
        }
      }
    }
    return Outcome(
      answers: answers.enumerated().map { index, answer in answer ?? lost(index, .crash(signal: 0)) }, ending: ending)
  }

  // MARK: Processes

  private func start(_ item: Int, in pool: inout [Worker], _ answers: inout [Answer?]) {
    guard let pipe = MessagePipe() else {
      answers[item] = lost(item, .crash(signal: 0))
      return
    }
    let process = cposix_fork()
    if process == 0 {
      for worker in pool { worker.pipe.close() }
      pipe.becomeChild()
      serve(pipe)
    }
    pipe.becomeParent()
    guard process > 0 else {
      pipe.close()
      answers[item] = lost(item, .crash(signal: 0))
      return
    }
    pool.append(Worker(process: process, pipe: pipe, item: item, deadline: 0))
    send(item, to: &pool[pool.count - 1])
  }

  private func send(_ item: Int, to worker: inout Worker) {
    worker.item = item
    worker.deadline = Self.now() + patience
    worker.pipe.ask(item)
  }

  /// Ends a worker that has given no answer.
  private func bury(_ worker: Worker, _ received: Received) -> Loss {
    var status: Int32 = 0
    let isSilent = if case .silence = received { true } else { false }
    if isSilent { kill(worker.process, SIGKILL) }
    worker.pipe.close()
    waitpid(worker.process, &status, 0)
    return isSilent ? .silence(Int(patience)) : .crash(signal: status & 0x7f)
  }

  /// The child's life: reads numbers of items and writes answers until the supervisor closes the pipe.
  ///
  /// It runs on a thread with a deep stack, since parser and tree walks recurse.
  private func serve(_ pipe: MessagePipe) -> Never {
    let makeWork = makeWork
    let thread = Thread {
      let work = makeWork()
      while let item = pipe.question() {
        var writer = SerialWriter()
        work(item).write(to: &writer)
        pipe.answer(writer.bytes)
      }
      _exit(0)
    }
    thread.stackSize = 1 << 29
    thread.start()
    while true { pause() }
  }

  // MARK: Waiting

  /// The indices of workers that have something to say or have run out of time.
  private func ready(_ pool: [Worker]) -> [Int] {
    var descriptors = pool.map { $0.pipe.pollDescriptor }
    let count = poll(&descriptors, nfds_t(descriptors.count), 1000)
    let now = Self.now()
    return pool.indices.filter { (count > 0 && descriptors[$0].revents != 0) || pool[$0].deadline < now }
  }

  /// Reads what a worker has written so far; nil while its answer is incomplete.
  private func read(from worker: Worker) -> Received? {
    switch worker.pipe.receive() {
    case .nothing: return worker.deadline < Self.now() ? .silence : nil
    case .part: return nil
    case .end: return .crash
    case .whole(let bytes):
      var reader = SerialReader(bytes)
      return (try? Answer(from: &reader)).map { .answer($0) } ?? .crash
    }
  }

  private static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}

/// Child processes that end by themselves.
struct EndingWorkers {
  private var processes: [pid_t] = []

  mutating func add(_ process: pid_t) { processes.append(process) }

  mutating func add(_ others: EndingWorkers) { processes += others.processes }

  /// Waits for their end, so that none is left behind.
  func reap() {
    for process in processes {
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }
}
