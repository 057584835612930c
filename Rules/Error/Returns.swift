internal import Source
internal import RuleKit
internal import Syntax

extension Node {
  /// The nearest node around this one that is no parenthesis and no conversion, and its child on the way.
  var user: (parent: Node, child: Node)? {
    var child = self
    while let parent = child.parent {
      switch parent.kind {
      case .implicitCast, .explicitCast, .parenthesised: child = parent
      default: return (parent, child)
      }
    }
    return nil
  }

  /// The statement that holds the node: the nearest node around it that stands in a compound statement or label.
  var statement: Node? {
    var node = self
    while let parent = node.parent {
      if parent.kind == .compound || parent.kind == .caseLabel || parent.kind == .defaultLabel || parent.kind == .label
      {
        return node
      }
      node = parent
    }
    return nil
  }

  /// The statement behind this one in the same block.
  var nextStatement: Node? {
    guard let parent, parent.kind == .compound else { return nil }
    var isNext = false
    for child in parent.children {
      if isNext { return child }
      if child == self { isNext = true }
    }
    return nil
  }

  /// The statements of a branch: those of a block, or the statement alone.
  var branchStatements: [Node] { kind == .compound ? Array(children) : [self] }

  /// The call in order, with those in its subtree.
  var calls: some Sequence<Node> { subtree.lazy.filter { $0.kind == .call } }

  /// The names by which a value is written: enumerators, and macros that hold it.
  var constantNames: [String] {
    let value = withoutCasts
    var names = value.kind == .declarationReference ? [value.declaration?.name].compactMap(\.self) : []
    if value.isFromMacro { names += value.expansions.filter { $0.site == value.site }.map(\.name) }
    return names
  }
}

/// What a returned or compared value says.
enum Meaning {
  case success, failure

  private static let failureWords: Set<String> = [
    "err", "error", "errors", "fail", "failed", "failure", "fault", "faulty", "invalid", "bad", "denied", "timeout",
    "nok", "rejected",
    "reject", "mismatch", "corrupt", "corrupted", "abort", "aborted", "eio", "einval", "forged", "unauthorized",
  ]
  private static let successWords: Set<String> = [
    "ok", "okay", "success", "successful", "pass", "passed", "valid", "noerror",
  ]
  /// Failures that a successful call may rightly lead to: what was looked for is there.
  private static let expectedWords: Set<String> = [
    "exist", "exists", "already", "duplicate", "found", "busy", "locked", "eexist", "ebusy",
  ]

  /// The meaning of a value by its name, its sign or its place in an enumeration of results; nil where it has none.
  init?(of value: Node) {
    let names = IdentifierWords(value.constantNames)
    if names.contains(anyOf: Self.expectedWords) { return nil }
    if let enumerator = value.withoutCasts.declaration, enumerator.kind == .enumerator,
      let list = enumerator.parent, let success = list.successEnumerator
    {
      self = success == enumerator ? .success : .failure
      return
    }
    if names.contains(anyOf: Self.failureWords) {
      self = .failure
    } else if names.contains(anyOf: Self.successWords) {
      self = .success
    } else if let constant = value.constantValue, constant < 0 {
      self = .failure
    } else {
      return nil
    }
  }

  static func isSuccess(_ words: IdentifierWords) -> Bool {
    words.contains(anyOf: successWords) || words.all.suffix(2) == ["no", "error"]
  }
}

extension Declaration {
  /// The enumerator of value zero where an enumeration lists results, of which zero is success.
  var successEnumerator: Declaration? {
    guard kind == .enumeration, let definition else { return nil }
    let zero = definition.children.compactMap { $0.kind == .enumerator ? $0.declaration : nil }.first { $0.value == 0 }
    guard let zero, Meaning.isSuccess(IdentifierWords(zero.name)) else { return nil }
    return zero
  }
}
