internal import CPosix

/// Work that runs on another thread beside the work of the thread that asks for it.
public final class Beside<Value: Sendable>: @unchecked Sendable {
  // Written by the other thread before it ends, and read only after it has been waited for.
  private final class Box: @unchecked Sendable { var value: Value? }

  private let result = Box()
  private let work: @Sendable () -> Value
  private let body: ThreadBody
  private var thread: UnsafeMutableRawPointer?

  /// Starts the work.
  public init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    body = ThreadBody { [result] in result.value = work() }
    thread = cposix_start({ ThreadBody.run($0) }, Unmanaged.passUnretained(body).toOpaque())
  }

  deinit { wait() }

  /// Waits until the thread has ended.
  public func wait() {
    if let thread { cposix_join(thread) }
    thread = nil
  }

  /// The work's result; waits for it.
  public var value: Value {
    wait()
    if let value = result.value { return value }
    // No thread could be started.
    let late = work()
    result.value = late
    return late
  }
}

/// What a thread runs; without type parameters, since C calls it.
private final class ThreadBody: Sendable {
  private let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  static func run(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<ThreadBody>.fromOpaque(context).takeUnretainedValue().work()
  }
}

/// How the process allocates memory.
public enum Memory {
  /// Lets the heap grow in large steps; called before the first thread starts.
  public static func prepare() { cposix_prepare_memory() }
}
