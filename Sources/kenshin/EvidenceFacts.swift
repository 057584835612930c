import ArgumentParser
import Build
import Evidence
import Findings
import Foundation
import Frontend
import Machine
import Pipeline
import Reports
import RuleKit
import Source
import Store
import Triage

/// Gathers what the documents say about the run besides its result.
struct EvidenceFacts {
  let command: EvidenceMake
  let project: Project
  let metadata: ProjectMetadata

  static let sarifName = "audit.sarif"

  /// The audit SARIF, without times: equal runs give equal files.
  func sarif(_ triaged: TriagedExamination) -> String {
    let context = ReportContext(
      tool: .init(version: toolVersion), language: .english, sourceRoot: project.root,
      repositoryPrefix: Repository.prefix(of: project.root), category: command.category,
      invocation: .init(
        arguments: Array(CommandLine.arguments.dropFirst()), workingDirectory: project.workingDirectory),
      revision: Repository.revision(of: project.root), sourceText: { text(of: $0).map { Array($0.utf8) } })
    return ReportFormat.sarifAudit.render(triaged, context: context)
  }

  func text(of path: String) -> String? {
    FileSystem.disk.contents(Path.absolute(path, in: project.root)).map { bytes in
      String(decoding: SourceEncoding.detected(in: bytes).utf8(from: bytes), as: UTF8.self)
    }
  }

  func input(
    _ triaged: TriagedExamination, sarif: String, start: Date, library: Result<LibClang, LibClangFailure>,
    history: RunHistory?
  ) throws -> EvidenceInput {
    let gate = Gate(project.configuration.failOn) ?? .severity(.low)
    let judged = gate.judge(triaged)
    let tool = tool(library)
    var run = RunFacts(
      tool: tool,
      commandLine: (["kenshin"] + CommandLine.arguments.dropFirst()).joined(separator: " "),
      startUTC: ResultWriter.utc(start), endUTC: ResultWriter.utc(Date()), machine: Self.machine)
    run.depth = command.arguments.depth ?? project.configuration.depth.rawValue
    run.patience = Int(command.arguments.patience)
    run.threshold = gate.threshold
    run.failingFindings = judged.failing
    run.sarifName = Self.sarifName
    run.sarifDigest = sha256(sarif.utf8)
    run.disabled = project.configuration.disable
    run.excluded = project.configuration.exclude
    run.configuration = file(command.arguments.config ?? "\(project.root)/\(Configuration.fileName)")
    run.projectFile = file(metadata.path)
    run.registerFiles = (triaged.register?.files ?? []).compactMap { file("\(project.root)/\($0)") }
    run.history = history
    run.previousManifest = try previous()
    let repository = RepositoryState(root: project.root)
    run.commit = repository.commit
    run.branch = repository.branch
    run.changedFiles = repository.changed(among: triaged.examination.artifacts.map(\.path))
    run.releaseRelation = repository.relation(to: metadata.release.commit)
    var input = EvidenceInput(
      triaged: triaged, project: metadata, run: run, sourceText: { [self] in text(of: $0) })
    input.validation = try validation(tool)
    input.classes = classes
    input.criteria = criteria(triaged, run, isInRepository: repository.commit != nil)
    let policy = project.policy(command.arguments.register)
    input.mandatory = Set(project.rules.map(\.descriptor).filter(policy.isMandatory).map(\.id))
    return input
  }

  /// Whose files are whose by the settings and by the project file, so that all documents count alike.
  private var classes: FileClasses {
    var classes = project.configuration.classes
    func paths(_ kind: ProjectMetadata.FileClass) -> [String] {
      metadata.files.filter { $0.kind == kind }.map { metadata.fromRoot($0.path) }
    }
    classes.thirdParty += paths(.thirdParty)
    classes.generated += paths(.generated)
    return classes
  }

  private func criteria(_ triaged: TriagedExamination, _ run: RunFacts, isInRepository: Bool) -> [GateCriterion] {
    var state = SourceState()
    state.isInRepository = isInRepository
    state.uncommittedFiles = run.changedFiles?.count
    state.commitsApart = run.commit.flatMap { examined in
      RepositoryState(root: project.root).commitsApart(examined, metadata.release.commit ?? examined)
    }
    let subject = GateSubject(triaged, state: state)
    return GateReport(
      subject, policy: project.configuration.gate,
      always: [.undisposed, .expired, .failedUnits, .uncommittedFiles]
        + (triaged.baseline == nil ? [] : [.unjudgedBaseline]), classes: classes
    ).criteria
  }

  // MARK: Tool

