import ArgumentParser
import Evidence
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
      With --run nothing is examined: the criteria are computed from the audit SARIF of an earlier run, and files and \
      commits that have changed since are counted. The result is what was computed; whether the software is released \
      is for people to decide. Exit codes: 0 every criterion is met, 1 some are not, 3 all are met but the analysis is \
      incomplete.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Option(
    name: .customLong("run"), help: ArgumentHelp("The audit SARIF of the run to judge.", valueName: "file"))
  var storedRun: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The commit that the run has to be about; the one that is checked out.", valueName: "commit"))
  var commit: String?

  @Option(name: .long, help: ArgumentHelp("Write the criteria as JSON to this file too.", valueName: "file"))
  var json: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project(configurationPath: arguments.config)
      let subject = try subject(project, language)
      let configuration = project.configuration
      // A stored run may be stale, whatever the configuration asks.
      let always: [GatePolicy.Limit] =
        storedRun == nil ? [] : subject.state.isInRepository ? [.commitsApart, .changedFiles] : [.changedFiles]
      let report = GateReport(
        subject, policy: configuration.gate, always: always, classes: configuration.classes)
      if let json { try writeAtomically(report.json, to: Path.absolute(json, in: project.workingDirectory)) }
      print(report.text(in: language), terminator: "")
      if !report.unmet.isEmpty { throw Outcome.findings }
      if !subject.isComplete { throw Outcome.incomplete }
    }
  }

  private func subject(_ project: Project, _ language: Language) throws -> GateSubject {
    guard let storedRun else { return try examined(project, language) }
    return try stored(storedRun, project)
  }

  private func examined(_ project: Project, _ language: Language) throws -> GateSubject {
    let library = Loading.library
    defer { library.wait() }
    let check = CheckRun(arguments: arguments, project: project, language: language, library: library)
    let triaged = try check.examination()
    for problem in triaged.register?.problems ?? [] { problem.print(in: language) }
    let repository = RepositoryState(root: project.root)
    let paths = triaged.examination.artifacts.map(\.path)
    return GateSubject(triaged, state: state(repository, of: paths, examined: repository.commit))
  }

  private func stored(_ name: String, _ project: Project) throws -> GateSubject {
    let path = Path.absolute(name, in: project.workingDirectory)
    guard let bytes = FileSystem.disk.contents(path) else {
      throw Stop(Text(en: "\(path) cannot be read", ja: "\(path) を読み込めません"))
    }
    let stored: StoredRun
    do {
      stored = try StoredRun(reading: bytes, path: name)
    } catch {
      throw Stop(error)
    }
    var subject = stored.subject
    subject.state = state(RepositoryState(root: project.root), of: stored.files.map(\.path), examined: stored.commit)
    let changed = stored.files.filter { file in
      FileSystem.disk.contents(Path.absolute(file.path, in: project.root)).map { sha256($0) } != file.sha256
    }
    let register = project.register(arguments.register, isWholeProject: true)
    subject.state.changedFiles = changed.count + (register?.reading.register.content == stored.register ? 0 : 1)
    if let register { subject.countExpired(in: project.problems(of: register)) }
    return subject
  }

  private func state(_ repository: RepositoryState, of paths: [String], examined: String?) -> SourceState {
    var state = SourceState()
    guard let head = repository.commit else { return state }
    state.isInRepository = true
    state.uncommittedFiles = repository.changed(among: paths)?.count
    state.commitsApart = examined.flatMap { repository.commitsApart($0, commit ?? head) }
    return state
  }
}
