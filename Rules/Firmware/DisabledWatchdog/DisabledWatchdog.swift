internal import Findings
internal import RuleKit
internal import Summaries
internal import Syntax

/// Finds calls and register writes that switch the watchdog off.
struct DisabledWatchdog: SyntaxRule {
  static let id: RuleID = "firmware/disabled-watchdog"
  static let kinds: [NodeKind] = [.call, .binary, .compoundAssignment]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = watchdogName(of: node) else { return }
    if node.isFromMacroBody, let macro = node.expansions.first?.name, Watchdog.isNamed(macro) {
      judge(node, name: macro, isOff: Watchdog.switchesOff(name: macro), into: &report)
    } else if node.kind == .call {
      judge(node, name: name, isOff: Watchdog.switchesOff(name: name), into: &report)
    } else if let (left, right) = node.operands {
      judge(node, name: name, isOff: Watchdog.switchesOff(register: left, right, node), into: &report)
    }
  }

  /// The watchdog's function or register that a node uses; nil where it uses none.
  private func watchdogName(of node: Node) -> String? {
    if node.kind == .call { return node.calledFunction.map(\.name).flatMap { Watchdog.isNamed($0) ? $0 : nil } }
    guard node.isAssignment, let left = node.operands?.left else { return nil }
    let text = left.text
    return Watchdog.isMentioned(in: text) && text.identifiers.contains { Watchdog.isNamed($0) } ? text : nil
  }

  private func judge(_ node: Node, name: String, isOff: Bool, into report: inout Report) {
    if isOff, !isSwitchedOnAgain(behind: node) {
      report.violation(at: node, SwitchesOff(name: name))
    } else {
      report.holds(at: node)
    }
  }

  /// Whether the function enables the watchdog further down.
  private func isSwitchedOnAgain(behind node: Node) -> Bool {
    node.enclosingFunction?.descendants.contains { later in
      guard later.id > node.id, later.kind == .call, let name = later.calledFunction?.name, Watchdog.isNamed(name),
        !Watchdog.switchesOff(name: name)
      else { return false }
      return !Set(name.words).isDisjoint(with: [
        "enable", "start", "init", "resume", "restart", "setup", "on", "install",
      ])
    } ?? false
  }
}

/// How the supported device families name their watchdogs and what switches them off.
private enum Watchdog {
  private static let names = PhraseSet(["watchdog", "wdog", "iwdg", "wwdg", "wdt"])
  private static let mentions = PhraseSet(["watchdog", "wdog", "iwdg", "wwdg", "wdt", "copc"])

  /// Whether a text may hold a name of a watchdog.
  static func isMentioned(in text: String) -> Bool { mentions.first(in: text) != nil }

  static func isNamed(_ identifier: String) -> Bool {
    guard isMentioned(in: identifier) else { return false }
    if names.first(in: identifier) != nil { return true }
    let name = identifier.lowercased()
    return name.hasPrefix("copc") || name.hasPrefix("sim_copc")
  }

  static func switchesOff(name: String) -> Bool {
    let words = Set(name.words)
    guard words.isDisjoint(with: exempt) else { return false }
    if name.lowercased().contains("deinit") { return true }
    return !words.isDisjoint(with: ["disable", "disabled", "stop", "off", "hold", "halt", "suspend"])
  }

  /// What is not the watchdog itself: its interrupt, its behaviour under a debugger or in a sleep mode.
  private static let exempt: Set<String> = [
    "interrupt", "irq", "int", "isr", "debug", "dbg", "dbgmcu", "freeze", "sleep", "window", "early", "warning",
    "callback",
    "it", "is", "get", "event", "notification", "lock", "unlock",
  ]

  static func switchesOff(register left: Node, _ right: Node, _ assignment: Node) -> Bool {
    let names = right.text.identifiers.map { $0.lowercased() }
    switch assignment.binaryOperator {
    case .assign, .orAssign:
      if right.constantValue == 0, assignment.binaryOperator == .assign { return isControl(left) }
      return names.contains { name in
        name.contains("hold") || name.contains("disable") || name.contains("wddis") || name.contains("stop")
          || (name.contains("off") && !name.contains("offset"))
      }
    case .andAssign:
      guard right.text.contains("~") else { return false }
      return names.contains { name in
        !Set(name.words).isDisjoint(with: ["en", "enable", "wde", "wden", "wdten", "wdogen", "wdtena"])
      }
    default: return false
    }
  }

  /// Whether a register holds the enable bit, so that zero switches off.
  private static func isControl(_ register: Node) -> Bool {
    let names = register.text.identifiers.map { $0.lowercased() }
    let controls = ["cs", "cr", "ctrl", "ctl", "con", "csr", "control", "stctrlh", "config"]
    return names.contains { name in
      ["wdtcsr", "wdtcr", "wdtcon", "wdtctl", "copc"].contains(where: name.hasSuffix)
        || !Set(name.words).isDisjoint(with: controls)
    }
  }
}

extension String {
  /// The C identifiers in a piece of source text.
  fileprivate var identifiers: [String] {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init).filter { $0.first?.isNumber == false }
  }
}

private struct SwitchesOff: Message {
  let name: String
  var en: String { "`\(name)` switches the watchdog off" }
  var ja: String { "`\(name)` でウォッチドッグを停止している" }
}
