import ArgumentParser
import Findings
import Foundation
import Pipeline
import RuleKit
import Source
import Triage

/// `kenshin register`: the project's register of dispositions and deviations.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Check or list the register of dispositions and deviations.",
    subcommands: [RegisterCheck.self, RegisterList.self])
}

/// `kenshin register check`: the CI step.
struct RegisterCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the register, and with --examine that findings and comments match its rows.")

  @OptionGroup var common: CommonOptions

  @OptionGroup var arguments: RunArguments

  @Flag(name: .long, help: "Examine the project too: rows without a finding, and comments without a row.")
  var examine = false

  @Flag(name: .long, help: "Fail at flags too: rows that nobody, or only their proposer, has approved.")
  var strict = false

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project(configurationPath: arguments.config)
      let input = try project.requiredRegister(arguments.register)
      let problems = try examine ? examined(project, language) : project.problems(of: input)
      for problem in problems { problem.print(in: language) }
      let errors = problems.count { $0.severity == .error }
      print(summary(input.reading.register, errors: errors, flags: problems.count - errors, language))
      if errors > 0 || strict && !problems.isEmpty { throw Outcome.findings }
    }
  }

  private func examined(_ project: Project, _ language: Language) throws -> [RegisterProblem] {
    let library = Loading.library
    defer { library.wait() }
    let run = CheckRun(arguments: arguments, project: project, language: language, library: library)
    return try run.examination().register?.problems ?? []
  }

  private func summary(_ register: Register, errors: Int, flags: Int, _ language: Language) -> String {
    language == .english
      ? "register: rows \(register.rows.count), files \(register.files.count), errors \(errors), flags \(flags)"
      : "台帳: 行 \(register.rows.count)、ファイル \(register.files.count)、誤り \(errors)、注意 \(flags)"
  }
}

/// `kenshin register list`: the rows.
struct RegisterList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rows of the register.")

  @OptionGroup var common: CommonOptions

  @OptionGroup var register: RegisterArguments

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project()
      let input = try project.requiredRegister(register)
      let problems = project.problems(of: input)
      for row in input.reading.register.rows { print(line(row, problems.filter { $0.row == row.id }, language)) }
    }
  }

  private func line(_ row: Disposition, _ problems: [RegisterProblem], _ language: Language) -> String {
    let status: RulingStatus =
      problems.contains { $0.severity == .error }
      ? .rejected : row.needsApproval && row.procedure.approved == nil ? .underReview : .accepted
    let limit = row.procedure.expires.map(\.description) ?? row.procedure.untilVersion.map { "< \($0)" } ?? "–"
    let parts = [
      row.id, row.kind.title[language], row.rule.description, status.title[language], limit,
      row.subject.seenAt ?? row.subject.paths.joined(separator: " "), "\(row.place.path):\(row.place.line)",
    ]
    return parts.map(\.visible).joined(separator: "  ")
  }
}

extension RulingStatus {
  var title: Text {
    switch self {
    case .accepted: Text(en: "accepted", ja: "承認済み")
    case .underReview: Text(en: "under review", ja: "審査中")
    case .rejected: Text(en: "without effect", ja: "無効")
    }
  }
}

extension RegisterProblem {
  /// Writes the problem to standard error.
  func print(in language: Language) {
    let name =
      switch severity {
      case .error: language == .english ? "error" : "エラー"
      case .flag: language == .english ? "flag" : "注意"
      }
    printError("kenshin: \(name): \(text[language])")
  }
}

extension Project {
  /// - Throws: where the project has no register.
  func requiredRegister(_ arguments: RegisterArguments) throws -> RegisterInput {
    guard let input = register(arguments, isWholeProject: true) else {
      throw Stop(
        Text(
          en: "\(root) has neither \(Register.fileName) nor \(Register.folderName)/; `kenshin triage` makes one",
          ja: "\(root) に \(Register.fileName) も \(Register.folderName)/ もありません。`kenshin triage` で作成できます"))
    }
    return input
  }

  /// What is wrong with the register without a look at the code.
  func problems(of input: RegisterInput) -> [RegisterProblem] {
    let descriptors = rules.map(\.descriptor) + SuppressionRule.descriptors
    let own = input.reading.register.problems(policy: input.policy, rules: descriptors)
    return (input.reading.problems + own).sorted(by: RegisterProblem.order)
  }
}
