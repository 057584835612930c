internal import Findings
internal import RuleKit
internal import Syntax

/// Finds programs that are started by their bare name, so that the environment decides which file runs.
struct ProgramFromSearchPath: SyntaxRule {
  static let id: RuleID = "call/program-from-search-path"
  static let kinds: [NodeKind] = [.call]

  /// Functions that look for a program, with the position of its name.
  private static let searching: [String: Int] = ["execlp": 0, "execvp": 0, "execvpe": 0, "posix_spawnp": 1]
  /// Functions that hand a command to a shell, which looks for its program.
  private static let shells: Set<String> = ["system", "popen"]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let function = node.libraryName else { return }
    let isShell = Self.shells.contains(function)
    guard let position = isShell ? 0 : Self.searching[function], position < node.arguments.count else { return }
    let argument = node.arguments[position]
    let beginnings = TextBeginning.of(argument)
    if beginnings.isEmpty {
      // What a shell is given is a matter of call/command-processor.
      if isShell { return }
      let place = argument.quotation
      return report.add(.unknown(.environment(place)), at: node, IsSearched(function: function, program: place))
    }
    let bare = beginnings.lazy.compactMap { isShell ? $0.commandName : $0.programName }.first
    guard let bare, !node.isBehindSearchPath else { return report.holds(at: node) }
    report.violation(at: node, IsSearched(function: function, program: bare))
  }
}

extension TextBeginning {
  /// The name of a program without a folder; nil where there is a folder, or the name is not known to its end.
  fileprivate var programName: String? { isWhole && !text.isEmpty && !text.contains("/") ? text : nil }

  /// The program that a command begins with, where it has no folder and is no part of the shell.
  fileprivate var commandName: String? {
    let command = text.drop { $0 == " " || $0 == "\t" || $0 == "\n" }
    let name = command.prefix { $0.isLetter || $0.isNumber || "_-.+".contains($0) }
    let isEnded = command.count > name.count ? " \t\n;|&<>".contains(command[name.endIndex]) : isWhole
    guard isEnded, name.first?.isLetter == true, !Self.builtins.contains(String(name)) else { return nil }
    return String(name)
  }

  /// Words that a shell knows itself (POSIX.1-2017, Shell Command Language 2.4 and 2.14, and utilities that shells build
  /// in).
  private static let builtins: Set<String> = [
    "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times", "trap",
    "unset", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while", "alias",
    "bg", "cd", "command", "echo", "false", "fc", "fg", "getopts", "hash", "jobs", "kill", "printf", "pwd", "read",
    "test", "true", "type", "ulimit", "umask", "unalias", "wait", "source", "local",
  ]
}

extension Node {
  /// Whether the unit sets `PATH` to a text of the program: in the same function before this call, or in another one.
  fileprivate var isBehindSearchPath: Bool {
    let function = enclosingFunction
    return tree.functions.contains { other in
      other.descendants.contains { $0.setsSearchPath && (other != function || $0.id < id) }
    }
  }

  private var setsSearchPath: Bool {
    guard let name = libraryName else { return false }
    let texts = arguments.map { TextOrigin.of($0) }
    switch name {
    case "setenv": return texts.count > 1 && texts[0].literal == "PATH" && texts[1].literal != nil
    case "putenv": return texts.first?.literal?.hasPrefix("PATH=") == true
    default: return false
    }
  }
}

extension TextOrigin {
  /// The text of the literal, where it is one.
  fileprivate var literal: String? {
    guard case .literals(let literals) = self, literals.count == 1 else { return nil }
    return literals[0].narrowText
  }
}

private struct IsSearched: Message {
  let function: String
  let program: String
  var en: String { "`\(function)` looks for `\(program)` along `PATH`; whoever sets `PATH` decides which program runs" }
  var ja: String { "`\(function)` は `\(program)` を `PATH` から探すため、`PATH` を設定した者が実行するプログラムを決められる" }
}
