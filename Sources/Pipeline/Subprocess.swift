internal import Foundation

/// A program that is run to its end.
public enum Subprocess {
  public struct Result: Sendable {
    public let output: [UInt8]
    public let errors: [UInt8]
    public let code: Int32
  }

  /// Runs a program found in PATH or by absolute path; nil where it cannot be started.
  public static func run(_ arguments: [String], in directory: String? = nil) -> Result? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    // Read one stream on another thread so that neither pipe can fill up and block the child.
    let reader = ErrorReader(errors.fileHandleForReading)
    reader.start()
    let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return Result(output: bytes, errors: reader.wait(), code: process.terminationStatus)
  }
}

private final class ErrorReader: @unchecked Sendable {
  private let handle: FileHandle
  private let done = DispatchSemaphore(value: 0)
  private var bytes: [UInt8] = []

  init(_ handle: FileHandle) { self.handle = handle }

  func start() {
    Thread { [self] in
      bytes = Array(handle.readDataToEndOfFile())
      done.signal()
    }.start()
  }

  func wait() -> [UInt8] {
    done.wait()
    return bytes
  }
}
