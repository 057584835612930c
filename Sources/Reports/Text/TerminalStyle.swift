internal import Findings

/// ANSI colours (ECMA-48 SGR), or nothing where the terminal has none.
struct TerminalStyle {
  let hasColour: Bool

  enum Role {
    case place, gutter, quiet, rule
    case severity(Severity)
    case incomplete, good, label
  }

  func apply(_ role: Role, _ text: String) -> String {
    guard hasColour, !text.isEmpty else { return text }
    return "\u{1b}[\(TerminalStyle.code(role))m\(text)\u{1b}[0m"
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .place, .label: "1"
    case .gutter: "34"
    case .quiet, .rule: "2"
    case .severity(.high), .incomplete: "1;31"
    case .severity(.medium): "1;33"
    case .severity(.low): "1;36"
    case .good: "32"
    }
  }
}
