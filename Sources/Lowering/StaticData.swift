internal import Basics
internal import IR
internal import Machine
internal import Syntax

/// Collects the first contents of an object with static storage.
struct StaticData {
  private let unit: UnitState
  /// The function around a static local, whose labels may stand in the initialiser.
  private let function: FunctionLowering?
  private(set) var items: [InitialiserItem] = []
  /// The byte behind the last item; beyond the type's size for flexible array members.
  private(set) var end = 0
  /// The member of each union that holds its value, by the steps to the union.
  private var unionMembers: [[Int]: Int] = [:]

  init(_ unit: UnitState, function: FunctionLowering? = nil) {
    self.unit = unit
    self.function = function
  }

  /// Adds the items of an initialiser for an object of a type at a byte offset.
  mutating func fill(_ type: ID<MachineType>, _ node: Node, offset: Int) throws(Obstacle) {
    var inner = node.withoutParentheses
    while inner.kind == .implicitCast, !inner.type.isPointer, inner.type.isRecord, let next = inner.children.first {
      inner = next.withoutParentheses
    }
    if inner.kind == .compoundLiteral, !unit.machine(type).isScalar, let list = inner.children.last {
      return try fill(type, list, offset: offset)
    }
    if let units = inner.stringUnits, unit.machine(type).isArray {
      return addString(units, type, offset: offset)
    }
    guard inner.kind == .initialiserList else { return try addScalar(node, type, offset: offset, bits: nil) }
    var walk = InitialiserWalk(unit)
    try walk.walk(type, inner)
    for leaf in walk.leaves { try add(leaf, in: type, offset: offset) }
  }

  private mutating func add(_ leaf: InitialiserLeaf, in type: ID<MachineType>, offset: Int) throws(Obstacle) {
    var type = type
    var offset = offset
    var bits: Field?
    for (depth, step) in leaf.path.enumerated() {
      bits = nil
      switch unit.machine(type).kind {
      case .array(let element, _), .vector(let element, _):
        offset += step * (unit.machine(element).size ?? 0)
        type = element
      case .record(let record):
        let field = record.fields[step]
        if record.isUnion {
          select(step, of: Array(leaf.path.prefix(depth)), from: offset, unit.machine(type).size ?? 0)
        }
        offset += field.byteOffset
        type = field.type
        if field.bitWidth != nil { bits = field }
      default: throw mistake(leaf.value)
      }
    }
    if unit.machine(type).isScalar {
      var value = leaf.value.withoutParentheses
      if value.kind == .initialiserList { value = value.children.first ?? value }
      try addScalar(value, type, offset: offset, bits: bits)
    } else {
      try fill(type, leaf.value, offset: offset)
    }
  }

  /// A later member of a union takes the place of an earlier one.
  private mutating func select(_ member: Int, of union: [Int], from offset: Int, _ size: Int) {
    if let before = unionMembers[union], before != member { removeItems(from: offset, count: size) }
    unionMembers[union] = member
  }

  private mutating func addString(_ units: [UInt32], _ type: ID<MachineType>, offset: Int) {
    let bytes = unit.bytes(of: units, as: type)
    add(InitialiserItem(offset: offset, .bytes(bytes)), size: bytes.count)
  }

  private mutating func addScalar(
    _ node: Node, _ type: ID<MachineType>, offset: Int, bits: Field?
  ) throws(Obstacle) {
    let machine = unit.machine(type)
    guard let size = machine.size else { throw mistake(node) }
    let value = try ConstantEvaluation(unit, function: function).value(of: node)
    if let bits, let width = bits.bitWidth {
      guard case .integer(let number) = value else { throw mistake(node) }
      let format = IntegerFormat(bits: width, isSigned: false)
      let item = InitialiserItem(
        offset: offset, .bits(format.wrapped(number), bitOffset: bits.bitOffset % 8, bitWidth: width))
      items.removeAll {
        if case .bits(_, bits.bitOffset % 8, _) = $0.value, $0.offset == offset { true } else { false }
      }
      items.append(item)
      end = max(end, offset + (bits.bitOffset % 8 + width + 7) / 8)
      return
    }
    guard let encoded = encoded(value, type, size) else { throw mistake(node) }
    add(InitialiserItem(offset: offset, encoded), size: size)
  }

