internal import Basics
internal import Build
internal import CPosix
internal import Findings
internal import Foundation
internal import Source

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Analyses units in child processes, so that a crash or a hang loses one unit and nothing else.
///
/// The supervisor is single-threaded and forks; a child inherits the loaded library and all settings and receives only
/// the numbers of units. Units are handed out in plan order.
struct WorkerPool {
  private struct Worker {
    let process: pid_t
    let requests: Int32
    let answers: Int32
    var unit: Int
    var deadline: Double
    var received: [UInt8] = []
  }

  /// The results in plan order, and the workers that end by themselves because their pipes are closed.
  struct Outcome {
    let results: [UnitResult]
    let ending: [pid_t]

    /// Waits for the end of the workers, so that none is left behind.
    func reap() {
      for process in ending {
        var status: Int32 = 0
        waitpid(process, &status, 0)
      }
    }
  }

  let units: [PlannedUnit]
  let workers: Int
  /// Seconds after which a unit without an answer is given up. The clock decides only over life and death of a worker,
  /// never over a verdict.
  let patience: Double
  let root: String

  /// - Parameters:
  ///   - makeAnalysis: makes, in the child, the function that analyses a unit.
  ///   - progress: called with the number of finished units.
  func run(
    makeAnalysis: @escaping @Sendable () -> (PlannedUnit) -> UnitResult, progress: (Int) -> Void
  ) -> Outcome {
    var ending: [pid_t] = []
    var results: [UnitResult?] = Array(repeating: nil, count: units.count)
    var pool: [Worker] = []
    var next = 0
    var finished = 0
    signal(SIGPIPE, SIG_IGN)
    func take() -> Int? {
      guard next < units.count else { return nil }
      next += 1
      return next - 1
    }
    for _ in 0..<min(workers, units.count) {
      if let unit = take() { start(unit, in: &pool, makeAnalysis, &results) }
    }
    while !pool.isEmpty {
      for index in ready(pool).reversed() {
        guard let answer = read(from: &pool[index]) else { continue }
        let unit = pool[index].unit
        finished += 1
        progress(finished)
        if case .result(let result) = answer {
          results[unit] = result
          if let following = take() {
            send(following, to: &pool[index])
          } else {
            ending.append(stop(pool.remove(at: index)))
          }
        } else {
          results[unit] = failure(of: unit, answer, process: pool[index].process)
          close(pool[index].requests)
          close(pool[index].answers)
          pool.remove(at: index)
          if let following = take() { start(following, in: &pool, makeAnalysis, &results) }
        }
      }
    }
    return Outcome(
      results: results.enumerated().map { index, result in result ?? failure(of: index, .died, process: 0) },
      ending: ending)
  }

  private enum Answer {
    case result(UnitResult)
    case died, hung
  }

  // MARK: Processes

  private func start(
    _ unit: Int, in pool: inout [Worker], _ makeAnalysis: @escaping @Sendable () -> (PlannedUnit) -> UnitResult,
    _ results: inout [UnitResult?]
  ) {
    var requests: [Int32] = [0, 0]
    var answers: [Int32] = [0, 0]
    guard pipe(&requests) == 0, pipe(&answers) == 0 else {
      results[unit] = failure(of: unit, .died, process: 0)
      return
    }
    let process = cposix_fork()
    if process == 0 {
      for worker in pool {
        close(worker.requests)
        close(worker.answers)
      }
      close(requests[1])
      close(answers[0])
      serve(requests: requests[0], answers: answers[1], makeAnalysis)
    }
    close(requests[0])
    close(answers[1])
    guard process > 0 else {
      results[unit] = failure(of: unit, .died, process: 0)
      return
    }
    pool.append(Worker(process: process, requests: requests[1], answers: answers[0], unit: unit, deadline: 0))
    send(unit, to: &pool[pool.count - 1])
  }

  private func send(_ unit: Int, to worker: inout Worker) {
    worker.unit = unit
    worker.deadline = Self.now() + patience
    worker.received = []
    Self.writeAll(Self.header(unit), to: worker.requests)
  }

  private func stop(_ worker: Worker) -> pid_t {
    close(worker.requests)
    close(worker.answers)
    return worker.process
  }

  /// The child's life: reads unit numbers and writes results until the supervisor closes the pipe.
  ///
  /// It runs on a thread with a deep stack, since parser and tree walks recurse.
  private func serve(
    requests: Int32, answers: Int32, _ makeAnalysis: @escaping @Sendable () -> (PlannedUnit) -> UnitResult
  ) -> Never {
    let units = units
    let thread = Thread {
      let analyse = makeAnalysis()
      while let header = Self.readExactly(8, from: requests) {
        let unit = units[Self.number(header)]
        var writer = SerialWriter()
        analyse(unit).write(to: &writer)
        Self.writeAll(Self.header(writer.bytes.count) + writer.bytes, to: answers)
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
    var descriptors = pool.map { pollfd(fd: $0.answers, events: Int16(POLLIN), revents: 0) }
    let count = poll(&descriptors, nfds_t(descriptors.count), 1000)
    let now = Self.now()
    return pool.indices.filter { (count > 0 && descriptors[$0].revents != 0) || pool[$0].deadline < now }
  }

  /// Reads what a worker has written so far; nil while its answer is incomplete.
  private func read(from worker: inout Worker) -> Answer? {
    var descriptor = pollfd(fd: worker.answers, events: Int16(POLLIN), revents: 0)
    if poll(&descriptor, 1, 0) == 0 { return worker.deadline < Self.now() ? .hung : nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(worker.answers, &buffer, buffer.count)
    #else
      let count = Darwin.read(worker.answers, &buffer, buffer.count)
    #endif
    guard count > 0 else { return .died }
    worker.received.append(contentsOf: buffer[..<count])
    guard worker.received.count >= 8 else { return nil }
    let length = Self.number(Array(worker.received[..<8]))
    guard worker.received.count >= 8 + length else { return nil }
    var reader = SerialReader(Array(worker.received[8..<(8 + length)]))
    return (try? UnitResult(from: &reader)).map { .result($0) } ?? .died
  }

  private func failure(of unit: Int, _ answer: Answer, process: pid_t) -> UnitResult {
    var status: Int32 = 0
    if process > 0 {
      if case .hung = answer { kill(process, SIGKILL) }
      waitpid(process, &status, 0)
    }
    let path = Path.relative(units[unit].path, to: root)
    let text: Text
    if case .hung = answer {
      text = Text(
        en: "the analysis of this file gave no answer within \(Int(patience)) seconds and was stopped",
        ja: "このファイルの解析は \(Int(patience)) 秒以内に終わらず、中止した")
    } else {
      let signal = status & 0x7f
      text = Text(
        en: "the analysis of this file crashed (signal \(signal)); the other files are not affected",
        ja: "このファイルの解析が異常終了した (シグナル \(signal))。他のファイルには影響しない")
    }
    return UnitResult(
      failed: path, variant: units[unit].variant, problem: Step(location: Location(path: path), text: text))
  }

  // MARK: Bytes

  private static func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  private static func header(_ number: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

  private static func number(_ bytes: [UInt8]) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      offset += count
    }
  }

  private static func readExactly(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: count - bytes.count)
      #if canImport(Glibc)
        let received = Glibc.read(descriptor, &buffer, buffer.count)
      #else
        let received = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if received <= 0 { return nil }
      bytes.append(contentsOf: buffer[..<received])
    }
    return bytes
  }
}
