internal import Findings
internal import RuleKit
internal import Source
internal import Summaries
internal import Syntax

/// Finds modes that let everybody write to a file or folder.
struct WorldWritablePermission: SyntaxRule, ProgramRule {
  static let id: RuleID = "access/world-writable-permission"
  static let kinds: [NodeKind] = [.call]
  var definition: RuleDefinition.Check { .several([.syntax(Self.kinds, self), .program(self)]) }

  /// Functions with a mode, and its position among the arguments.
  private static let modes: [String: Int] = [
    "chmod": 1, "fchmod": 1, "lchmod": 1, "fchmodat": 2, "mkdir": 1, "mkdirat": 2, "creat": 1, "open": 2, "open64": 2,
    "openat": 3, "mkfifo": 1, "mknod": 1, "shm_open": 2, "mq_open": 2, "sem_open": 2,
  ]

  /// Modes within one unit: written at the call, held by a variable, or returned by a function.
  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.systemCall, let position = Self.modes[name], position < node.arguments.count else { return }
    let modes = node.arguments[position].possibleConstants
    guard !modes.isEmpty else { return }
    guard let mode = modes.first(where: { $0.constantValue.map(Self.letsEverybodyWrite) ?? false }) else {
      return report.holds(at: node)
    }
    let steps = node.contains(mode) ? [] : [Step(location: mode.location, text: Self.origin)]
    report.violation(at: node, EverybodyWrites(function: name, mode: mode.constantValue?.octal ?? ""), steps: steps)
  }

  /// Modes that a function of another unit returns.
  func check(_ program: Program, into report: inout Report) {
    for function in program.functionsInOrder {
      for call in function.calls where program.callee(of: call) == nil {
        guard let position = Self.modes[call.text], call.argumentCount == position + 1,
          let source = call.lastArgumentSource.flatMap({ program.functions[$0] }), !source.results.isEmpty
        else { continue }
        let mode = source.results.lazy.map { Int128($0) }.first(where: Self.letsEverybodyWrite)
        report.add(
          mode == nil ? .holds : .violated, at: call.location, function: function.name,
          tokens: [call.text, source.name], EverybodyWrites(function: call.text, mode: mode?.octal ?? ""),
          steps: [Step(location: source.location, text: Self.origin)])
      }
    }
  }

  private static let origin = Text(en: "the mode comes from here", ja: "モードの出どころ")

  private static func letsEverybodyWrite(_ mode: Int128) -> Bool {
    let othersWrite: Int128 = 0o002
    let sticky: Int128 = 0o1000
    return (0...0o7777).contains(mode) && mode & othersWrite != 0 && mode & sticky == 0
  }
}

private struct EverybodyWrites: Message {
  let function: String
  let mode: String
  var en: String { "`\(function)` lets everybody write (mode \(mode))" }
  var ja: String { "`\(function)` が誰にでも書込みを許す (モード \(mode))" }
}
