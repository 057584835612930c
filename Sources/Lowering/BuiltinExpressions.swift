internal import Basics
internal import IR
internal import Syntax

/// Expressions with a syntax of their own that the compiler provides.
extension FunctionLowering {
  func builtinExpressionValue(_ node: Node) throws(Obstacle) -> Operand? {
    if let chosen = node.chosen { return try value(chosen) }
    if case .integer(let number)? = node.literal { return integer(number, unit.type(node.type)) }
    switch node.builtin {
    case .functionName, .sourceText:
      let object = try builtinLvalue(node)
      return address(of: object, type: unit.type(node.type))
    default: break
    }
    if let operation = AtomicOperation(node.builtin) { return try atomic(operation, Array(node.children), node) }
    throw obstacle(.unknownBuiltin, node)
  }

  func builtinLvalue(_ node: Node) throws(Obstacle) -> Lvalue {
    if let chosen = node.chosen { return try lvalue(chosen) }
    let type = unit.type(node.type)
    if let global = unit.functionName(node, type: type) { return Lvalue(place: Place(.global(global), type: type)) }
    return try materialised(node)
  }
}

extension UnitState {
  /// The object behind `__func__` and its kin.
  func functionName(_ node: Node, type: ID<MachineType>) -> ID<Global>? {
    guard node.builtin == .functionName, case .string(let units)? = node.literal ?? node.children.first?.literal else {
      return nil
    }
    return literal(units, as: type)
  }

  /// Gives the labels in the data of a function's static variables their final numbers.
  func renumberLabels(of function: ID<Function>, _ numbers: [ID<Block>]) {
    for id in unit.globals.ids {
      guard let items = unit.globals[id].initialiser, items.contains(where: { $0.value.isLabel(of: function) }) else {
        continue
      }
      unit.globals[id].initialiser = items.map { item in
        guard case .label(function, let block) = item.value else { return item }
        return InitialiserItem(offset: item.offset, .label(function, numbers[block.index]))
      }
    }
  }
}

extension InitialiserItem.Value {
  fileprivate func isLabel(of function: ID<Function>) -> Bool {
    if case .label(function, _) = self { true } else { false }
  }
}
