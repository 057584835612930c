internal import Machine
internal import Basics
internal import IR
internal import Syntax

/// Address constants and arithmetic on them.
extension ConstantEvaluation {
  /// The object and the byte in it that an lvalue of a constant expression names.
  func address(of node: Node) throws(Obstacle) -> (ID<Global>, Int) {
    let inner = node.withoutParentheses
    switch inner.kind {
    case .declarationReference:
      guard let declaration = inner.declaration, declaration.kind == .variable else { throw mistakenAddress(node) }
      return (unit.global(declaration, owner: function?.name), 0)
    case .stringLiteral:
      guard case .string(let units)? = inner.literal else { throw mistakenAddress(node) }
      return (unit.literal(units, as: unit.type(inner.type)), 0)
    case .compoundLiteral:
      guard let list = inner.children.last else { throw mistakenAddress(node) }
      let global = unit.anonymousGlobal(".compoundliteral", type: unit.type(inner.type))
      try unit.fill(global, list)
      return (global, 0)
    case .member: return try member(inner)
    case .subscripting:
      let (first, second) = (inner.child(0), inner.child(1))
      let (base, index) = first.type.canonical.isInteger ? (second, first) : (first, second)
      guard case .address(let global, let offset) = try value(of: base),
        case .integer(let position) = try value(of: index),
        let size = inner.type.size, let position = Int(exactly: position)
      else { throw mistakenAddress(node) }
      return (global, offset + position * size)
    case .unary where inner.unaryOperator == .dereference:
      guard case .address(let global, let offset) = try value(of: inner.child(0)) else { throw mistakenAddress(node) }
      return (global, offset)
    case .builtinExpression:
      if let global = unit.functionName(inner, type: unit.type(inner.type)) { return (global, 0) }
      throw mistakenAddress(node)
    default: throw mistakenAddress(node)
    }
  }

  private func mistakenAddress(_ node: Node) -> Obstacle {
    Obstacle(.nonConstantInitialiser, detail: node.text.prefix(60).description, site: node.site)
  }

  private func member(_ node: Node) throws(Obstacle) -> (ID<Global>, Int) {
    guard let field = node.declaration, let base = node.children.first else { throw mistakenAddress(node) }
    let global: ID<Global>
    var offset: Int
    if node.isArrow {
      guard case .address(let object, let start) = try value(of: base) else { throw mistakenAddress(node) }
      (global, offset) = (object, start)
    } else {
      (global, offset) = try address(of: base)
    }
    let record = node.isArrow ? base.type.canonical.pointee : base.type
    guard let record, let bits = Self.bitOffset(of: field, in: record) else { throw mistakenAddress(node) }
    offset += bits / 8
    return (global, offset)
  }

  private static func bitOffset(of field: Declaration, in record: Type) -> Int? {
    guard let owner = record.canonical.declaration else { return nil }
    for member in owner.fields {
      if member == field { return member.bitOffset }
      if member.name.isEmpty, let start = member.bitOffset, let inner = bitOffset(of: field, in: member.type) {
        return start + inner
      }
    }
    return nil
  }

  /// Arithmetic on constants; addresses move by elements.
  func binary(_ node: Node) throws(Obstacle) -> ConstantValue {
    guard let operation = node.binaryOperator, let (left, right) = node.operands else { throw mistakenAddress(node) }
    if operation == .comma { return try value(of: right) }
    let a = try value(of: left)
    let b = try value(of: right)
    switch (a, b) {
    case (.address(let global, let offset), .integer(let index)):
      return .address(global, offset + (try step(index, left.type, operation, node)))
    case (.integer(let index), .address(let global, let offset)) where operation == .add:
      return .address(global, offset + (try step(index, right.type, operation, node)))
    case (.address(let x, let first), .address(let y, let second)) where x == y && operation == .subtract:
      let size = left.type.canonical.pointee?.size ?? 1
      return .integer(Int128((first - second) / max(1, size)))
    case (.floating(let x), .floating(let y)): return try floating(operation, x, y, node)
    case (.integer, .floating), (.floating, .integer): throw mistakenAddress(node)
    case (.integer(let x), .integer(let y)): return try integers(operation, x, y, node)
    case (.label, .label), (.function, _), (.address, _), (.label, _), (_, .function), (_, .address), (_, .label),
      (.wideFloating, _), (_, .wideFloating):
      throw mistakenAddress(node)
    }
  }

