internal import RuleKit
internal import Syntax

/// A comparison of a constant with what somebody entered, where a name says that it is one of secrets.
struct SecretComparison {
  /// What is compared with the constant, as the source calls it.
  let entered: String
  let origin: ConstantOrigin
  /// The constant as the call is given it.
  let operand: Node
  /// What names say the secret is.
  let noun: String

  init?(_ call: Node, _ name: String) {
    guard Self.isComparison(name) else { return nil }
    let operands = call.arguments.prefix(3).filter { $0.type.canonical.isPointer }
    for (operand, other) in zip(operands, operands.dropFirst()).flatMap({ [($0, $1), ($1, $0)] }) {
      guard let other = Entered(other), let origin = ConstantOrigin(operand, usedBy: call),
        let noun = Self.noun(other.words, origin.holder, call, name)
      else { continue }
      entered = other.name
      self.origin = origin
      self.operand = operand
      self.noun = noun
      return
    }
    return nil
  }

  /// Whether a function compares, by its name.
  static func isComparison(_ name: String) -> Bool {
    marks.first(in: name) != nil && IdentifierWords(name).contains(anyOf: comparing)
  }

  /// What is not a constant: an object, or what a function answers.
  private struct Entered {
    let name: String
    let words: IdentifierWords

    init?(_ operand: Node) {
      if let path = ObjectPath(operand) {
        guard !path.root.type.isConstantObject || path.root.kind == .parameter else { return nil }
        name = path.name
        words = path.words
      } else if let function = operand.withoutCasts.calledName {
        name = function
        words = IdentifierWords(function)
      } else {
        return nil
      }
    }

    /// Words for what comes from a person or a peer.
    private static let words: Set<String> = [
      "entered", "entry", "input", "typed", "given", "attempt", "guess", "candidate", "answer", "reply", "response",
      "supplied", "provided", "received", "presented", "submitted", "claimed", "line",
    ]

    static func isMeant(_ name: IdentifierWords) -> Bool { name.isCarrier || name.contains(anyOf: words) }
  }

  // MARK: Names

  /// A name that holds none of these needs no closer look.
  private static let marks = PhraseSet(["cmp", "compare", "equal", "match", "same", "strstr"])
  private static let comparing: Set<String> = [
    "strcmp", "strncmp", "strcasecmp", "strncasecmp", "stricmp", "memcmp", "bcmp", "cmp", "compare", "equal", "equals",
    "match", "matches", "same", "strstr",
  ]
  /// Words of functions that judge a secret.
  private static let verifying: Set<String> = [
    "check", "checks", "verify", "validate", "valid", "accept", "accepts", "accepted", "authenticate", "auth",
    "authorize", "authorise", "login", "unlock",
  ]
  /// Words of functions that judge something, which is a secret where they say so plainly.
  private static let judging: Set<String> = verifying.union([
    "is", "match", "matches", "ok", "correct", "compare", "equal", "equals", "may", "can", "allow", "allowed", "grant",
    "known",
  ])
  private static let plainNouns: Set<String> = SecretName.nouns.union(["pass", "credential", "credentials", "pin"])
  /// Nouns that are also those of tables and texts.
  private static let otherNouns: Set<String> = ["key", "token"]
  /// Words of functions that judge something else than the value of a secret.
  private static let harmless: Set<String> = SecretName.harmless.subtracting(["verify", "verification"]).union([
    "names", "option", "options", "policy", "command", "cmd", "menu", "setting", "settings", "config", "format",
    "press", "pressed", "event", "map", "json", "strength",
  ])

  private static func noun(
    _ entered: IdentifierWords, _ holder: Declaration?, _ call: Node, _ name: String
  ) -> String? {
    let function = IdentifierWords(call.enclosingFunction?.declaration?.name ?? "")
    let verifies = function.contains(anyOf: verifying) && !function.contains(anyOf: harmless)
    if let secret = SecretName(entered), secret.isCertain || secret.noun == "pin" || verifies { return secret.noun }
    if let head = entered.head, SecretParameters.shortNouns.contains(head) { return "password" }
    if let holder, !holder.type.isArrayOfPointers,
      let noun = spokenNoun(IdentifierWords(holder.name), mayBePin: verifies)
    {
      return noun
    }
    guard Entered.isMeant(entered) else { return nil }
    if function.contains(anyOf: judging), let noun = spokenNoun(function, isVerified: verifies) { return noun }
    return spokenNoun(IdentifierWords(name))
  }

  /// The secret that a name speaks of, wherever in it.
  ///
  /// - Parameters:
  ///   - mayBePin: whether a pin is a number to be typed, and not one of a chip.
  ///   - isVerified: whether a key or token is verified, and not looked up.
  private static func spokenNoun(_ words: IdentifierWords, mayBePin: Bool = true, isVerified: Bool = false) -> String? {
    guard !words.contains(anyOf: harmless) else { return nil }
    return words.all.map(\.withoutTrailingDigits).first { noun in
      switch noun {
      case "code": words.contains(anyOf: SecretName.qualified["code"] ?? [])
      case "pin": mayBePin
      default: plainNouns.contains(noun) || (isVerified && otherNouns.contains(noun))
      }
    }
  }
}

extension Type {
  fileprivate var isArrayOfPointers: Bool { canonical.element?.canonical.isPointer ?? false }
}
