import ArgumentParser
import Findings
import Foundation
import Pipeline
import Source
import Triage

/// `kenshin triage`: walks through the findings that nobody has decided about, and writes rows of the register.
struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Walk through open findings and write a row of the register for each decision.",
    discussion: """
      Each answer is written at once, so that the walk can be left at any finding and taken up later. \
      Rows are proposals: somebody else approves them in the file.
      """)

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Option(name: .long, help: "Who decides; asked for where it is not given.")
  var by: String?

  @Flag(name: .long, help: "Leave out findings that the baseline holds.")
  var new = false

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let library = Loading.library
      defer { library.wait() }
      let project = try Project(configurationPath: arguments.config)
      let run = CheckRun(arguments: arguments, project: project, language: language, library: library)
      let triaged = try run.examination()
      let open = triaged.findings.filter { isOpen($0) }
      let talk = Dialogue(language: language)
      talk.say(
        en: "findings without a disposition: \(open.count)", ja: "処置が決まっていない指摘: \(open.count) 件")
      guard !open.isEmpty else { return }
      guard let person = by ?? talk.ask(en: "your name", ja: "氏名") else { return }
      var walk = TriageWalk(project: project, policy: project.policy(arguments.register), person: person, talk: talk)
      try walk.go(through: open, of: triaged)
    }
  }

  private func isOpen(_ triaged: Triaged) -> Bool {
    triaged.finding.isViolation && triaged.ruling == nil && triaged.suppression == nil
      && triaged.baselineState != .absent && !(new && triaged.isKnown)
  }
}

/// Questions on standard output and answers from standard input.
struct Dialogue {
  let language: Language

  func say(en: String, ja: String) { write(language == .english ? en : ja) }

  /// Writes a line at once, so that it stands before the question that follows.
  func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// An answer without blanks around it; nil at the end of the input.
  func ask(en: String, ja: String) -> String? {
    FileHandle.standardOutput.write(Data(((language == .english ? en : ja) + "> ").utf8))
    guard let line = readLine() else {
      write("")
      return nil
    }
    return line.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
