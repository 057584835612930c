internal import Basics
internal import IR
internal import Syntax

extension FunctionLowering {
  func lowerCompound(_ node: Node) throws(Obstacle) { try lowerStatements(of: node) }

  /// The statements of a block in a scope of their own.
  ///
  /// - Parameter last: lowers the last statement where the block is the body of a statement expression.
  func lowerStatements(of node: Node, last: ((Node) throws(Obstacle) -> Void)? = nil) throws(Obstacle) {
    enterScope()
    declareAll(in: node)
    let statements = Array(node.children)
    for (index, statement) in statements.enumerated() {
      if let last, index == statements.count - 1, let value = try valueOfLast(statement) {
        try last(value)
      } else {
        try lower(statement)
      }
    }
    if node.kind == .compound { setEnd(of: node) }
    leaveScope()
  }

  /// The expression that ends a statement expression; labels before it are lowered.
  private func valueOfLast(_ statement: Node) throws(Obstacle) -> Node? {
    if statement.kind.isExpression { return statement }
    if statement.kind == .label, let inner = statement.children.first {
      try placeLabel(statement)
      return try valueOfLast(inner)
    }
    if statement.kind == .attributedStatement, let inner = statement.children.last {
      return try valueOfLast(inner)
    }
    try lower(statement)
    return nil
  }

  func lower(_ node: Node) throws(Obstacle) {
    setOrigin(node)
    switch node.kind {
    case .compound: try lowerCompound(node)
    case .declarationStatement: for declaration in node.children { try lowerDeclaration(declaration) }
    case .ifStatement: try lowerIf(node)
    case .whileStatement: try lowerWhile(node)
    case .doStatement: try lowerDo(node)
    case .forStatement: try lowerFor(node)
    case .switchStatement: try lowerSwitch(node)
    case .caseLabel, .defaultLabel: try lowerCase(node)
    case .label:
      try placeLabel(node)
      if let statement = node.children.first { try lower(statement) }
    case .gotoStatement: try lowerGoto(node)
    case .indirectGoto: try lowerIndirectGoto(node)
    case .breakStatement: try leave(to: jumps.breakTarget, node)
    case .continueStatement: try leave(to: jumps.continueTarget, node)
    case .returnStatement: try lowerReturn(node)
    case .nullStatement, .absent: break
    case .assembly: try lowerAssembly(node)
    case .attributedStatement: if let statement = node.children.last { try lower(statement) }
    case _ where node.kind.isExpression: try lowerFullExpression(node)
    case _ where node.kind.isDeclaration: try lowerDeclaration(node)
    default: throw obstacle(.unknownStatement, node)
    }
  }

  private func lowerFullExpression(_ node: Node) throws(Obstacle) {
    let outer = beginFullExpression(node)
    try discard(node)
    endFullExpression(outer)
  }

  /// A condition that is a full expression.
  private func fullCondition(_ node: Node, then: ID<Block>, otherwise: ID<Block>) throws(Obstacle) {
    let outer = beginFullExpression(node)
    try condition(node, then: then, otherwise: otherwise)
    endFullExpression(outer)
  }

  // MARK: Declarations

  /// Begins the lifetime of a block's variables; a jump into the block does the same.
  private func declareAll(in node: Node) {
    for statement in node.children {
      var inner = statement
      while [.label, .caseLabel, .defaultLabel, .attributedStatement].contains(inner.kind),
        let last = inner.children.last
      {
        inner = last
      }
      if inner.kind == .declarationStatement { declare(inner) }
    }
  }

