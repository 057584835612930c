import Foundation
import Testing

/// The package's folder.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// The built program.
let kenshin =
  ["debug", "release"].map { "\(root)/.build/\($0)/kenshin" }
  .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "\(root)/.build/debug/kenshin"

struct Run {
  let code: Int32
  let output: String
  let errors: String
}

/// Runs a program and waits for its end.
///
/// - Parameter input: what it reads from standard input.
@discardableResult
func run(
  _ arguments: [String], in directory: String, environment: [String: String] = [:], input: String? = nil
) throws -> Run {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.currentDirectoryURL = URL(fileURLWithPath: directory)
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
  let folder = try Scratch()
  let output = "\(folder.path)/output"
  let errors = "\(folder.path)/errors"
  for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
  process.standardOutput = FileHandle(forWritingAtPath: output)
  process.standardError = FileHandle(forWritingAtPath: errors)
  process.standardInput = FileHandle.nullDevice
  if let input {
    try Data(input.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/input"))
    process.standardInput = FileHandle(forReadingAtPath: "\(folder.path)/input")
  }
  try process.run()
  process.waitUntilExit()
  return Run(
    code: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
    errors: try String(contentsOfFile: errors, encoding: .utf8))
}

/// A folder that goes away with the value.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "kenshin-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func command(_ arguments: String..., input: String? = nil) throws -> Run {
    try run([kenshin] + arguments + ["--lang", "en"], in: path, input: input)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try run([kenshin, "check", "--lang", "en"] + arguments, in: path, environment: environment)
  }
}
