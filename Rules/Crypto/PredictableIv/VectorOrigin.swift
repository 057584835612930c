internal import Syntax

/// Where the bytes of an initialisation vector come from.
struct VectorOrigin {
  enum Answer {
    /// Only from constants; the last place that writes them.
    case fixed(Node?)
    case varies
    case comesFromCaller
  }

  let answer: Answer

  /// - Parameters:
  ///   - variable: the object that is passed as vector.
  ///   - call: the call that uses it.
  init(_ variable: Declaration, names: [String], before call: Node, in function: Node, depth: Int = 2) {
    if variable.kind == .parameter {
      answer = names.count > 1 ? .varies : .comesFromCaller
    } else if variable.hasGlobalStorage {
      answer = Self.global(variable, using: call)
    } else if variable.type.canonical.isPointer {
      answer = Self.alias(of: variable, before: call, in: function, depth)
    } else {
      answer = Self.local(variable, before: call, in: function)
    }
  }

  // MARK: Objects with static storage duration

  private static func global(_ variable: Declaration, using call: Node) -> Answer {
    if variable.type.isConstantObject { return .fixed(nil) }
    // Another unit may write what it can name.
    guard variable.linkage != .external, variable.isDefinedInUnit else { return .varies }
    let isWritten = variable.tree.functions.contains { function in
      function.descendants.contains { writes($0, variable, isConstantToo: true, except: call) }
    }
    return isWritten ? .varies : .fixed(nil)
  }

  // MARK: Local objects

  private static func alias(of pointer: Declaration, before call: Node, in function: Node, _ depth: Int) -> Answer {
    let isReassigned = function.descendants.contains { node in
      node.assignedOperand.map {
        $0.withoutCasts.declaration == pointer && $0.withoutCasts.kind == .declarationReference
      } ?? false
    }
    guard !isReassigned, depth > 0, let target = pointer.initialiser else { return .varies }
    if target.withoutCasts.kind == .stringLiteral { return .fixed(target) }
    guard let path = ObjectPath(target), path.root != pointer else { return .varies }
    return VectorOrigin(path.root, names: path.names, before: call, in: function, depth: depth - 1).answer
  }

  private static func local(_ variable: Declaration, before call: Node, in function: Node) -> Answer {
    var last: Node?
    if let initialiser = variable.initialiser {
      guard initialiser.isConstantAggregate else { return .varies }
      last = initialiser
    }
    let loop = call.ancestors.first { $0.kind.isLoop }
    for node in function.descendants where node.id < call.id || loop?.contains(node) == true {
      if node == call || call.contains(node) { continue }
      if writes(node, variable, isConstantToo: false, except: call) { return .varies }
      if writes(node, variable, isConstantToo: true, except: call) { last = node }
    }
    return last.map { .fixed($0) } ?? .varies
  }

  // MARK: Writes

  /// Whether a node writes the variable; a write of constants counts only on request.
  private static func writes(_ node: Node, _ variable: Declaration, isConstantToo: Bool, except call: Node) -> Bool {
    if let target = node.assignedOperand {
      guard ObjectPath(target)?.root == variable else {
        // The address is kept elsewhere.
        return node.operands.map { $0.right.takesAddress(of: variable) } ?? false
      }
      return isConstantToo || !isConstantWrite(node, to: target)
    }
    if node.kind == .variable, let initialiser = node.initialiser, node.declaration != variable {
      return initialiser.takesAddress(of: variable)
        && node.declaration?.type.canonical.pointee?.canonical.isConst != true
    }
    guard node.kind == .call, node != call else { return false }
    let positions = node.arguments.indices.filter {
      ObjectPath(node.arguments[$0])?.root == variable && node.mayWriteArgument($0)
    }
    guard !positions.isEmpty else { return false }
    if isConstantToo { return true }
    switch node.calledName {
    case "memset": return node.arguments.count > 1 && node.arguments[1].constantValue == nil
    case "bzero": return false
    case "memcpy", "memmove", "strcpy", "strncpy": return positions.first == 0 && !isConstantSource(node.arguments)
    default: return true
    }
  }

  private static func isConstantWrite(_ node: Node, to target: Node) -> Bool {
    guard node.binaryOperator == .assign, let (_, right) = node.operands else { return false }
    if right.constantValue != nil { return true }
    // `iv[i] = i` is the same every time.
    let indices = Set(target.subtree.compactMap { $0.kind == .declarationReference ? $0.declaration : nil })
    return right.subtree.allSatisfy { inner in
      if inner.kind == .call { return false }
      guard inner.kind == .declarationReference, let declaration = inner.declaration else { return true }
      return indices.contains(declaration) || declaration.kind == .enumerator
    }
  }

  private static func isConstantSource(_ arguments: [Node]) -> Bool {
    guard arguments.count > 1 else { return false }
    let source = arguments[1].withoutCasts
    if source.kind == .stringLiteral { return true }
    guard let root = ObjectPath(source)?.root, root.kind == .variable else { return false }
    return root.type.isConstantObject && (root.hasGlobalStorage || root.initialiser?.isConstantAggregate == true)
  }
}

extension Node {
  /// Whether an initialiser consists of constants.
  var isConstantAggregate: Bool {
    let node = withoutImplicitCasts
    if node.kind == .stringLiteral || node.constantValue != nil { return true }
    switch node.kind {
    case .initialiserList, .compoundLiteral: return node.children.allSatisfy(\.isConstantAggregate)
    case .designatedInitialiser: return node.children.last?.isConstantAggregate ?? true
    default: return false
    }
  }
}
