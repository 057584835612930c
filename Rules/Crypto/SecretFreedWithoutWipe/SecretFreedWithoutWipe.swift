internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds blocks with secrets that go back to the heap, or may be copied by it, without having been wiped.
struct SecretFreedWithoutWipe: SyntaxRule {
  static let id: RuleID = "crypto/secret-freed-without-wipe"
  static let kinds: [NodeKind] = [.call]

  private static let releases: Set<String> = [
    "free", "realloc", "reallocarray", "vPortFree", "pvPortRealloc", "k_free", "mbedtls_free", "os_free",
    "tx_byte_release",
  ]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.calledName, Self.releases.contains(name), let argument = node.arguments.first,
      let path = ObjectPath(argument), isSecret(path, argument),
      let function = node.enclosingFunction
    else { return }
    let pointers = function.pointers(to: path.root)
    let isWiped = function.descendants.contains { $0.id < node.id && wipes($0, pointers) }
    guard !isWiped, !node.isInTest, isFilled(path, in: function) else { return report.holds(at: node) }
    report.violation(at: node, StaysInHeap(name: path.name, function: name))
  }

  /// Whether a block holds a secret: by its name, or by a member of the structure that it is.
  private func isSecret(_ path: ObjectPath, _ argument: Node) -> Bool {
    if SecretName(path.ownWords)?.isCertain == true { return true }
    guard let record = argument.withoutCasts.type.canonical.pointee?.canonical, record.isRecord,
      record.holdsSecret(path.ownWords)
    else { return false }
    // Whoever hands the block may have wiped it with a function of the file.
    return path.root.kind != .parameter || !isWipedElsewhere(record, in: argument.tree)
  }

  /// Whether a function of the file only wipes such blocks, for others to free.
  private func isWipedElsewhere(_ record: Type, in tree: SyntaxTree) -> Bool {
    func handles(_ call: Node) -> Bool {
      guard let type = call.arguments.first.flatMap({ ObjectPath($0) })?.root.type.canonical else { return false }
      return (type.pointee?.canonical ?? type).isSame(as: record)
    }
    return tree.functions.contains { function in
      let own = function.calls.filter(handles)
      return own.contains { $0.calleeName.map(Wiping.isWiper) == true }
        && !own.contains { $0.calleeName.map(Self.releases.contains) == true }
    }
  }

  private func wipes(_ node: Node, _ pointers: Set<Declaration>) -> Bool {
    if Wiping.isZeroStore(node, pointers) { return true }
    if let name = node.calledName, Self.releases.contains(name) { return false }
    return pointers.contains { Wiping.clears(node, $0) }
  }

  /// Whether a local is given the block that a function of another kind than an allocator answers.
  private func comesFilled(_ node: Node, _ local: Declaration) -> Bool {
    let value: Node?
    if node.kind == .variable, node.declaration == local {
      value = node.initialiser
    } else if node.isAssignment, let (target, assigned) = node.operands, ObjectPath(target)?.root == local {
      value = assigned
    } else {
      return false
    }
    guard let name = value?.withoutCasts.calledName else { return false }
    return !name.lowercased().contains("alloc") && !IdentifierWords(name).contains(anyOf: ["new", "create"])
  }

  /// Whether a local block received something; a parameter or member came with it.
  private func isFilled(_ path: ObjectPath, in function: Node) -> Bool {
    guard path.names.count == 1, path.root.kind == .variable, path.root.isLocal else { return true }
    if function.descendants.contains(where: { comesFilled($0, path.root) }) { return true }
    return function.calls.contains { call in
      guard let name = call.calledName, !Self.releases.contains(name) else { return false }
      return call.arguments.indices.contains { position in
        ObjectPath(call.arguments[position])?.root == path.root && call.mayWriteArgument(position)
      }
    }
  }
}

private struct StaysInHeap: Message {
  let name: String
  let function: String
  var en: String { "`\(function)` gives `\(name)` back to the heap with the secret in it" }
  var ja: String { "`\(function)` が、秘密の残ったままの `\(name)` をヒープに返す" }
}
