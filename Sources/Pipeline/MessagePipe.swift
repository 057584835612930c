#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Two pipes between a supervisor and its worker: numbers go to the worker, answers of any length come back.
final class MessagePipe: @unchecked Sendable {
  enum Received {
    /// Nothing new has come.
    case nothing
    /// More of an answer, which is not complete yet.
    case part
    case whole([UInt8])
    /// The other side is gone.
    case end
  }

  private let questions: (read: Int32, write: Int32)
  private let answers: (read: Int32, write: Int32)
  /// What has come of the answer; only the supervisor's single thread uses it.
  private var received: [UInt8] = []

  /// Opens the pipes; nil where there can be none.
  init?() {
    var first: [Int32] = [0, 0]
    var second: [Int32] = [0, 0]
    guard pipe(&first) == 0 else { return nil }
    guard pipe(&second) == 0 else {
      for descriptor in first { Self.closeDescriptor(descriptor) }
      return nil
    }
    questions = (first[0], first[1])
    answers = (second[0], second[1])
  }

  /// Keeps the worker's ends.
  func becomeChild() {
    Self.closeDescriptor(questions.write)
    Self.closeDescriptor(answers.read)
  }

  /// Keeps the supervisor's ends.
  func becomeParent() {
    Self.closeDescriptor(questions.read)
    Self.closeDescriptor(answers.write)
  }

  /// Closes the supervisor's ends; the worker ends when it sees that.
  func close() {
    Self.closeDescriptor(questions.write)
    Self.closeDescriptor(answers.read)
  }

  // MARK: Supervisor

  func ask(_ number: Int) { Self.writeAll(Self.header(number), to: questions.write) }

  var pollDescriptor: pollfd { pollfd(fd: answers.read, events: Int16(POLLIN), revents: 0) }

  /// Takes what has come, without waiting.
  func receive() -> Received {
    var descriptor = pollDescriptor
    if poll(&descriptor, 1, 0) == 0 { return .nothing }
    let size = 1 << 16
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      count = read(answers.read, buffer.baseAddress, size)
      initialized = max(0, count)
    }
    guard count > 0 else { return .end }
    received += piece
    guard received.count >= 8 else { return .part }
    let length = Self.number(received[..<8])
    guard received.count >= 8 + length else {
      received.reserveCapacity(8 + length)
      return .part
    }
    defer { received = [] }
    return .whole(Array(received[8..<(8 + length)]))
  }

  // MARK: Worker

  /// Waits for a number; nil at the end.
  func question() -> Int? {
    var bytes: [UInt8] = []
    while bytes.count < 8 {
      var buffer = [UInt8](repeating: 0, count: 8 - bytes.count)
      let received = read(questions.read, &buffer, buffer.count)
      if received <= 0 { return nil }
      bytes += buffer[..<received]
    }
    return Self.number(bytes[...])
  }

  func answer(_ bytes: [UInt8]) {
    Self.writeAll(Self.header(bytes.count), to: answers.write)
    Self.writeAll(bytes, to: answers.write)
  }

  // MARK: Bytes

  private static func header(_ number: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }

  private static func closeDescriptor(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if count <= 0 { return }
        offset += count
      }
    }
  }
}