  func declare(_ statement: Node) {
    for variable in statement.children where variable.kind == .variable {
      guard let declaration = variable.declaration, !declaration.hasGlobalStorage, declaration.storage != .extern,
        locals[declaration] == nil
      else { continue }
      var local = Local(
        name: declaration.name, type: unit.type(variable.type), kind: .variable, site: variable.site)
      local.isVolatile = variable.type.canonical.isVolatile
      local.alignment = declaration.attribute("aligned").flatMap(UnitState.number)
      let id = body.locals.add(local)
      locals[declaration] = id
      guard variable.type.canonical.kind != .variableArray else { continue }
      scopes[scopes.count - 1].locals.append(id)
      if !hasComputedGoto { emit(.storageLive(id, bytes: nil)) }
    }
  }

  private func lowerDeclaration(_ node: Node) throws(Obstacle) {
    guard node.kind == .variable, let declaration = node.declaration else {
      if node.kind == .functionDefinition { throw obstacle(.nestedFunction, node) }
      // `__label__` declares a label of the block (GNU); its name is looked up in the function.
      if node.kind == .unknown, !node.text.hasPrefix("__label__") { throw obstacle(.unknownStatement, node) }
      return
    }
    setOrigin(node)
    if declaration.hasGlobalStorage || declaration.storage == .extern {
      return try lowerStaticLocal(node, declaration)
    }
    if locals[declaration] == nil { declareLate(node) }
    guard let local = locals[declaration] else { return }
    if body.locals[local].type == unit.void { throw obstacle(.unknownType, node) }
    if node.type.canonical.kind == .variableArray { return try lowerVariableArray(node, local) }
    if let initialiser = node.initialiser {
      let outer = beginFullExpression(initialiser)
      try initialise(Place(.local(local), type: body.locals[local].type), with: initialiser)
      endFullExpression(outer)
    }
    addCleanup(declaration, local)
  }

  /// A declaration outside a block's statements, such as that of a `for`.
  private func declareLate(_ node: Node) {
    guard let parent = node.parent, parent.kind == .declarationStatement else { return }
    declare(parent)
  }

  private func addCleanup(_ declaration: Declaration, _ local: ID<Local>) {
    guard let attribute = declaration.attribute("cleanup"), let open = attribute.firstIndex(of: "(") else { return }
    let name = attribute[attribute.index(after: open)...].prefix { $0 != ")" }
    scopes[scopes.count - 1].cleanups.append((local, String(name)))
  }

  private func lowerStaticLocal(_ node: Node, _ declaration: Declaration) throws(Obstacle) {
    let global = unit.global(declaration, owner: name)
    guard declaration.storage != .extern else { return }
    var data = StaticData(unit, function: self)
    if let initialiser = node.initialiser {
      try data.fill(unit.unit.globals[global].type, initialiser, offset: 0)
    }
    unit.unit.globals[global].initialiser = data.items
    if let size = unit.machine(unit.unit.globals[global].type).size, data.end > size {
      unit.unit.globals[global].size = data.end
    }
  }

  // MARK: Branches and loops

  private func lowerIf(_ node: Node) throws(Obstacle) {
    let then = newBlock()
    let end = newBlock()
    let other = node.presentChild(2)
    let otherwise = other == nil ? end : newBlock()
    try fullCondition(node.child(0), then: then, otherwise: otherwise)
    current = then
    try lower(node.child(1))
    terminate(.jump(end))
    if let other {
      current = otherwise
      try lower(other)
      fall(to: end)
    }
    current = end
  }

  /// Lowers a loop's body with its own targets of `break` and `continue`.
  private func lowerLoopBody(_ node: Node, breakTo end: ID<Block>, continueTo next: ID<Block>) throws(Obstacle) {
    let outer = jumps
    jumps.breakTarget = (end, scopes.count)
    jumps.continueTarget = (next, scopes.count)
    try lower(node)
    jumps = outer
  }

  private func lowerWhile(_ node: Node) throws(Obstacle) {
    let head = newBlock()
    let inside = newBlock()
    let end = newBlock()
    fall(to: head)
    try fullCondition(node.child(0), then: inside, otherwise: end)
    current = inside
    try lowerLoopBody(node.child(1), breakTo: end, continueTo: head)
    body.blocks[current].terminator = .jump(head)
    current = end
  }

