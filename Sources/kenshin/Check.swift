import ArgumentParser
import Build
import Crypto
import Findings
import Foundation
import Frontend
import Pipeline
import Reports
import RuleKit
import Source
import Store
import Triage

/// `kenshin check`: the examination.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Examine a project, folders or files.")

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write a result: FORMAT=FILE, or FORMAT for standard output. Formats: \(ReportFormat.allCases.map(\.name).joined(separator: ", ")).",
      valueName: "format=file"))
  var output: [String] = []

  @Option(name: .long, help: "Write all current findings to this baseline file.")
  var writeBaseline: String?

  @Option(
    name: .long, help: "Add the run and the identities of its findings to this history; `kenshin history` shows it.")
  var record: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Fail at active findings of this severity or higher.", valueName: "low|medium|high|never"))
  var failOn: String?

  @Flag(name: .long, help: "Check the staged content of changed files and report only what the change introduces.")
  var staged = false

  @Flag(name: .long, help: "Show undecided sites too.")
  var showUnknown = false

  @Flag(name: .long, help: "Show suppressed findings too.")
  var showSuppressed = false

  @Option(
    name: .long, help: "Name that tells apart several uploads for one commit, such as one for each build configuration."
  )
  var category = "kenshin"

  func validate() throws {
    if let failOn, Gate(failOn) == nil {
      throw ValidationError("--fail-on must be one of \(Gate.names.joined(separator: ", "))")
    }
  }

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let start = Date()
      let library = Loading.library
      defer { library.wait() }
      let project = try Project(configurationPath: arguments.config)
      let outputs = try OutputFile.parse(output)
      let run = CheckRun(arguments: arguments, project: project, language: language, library: library)
      let triaged = try staged ? run.stagedExamination() : run.examination(writingBaseline: writeBaseline)
      for problem in triaged.register?.problems ?? [] { problem.print(in: language) }
      let gate = Gate(failOn ?? project.configuration.failOn) ?? .severity(.low)
      let code = exitCode(triaged, gate)
      let writer = ResultWriter(
        project: project, language: language, gate: gate, start: start, exitCode: code, command: self)
      try writer.write(triaged, to: outputs)
      if let record {
        let revision = Repository.revision(of: project.root).map { ($0.id, $0.branch) }
        try History.record(
          RunRecord(triaged, start: ResultWriter.utc(start), revision: revision),
          in: Path.absolute(record, in: project.workingDirectory))
      }
      if code != Outcome.clean { throw code }
    }
  }

  /// A hook does not block a commit for headers that are missing on this machine, only for files that were not analysed.
  private func exitCode(_ triaged: TriagedExamination, _ gate: Gate) -> ExitCode {
    if !gate.judge(triaged).passes { return Outcome.findings }
    let examination = triaged.examination
    let isComplete = staged ? examination.units.allSatisfy { $0.state != .failed } : examination.isComplete
    return isComplete ? Outcome.clean : Outcome.incomplete
  }
}

/// Where a result goes.
struct OutputFile {
  let format: ReportFormat
  /// Nil for standard output.
  let path: String?

  static func parse(_ texts: [String]) throws -> [OutputFile] {
    var outputs: [OutputFile] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      do {
        let path = parts.count > 1 && parts[1] != "-" ? parts[1] : nil
        outputs.append(OutputFile(format: try ReportFormat(named: parts.first ?? text), path: path))
      } catch {
        throw Stop(error.text)
      }
    }
    return outputs
  }
}
