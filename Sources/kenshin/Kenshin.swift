import ArgumentParser
import Foundation
import Frontend
import Pipeline

/// The command `kenshin`.
@main
struct Kenshin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kenshin",
    abstract: "Examines the C firmware of medical devices for secure-coding violations.",
    discussion: """
      Kenshin states what it looked at, what it found and what it could not look at. It does not certify conformity or \
      the absence of vulnerabilities.

      Exit codes: 0 nothing over the gate, 1 findings over the gate, 2 wrong usage or configuration, \
      3 incomplete analysis with nothing over the gate, 4 internal error.
      """,
    version: toolVersion,
    subcommands: [
      Check.self, TriageCommand.self, RegisterCommand.self, GateCommand.self, HistoryCommand.self, EvidenceCommand.self,
      Validate.self, Rules.self, Explain.self, Init.self, EntriesCommand.self, FuzzHarnessCommand.self, IRCommand.self,
    ],
    defaultSubcommand: nil)

  /// Begins to load libclang before the arguments are read: a cold check waits for it longer than for anything else.
  static func main() {
    Memory.prepare()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let isLoading = isExamining(arguments)
    if isLoading { _ = Loading.library }
    do {
      var command = try parseAsRoot(PlanArguments.separated(arguments))
      try command.run()
      leave(.success)
    } catch let code as ExitCode {
      leave(code)
    } catch {
      // A process that ends while another thread loads a library may crash on its way out.
      if isLoading { Loading.library.wait() }
      exit(withError: error)
    }
  }

  /// Ends the process at once: what libraries would tidy up ends with it, and takes a while.
  private static func leave(_ code: ExitCode) -> Never {
    fflush(nil)
    _exit(code.rawValue)
  }

  private static func isExamining(_ arguments: [String]) -> Bool {
    switch arguments.first {
    case "check", "triage", "gate", "validate": true
    case "evidence": !arguments.dropFirst().prefix(1).contains { ["verify", "sign", "keygen"].contains($0) }
    default: false
    }
  }
}

/// libclang as it is being loaded.
enum Loading {
  static let library = Beside { Result { () throws(LibClangFailure) in try LibClang.find() } }
}

/// The version of the program and its rules (Semantic Versioning 2.0.0).
let toolVersion = "0.1.0"
