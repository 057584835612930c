internal import Findings
internal import RuleKit
internal import Syntax

/// Finds verifications of signatures, tags, passwords and images whose answer is thrown away.
struct IgnoredVerification: SyntaxRule {
  static let id: RuleID = "crypto/ignored-verification"
  static let kinds: [NodeKind] = [.call]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.calledName, Self.isVerification(name), Self.answers(node) else { return }
    guard !node.isInTest else { return report.holds(at: node) }
    if isThrownAway(node) {
      report.violation(at: node, AnswerIsLost(function: name))
    } else if let flag = flagNobodyReads(node) {
      report.violation(at: node, FlagIsLost(function: name, flag: flag.name))
    } else {
      report.holds(at: node)
    }
  }

  /// The local that a call is given to put its answer into, as in `wc_ecc_verify_hash(…, &verified, key)`, and that the
  /// function never reads: the result of the call only says that the verification could be made.
  private func flagNobodyReads(_ call: Node) -> Declaration? {
    guard let function = call.enclosingFunction else { return nil }
    for argument in call.arguments {
      let written = argument.withoutCasts
      guard written.unaryOperator == .addressOf, let operand = written.operand?.withoutCasts,
        operand.kind == .declarationReference, let flag = operand.declaration, flag.kind == .variable,
        !flag.hasGlobalStorage, Self.isTruth(flag.type.canonical), argument.type.canonical.pointee?.isConst != true,
        Self.startsAsNo(flag, in: function)
      else { continue }
      let isRead = function.subtree.contains { node in
        guard node.kind == .declarationReference, node.declaration == flag, node != operand else { return false }
        // A new value is no look at the old one.
        guard let parent = node.parent, parent.isAssignment, parent.kind != .compoundAssignment else { return true }
        return parent.children.first != node
      }
      if !isRead { return flag }
    }
    return nil
  }

  /// A name that holds none of these needs no closer look.
  private static let marks = PhraseSet(["verif", "authent", "authori", "valid", "check", "cmp", "compar"])
  private static let verbs: Set<String> = [
    "verify", "verified", "authenticate", "validate", "check", "cmp", "compare", "authorize", "authorise",
  ]
  private static let objects: Set<String> = [
    "signature", "sig", "mac", "hmac", "cmac", "tag", "cert", "certificate", "chain", "password", "passwd", "pin",
    "passcode", "token", "image", "firmware", "login", "credential", "credentials", "auth", "user", "digest", "hash",
    "identity", "nonce", "challenge",
  ]
  /// Words of functions that only prepare a verification.
  private static let preparing: Set<String> = [
    "init", "start", "starts", "update", "setup", "set", "free", "config", "configure", "enable", "register", "cb",
    "callback", "mode", "print", "log",
  ]

  private static func isVerification(_ name: String) -> Bool {
    guard marks.first(in: name) != nil else { return false }
    let words = IdentifierWords(name)
    guard words.contains(anyOf: verbs), !words.contains(anyOf: preparing) else { return false }
    return words.contains(anyOf: objects) || words.contains(anyOf: ["authenticate"])
      || (words.contains(anyOf: ["verify"]) && words.contains(anyOf: CryptoWords.algorithms))
  }

  /// Whether the call has an answer: a number or a truth value.
  private static func answers(_ call: Node) -> Bool {
    let type = call.type.canonical
    return type.isInteger || type.isBoolean || type.isEnumeration
  }

  /// Whether a local has no value before the call, or one that says no: anything else is handed in.
  private static func startsAsNo(_ flag: Declaration, in function: Node) -> Bool {
    guard let declared = function.subtree.first(where: { $0.kind == .variable && $0.declaration == flag }) else {
      return false
    }
    guard let initialiser = declared.children.last else { return true }
    return initialiser.constantValue == 0
  }

  /// Whether a variable of a type may say yes or no; an unsigned one rather holds a size or a set of flags.
  private static func isTruth(_ type: Type) -> Bool {
    switch type.kind {
    case .bool, .integer(_, isSigned: true, _): true
    default: false
    }
  }

  /// A cast to `void` is no excuse here.
  private func isThrownAway(_ call: Node) -> Bool {
    var node = call
    while let parent = node.parent,
      parent.kind == .parenthesised || (parent.kind == .explicitCast && parent.type.isVoid)
    {
      node = parent
    }
    return node.isDiscarded
  }
}

/// Words by which functions of cryptography are known.
private enum CryptoWords {
  static let algorithms: Set<String> = [
    "rsa", "ecdsa", "dsa", "ed25519", "eddsa", "pkcs1", "pss", "pk", "x509", "sha256", "aes", "gcm", "ccm", "poly1305",
    "crypto", "psa", "evp", "lms", "ssl", "tls",
  ]
}

private struct AnswerIsLost: Message {
  let function: String
  var en: String { "the answer of `\(function)` is thrown away: what fails the check is used all the same" }
  var ja: String { "`\(function)` の結果が捨てられており、検証に失敗したものもそのまま使われる" }
}

private struct FlagIsLost: Message {
  let function: String
  let flag: String
  var en: String { "`\(function)` says in `\(flag)` whether the check has succeeded, and nothing reads it" }
  var ja: String { "`\(function)` は検証の成否を `\(flag)` に入れるが、これを読むコードがない" }
}
