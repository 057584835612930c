internal import Machine
internal import Basics
internal import Syntax

/// The local variables and parameters of a function whose values can change only where they are named.
struct TrackedVariables {
  private(set) var indices: [Declaration: Int] = [:]
  private(set) var formats: [IntegerFormat] = []

  /// More variables than this are not followed; it bounds the cost of a join.
  private static let limit = 300

  init(of function: Node) {
    var escaped: Set<Declaration> = []
    for node in function.descendants {
      if node.kind == .call, let name = node.calledName, name.hasSuffix("setjmp") { return }
      if node.unaryOperator == .addressOf, let target = node.operand?.withoutParentheses.declaration {
        escaped.insert(target)
      }
    }
    for node in function.descendants where node.kind == .parameter || node.kind == .variable {
      guard let declaration = node.declaration, declaration.isLocal, !escaped.contains(declaration),
        indices[declaration] == nil, formats.count < Self.limit, node.parent?.kind != .parameter,
        let format = declaration.type.integerFormat,
        declaration.type.canonical.qualifiers.isDisjoint(with: [.volatile, .atomic])
      else { continue }
      indices[declaration] = formats.count
      formats.append(format)
    }
  }

  /// The variables that a subtree assigns, declares or names as operands of assembly.
  func assigned(in node: Node) -> Set<Int> {
    var found: Set<Int> = []
    var assemblyEnd = 0
    for part in node.subtree {
      if part.kind == .assembly { assemblyEnd = max(assemblyEnd, part.subtree.reduce(0) { max($0, $1.id.index) }) }
      var target = part.assignedOperand?.withoutParentheses.declaration
      if part.kind == .variable || (part.kind == .declarationReference && part.id.index <= assemblyEnd) {
        target = part.declaration
      }
      if let target, let index = indices[target] { found.insert(index) }
    }
    return found
  }
}

/// How the labels of a function are reached.
struct LabelUses {
  /// Labels to which only jumps lead that stand before them in the text.
  private(set) var forward: Set<String> = []
  /// All other labels to which something may jump.
  private(set) var others: Set<String> = []

  init(of function: Node) {
    var seen: Set<String> = []
    var isIndirect = false
    for node in function.descendants {
      guard case .label(let name)? = node.literal else {
        if node.kind == .indirectGoto || node.kind == .assembly { isIndirect = true }
        continue
      }
      switch node.kind {
      case .label: seen.insert(name)
      case .gotoStatement where !seen.contains(name): forward.insert(name)
      default: others.insert(name)
      }
    }
    if isIndirect { others.formUnion(seen) }
    forward.subtract(others)
  }
}

/// Bounds at which the ranges of loop variables come to rest: the constants that the function compares with.
struct Widening {
  private let thresholds: [Int128]

  init(of function: Node) {
    var values: Set<Int128> = []
    for node in function.descendants {
      if node.kind == .caseLabel, let value = node.presentChild(0)?.constantValue { values.insert(value) }
      guard let operation = node.binaryOperator, let (left, right) = node.operands else { continue }
      guard operation.isComparison || operation == .remainder || operation == .and || operation == .assign else {
        continue
      }
      for constant in [left.constantValue, right.constantValue] {
        if let constant { values.formUnion([constant - 1, constant, constant + 1]) }
      }
      if values.count > 600 { break }
    }
    thresholds = values.sorted()
  }

  /// An interval that holds both, whose changed bounds are thresholds or, where `isFinal`, those of the type.
  func widened(_ old: Interval, _ new: Interval, _ format: IntegerFormat, isFinal: Bool) -> Interval {
    let type = Interval(format)
    var low = old.low
    var high = old.high
    if new.low < low {
      let threshold = isFinal ? nil : thresholds.last { $0 <= new.low }
      low = max(type.low, threshold ?? type.low)
    }
    if new.high > high {
      let threshold = isFinal ? nil : thresholds.first { $0 >= new.high }
      high = min(type.high, threshold ?? type.high)
    }
    return Interval(low, high)
  }
}
