import Findings
import Foundation
import Testing
import Triage

@testable import Reports

/// Validation by Python's jsonschema, an implementation that is not ours.
private enum Validator {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let script = root.appendingPathComponent("Scripts/validate-sarif")
  static let sarifSchema = root.deletingLastPathComponent().appendingPathComponent("shared/sarif-schema-2.1.0.json")

  static let isAvailable: Bool = run(["-c", "import jsonschema"])?.status == 0
  static let hasSARIFSchema = FileManager.default.fileExists(atPath: sarifSchema.path)

  static func run(_ arguments: [String]) -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// The faults of some texts; empty where all are valid.
  static func faults(of texts: [String], schema: URL) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for (index, text) in texts.enumerated() {
      let file = folder.appendingPathComponent("\(index).json")
      try Data(text.utf8).write(to: file)
      files.append(file.path)
    }
    let result = run([script.path, schema.path] + files)
    return result?.status == 0 ? "" : result?.output ?? "python3 did not start"
  }
}

private let runs = [
  triage(Examples.pump), triage(Examples.pump, baseline: Baseline(of: triage(Examples.pump))),
  triage(Examples.examination([])), triage(withPaths), triage(Examples.hostile),
]

private let withPaths: Examination = {
  var examination = Examples.examination([])
  var paths = PathCoverage()
  paths.obstructions = [PathCoverage.Obstruction(function: "handle", path: "src/a.c", line: 3)]
  paths.obstructions[0].unresolvedCalls = 1
  examination.paths = paths
  return examination
}()

private func texts(_ formats: [ReportFormat]) -> [String] {
  var bare = Examples.context(.japanese)
  bare.sourceRoot = nil
  bare.revision = nil
  bare.invocation = ReportContext.Invocation()
  bare.sourceText = { _ in nil }
  let contexts = [Examples.context(), Examples.context(.japanese), bare]
  return formats.flatMap { format in
    runs.flatMap { run in contexts.map { format.render(run, context: $0) } }
  }
}

@Test(
  .enabled(if: Validator.isAvailable, "python3 with jsonschema is not installed"),
  .enabled(if: Validator.hasSARIFSchema, "the SARIF schema is not beside the package"))
func sarifIsValidAgainstTheErrataSchema() throws {
  #expect(
    try Validator.faults(
      of: texts([.sarif, .sarifAudit, .sarifGitHub, .sarifDojo, .sarifCodeChecker]), schema: Validator.sarifSchema)
      == "")
}

@Test(.enabled(if: Validator.isAvailable, "python3 with jsonschema is not installed"))
func theJSONReportIsValidAgainstItsOwnSchema() throws {
  let schema = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try Data(JSONReport.schema.utf8).write(to: schema)
  defer { try? FileManager.default.removeItem(at: schema) }
  #expect(try Validator.faults(of: texts([.json]), schema: schema) == "")
}

@Test(.enabled(if: Validator.isAvailable, "python3 with jsonschema is not installed"))
func theValidatorSeesFaults() throws {
  let schema = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try Data(JSONReport.schema.utf8).write(to: schema)
  defer { try? FileManager.default.removeItem(at: schema) }
  #expect(try Validator.faults(of: ["{}"], schema: schema) != "")
}
