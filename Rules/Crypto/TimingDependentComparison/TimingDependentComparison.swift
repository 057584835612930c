internal import Source
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds comparisons of authentication codes and secrets whose duration depends on the data.
struct TimingDependentComparison: SyntaxRule {
  static let id: RuleID = "crypto/timing-dependent-comparison"
  static let kinds: [NodeKind] = [.call]

  private static let binary: Set<String> = ["memcmp", "bcmp"]
  private static let textual: Set<String> = ["strcmp", "strncmp", "strcasecmp", "strncasecmp", "stricmp", "strcoll"]

  init() {}

  func check(_ call: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = call.calledName, call.arguments.count >= 2 else { return }
    let isText = Self.textual.contains(name)
    guard isText || Self.binary.contains(name) || call.calledFunction?.definition != nil,
      !isOrdering(call), let function = call.enclosingFunction
    else { return }
    let operands = Array(call.arguments.prefix(2))
    let length = call.arguments.count > 2 ? call.arguments[2] : nil
    guard let secret = evidence(operands, length, isText: isText, in: function),
      isText || Self.binary.contains(name) || call.calledFunction?.comparesUntilDifference == true
    else { return }
    if call.isInTest || operands.contains(where: isBlank) { return report.holds(at: call) }
    report.violation(at: call, ComparisonStopsEarly(function: name, secret: secret))
  }

  /// Whether the result serves to sort and not to test for equality.
  private func isOrdering(_ call: Node) -> Bool {
    guard let parent = call.meaningfulParent else { return false }
    if let operation = parent.binaryOperator, operation.isComparison, !operation.isEquality { return true }
    guard parent.kind == .returnStatement, let parameters = call.enclosingFunction?.parameters else { return false }
    return parameters.count == 2 && parameters.allSatisfy { $0.type.canonical.pointee?.isVoid == true }
  }

  /// A buffer of equal bytes, as in a test whether a key was set.
  private func isBlank(_ operand: Node) -> Bool {
    let blank: Set<String> = ["zero", "zeros", "zeroes", "empty", "blank", "erased", "unset", "null", "default", "ff"]
    return ObjectPath(operand)?.words.contains(anyOf: blank) ?? false
  }

  // MARK: Evidence

  private func evidence(_ operands: [Node], _ length: Node?, isText: Bool, in function: Node) -> String? {
    let paths = operands.map { ObjectPath($0) }
    let hasLiteral = operands.contains { $0.withoutCasts.kind == .stringLiteral }
    for path in paths.compactMap(\.self) {
      if let secret = secret(path), secret.isCertain || secret.noun == "pin" { return path.name }
      if !isText, !hasLiteral, isCode(path, length) { return path.name }
    }
    if isText || hasLiteral { return nil }
    if let code = paths.compactMap(\.self).first(where: { isComputed($0, in: function) }) { return code.name }
    let words = length.flatMap { $0.isFromMacroBody && $0.site == operands[0].site ? nil : IdentifierWords($0.text) }
    guard let words, words.contains(anyOf: ["hmac", "cmac", "tag", "digest"]), !words.contains(anyOf: Self.addresses)
    else {
      return nil
    }
    return paths.compactMap { $0?.name }.first
  }

  /// A session or device that holds a token does not make it secret: protocols number their requests with tokens.
  private func secret(_ path: ObjectPath) -> SecretName? {
    guard let secret = SecretName(path.words), secret.noun == "token" else { return SecretName(path.words) }
    return path.words.contains(anyOf: ["auth", "login", "security"]) ? secret : SecretName(path.ownWords)
  }

  private static let codes: Set<String> = [
    "mac", "hmac", "cmac", "gmac", "tag", "digest", "signature", "sig", "icv", "mic",
  ]
  private static let addresses: Set<String> = [
    "addr", "address", "eui", "ble", "bt", "bd", "eth", "ether", "ethernet", "wifi", "bssid", "host", "src", "dst",
    "dest",
    "source", "destination", "broadcast", "filter", "lan", "hw", "nic", "header", "magic", "file", "image", "boot",
    "mic", "microphone", "tlv", "nfc", "rfid", "bin", "board", "chip", "flash",
  ]

  /// Whether the name is that of an authentication code or digest, and the length not that of a link-layer address or
  /// of a file's mark.
  private func isCode(_ path: ObjectPath, _ length: Node?) -> Bool {
    guard let head = path.words.head.map(\.withoutTrailingDigits), Self.codes.contains(head) else { return false }
    let others = path.words.all.filter { $0.withoutTrailingDigits != head }
    if others.contains(where: Self.addresses.contains) { return false }
    guard let bytes = length?.constantValue else { return head != "mac" && head != "sig" }
    switch head {
    case "mac": return bytes != 6 && bytes != 8
    case "signature", "sig": return bytes >= 16
    case "mic": return bytes >= 4
    default: return bytes >= 8
    }
  }

  /// Whether the function fills the object with an authentication code.
  private func isComputed(_ path: ObjectPath, in function: Node) -> Bool {
    function.calls.contains { call in
      CryptoInterface.arguments(.tag, of: call).contains {
        ObjectPath($0)?.names == path.names && ObjectPath($0)?.root == path.root
      }
    }
  }
}

extension Declaration {
  /// Whether a function of the unit compares what two of its parameters lead to, and is left at the first difference.
  fileprivate var comparesUntilDifference: Bool {
    guard let definition, let body = definition.body else { return false }
    let parameters = definition.parameters.compactMap(\.declaration).filter { $0.type.canonical.isPointer }
    guard parameters.count >= 2 else { return false }
    return body.descendants.contains { node in
      guard node.kind == .ifStatement, node.ancestors.contains(where: \.kind.isLoop),
        let (left, right) = node.condition?.operands, node.condition?.binaryOperator?.isEquality == true,
        let first = left.comparedArray, let second = right.comparedArray, first != second,
        parameters.contains(first), parameters.contains(second),
        let taken = node.presentChild(node.condition?.binaryOperator == .notEqual ? 1 : 2)
      else { return false }
      return taken.subtree.contains { [.returnStatement, .breakStatement, .gotoStatement].contains($0.kind) }
    }
  }
}

extension Node {
  /// The array or pointer of which an element is read.
  fileprivate var comparedArray: Declaration? {
    let element = withoutCasts
    guard element.kind == .subscripting || element.unaryOperator == .dereference else { return nil }
    return element.children.first?.subtree.first { $0.kind == .declarationReference }?.declaration
  }
}

private struct ComparisonStopsEarly: Message {
  let function: String
  let secret: String
  var en: String {
    "`\(function)` on `\(secret)` stops at the first difference, so its duration tells how much of a guess is right"
  }
  var ja: String { "`\(secret)` を比較する `\(function)` は最初の不一致で終わるため、推測がどこまで正しいかが所要時間から分かる" }
}