  private func encoded(_ value: ConstantValue, _ typeID: ID<MachineType>, _ size: Int) -> InitialiserItem.Value? {
    switch (value, unit.machine(typeID).kind) {
    case (.integer(let number), .boolean): .integer(number == 0 ? 0 : 1, size: size)
    case (.integer(let number), .integer(let format)): .integer(format.wrapped(number), size: size)
    case (.integer(let number), .pointer):
      .integer(IntegerFormat(bits: size * 8, isSigned: false).wrapped(number), size: size)
    case (.integer(let number), .floating(let format)):
      format.nearest(to: number).map { .floating($0, format) }
    case (.floating(let number), .floating(let format)):
      format.nearest(to: number).map { .floating($0, format) }
    case (.wideFloating(let number, let isNegative), .floating(let format)):
      if let bytes = unit.bytes(of: number, isNegative: isNegative, as: typeID) {
        .bytes(bytes)
      } else {
        format.nearest(to: number, isNegative: isNegative).map { .floating($0, format) }
      }
    case (.floating(let number), .boolean): .integer(number == 0 ? 0 : 1, size: size)
    case (.floating(let number), .integer(let format)):
      number.isFinite && abs(number) < 1e30 ? .integer(format.wrapped(Int128(number)), size: size) : nil
    case (.address(let global, let addend), .pointer): .address(global, addend: addend)
    case (.function(let function), .pointer): .function(function)
    case (.label(let block), .pointer): function.map { .label($0.id, block) }
    case (.address(let global, let addend), .integer) where size * 8 == unit.unit.target.dataModel.pointerBits:
      .address(global, addend: addend)
    case (.function(let function), .integer) where size * 8 == unit.unit.target.dataModel.pointerBits:
      .function(function)
    default: nil
    }
  }

  /// Adds an item; a later designator overrides an earlier one (C11 6.7.9p19).
  private mutating func add(_ item: InitialiserItem, size: Int) {
    removeItems(from: item.offset, count: size)
    items.append(item)
    end = max(end, item.offset + size)
  }

  private mutating func removeItems(from offset: Int, count: Int) {
    guard let last = items.last, last.offset >= offset else { return }
    items.removeAll { $0.offset >= offset && $0.offset < offset + count }
  }

  private func mistake(_ node: Node) -> Obstacle {
    Obstacle(.nonConstantInitialiser, detail: node.text.prefix(60).description, site: node.site)
  }
}

/// A value that is known when the program starts.
enum ConstantValue {
  case integer(Int128)
  case floating(Double)
  case wideFloating(WideFloatingValue, isNegative: Bool)
  case address(ID<Global>, Int)
  case function(ID<Function>)
  case label(ID<Block>)
}

/// Evaluates constant expressions of initialisers: arithmetic and address constants (C11 6.6p7-9).
struct ConstantEvaluation {
  let unit: UnitState
  let function: FunctionLowering?
  /// The objects whose initialisers are being evaluated; one that needs its own value has none.
  private let following: Set<Declaration>

  init(_ unit: UnitState, function: FunctionLowering?, following: Set<Declaration> = []) {
    self.unit = unit
    self.function = function
    self.following = following
  }

  func value(of node: Node) throws(Obstacle) -> ConstantValue {
    if let number = node.constantValue { return .integer(number) }
    let inner = node.withoutParentheses
    switch inner.kind {
    case .floatLiteral:
      if case .floating(let number)? = inner.literal { return .floating(number) }
      if case .wideFloating(let number)? = inner.literal { return .wideFloating(number, isNegative: false) }
    case .implicitCast, .explicitCast: return try cast(inner)
    case .unary: return try unary(inner)
    case .binary: return try binary(inner)
    case .conditional:
      let condition = try value(of: inner.child(0))
      let isTrue =
        switch condition {
        case .integer(let number): number != 0
        case .floating(let number): number != 0
        default: true
        }
      return try value(of: inner.child(isTrue ? 1 : 2))
    case .labelAddress:
      if let function { return .label(function.label(named: inner)) }
    case .declarationReference:
      if inner.declaration?.kind == .function, let declaration = inner.declaration {
        return .function(unit.function(declaration))
      }
      // GCC takes the value of a constant object with an initialiser.
      if let declaration = inner.declaration, let initialiser = declaration.definition?.initialiser,
        inner.type.canonical.isConst, !following.contains(declaration)
      {
        let inside = ConstantEvaluation(unit, function: function, following: following.union([declaration]))
        return try inside.value(of: initialiser)
      }
    case .genericSelection:
      if let chosen = inner.chosen { return try value(of: chosen) }
    case .builtinExpression:
      if case .integer(let number)? = inner.literal { return .integer(number) }
      if let chosen = inner.chosen { return try value(of: chosen) }
    case .call:
      if let name = inner.builtinName, let value = try builtin(name, inner) { return value }
    case .initialiserList:
      if let only = inner.children.first { return try value(of: only) }
    case .compoundLiteral:
      if let list = inner.children.last, !inner.type.isArray { return try value(of: list) }
    case .statementExpression: break
    default: break
    }
    throw mistake(node)
  }