  private func lowerDo(_ node: Node) throws(Obstacle) {
    let inside = newBlock()
    let test = newBlock()
    let end = newBlock()
    fall(to: inside)
    try lowerLoopBody(node.child(0), breakTo: end, continueTo: test)
    fall(to: test)
    try fullCondition(node.child(1), then: inside, otherwise: end)
    current = end
  }

  private func lowerFor(_ node: Node) throws(Obstacle) {
    enterScope()
    if let start = node.presentChild(0) {
      if start.kind == .declarationStatement { declare(start) }
      try lower(start)
    }
    let head = newBlock()
    let inside = newBlock()
    let step = newBlock()
    let end = newBlock()
    fall(to: head)
    if let test = node.presentChild(1) {
      try fullCondition(test, then: inside, otherwise: end)
    } else {
      terminate(.jump(inside))
    }
    current = inside
    if let statement = node.presentChild(3) {
      try lowerLoopBody(statement, breakTo: end, continueTo: step)
    }
    fall(to: step)
    if let increment = node.presentChild(2) { try lowerFullExpression(increment) }
    terminate(.jump(head))
    current = end
    leaveScope()
  }

  // MARK: Jumps

  private func leave(to target: (block: ID<Block>, depth: Int)?, _ node: Node) throws(Obstacle) {
    guard let target else { throw obstacle(.parseError, node) }
    endLifetimes(downTo: target.depth)
    terminate(.jump(target.block))
  }

  private func lowerReturn(_ node: Node) throws(Obstacle) {
    let result = unit.machine(unit.unit.functions[id].type).signature?.result ?? unit.void
    guard let expression = node.presentChild(0) else {
      endLifetimes(downTo: 0)
      return terminate(.returning(nil))
    }
    let outer = beginFullExpression(expression)
    defer { endFullExpression(outer) }
    if machineType(result).isVoid {
      try discard(expression)
      endLifetimes(downTo: 0)
      terminate(.returning(nil))
    } else if machineType(result).isScalar {
      let value = try converted(try scalar(expression), to: result, node)
      setOrigin(node)
      endLifetimes(downTo: 0)
      terminate(.returning(value))
    } else {
      let object = try materialised(expression)
      setOrigin(node)
      endLifetimes(downTo: 0)
      terminate(.returningObject(place(object.place)))
    }
  }

  // MARK: Labels

  /// The block of a label, made on first sight; its address may be taken.
  func label(named node: Node) -> ID<Block> {
    guard case .label(let name)? = node.literal else { return body.entry }
    let block = block(of: name)
    if !computedTargets.contains(block) { computedTargets.append(block) }
    return block
  }

  func block(of name: String) -> ID<Block> {
    if let label = labels[name] { return label.block }
    let block = newBlock()
    labels[name] = Label(block: block, scopes: nil)
    return block
  }

  private func placeLabel(_ node: Node) throws(Obstacle) {
    guard case .label(let name)? = node.literal else { return }
    let block = block(of: name)
    guard labels[name]?.scopes == nil else { throw obstacle(.unknownStatement, node, "label `\(name)` twice") }
    labels[name]?.scopes = scopes
    fall(to: block)
  }

  private func lowerGoto(_ node: Node) throws(Obstacle) {
    guard case .label(let name)? = node.literal else { throw obstacle(.parseError, node) }
    _ = block(of: name)
    let jump = newBlock()
    gotos.append(PendingGoto(block: jump, label: name, scopes: scopes, node: node))
    terminate(.jump(jump))
  }

  private func lowerIndirectGoto(_ node: Node) throws(Obstacle) {
    let target = try scalar(node.child(0))
    setOrigin(node)
    // The labels are known when the whole function has been read.
    let dispatch = current
    terminate(.computed(target, []))
    computedGotos.append(dispatch)
  }
}
