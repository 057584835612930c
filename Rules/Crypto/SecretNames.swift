internal import RuleKit
internal import Syntax

/// What names say about the secrecy of a value.
struct SecretName: Hashable, Sendable {
  /// The noun that says it: `password`, `key`.
  let noun: String
  /// Whether the name alone is enough: `session_key` and `password` are, `key`, `token` and `pin` are not.
  let isCertain: Bool

  init?(_ words: IdentifierWords) {
    guard let head = words.head.map({ $0.withoutTrailingDigits }), !words.contains(anyOf: Self.harmless) else {
      return nil
    }
    if Self.nouns.contains(head) {
      self.init(noun: head, isCertain: true)
    } else if let qualifiers = Self.qualified[head] {
      self.init(noun: head, isCertain: words.qualifiers.contains { qualifiers.contains($0.withoutTrailingDigits) })
    } else {
      return nil
    }
  }

  private init(noun: String, isCertain: Bool) {
    self.noun = noun
    self.isCertain = isCertain
  }

  /// Nouns that say it alone.
  static let nouns: Set<String> = [
    "password", "passwords", "passwd", "passphrase", "passcode", "pwd", "secret", "secrets", "psk", "premaster", "kek",
    "dek", "ikm", "okm", "prk", "ltk", "irk", "csrk", "pincode", "privkey", "apikey",
  ]

  private static let keyQualifiers: Set<String> = [
    "private", "priv", "secret", "session", "master", "aes", "des", "hmac", "mac", "cmac", "gcm", "ccm", "chacha",
    "encryption", "encrypt", "enc", "decryption", "decrypt", "dec", "cipher", "crypto", "crypt", "api", "auth",
    "authentication", "signing", "sign", "root", "device", "shared", "symmetric", "wrapping", "wrap", "unwrap", "link",
    "ltk",
    "transport", "traffic", "access", "admin", "pairing", "pair", "wifi", "psk", "network", "nwk", "rsa", "ec", "ecc",
    "ecdh",
    "ecdsa", "ed", "ephemeral", "derived", "hkdf", "kdf", "tls", "ssh", "vpn", "update", "firmware", "boot",
    "provisioning",
    "identity", "long", "term", "round", "app", "seal", "sealing", "unit", "factory",
  ]

  /// Nouns that say it with one of the words in front of them.
  static let qualified: [String: Set<String>] = [
    "key": keyQualifiers, "keys": keyQualifiers,
    "token": [
      "auth", "access", "session", "api", "bearer", "security", "login", "csrf", "reset", "refresh", "id", "pairing",
    ],
    "pin": [
      "user", "admin", "service", "pairing", "security", "operator", "master", "unlock", "login", "ble", "clinician",
      "nurse",
      "access", "technician", "maintenance", "engineer",
    ],
    "code": [
      "unlock", "access", "admin", "pairing", "security", "auth", "bypass", "master", "service", "maintenance",
      "backdoor",
      "technician",
    ],
    "credential": ["auth", "login", "wifi", "admin", "cloud"],
    "credentials": ["auth", "login", "wifi", "admin", "cloud"],
    "seed": ["key", "master", "secret", "drbg", "private"],
  ]

  /// Words with which a name speaks of something that may be known, or not of the value itself.
  static let harmless: Set<String> = [
    "public", "pub", "wrapped", "encrypted", "sealed", "hashed", "masked", "prompt", "label", "hint", "title",
    "message", "len",
    "length", "size", "count", "index", "idx", "id", "ids", "name", "type", "gpio", "led", "port", "max", "min",
    "keypad",
    "keyboard", "verify", "verification", "dummy", "invalid", "placeholder", "test", "tests", "vector", "vectors",
    "example",
    "sample", "kat", "error", "err", "wrong", "hash", "digest", "fingerprint", "handle", "attempts", "tries",
  ]
}

extension Type {
  private static let entryMembers: Set<String> = [
    "value", "val", "next", "prev", "left", "right", "parent", "data", "code", "item", "count",
  ]

  /// Whether a structure has a byte array whose name, with that of an object of the type, is that of a secret.
  func holdsSecret(_ object: IdentifierWords) -> Bool {
    guard let definition = declaration?.definition else { return false }
    // What stands beside its value, or leads on, is the key of a table.
    let isEntry = definition.children.contains { Self.entryMembers.contains($0.declaration?.name ?? "") }
    return definition.children.contains { field in
      guard field.kind == .field, let declaration = field.declaration, declaration.type.isByteArray else {
        return false
      }
      let name = IdentifierWords(declaration.name)
      if SecretName(IdentifierWords(object.all + name.all))?.isCertain == true { return true }
      // `key` alone says enough of what has room for one.
      return !isEntry && SecretName(name)?.noun == "key" && declaration.type.hasRoomForKey
    }
  }
}
