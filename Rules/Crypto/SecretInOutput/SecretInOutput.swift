internal import Findings
internal import RuleKit
internal import Syntax

/// Finds passwords, keys and tokens that reach a log, a console or a line in clear.
struct SecretInOutput: SyntaxRule {
  static let id: RuleID = "crypto/secret-in-output"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.calledName, let output = Output(name), !node.isInTest else { return }
    var isClean = true
    for argument in node.arguments.dropFirst(output.skipped) {
      guard let secret = secret(argument), !isOnlyAddress(argument, node) else { continue }
      isClean = false
      report.violation(at: argument, LeavesInClear(name: secret, function: name, isLine: output.isLine))
    }
    if isClean { report.holds(at: node) }
  }

  /// The name of the secret object whose contents an argument hands over.
  private func secret(_ argument: Node) -> String? {
    let type = argument.withoutImplicitCasts.type.canonical
    let isBytes = (type.pointee ?? type.element).map { $0.canonical.size == 1 || $0.canonical.isVoid } ?? false
    guard isBytes || type.isInteger, argument.constantValue == nil,
      argument.withoutCasts.kind != .stringLiteral, let path = ObjectPath(argument), path.root.kind != .function,
      let name = SecretName(path.ownWords), name.isCertain
    else { return nil }
    // A number is a secret where it is a code to be typed, not where it says something of one.
    if type.isInteger, name.noun != "pin", name.noun != "code", name.noun != "pincode" { return nil }
    return path.name
  }

  /// Whether a format prints where the secret stands, and not what it is.
  private func isOnlyAddress(_ argument: Node, _ call: Node) -> Bool {
    guard let format = call.arguments.first(where: { $0.withoutCasts.kind == .stringLiteral })?.withoutCasts.text
    else { return false }
    return format.contains("%p") && !format.contains("%s") && !format.contains("%x")
  }
}

/// A function that writes where others can read.
private struct Output {
  /// The leading arguments that say where to and not what.
  let skipped: Int
  let isLine: Bool

  init?(_ name: String) {
    if let skipped = Self.streams[name] {
      self.init(skipped: skipped, isLine: false)
    } else if let skipped = Self.lines[name] {
      self.init(skipped: skipped, isLine: true)
    } else {
      guard Self.marks.first(in: name) != nil else { return nil }
      let words = IdentifierWords(name)
      if words.contains(anyOf: Self.protecting) { return nil }
      if words.contains(anyOf: Self.logs), !words.contains(anyOf: Self.controlling) {
        self.init(skipped: 0, isLine: false)
      } else if words.contains(anyOf: Self.ports), words.contains(anyOf: Self.sending) {
        self.init(skipped: 0, isLine: true)
      } else {
        return nil
      }
    }
  }

  private init(skipped: Int, isLine: Bool) {
    self.skipped = skipped
    self.isLine = isLine
  }

  private static let streams: [String: Int] = [
    "printf": 0, "fprintf": 1, "dprintf": 1, "puts": 0, "fputs": 0, "syslog": 1, "printk": 0, "perror": 0, "wprintf": 0,
    "fwprintf": 1, "warn": 0, "warnx": 0, "err": 1, "errx": 1,
  ]
  private static let lines: [String: Int] = [
    "send": 1, "sendto": 1, "lwip_send": 1, "zsock_send": 1, "mosquitto_publish": 2,
  ]
  /// A name that holds none of these needs no closer look.
  private static let marks = PhraseSet([
    "log", "trace", "debug", "dbg", "print", "uart", "usart", "serial", "console", "rtt", "itm", "semihosting",
    "telnet",
    "http", "mqtt", "ble", "tcp", "udp",
  ])
  private static let logs: Set<String> = [
    "log", "logf", "logger", "trace", "debug", "dbg", "print", "printf", "println",
  ]
  private static let controlling: Set<String> = ["level", "init", "open", "close", "set", "get", "in", "on", "off"]
  private static let ports: Set<String> = [
    "uart", "usart", "serial", "console", "rtt", "itm", "semihosting", "telnet", "http", "mqtt", "ble", "tcp", "udp",
  ]
  private static let sending: Set<String> = [
    "send", "write", "puts", "put", "transmit", "print", "tx", "publish", "notify", "output",
  ]
  /// Words of functions that encrypt what they are given.
  private static let protecting: Set<String> = [
    "ssl", "tls", "dtls", "https", "encrypt", "encrypted", "secure", "hash",
  ]
}

private struct LeavesInClear: Message {
  let name: String
  let function: String
  let isLine: Bool
  var en: String {
    isLine
      ? "`\(function)` sends `\(name)` in clear, for everybody on the line to read"
      : "`\(function)` writes `\(name)` where logs and consoles are read"
  }
  var ja: String {
    isLine
      ? "`\(function)` が `\(name)` を暗号化せずに送信し、回線上の誰でも読める"
      : "`\(function)` が `\(name)` をログやコンソールに出力する"
  }
}
