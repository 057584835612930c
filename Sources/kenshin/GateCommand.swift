import ArgumentParser
import Findings
import Foundation
import Pipeline
import Source
import Triage

/// `kenshin gate`: the criteria of the configuration, computed.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Examine a project and compute each criterion of `gate:` in .kenshin.yml.",
    discussion: """
      The result is what was computed; whether the software is released is for people to decide. \
      Exit codes: 0 every criterion is met, 1 some are not, 3 all are met but the analysis is incomplete.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Option(name: .long, help: ArgumentHelp("Write the criteria as JSON to this file too.", valueName: "file"))
  var json: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let library = Loading.library
      defer { library.wait() }
      let project = try Project(configurationPath: arguments.config)
      let run = CheckRun(arguments: arguments, project: project, language: language, library: library)
      let triaged = try run.examination()
      for problem in triaged.register?.problems ?? [] { problem.print(in: language) }
      let configuration = project.configuration
      let report = GateReport(triaged, policy: configuration.gate, classes: configuration.classes)
      if let json { try writeAtomically(report.json, to: Path.absolute(json, in: project.workingDirectory)) }
      print(report.text(in: language), terminator: "")
      if !report.unmet.isEmpty { throw Outcome.findings }
      if !triaged.examination.isComplete { throw Outcome.incomplete }
    }
  }
}
