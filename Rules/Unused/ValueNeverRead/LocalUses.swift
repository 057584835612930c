internal import Basics
internal import Syntax

/// How a function reads and writes its local variables and parameters.
struct LocalUses {
  struct Write {
    let node: Node
    let target: Declaration?
    let value: Node?

    /// Whether the next statement of the block overwrites the variable at once.
    var isOverwrittenNext: Bool {
      guard let block = node.parent, block.kind == .compound else { return false }
      var isNext = false
      for statement in block.children {
        if isNext {
          guard statement.binaryOperator == .assign, let (left, right) = statement.operands else { return false }
          return left.withoutParentheses.declaration == target
            && !right.subtree.contains { $0.kind == .declarationReference && $0.declaration == target }
        }
        isNext = statement == node
      }
      return false
    }
  }

  struct Variable {
    let declaration: Declaration
    let node: Node
    let isParameter: Bool
    /// Whether the object is one value whose address nobody takes, so that its reads are those by name.
    let isFollowed: Bool
    var isEscaped = false
    var reads = 0
    var changes = 0
    var writes: [Write] = []
  }

  private(set) var variables: [Variable] = []
  private(set) var positions: [Declaration: Int] = [:]
  /// By offset from the function's node: the variable that a reference reads there, or -1.
  private(set) var readAt: [Int32]
  /// Whether control may come back in ways that are not seen.
  private(set) var isUnclear = false
  private let first: Int

  init(of function: Node) {
    first = function.id.index
    readAt = Array(repeating: -1, count: function.nodeCount)
    for node in function.descendants {
      switch node.kind {
      case .variable, .parameter: declare(node)
      case .declarationReference: refer(node)
      case .call: if node.calledName?.hasSuffix("setjmp") == true { isUnclear = true }
      case .assembly: for part in node.descendants { escape(part) }
      default: break
      }
    }
  }

  func variableRead(at node: Node) -> Int? {
    let index = readAt[node.id.index - first]
    return index < 0 ? nil : Int(index)
  }

  private mutating func declare(_ node: Node) {
    guard let declaration = node.declaration, declaration.isLocal, !declaration.name.isEmpty,
      node.parent?.kind != .parameter, positions[declaration] == nil
    else { return }
    let type = declaration.type.canonical
    let isPlain = type.qualifiers.isDisjoint(with: [.volatile, .atomic])
    positions[declaration] = variables.count
    var variable = Variable(
      declaration: declaration, node: node, isParameter: node.kind == .parameter,
      isFollowed: isPlain && (type.isArithmetic || type.isPointer))
    if let value = node.initialiser { variable.writes.append(Write(node: node, target: declaration, value: value)) }
    variables.append(variable)
  }

  private mutating func escape(_ node: Node) {
    guard let declaration = node.declaration, let index = positions[declaration] else { return }
    variables[index].isEscaped = true
  }

  private mutating func refer(_ reference: Node) {
    guard let declaration = reference.declaration, let index = positions[declaration] else { return }
    var node = reference
    while let parent = node.parent, parent.kind == .parenthesised { node = parent }
    guard let parent = node.parent, !variables[index].isEscaped else { return }
    if parent.unaryOperator == .addressOf {
      variables[index].isEscaped = true
    } else if parent.binaryOperator == .assign, parent.children.first == node, parent.isDiscarded {
      variables[index].writes.append(Write(node: parent, target: declaration, value: parent.operands?.right))
    } else if parent.assignedOperand == node, parent.isDiscarded {
      variables[index].changes += 1
      read(reference, index, counts: false)
    } else {
      read(reference, index, counts: true)
    }
  }

  private mutating func read(_ reference: Node, _ index: Int, counts: Bool) {
    if counts { variables[index].reads += 1 }
    readAt[reference.id.index - first] = Int32(index)
  }
}
