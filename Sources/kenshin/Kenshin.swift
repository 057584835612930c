import ArgumentParser

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
    subcommands: [Check.self, Rules.self, Explain.self, Init.self, IRCommand.self],
    defaultSubcommand: nil)
}

/// The version of the program and its rules (Semantic Versioning 2.0.0).
let toolVersion = "0.1.0"