  private func mistake(_ node: Node) -> Obstacle {
    Obstacle(.nonConstantInitialiser, detail: node.text.prefix(60).description, site: node.site)
  }

  private func builtin(_ name: String, _ node: Node) throws(Obstacle) -> ConstantValue? {
    switch name {
    case "__builtin_inf", "__builtin_inff", "__builtin_infl", "__builtin_huge_val", "__builtin_huge_valf",
      "__builtin_huge_vall":
      return .floating(.infinity)
    case "__builtin_nan", "__builtin_nanf", "__builtin_nanl": return .floating(.nan)
    case "__builtin_expect", "__builtin_assume_aligned":
      return try node.arguments.first.map { argument throws(Obstacle) in try value(of: argument) }
    case "__builtin_constant_p":
      return .integer(node.arguments.first?.constantValue == nil ? 0 : 1)
    default: return nil
    }
  }

  private func cast(_ node: Node) throws(Obstacle) -> ConstantValue {
    guard let operand = node.children.last else { throw mistake(node) }
    switch node.conversion {
    case .arrayDecay:
      let (global, offset) = try address(of: operand)
      return .address(global, offset)
    case .functionDecay: return try value(of: operand)
    default: break
    }
    let source = try value(of: operand)
    let target = unit.machine(unit.type(node.type))
    switch (source, target.kind) {
    case (.integer(let number), .integer(let format)): return .integer(format.wrapped(number))
    case (.integer(let number), .boolean): return .integer(number == 0 ? 0 : 1)
    case (.integer(let number), .floating(let format)):
      if let nearest = format.nearest(to: number) { return .floating(nearest) }
      throw mistake(node)
    case (.floating(let number), .floating(let format)):
      if let nearest = format.nearest(to: number) { return .floating(nearest) }
      throw mistake(node)
    case (.wideFloating(let number, let isNegative), .floating(let format)):
      if unit.bytes(of: number, as: unit.type(node.type)) != nil { return source }
      if let nearest = format.nearest(to: number, isNegative: isNegative) { return .floating(nearest) }
      throw mistake(node)
    case (.wideFloating, .boolean): return .integer(1)
    case (.wideFloating, _): throw mistake(node)
    case (.floating(let number), .integer(let format)):
      guard number.isFinite, abs(number) < 1e30 else { throw mistake(node) }
      return .integer(format.wrapped(Int128(number)))
    case (.floating(let number), .boolean): return .integer(number == 0 ? 0 : 1)
    case (.address, .boolean), (.function, .boolean): return .integer(1)
    default: return source
    }
  }

  private func unary(_ node: Node) throws(Obstacle) -> ConstantValue {
    let operand = node.child(0)
    switch node.unaryOperator {
    case .addressOf:
      let inner = operand.withoutParentheses
      if inner.type.canonical.isFunction { return try value(of: inner) }
      let (global, offset) = try address(of: inner)
      return .address(global, offset)
    case .dereference where node.type.canonical.isFunction: return try value(of: operand)
    case .plus, .extension: return try value(of: operand)
    case .minus:
      switch try value(of: operand) {
      case .floating(let number): return .floating(-number)
      case .wideFloating(let number, let isNegative): return .wideFloating(number, isNegative: !isNegative)
      case .integer(let number): return .integer(wrapped(0 - number, node))
      default: throw mistake(node)
      }
    case .complement:
      guard case .integer(let number) = try value(of: operand) else { throw mistake(node) }
      return .integer(wrapped(~number, node))
    case .logicalNot:
      switch try value(of: operand) {
      case .floating(let number): return .integer(number == 0 ? 1 : 0)
      case .integer(let number): return .integer(number == 0 ? 1 : 0)
      default: return .integer(0)
      }
    default: throw mistake(node)
    }
  }

  private func wrapped(_ number: Int128, _ node: Node) -> Int128 {
    node.type.canonical.integerFormat?.wrapped(number) ?? number
  }
}
