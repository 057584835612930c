internal import Machine
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds keys, vectors, nonces, salts and tokens that are made from guessable values.
struct PredictableKeyRandomness: FunctionRule {
  static let id: RuleID = "crypto/predictable-key-randomness"

  init() {}

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let function = scope.function
    guard !function.isInTest else { return }
    let sources = GuessableSources(in: function)
    guard sources.areUsed else { return }
    for node in function.descendants {
      switch node.kind {
      case .variable: checkVariable(node, sources, into: &report)
      case .binary, .compoundAssignment: checkAssignment(node, sources, into: &report)
      case .call: checkCall(node, sources, into: &report)
      case .returnStatement: checkReturn(node, scope, sources, into: &report)
      default: break
      }
    }
  }

  // MARK: Sinks

  private func checkVariable(_ node: Node, _ sources: GuessableSources, into report: inout Report) {
    guard let declaration = node.declaration, let initialiser = node.initialiser,
      let source = sources.source(in: initialiser), isSink(IdentifierWords(declaration.name), declaration.type, source)
    else { return }
    report.violation(at: node, GuessableSecret(name: declaration.name, source: source.name), steps: source.steps)
  }

  private func checkAssignment(_ node: Node, _ sources: GuessableSources, into report: inout Report) {
    guard node.binaryOperator == .assign || node.binaryOperator == .orAssign || node.binaryOperator == .addAssign,
      let (left, right) = node.operands, let path = ObjectPath(left), let source = sources.source(in: right)
    else { return }
    let type = left.type
    let isEntropyOutput =
      path.root.kind == .parameter && sources.isEntropyFunction && left.withoutCasts.kind != .declarationReference
    guard isEntropyOutput || isSink(path.words, type, source) || isKeyByUse(path, node) else { return }
    report.violation(at: node, GuessableSecret(name: path.name, source: source.name), steps: source.steps)
  }

  private func checkCall(_ call: Node, _ sources: GuessableSources, into report: inout Report) {
    let arguments = call.arguments
    guard let name = call.calledName, arguments.count >= 2, let path = ObjectPath(arguments[0]) else { return }
    if ["memcpy", "memmove"].contains(name), let source = sources.source(behind: arguments[1]) {
      guard isSink(path.words, path.root.type, source) || isKeyByUse(path, call) else { return }
      report.violation(at: call, GuessableSecret(name: path.name, source: source.name), steps: source.steps)
    } else if GuessableSources.fillers.contains(name), isSink(path.words, path.root.type, nil) {
      report.violation(at: call, GuessableSecret(name: path.name, source: name))
    }
  }

  /// `return rand();` in a function that is named after what it makes.
  private func checkReturn(_ node: Node, _ scope: FunctionScope, _ sources: GuessableSources, into report: inout Report)
  {
    let words = IdentifierWords(scope.name)
    guard words.contains(anyOf: ["generate", "gen", "make", "create", "new", "next"]), let value = node.presentChild(0),
      let source = sources.source(in: value), isSink(words, value.type, source)
    else { return }
    report.violation(at: node, GuessableSecret(name: scope.name, source: source.name), steps: source.steps)
  }

  // MARK: Names

  private static let randomNouns: Set<String> = ["iv", "ivec", "nonce", "salt", "challenge"]

  /// Whether a name says that the value must not be guessed. A bare `key`, `token` or `pin` says so only for bytes or
  /// where a generator of random numbers is used.
  private func isSink(_ words: IdentifierWords, _ type: Type, _ source: GuessableSources.Source?) -> Bool {
    if let head = words.head?.withoutTrailingDigits, Self.randomNouns.contains(head) { return true }
    if words.all.suffix(2) == ["session", "id"] { return true }
    guard let secret = SecretName(words) else { return false }
    if secret.isCertain { return true }
    switch secret.noun {
    case "key", "token":
      return type.isByteArray || type.canonical.integerFormat?.bits == 8 || source?.isGenerator ?? true
    default: return false
    }
  }

  /// Whether the function later passes the object as key or vector to a library.
  private func isKeyByUse(_ path: ObjectPath, _ node: Node) -> Bool {
    guard let function = node.enclosingFunction, path.root.kind == .variable, path.names.count == 1 else {
      return false
    }
    return function.calls.contains { call in
      (CryptoInterface.arguments(.key, of: call, depth: 1) + CryptoInterface.arguments(.iv, of: call, depth: 1))
        .contains {
          ObjectPath($0)?.root == path.root
        }
    }
  }
}

private struct GuessableSecret: Message {
  let name: String
  let source: String
  var en: String { "`\(name)` is made from `\(source)`, which can be guessed" }
  var ja: String { "`\(name)` を推測可能な `\(source)` から作っている" }
}
