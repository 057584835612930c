internal import RuleKit
internal import Syntax

/// How a buffer is wiped that is about to die: which functions do it, by their names or their bodies, and which loops.
enum Wiping {
  private static let wipers: Set<String> = [
    "mbedtls_platform_zeroize", "explicit_bzero", "explicit_memset", "memset_s", "memset_explicit", "SecureZeroMemory",
    "RtlSecureZeroMemory", "OPENSSL_cleanse", "ForceZero", "wc_ForceZero", "sodium_memzero", "memzero_explicit",
    "wc_MemZero_Check",
  ]
  private static let verbs: Set<String> = [
    "wipe", "wiped", "zeroize", "zeroise", "zeroization", "cleanse", "scrub", "shred", "forget", "burn", "memzero",
    "sanitize", "sanitise",
  ]
  private static let strengths: Set<String> = [
    "secure", "secured", "securely", "secret", "secrets", "explicit", "force", "safe", "volatile", "sensitive",
  ]
  private static let clearing: Set<String> = [
    "clear", "zero", "erase", "memset", "bzero", "clean", "free", "memclr", "destroy",
  ]
  /// Words of functions that set memory to one value.
  private static let setting: Set<String> = ["memset", "bzero"]
  /// Words of functions that are taken to clear what they are given where their body is not seen.
  private static let erasing: Set<String> = ["clear", "zero", "zeros", "erase", "memclr"]
  private static let releasing: Set<String> = [
    "free", "destroy", "deinit", "clear", "erase", "reset", "uninit", "close", "release", "dispose",
  ]

  /// Whether a function of a library wipes memory so that the compiler keeps it.
  static func isExplicit(_ name: String) -> Bool { wipers.contains(name) }

  /// Whether a function's name says that it wipes memory so that the compiler keeps it.
  static func isWiper(_ name: String) -> Bool {
    if wipers.contains(name) { return true }
    let words = IdentifierWords(name)
    return words.contains(anyOf: verbs) || (words.contains(anyOf: strengths) && words.contains(anyOf: clearing))
  }

  // MARK: Calls

  /// Whether a call clears the object: a wiper, a function of the kind of `memset`, one that releases a structure, or a
  /// function of this unit whose body does so. Of a function without a body the name decides.
  static func clears(_ call: Node, _ object: Declaration, depth: Int = 2) -> Bool {
    guard let name = call.calleeName else { return false }
    let positions = call.arguments.indices.filter { ObjectPath(call.arguments[$0])?.root == object }
    guard let first = positions.first else { return false }
    if isWiper(name) { return true }
    let words = IdentifierWords(name)
    if words.contains(anyOf: setting) { return first == 0 }
    if object.type.isRecordObject, words.contains(anyOf: releasing) { return true }
    guard let definition = call.calledFunction?.definition else { return words.contains(anyOf: erasing) }
    let parameters = definition.parameters
    return depth > 0
      && positions.contains { position in
        guard position < parameters.count, let parameter = parameters[position].declaration else { return false }
        return leavesCleared(definition, parameter, depth: depth - 1)
      }
  }

  /// Whether a function clears what its parameter leads to and puts nothing in afterwards. After a function has put
  /// something in, a wipe in a branch does not count: it belongs to a failure.
  private static func leavesCleared(_ function: Node, _ parameter: Declaration, depth: Int) -> Bool {
    let pointers = function.pointers(to: parameter)
    var isFilled = false
    var isClear = false
    for node in function.descendants {
      if isZeroStore(node, pointers) || pointers.contains(where: { clears(node, $0, depth: depth) }) {
        isClear = isClear || !isFilled || !node.ancestors.contains { $0.kind == .ifStatement }
      } else if fills(node, pointers) {
        isFilled = true
        isClear = false
      }
    }
    return isClear
  }

  private static func fills(_ node: Node, _ pointers: Set<Declaration>) -> Bool {
    if let (target, value) = node.operands, node.isAssignment {
      return isElement(target, pointers) && value.constantValue == nil
    }
    guard let name = node.calleeName, !IdentifierWords(name).contains(anyOf: releasing), !isBarrier(name) else {
      return false
    }
    return node.arguments.indices.contains { position in
      ObjectPath(node.arguments[position]).map { pointers.contains($0.root) } == true && node.mayWriteArgument(position)
    }
  }

  // MARK: Loops

  /// Whether a node sets an element of what the variables hold or lead to to zero, in a loop.
  static func isZeroStore(_ node: Node, _ pointers: Set<Declaration>) -> Bool {
    guard node.binaryOperator == .assign, let (target, value) = node.operands, value.constantValue == 0 else {
      return false
    }
    return isElement(target, pointers) && node.ancestors.contains { $0.kind.isLoop }
  }

  /// The conditions of the loops in which a function only sets what the variables hold or lead to to zero. A loop is taken
  /// to run, so that what it does is done where its condition is reached.
  static func conditions(in function: Node, _ pointers: Set<Declaration>) -> [Node] {
    function.descendants.filter { isZeroStore($0, pointers) }.compactMap { store in
      store.ancestors.first { $0.kind.isLoop }
    }.filter { loop in !loop.descendants.contains { fills($0, pointers) } }.compactMap(\.condition)
  }

  private static func isElement(_ target: Node, _ pointers: Set<Declaration>) -> Bool {
    let target = target.withoutCasts
    guard target.kind == .subscripting || target.unaryOperator == .dereference else { return false }
    return ObjectPath(target).map { pointers.contains($0.root) } ?? false
  }

  // MARK: Barriers

  private static let barriers: Set<String> = ["barrier", "fence", "dsb", "dmb"]

  /// Whether a call or assembly statement keeps the compiler from removing earlier stores.
  static func isBarrier(_ node: Node) -> Bool {
    node.kind == .assembly || node.calls.contains { $0.calledName.map(isBarrier) ?? false }
  }

  private static func isBarrier(_ name: String) -> Bool { IdentifierWords(name).contains(anyOf: barriers) }
}

extension Type {
  var isRecordObject: Bool { canonical.isRecord }
}
