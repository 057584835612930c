internal import RuleKit
internal import Syntax

/// A string literal that may be a secret.
struct SecretText {
  private let text: String

  init(_ units: [UInt32]) { text = String(String.UnicodeScalarView(units.compactMap(Unicode.Scalar.init))) }

  private static let placeholders: Set<String> = [
    "none", "null", "unknown", "n/a", "todo", "true", "false", "default", "empty", "unset",
  ]
  private static let labels: Set<String> = [
    "password", "passwd", "passphrase", "passcode", "pwd", "secret", "key", "token", "pin", "code", "psk",
    "credentials",
  ]

  /// Whether the text can be a value of what the noun names, and not a prompt, a path, a format or a setting's name.
  func isPlausible(for noun: String) -> Bool {
    guard !text.contains(where: { $0.isWhitespace && $0 != " " }), !text.contains("%"), !text.contains("://"),
      !text.hasPrefix("/"), !text.hasPrefix("<"), !text.hasPrefix("$"), !text.contains(" ") || noun == "passphrase"
    else { return false }
    if [".pem", ".key", ".der", ".bin", ".json", ".txt", ".crt"].contains(where: text.hasSuffix) { return false }
    if Self.placeholders.contains(text.lowercased()) || text.hasSuffix(":") || text.hasSuffix("?") { return false }
    let hasDigit = text.contains { $0.isNumber }
    if Set(text).count == 1, !hasDigit { return false }
    if let label = IdentifierWords(text).all.last, !hasDigit, Self.labels.contains(label) { return false }
    switch noun {
    case "pin", "pincode", "passcode", "code": return hasDigit && text.count <= 16
    case "key", "keys", "token": return text.count >= 8 && (hasDigit || text.contains { !$0.isLetter && $0 != "_" })
    default: return true
    }
  }
}

/// What a literal is stored in, or the function that answers it.
struct SecretTarget {
  let name: String
  let words: IdentifierWords

  private static let copies: Set<String> = ["strcpy", "strncpy", "strlcpy", "memcpy", "memmove", "stpcpy"]
  /// Words of functions that answer something about a secret.
  private static let verbs: Set<String> = [
    "check", "verify", "validate", "is", "has", "set", "ask", "prompt", "hash", "encrypt", "decrypt", "change", "reset",
    "compare", "match", "parse", "print", "show", "format", "describe", "status", "state", "result", "to",
  ]

  init?(of literal: Node) {
    guard let (parent, child) = literal.holder else { return nil }
    switch parent.kind {
    case .variable: self.init(names: [parent.declaration?.name])
    case .binary where parent.binaryOperator == .assign:
      guard let left = parent.operands?.left, let path = ObjectPath(left) else { return nil }
      self.init(names: path.names)
    case .designatedInitialiser:
      let members = parent.children.filter { $0.kind == .member }.compactMap { $0.declaration?.name }
      self.init(names: (members.isEmpty ? [parent.enclosingVariable?.name] : []) + members)
    case .initialiserList:
      guard let field = parent.field(of: child) else { return nil }
      self.init(names: [field])
    case .call:
      guard let name = parent.calledName, let first = parent.arguments.first else { return nil }
      guard Self.copies.contains(name), first != child, let path = ObjectPath(first) else { return nil }
      self.init(names: path.names)
    case .returnStatement:
      let name = parent.enclosingFunction?.declaration?.name
      let words = IdentifierWords(name ?? "")
      guard SecretName(words)?.isCertain == true, !words.contains(anyOf: Self.verbs) else { return nil }
      self.init(names: [name])
    default: return nil
    }
  }

  private init?(names: [String?]) {
    let names = names.compactMap(\.self)
    guard !names.isEmpty else { return nil }
    name = names.joined(separator: ".")
    words = IdentifierWords(names)
  }
}

extension Node {
  /// The nearest node around a value that is no conversion, and that node's child on the way.
  fileprivate var holder: (parent: Node, child: Node)? {
    var child = self
    while let parent = child.parent {
      guard parent.kind == .implicitCast || parent.kind == .explicitCast || parent.kind == .parenthesised else {
        return (parent, child)
      }
      child = parent
    }
    return nil
  }

  fileprivate var enclosingVariable: Declaration? { ancestors.first { $0.kind == .variable }?.declaration }

  /// The name of the field that a child of a positional initialiser list initialises; the variable's for an array.
  fileprivate func field(of child: Node) -> String? {
    guard let record = type.canonical.declaration?.definition, type.canonical.isRecord else {
      return type.canonical.isArray ? enclosingVariable?.name : nil
    }
    guard let position = children.enumerated().first(where: { $0.element == child })?.offset else { return nil }
    let fields = record.children.filter { $0.kind == .field }
    return position < fields.count ? fields[position].declaration?.name : nil
  }

  /// The values of a string or of a list of constants; empty where one is not constant.
  var constantBytes: [Int128] {
    let node = withoutImplicitCasts
    if case .string(let units)? = node.literal { return units.map { Int128($0) } }
    guard node.kind == .initialiserList else { return [] }
    var values: [Int128] = []
    for child in node.children {
      guard let value = child.withoutCasts.constantValue ?? child.constantValue else { return [] }
      values.append(value)
    }
    return values
  }
}

extension Type {
  /// Whether an object of the type cannot be changed.
  var isConstantObject: Bool { canonical.isConst || element?.canonical.isConst == true }
}

extension Declaration {
  /// The initialiser of a variable of this unit.
  var initialiser: Node? { kind == .variable ? definition?.initialiser : nil }
}
