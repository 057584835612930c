internal import RuleKit
internal import Syntax

/// The arguments of a call that are secrets by the interface of the called function.
struct SecretParameters {
  /// An argument and what it is; a constant of any form counts where the library is known.
  let arguments: [(node: Node, noun: String, isCertain: Bool)]

  init(of call: Node, _ name: String) {
    let known = CryptoInterface.arguments(.key, of: call, depth: 0)
    if !known.isEmpty {
      arguments = known.map { ($0, "key", true) }
      return
    }
    let candidates = call.arguments.enumerated().filter { Self.mayBeConstant($0.element) }
    guard !candidates.isEmpty, let function = call.calledFunction, !function.isInSystemHeader else {
      arguments = []
      return
    }
    let words = IdentifierWords(name)
    let parameters = function.parameterNames
    arguments = candidates.compactMap { position, argument in
      let parameter = position < parameters.count ? parameters[position] : ""
      return Self.noun(of: parameter, words, argument).map { (argument, $0, false) }
    }
  }

  /// Whether a look at the called function is worth while.
  private static func mayBeConstant(_ argument: Node) -> Bool {
    let node = argument.withoutCasts
    if case .string(let units)? = node.literal {
      return units.count >= 4 && SecretText(units).isPlausible(for: "secret")
    }
    guard argument.type.canonical.isPointer else { return false }
    switch node.kind {
    case .call: return node.calledFunction?.definition != nil
    case .compoundLiteral: return true
    default:
      guard let root = ObjectPath(node)?.root, root.kind == .variable else { return false }
      return root.isLocal || root.type.canonical.isPointer || root.initialiser != nil
    }
  }

  // MARK: Names

  /// Words of functions whose `key` is one of a cipher or of a message authentication code, and not of a table.
  private static let cryptographic: Set<String> = [
    "aes", "des", "des3", "rc4", "arc4", "chacha", "chacha20", "salsa20", "xtea", "xxtea", "blowfish", "camellia",
    "sm4", "crypt", "encrypt", "decrypt", "encipher", "decipher", "cipher", "crypto", "hmac", "cmac", "gmac", "mac",
    "poly1305", "kdf", "hkdf", "pbkdf2", "derive", "sign", "seal", "unseal", "wrap", "unwrap", "gcm", "ccm", "cbc",
    "ctr", "ecb", "setkey", "rekey", "psk",
  ]
  private static let symmetric: Set<String> = ["hmac", "cmac", "gmac", "mac", "poly1305", "gcm", "ccm", "tag"]
  /// Words of functions whose keys may be known or are none of cryptography, and of those that fill what they are given.
  private static let harmless: Set<String> = [
    "public", "pub", "cert", "certificate", "x509", "keypad", "keyboard", "button", "map", "json", "get", "read",
    "generate", "export", "receive", "random", "ask", "prompt", "scan",
  ]
  /// Short nouns for a password, where it is a text.
  static let shortNouns: Set<String> = ["pass", "pw"]

  private static func noun(of parameter: String, _ function: IdentifierWords, _ argument: Node) -> String? {
    if function.contains(anyOf: ["verify", "verification"]), !function.contains(anyOf: symmetric) { return nil }
    if function.contains(anyOf: harmless) { return nil }
    let words = IdentifierWords(parameter)
    let type = argument.withoutImplicitCasts.type.canonical
    let isText = (type.pointee ?? type.element)?.unqualifiedSpelling == "char"
    if let head = words.head, shortNouns.contains(head) { return "password" }
    guard let secret = SecretName(words) else {
      return parameter.isEmpty && setsKey(function) && !isText ? "key" : nil
    }
    if secret.isCertain { return secret.noun }
    if secret.noun == "pin" { return argument.withoutCasts.isDigits ? "pin" : nil }
    guard secret.noun == "key" || secret.noun == "keys" else { return nil }
    return function.contains(anyOf: cryptographic) || (setsKey(function) && !isText) ? "key" : nil
  }

  private static func setsKey(_ function: IdentifierWords) -> Bool {
    function.contains(anyOf: ["setkey"])
      || (function.contains(anyOf: ["set", "import", "install"]) && function.contains(anyOf: ["key"]))
  }
}

extension Node {
  /// Whether a string literal consists of digits.
  fileprivate var isDigits: Bool {
    guard case .string(let units)? = literal else { return false }
    return units.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension Declaration {
  /// The names of a function's parameters, by its definition or a prototype in the files that are examined.
  fileprivate var parameterNames: [String] {
    let prototype = definition ?? tree.roots.first { $0.kind == .functionDeclaration && $0.declaration == self }
    return prototype?.parameters.map { $0.declaration?.name ?? "" } ?? []
  }
}