  private func tool(_ library: Result<LibClang, LibClangFailure>) -> RunFacts.Tool {
    let version = (try? library.get()).map { "libclang \($0.majorVersion)" } ?? "libclang"
    return Self.tool(project.rules.map(\.descriptor), frontend: version)
  }

  /// The program as it is identified in documents.
  static func tool(_ rules: [RuleDescriptor], frontend: String) -> RunFacts.Tool {
    let digest = Bundle.main.executablePath.flatMap { FileSystem.disk.contents($0) }.map { sha256($0) }
    return RunFacts.Tool(
      version: toolVersion, digest: digest, rulePackDigest: RulePack.digest(of: rules), frontend: frontend)
  }

  static var machine: String {
    var names = utsname()
    uname(&names)
    func text<Tuple>(_ tuple: Tuple) -> String {
      withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return "\(text(names.sysname)) \(text(names.release)) \(text(names.machine))"
  }

  // MARK: Files

  private func file(_ path: String) -> RunFacts.InputFile? {
    let path = Path.absolute(path, in: project.workingDirectory)
    return FileSystem.disk.contents(path).map {
      RunFacts.InputFile(path: Path.relative(path, to: project.root), digest: sha256($0))
    }
  }

  /// The recorded runs; a broken chain is refused.
  func history() throws -> RunHistory? {
    let named = command.history.map { Path.absolute($0, in: project.workingDirectory) }
    guard let path = named ?? project.configuration.history.map({ Path.absolute($0, in: project.root) }) else {
      return nil
    }
    let entries = try History.entries(of: path)
    let file = RunFacts.InputFile(
      path: Path.way(from: project.root, to: path), digest: entries.last?.hash ?? History.origin)
    return RunHistory(
      file: file,
      runs: entries.map { entry in
        RunHistory.Run(
          start: entry.record.start, commit: entry.record.commit, fingerprints: entry.record.fingerprints)
      })
  }

  private func previous() throws -> String? {
    guard let name = command.previous else { return nil }
    let path = Path.absolute(name, in: project.workingDirectory)
    guard let bytes = FileSystem.disk.contents(path) else {
      throw Stop(Text(en: "\(path) cannot be read", ja: "\(path) を読み込めません"))
    }
    do {
      _ = try Manifest(reading: bytes)
    } catch {
      throw Stop(Text(en: "\(path): \(error.reason.en)", ja: "\(path): \(error.reason.ja)"))
    }
    return sha256(bytes)
  }

  /// Results of another version or rule set are refused.
  private func validation(_ tool: RunFacts.Tool) throws -> ValidationResult? {
    guard let name = command.validation else { return nil }
    let path = Path.absolute(name, in: project.workingDirectory)
    guard let bytes = FileSystem.disk.contents(path),
      let result = try? JSONDecoder().decode(ValidationResult.self, from: Data(bytes))
    else {
      throw Stop(
        Text(
          en: "\(path) holds no results of `kenshin validate`", ja: "\(path) は `kenshin validate` の結果ではありません"))
    }
    guard result.toolDigest == tool.digest, result.rulePackDigest == tool.rulePackDigest else {
      throw Stop(
        Text(
          en: "\(path) was made by another version of the program or its rules; run `kenshin validate` again",
          ja: "\(path) は別のバージョンのプログラム又はルールによる結果です。`kenshin validate` を再度実行してください"))
    }
    return result
  }

  // MARK: Machines

  /// The machines that the plan names, with the number of their units.
  func targets() throws -> [TargetFacts] {
    let plan = try project.plan(command.arguments.input, files: .disk)
    var counts: [String: (unit: PlannedUnit, count: Int)] = [:]
    for unit in plan.units {
      let key = "\(unit.target.name) \(unit.dialect.name.rawValue) \(unit.hasSignedChar)"
      counts[key] = (counts[key]?.unit ?? unit, (counts[key]?.count ?? 0) + 1)
    }
    return counts.sorted { $0.key < $1.key }.map { _, entry in
      let model = entry.unit.target.dataModel
      return TargetFacts(
        name: entry.unit.target.name, dialect: entry.unit.dialect.name.rawValue, units: entry.count,
        isBigEndian: model.byteOrder == .big, isCharSigned: entry.unit.hasSignedChar,
        widths: [model.intBits, model.longBits, model.pointerBits])
    }
  }
}

extension PlannedUnit {
  /// Whether plain `char` is signed: the target's choice, or the last flag's.
  fileprivate var hasSignedChar: Bool {
    switch arguments.last(where: { ["-fsigned-char", "-funsigned-char"].contains($0) }) {
    case "-fsigned-char": true
    case "-funsigned-char": false
    default: target.dataModel.charIsSigned
    }
  }
}
