internal import RuleKit
internal import Syntax

/// A secret in clear that a call hands out: the object itself, or a local buffer that the function put it into.
struct ClearText {
  /// The secret's name.
  let secret: String
  /// The buffer that holds the copy, and the call that made it.
  private(set) var buffer: String?
  private(set) var copy: Node?

  init?(_ argument: Node, handedOutBy call: Node) {
    guard argument.constantValue == nil, let path = ObjectPath(argument) else { return nil }
    if let secret = Self.secret(argument) {
      guard !Self.isProtected(path, before: call) else { return nil }
      self.secret = secret
      return
    }
    guard path.root.kind == .variable, path.root.isLocal, argument.type.canonical.isPointer else { return nil }
    if let initialiser = path.root.initialiser, path.root.type.canonical.isPointer,
      let secret = Self.secret(initialiser)
    {
      self.secret = secret
      buffer = path.name
      return
    }
    guard let (copy, secret) = Self.copy(into: path, before: call) else { return nil }
    self.secret = secret
    self.copy = copy
    buffer = path.name
  }

  // MARK: Secrets

  /// The name of the secret object whose contents an argument hands over.
  private static func secret(_ argument: Node) -> String? {
    let type = argument.withoutImplicitCasts.type.canonical
    let content = (type.pointee ?? type.element)?.canonical ?? type
    let isBytes = content.id != type.id && (content.size == 1 || content.isVoid)
    guard isBytes || content.isInteger, argument.constantValue == nil, argument.withoutCasts.kind != .stringLiteral,
      let path = ObjectPath(argument), path.root.kind != .function, let name = SecretName(path.ownWords),
      name.isCertain || (name.noun == "key" && type.hasRoomForKey)
    else { return nil }
    // A number is a secret where it is a code to be typed, not where it says something of one.
    if !isBytes, name.noun != "pin", name.noun != "code", name.noun != "pincode" { return nil }
    return path.name
  }

  // MARK: Buffers

  private static let copying: Set<String> = [
    "strcpy", "strncpy", "strlcpy", "stpcpy", "memcpy", "memmove", "mempcpy", "sprintf", "snprintf", "asprintf",
  ]
  private static let appending: Set<String> = ["strcat", "strncat", "strlcat"]
  private static let reading: Set<String> = ["read", "recv", "recvfrom", "fgets", "fread", "gets", "scanf"]
  /// Words of functions whose output tells nothing of their input.
  private static let protecting: Set<String> = [
    "encrypt", "encrypted", "encipher", "crypt", "cipher", "seal", "hash", "hmac", "cmac", "kdf", "derive", "digest",
    "wrap", "aes", "gcm", "ccm", "chacha", "chacha20", "chachapoly", "sha256", "sha384", "sha512", "hkdf", "pbkdf2",
    "scrypt", "bcrypt", "argon2", "mask", "redact",
  ]

  /// The call that put a secret into a buffer which still holds it when another call is reached, and the secret's name.
  private static func copy(into buffer: ObjectPath, before output: Node) -> (Node, String)? {
    for call in earlierCalls(output, concerning: buffer) {
      let words = IdentifierWords(call.calledName ?? "")
      let isTarget = call.arguments.first.flatMap { ObjectPath($0) }?.overlaps(buffer) ?? false
      let isSure = call.isPassed(before: output)
      if isTarget, words.contains(anyOf: copying.union(appending)) {
        if let secret = call.arguments.dropFirst().lazy.compactMap(Self.secret).first { return (call, secret) }
        if isSure, !words.contains(anyOf: appending) { return nil }
      } else if isSure, protects(call, buffer) || words.contains(anyOf: reading) || Wiping.clears(call, buffer.root) {
        return nil
      }
    }
    return nil
  }

  /// Whether the bytes of a secret are surely enciphered or hashed in place.
  private static func isProtected(_ path: ObjectPath, before output: Node) -> Bool {
    earlierCalls(output, concerning: path).contains { $0.isPassed(before: output) && protects($0, path) }
  }

  private static func protects(_ call: Node, _ path: ObjectPath) -> Bool {
    guard IdentifierWords(call.calledName ?? "").contains(anyOf: protecting) else { return false }
    return call.arguments.indices.contains {
      ObjectPath(call.arguments[$0])?.overlaps(path) == true && call.mayWriteArgument($0)
    }
  }

  /// The calls in front of an output, or in its arguments, that can come before it and are given the object, the last one
  /// first.
  private static func earlierCalls(_ output: Node, concerning path: ObjectPath) -> [Node] {
    guard let function = output.enclosingFunction else { return [] }
    return function.calls.filter { call in
      call != output && (call.id < output.id || output.contains(call)) && call.canBePassed(before: output)
        && call.arguments.contains { ObjectPath($0)?.overlaps(path) ?? false }
    }.reversed()
  }
}

extension ObjectPath {
  /// Whether one of the objects is the other or a part of it.
  fileprivate func overlaps(_ other: ObjectPath) -> Bool {
    root == other.root && zip(names, other.names).allSatisfy(==)
  }
}

extension Node {
  /// Whether every way to a later node leads past this one, as far as branches say.
  fileprivate func isPassed(before later: Node) -> Bool { branches.allSatisfy { $0.contains(later) } }

  /// Whether a way to a later node leads past this one: no branch between them excludes it or leaves the function.
  fileprivate func canBePassed(before later: Node) -> Bool {
    branches.allSatisfy { branch in
      if branch.contains(later) { return true }
      if branch.parent?.contains(later) == true { return false }
      return !branch.descendants.contains { $0.kind == .returnStatement && $0.id > id }
    }
  }

  /// The branches of `if` and `?:` and the bodies of `switch` in which the node stands.
  private var branches: [Node] {
    var branches: [Node] = []
    var child = self
    for parent in ancestors {
      let isBranch = parent.kind == .ifStatement || parent.kind == .switchStatement || parent.kind == .conditional
      if isBranch, parent.condition != child { branches.append(child) }
      child = parent
    }
    return branches
  }
}
