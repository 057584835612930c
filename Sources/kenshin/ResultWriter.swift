import ArgumentParser
import Findings
import Foundation
import Pipeline
import Reports
import Source
import Triage

/// Renders a result in the wanted formats.
struct ResultWriter {
  let project: Project
  let language: Language
  let gate: Gate
  let start: Date
  let exitCode: ExitCode
  let command: Check

  /// Writes every output; the terminal report goes to standard output where no output names it.
  func write(_ triaged: TriagedExamination, to outputs: [OutputFile]) throws {
    for output in outputs {
      let text = output.format.render(triaged, context: context(output.path == nil))
      if let path = output.path {
        try writeAtomically(text, to: Path.absolute(path, in: project.workingDirectory))
      } else {
        FileHandle.standardOutput.write(Data(text.utf8))
      }
    }
    if !outputs.contains(where: { $0.path == nil }) {
      let text = ReportFormat.text.render(triaged, context: context(true))
      FileHandle.standardOutput.write(Data(text.utf8))
    }
  }

  private func context(_ isTerminal: Bool) -> ReportContext {
    let environment = ProcessInfo.processInfo.environment
    let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty && isatty(STDOUT_FILENO) == 1
    return ReportContext(
      tool: .init(version: toolVersion), language: language, isBilingual: command.common.isBilingual,
      sourceRoot: project.root,
      repositoryPrefix: Repository.prefix(of: project.root), category: command.category,
      invocation: .init(
        arguments: Array(CommandLine.arguments.dropFirst()), startUTC: Self.utc(start), endUTC: Self.utc(Date()),
        exitCode: Int(exitCode.rawValue), workingDirectory: project.workingDirectory),
      revision: Repository.revision(of: project.root),
      terminal: .init(hasColour: isTerminal && wantsColour, width: Self.terminalWidth(environment)), gate: gate,
      showsOpen: command.showUnknown, showsSuppressed: command.showSuppressed,
      sourceText: { [root = project.root] path in
        FileSystem.disk.contents(Path.absolute(path, in: root)).map { SourceEncoding.detected(in: $0).utf8(from: $0) }
      })
  }

  /// A moment as SARIF writes it, such as `2026-04-01T09:30:00Z`.
  static func utc(_ date: Date) -> String {
    // `ISO8601DateFormatter` loads ICU, which takes longer than the rest of the report.
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func terminalWidth(_ environment: [String: String]) -> Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
    return environment["COLUMNS"].flatMap { Int($0) } ?? 100
  }
}
