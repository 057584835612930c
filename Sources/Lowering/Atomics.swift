internal import Machine
internal import Basics
internal import IR
internal import Syntax

/// Atomic builtins as atomic loads and stores; what other threads see between them is not modelled.
extension FunctionLowering {
  func atomic(_ operation: AtomicOperation, _ arguments: [Node], _ node: Node) throws(Obstacle) -> Operand? {
    if case .fence = operation {
      emit(.call(body.calls.add(Call(.builtin(.fence), [], result: .none))))
      return nil
    }
    guard let first = arguments.first else { throw obstacle(.unknownBuiltin, node) }
    let pointer = try scalar(first)
    guard let type = machineType(of: pointer).pointee, machineType(type).isScalar else {
      throw obstacle(.unknownBuiltin, node)
    }
    let object = Lvalue(place: Place(.memory(pointer), type: type), access: .atomic)
    switch operation {
    case .load: return load(object)
    case .store, .release:
      let isStore = if case .store = operation { true } else { false }
      store(isStore ? try operand(arguments, 1, type, node) : integer(0, type), to: object)
      return nil
    case .exchange:
      let value = try operand(arguments, 1, type, node)
      let old = load(object)
      store(value, to: object)
      return old
    case .exchangeThrough:
      let value = load(try pointed(arguments, 1, type, node))
      let old = load(object)
      store(value, to: object)
      store(old, to: try pointed(arguments, 2, type, node))
      return nil
    case .testAndSet:
      let old = load(object)
      store(integer(1, type), to: object)
      return try converted(old, to: unit.type(node.type), node)
    case .compareAndSwap(let answersValue):
      let expected = try operand(arguments, 1, type, node)
      let desired = try operand(arguments, 2, type, node)
      let (old, isEqual) = try swap(object, expected, desired, onFailure: nil, node)
      return answersValue ? old : try converted(isEqual, to: unit.type(node.type), node)
    case .compareExchange, .compareExchangeThrough:
      let expected = try pointed(arguments, 1, type, node)
      let isDirect = if case .compareExchange = operation { true } else { false }
      let desired =
        isDirect ? try operand(arguments, 2, type, node) : load(try pointed(arguments, 2, type, node))
      let (_, isEqual) = try swap(object, load(expected), desired, onFailure: expected, node)
      return try converted(isEqual, to: unit.type(node.type), node)
    case .loadThrough:
      store(load(object), to: try pointed(arguments, 1, type, node))
      return nil
    case .storeThrough:
      store(load(try pointed(arguments, 1, type, node)), to: object)
      return nil
    case .modify(let modification, let answersNew):
      return try modify(object, modification, answersNew: answersNew, arguments, node)
    case .fence: return nil
    }
  }

  private func operand(
    _ arguments: [Node], _ index: Int, _ type: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> Operand {
    guard index < arguments.count else { throw obstacle(.unknownBuiltin, node) }
    return try converted(try scalar(arguments[index]), to: type, node)
  }

  private func pointed(
    _ arguments: [Node], _ index: Int, _ type: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> Lvalue {
    guard index < arguments.count else { throw obstacle(.unknownBuiltin, node) }
    return Lvalue(place: pointed(by: try scalar(arguments[index]), type: type))
  }

  private func store(_ value: Operand, to object: Lvalue) { emit(.store(place(object.place), value, object.access)) }

  /// Stores `desired` where the object holds the expected value.
  private func swap(
    _ object: Lvalue, _ expected: Operand, _ desired: Operand, onFailure: Lvalue?, _ node: Node
  ) throws(Obstacle) -> (old: Operand, isEqual: Operand) {
    let old = load(object)
    let isEqual = try compared(.equal, old, expected, to: unit.int, node)
    let success = newBlock()
    let failure = newBlock()
    let end = newBlock()
    terminate(.branch(isEqual, then: success, otherwise: failure))
    current = success
    store(desired, to: object)
    fall(to: end)
    current = failure
    if let onFailure { store(old, to: onFailure) }
    fall(to: end)
    return (old, isEqual)
  }

  private func modify(
    _ object: Lvalue, _ modification: AtomicOperation.Modification, answersNew: Bool, _ arguments: [Node], _ node: Node
  ) throws(Obstacle) -> Operand {
    let type = object.place.type
    guard arguments.count > 1 else { throw obstacle(.unknownBuiltin, node) }
    if machineType(type).isPointer {
      // Old builtins count bytes, C11's elements.
      let isC11 = node.kind == .builtinExpression && node.builtin.map { "\($0)".hasPrefix("c11") } ?? false
      let pointee = arguments[0].type.canonical.pointee?.canonical.pointee
      let index = try scalar(arguments[1])
      let old = load(object)
      let result = register(type)
      let step = isC11 ? pointee?.size ?? 1 : 1
      emit(.pointerAdd(result, old, index: index, stride: modification == .subtract ? -step : step))
      store(.register(result), to: object)
      return answersNew ? .register(result) : old
    }
    let value = try operand(arguments, 1, type, node)
    let old = load(object)
    let new = try modified(old, modification, value, node)
    store(new, to: object)
    return answersNew ? new : old
  }

  /// Atomic arithmetic wraps, also on signed types (C11 7.17.7.5p3).
  private func modified(
    _ old: Operand, _ modification: AtomicOperation.Modification, _ value: Operand, _ node: Node
  ) throws(Obstacle) -> Operand {
    let type = typeOf(old)
    guard let format = machineType(type).integerFormat else { throw obstacle(.unknownBuiltin, node) }
    let unsigned = unit.integer(bits: format.bits, isSigned: false)
    func combined(_ operation: BinaryOperation) throws(Obstacle) -> Operand {
      let x = try converted(old, to: unsigned, node)
      let y = try converted(value, to: unsigned, node)
      let result = register(unsigned)
      emit(.binary(result, operation, x, y))
      return try converted(.register(result), to: type, node)
    }
    switch modification {
    case .add: return try combined(.add)
    case .subtract: return try combined(.subtract)
    case .and: return try combined(.and)
    case .or: return try combined(.or)
    case .xor: return try combined(.xor)
    case .nand:
      let both = try combined(.and)
      let result = register(type)
      emit(.unary(result, .complement, both))
      return .register(result)
    case .minimum, .maximum:
      let isKept = try compared(modification == .minimum ? .less : .greater, old, value, to: unit.int, node)
      let result = temporary(type)
      let keep = newBlock()
      let take = newBlock()
      let end = newBlock()
      terminate(.branch(isKept, then: keep, otherwise: take))
      for (block, operand) in [(keep, old), (take, value)] {
        current = block
        store(operand, to: result)
        fall(to: end)
      }
      return load(result)
    }
  }
}
