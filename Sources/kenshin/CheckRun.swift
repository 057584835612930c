import Build
import Crypto
import Findings
import Foundation
import Frontend
import Pipeline
import RuleKit
import Source
import Triage

/// One examination of a project: plan, examination, triage.
struct CheckRun {
  let arguments: RunArguments
  let project: Project
  let language: Language
  let library: Beside<Result<LibClang, LibClangFailure>>

  /// Examines what the command names as it stands on disk.
  ///
  /// - Parameter path: where to write all current findings as a baseline.
  func examination(writingBaseline path: String? = nil) throws -> TriagedExamination {
    let plan = Result { try project.plan(arguments.input, files: .disk) }
    let library = try loadedLibrary(language, library.value)
    let examination = try examine(plan.get(), files: .disk, library: library)
    let input = register(isWholeProject: isWholeProject)
    let triaged = triage(examination, baseline: try baseline(), register: input)
    if let path { try save(Baseline(of: triage(examination, register: input)), to: path) }
    return triaged
  }

  /// Examines the staged content of changed files, and keeps only what the commit before them does not have.
  func stagedExamination() throws -> TriagedExamination {
    let library = try loadedLibrary(language, library.value)
    let change = try StagedChange(root: project.root)
    let files = FileSystem.disk.overlaid(with: change.staged)
    let plan = try change.affected(
      of: project.plan(arguments.input, paths: project.configuration.paths, files: files), files: files)
    let examination = try examine(plan, files: files, library: library, mayBeEmpty: true)
    let before = FileSystem.disk.overlaid(with: change.staged.merging(change.committed) { _, old in old })
    let oldUnits = plan.units.filter { !change.added.contains($0.path) }
    let oldPlan = CompilationPlan(root: plan.root, units: oldUnits)
    let old = try examine(oldPlan, files: before, library: library, isQuiet: true, mayBeEmpty: true)
    return triage(
      examination, baseline: Baseline(of: triage(old)), register: register(isWholeProject: false))
  }

  // MARK: Parts

  private func examine(
    _ plan: CompilationPlan, files: FileSystem, library: LibClang, isQuiet: Bool = false,
    mayBeEmpty: Bool = false
  ) throws -> Examination {
    let jobs = arguments.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let examiner = Examiner(
      library: library, files: files, rules: project.rules,
      enabled: try project.enabledRules(only: arguments.rule, disabling: arguments.disable),
      depth: arguments.depth.flatMap(Examiner.Depth.init) ?? project.configuration.depth, models: project.models,
      workers: .processes(jobs), patience: arguments.patience,
      digest: Self.sha256)
    var progress = Progress(isShown: !isQuiet)
    var examination = examiner.examine(plan) { progress.show($0, of: $1) }
    progress.finish()
    examination.findings.removeAll { project.configuration.excludes($0.location.path) }
    if plan.units.isEmpty, plan.problems.isEmpty, !mayBeEmpty {
      throw Stop(
        Text(
          en:
            "there is nothing to examine: no C files were found; name files or folders, or a build description with -p",
          ja: "解析対象がありません。C ファイルが見つからないため、ファイルやフォルダを指定するか、-p でビルド情報を指定してください"))
    }
    return examination
  }

  /// Whether rows of the register without a finding are stale: neither files nor rules were chosen.
  private var isWholeProject: Bool {
    arguments.input.paths.isEmpty && arguments.rule.isEmpty && arguments.disable.isEmpty
  }

  private func register(isWholeProject: Bool) -> RegisterInput? {
    project.register(arguments.register, isWholeProject: isWholeProject)
  }

  private static let sha256: @Sendable ([UInt8]) -> String = { bytes in
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private func baseline() throws -> Baseline? {
    let named = arguments.baseline.map { Path.absolute($0, in: project.workingDirectory) }
    guard let path = named ?? project.configuration.baseline.map({ Path.absolute($0, in: project.root) }) else {
      return nil
    }
    guard let bytes = FileSystem.disk.contents(path) else {
      throw Stop(
        Text(
          en: "baseline \(path) cannot be read; make it with --write-baseline",
          ja: "ベースライン \(path) を読み込めません。--write-baseline で作成してください"))
    }
    do {
      return try Baseline(reading: bytes, path: path)
    } catch {
      throw Stop(error.text)
    }
  }

  private func save(_ baseline: Baseline, to path: String) throws {
    try writeAtomically(baseline.text, to: Path.absolute(path, in: project.workingDirectory))
  }
}

/// Writes a file as a whole or not at all. What is no plain file, such as `/dev/null`, a pipe or a link, is written to
/// and stays what it is.
func writeAtomically(_ text: String, to path: String) throws {
  do {
    var status = stat()
    let isSpecial = lstat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: isSpecial ? [] : .atomic)
  } catch {
    throw Stop(
      Text(
        en: "\(path) cannot be written: \(error.localizedDescription)",
        ja: "\(path) に書き込めません: \(error.localizedDescription)"))
  }
}

/// libclang, with a warning where it is old.
func loadedLibrary(_ language: Language, _ found: Result<LibClang, LibClangFailure>) throws -> LibClang {
  do {
    let library = try found.get()
    if library.isDegraded {
      printError(
        language == .english
          ? "kenshin: warning: \(library.path) is libclang \(library.majorVersion); 19 is the oldest supported version, places inside macros are less exact"
          : "kenshin: 警告: \(library.path) は libclang \(library.majorVersion) です。サポート対象は 19 以降で、マクロ内の位置が不正確になります")
    }
    return library
  } catch {
    throw Stop(error)
  }
}
