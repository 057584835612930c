internal import Findings
internal import RuleKit
internal import Syntax

/// Finds passwords, keys and tokens that reach a log, a console, a file or a line in clear.
struct SecretInOutput: SyntaxRule {
  static let id: RuleID = "crypto/secret-in-output"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.calledName, let output = Output(node, name), !node.isInTest else { return }
    var isClean = true
    for argument in node.arguments.dropFirst(output.skipped) where !isOnlyAddress(argument, node) {
      guard let clear = ClearText(argument, handedOutBy: node) else { continue }
      isClean = false
      let steps = clear.copy.map {
        [
          Step(
            location: $0.location,
            text: Text(en: "`\(clear.secret)` is put into the buffer here", ja: "ここで `\(clear.secret)` がバッファに入る"))
        ]
      }
      let message = LeavesInClear(
        name: clear.secret, buffer: clear.buffer, function: name, destination: output.destination)
      report.violation(at: argument, message, steps: steps ?? [])
    }
    if isClean { report.holds(at: node) }
  }

  /// Whether a format prints where the secret stands, and not what it is.
  private func isOnlyAddress(_ argument: Node, _ call: Node) -> Bool {
    guard let format = call.arguments.first(where: { $0.withoutCasts.kind == .stringLiteral })?.withoutCasts.text
    else { return false }
    return format.contains("%p") && !format.contains("%s") && !format.contains("%x")
  }
}

private struct LeavesInClear: Message {
  let name: String
  let buffer: String?
  let function: String
  let destination: Output.Destination

  var en: String {
    let secret = "`\(name)`\(buffer.map { " (in `\($0)`)" } ?? "")"
    return switch destination {
    case .log: "`\(function)` writes \(secret) where logs and consoles are read"
    case .line: "`\(function)` sends \(secret) in clear, for everybody on the line to read"
    case .file: "`\(function)` writes \(secret) to a file or device in clear"
    }
  }

  var ja: String {
    let secret = "`\(name)`\(buffer.map { " (`\($0)` に入っている)" } ?? "")"
    return switch destination {
    case .log: "`\(function)` が \(secret) をログやコンソールに出力する"
    case .line: "`\(function)` が \(secret) を暗号化せずに送信し、回線上の誰でも読める"
    case .file: "`\(function)` が \(secret) を平文のままファイルやデバイスに書き込む"
    }
  }
}