  private func step(_ index: Int128, _ type: Type, _ operation: BinaryOperator, _ node: Node) throws(Obstacle) -> Int {
    let size = type.canonical.isPointer ? type.canonical.pointee?.size ?? 1 : 1
    guard let index = Int(exactly: index), abs(index) < 1 << 40 else { throw mistakenAddress(node) }
    switch operation {
    case .add: return index * size
    case .subtract: return -index * size
    default: throw mistakenAddress(node)
    }
  }

  private func integers(_ operation: BinaryOperator, _ x: Int128, _ y: Int128, _ node: Node) throws(Obstacle)
    -> ConstantValue
  {
    // What the constant folder of the tree leaves undefined, such as signed overflow, compilers wrap.
    guard let format = node.type.canonical.integerFormat else { throw mistakenAddress(node) }
    switch operation {
    case .add: return .integer(format.wrapped(x &+ y))
    case .subtract: return .integer(format.wrapped(x &- y))
    case .multiply: return .integer(format.wrapped(x &* y))
    case .shiftLeft where y >= 0 && y < 127: return .integer(format.wrapped(x << y))
    case .shiftRight where y >= 0 && y < 127: return .integer(x >> y)
    case .divide where y != 0: return .integer(format.wrapped(x / y))
    case .remainder where y != 0: return .integer(x % y)
    case .and: return .integer(x & y)
    case .or: return .integer(x | y)
    case .xor: return .integer(x ^ y)
    case .less: return .integer(x < y ? 1 : 0)
    case .lessOrEqual: return .integer(x <= y ? 1 : 0)
    case .greater: return .integer(x > y ? 1 : 0)
    case .greaterOrEqual: return .integer(x >= y ? 1 : 0)
    case .equal: return .integer(x == y ? 1 : 0)
    case .notEqual: return .integer(x != y ? 1 : 0)
    default: throw mistakenAddress(node)
    }
  }

  private func floating(_ operation: BinaryOperator, _ x: Double, _ y: Double, _ node: Node) throws(Obstacle)
    -> ConstantValue
  {
    let result: Double
    switch operation {
    case .add: result = x + y
    case .subtract: result = x - y
    case .multiply: result = x * y
    case .divide: result = x / y
    case .less: return .integer(x < y ? 1 : 0)
    case .lessOrEqual: return .integer(x <= y ? 1 : 0)
    case .greater: return .integer(x > y ? 1 : 0)
    case .greaterOrEqual: return .integer(x >= y ? 1 : 0)
    case .equal: return .integer(x == y ? 1 : 0)
    case .notEqual: return .integer(x != y ? 1 : 0)
    default: throw mistakenAddress(node)
    }
    guard case .floating(let format) = unit.machine(unit.type(node.type)).kind,
      let nearest = format.isWide && !isExact(operation, x, y, result) ? nil : format.nearest(to: result)
    else { throw mistakenAddress(node) }
    return .floating(nearest)
  }

  /// Whether a result of `double` arithmetic is the true one (Dekker: A floating-point technique for extending the
  /// available precision; Knuth, TAOCP 4.2.2).
  private func isExact(_ operation: BinaryOperator, _ x: Double, _ y: Double, _ result: Double) -> Bool {
    // Infinities and NaN come out of what is infinite, no number or divided by zero in every precision alike.
    let isSpecial = !x.isFinite || !y.isFinite || (operation == .divide && y == 0)
    if isSpecial { return true }
    guard result.isFinite, result == 0 || abs(result) > 0x1p-900 else { return false }
    switch operation {
    case .add, .subtract:
      let y = operation == .add ? y : -y
      let second = result - x
      return (x - (result - second)) + (y - second) == 0
    case .multiply: return (-result).addingProduct(x, y) == 0 && (result != 0 || x == 0 || y == 0)
    case .divide: return (-x).addingProduct(result, y) == 0 && (result != 0 || x == 0)
    default: return false
    }
  }
}
