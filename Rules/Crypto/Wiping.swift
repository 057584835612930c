internal import RuleKit
internal import Syntax

/// What calls do to a buffer that is about to die.
enum Wiping {
  private static let wipers: Set<String> = [
    "mbedtls_platform_zeroize", "explicit_bzero", "explicit_memset", "memset_s", "memset_explicit", "SecureZeroMemory",
    "RtlSecureZeroMemory", "OPENSSL_cleanse", "ForceZero", "wc_ForceZero", "sodium_memzero", "memzero_explicit",
    "wc_MemZero_Check",
  ]
  private static let verbs: Set<String> = [
    "wipe", "wiped", "zeroize", "zeroise", "zeroization", "cleanse", "scrub", "shred", "forget", "burn", "memzero",
    "sanitize",
    "sanitise",
  ]
  private static let strengths: Set<String> = [
    "secure", "secured", "securely", "secret", "secrets", "explicit", "force", "safe", "volatile", "sensitive",
  ]
  private static let clearing: Set<String> = [
    "clear", "zero", "erase", "memset", "bzero", "clean", "free", "memclr", "destroy",
  ]
  private static let releasing: Set<String> = [
    "free", "destroy", "deinit", "clear", "erase", "reset", "uninit", "close", "release", "dispose",
  ]

  /// Whether a function's name says that it wipes memory so that the compiler keeps it.
  static func isWiper(_ name: String) -> Bool {
    if wipers.contains(name) { return true }
    let words = IdentifierWords(name)
    return words.contains(anyOf: verbs) || (words.contains(anyOf: strengths) && words.contains(anyOf: clearing))
  }

  /// Whether a call clears the object: a wiper, `memset`, a function that releases a structure, or a function of this
  /// unit that passes it on to such a call.
  static func clears(_ call: Node, _ object: Declaration, depth: Int = 2) -> Bool {
    guard let name = call.calledName else { return false }
    let positions = call.arguments.indices.filter { ObjectPath(call.arguments[$0])?.root == object }
    guard let first = positions.first else { return false }
    if isWiper(name) || name == "bzero" { return true }
    if name == "memset" { return first == 0 }
    if object.type.isRecordObject, IdentifierWords(name).contains(anyOf: releasing) { return true }
    guard depth > 0, let definition = call.calledFunction?.definition, let body = definition.body else { return false }
    let parameters = definition.parameters
    return positions.contains { position in
      guard position < parameters.count, let parameter = parameters[position].declaration else { return false }
      return body.calls.contains { clears($0, parameter, depth: depth - 1) && $0 != call }
    }
  }

  private static let barriers: Set<String> = ["barrier", "fence", "dsb", "dmb"]

  /// Whether a call or assembly statement keeps the compiler from removing earlier stores.
  static func isBarrier(_ node: Node) -> Bool {
    if node.kind == .assembly { return true }
    return node.calls.contains { $0.calledName.map { IdentifierWords($0).contains(anyOf: barriers) } ?? false }
  }
}

extension Type {
  var isRecordObject: Bool { canonical.isRecord }
}
