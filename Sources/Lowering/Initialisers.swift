internal import Basics
internal import IR
internal import Syntax

/// One value of an initialiser: where it goes, and what it is.
struct InitialiserLeaf {
  /// Steps from the initialised object.
  let path: [Int]
  let type: ID<MachineType>
  let value: Node
}

/// Walks an initialiser and answers what each member is given: designators, elided braces, ranges and strings
/// (C11 6.7.9). Members that are not named are zero.
struct InitialiserWalk {
  let unit: UnitState
  private(set) var leaves: [InitialiserLeaf] = []
  /// Whether a range gives one value to several members.
  private(set) var hasRange = false

  init(_ unit: UnitState) { self.unit = unit }

  /// The items of a list and how far they are used.
  private struct Cursor {
    let items: [Node]
    var index = 0
    var next: Node? { index < items.count ? items[index] : nil }
  }

  mutating func walk(_ type: ID<MachineType>, _ node: Node) throws(Obstacle) {
    if node.withoutParentheses.kind == .initialiserList, !unit.machine(type).isScalar {
      try fillBraced(type, node.withoutParentheses, path: [])
    } else {
      leaves.append(InitialiserLeaf(path: [], type: type, value: node))
    }
  }

  private mutating func fillBraced(_ type: ID<MachineType>, _ list: Node, path: [Int]) throws(Obstacle) {
    var cursor = Cursor(items: Array(list.children))
    // `char s[] = {"text"}`.
    if isCharacterArray(type), let only = cursor.next, cursor.items.count == 1, isString(only) {
      leaves.append(InitialiserLeaf(path: path, type: type, value: only))
      return
    }
    if unit.machine(type).isScalar {
      guard let first = cursor.next else { return }
      try fillOne(type, &cursor, path: path)
      _ = first
      return
    }
    try fillMembers(type, &cursor, from: 0, path: path, isOutermost: true)
  }

  /// Fills the members of an aggregate in order until the items or the members end.
  private mutating func fillMembers(
    _ type: ID<MachineType>, _ cursor: inout Cursor, from start: Int, path: [Int], isOutermost: Bool
  ) throws(Obstacle) {
    var position = start
    while let item = cursor.next {
      if item.kind == .designatedInitialiser {
        guard isOutermost else { return }
        position = try fillDesignated(type, item, &cursor, path: path)
        continue
      }
      position = skipUnnamed(type, position)
      guard let member = member(type, position) else {
        // More values than members: the rest is evaluated by no compiler.
        if isOutermost { cursor.index = cursor.items.count }
        return
      }
      try fillOne(member, &cursor, path: path + [position])
      position += 1
      if isUnion(type) {
        if isOutermost { continue }
        return
      }
    }
  }

  /// Unnamed bit-fields take no value.
  private func skipUnnamed(_ type: ID<MachineType>, _ start: Int) -> Int {
    guard let record = unit.machine(type).record else { return start }
    var position = start
    while position < record.fields.count, record.fields[position].name.isEmpty,
      record.fields[position].bitWidth != nil
    {
      position += 1
    }
    return position
  }

  private mutating func fillOne(_ type: ID<MachineType>, _ cursor: inout Cursor, path: [Int]) throws(Obstacle) {
    guard let item = cursor.next else { return }
    let machine = unit.machine(type)
    if item.kind == .initialiserList {
      cursor.index += 1
      try fillBraced(type, item, path: path)
    } else if machine.isScalar || (isCharacterArray(type) && isString(item)) || isWhole(item, type) {
      cursor.index += 1
      leaves.append(InitialiserLeaf(path: path, type: type, value: item))
    } else {
      // Braces left out: the members take what they need from the list around (C11 6.7.9p20).
      let before = cursor.index
      try fillMembers(type, &cursor, from: 0, path: path, isOutermost: false)
      guard cursor.index > before else {
        throw Obstacle(.unknownExpression, detail: "initialiser: \(item.text.prefix(60))", site: item.site)
      }
    }
  }

  // MARK: Designators

  /// Fills what a designator names and answers the position behind it.
  private mutating func fillDesignated(
    _ type: ID<MachineType>, _ item: Node, _ cursor: inout Cursor, path: [Int]
  ) throws(Obstacle) -> Int {
    guard let value = item.children.last else { throw mistake(item) }
    let designators = item.designators
    cursor.index += 1
    guard let first = designators.first else { throw mistake(item) }
    let (positions, rest) = try resolved(first, designators.dropFirst(), in: type, item)
    for position in positions {
      guard let member = member(type, position) else { throw mistake(item) }
      try descend(member, rest, value, &cursor, path: path + [position])
    }
    return (positions.last ?? 0) + 1
  }

  private mutating func descend(
    _ type: ID<MachineType>, _ designators: ArraySlice<Designator>, _ value: Node, _ cursor: inout Cursor, path: [Int]
  ) throws(Obstacle) {
    guard let first = designators.first else {
      var own = Cursor(items: [value])
      let machine = unit.machine(type)
      let isSimple =
        machine.isScalar || value.kind == .initialiserList || isWhole(value, type)
        || (isCharacterArray(type) && isString(value))
      if isSimple { return try fillOne(type, &own, path: path) }
      // The value starts an aggregate whose braces are left out; the items behind it go on in there.
      var joined = Cursor(items: [value] + cursor.items[cursor.index...])
      try fillMembers(type, &joined, from: 0, path: path, isOutermost: false)
      cursor.index += max(0, joined.index - 1)
      return
    }
    let (positions, rest) = try resolved(first, designators.dropFirst(), in: type, value)
    for position in positions {
      guard let member = member(type, position) else { throw mistake(value) }
      try descend(member, rest, value, &cursor, path: path + [position])
    }
    // Items without designator go on behind the named member, in the same inner aggregate.
    if !isUnion(type), let last = positions.last {
      try fillMembers(type, &cursor, from: last + 1, path: path, isOutermost: false)
    }
  }

  /// The positions that a designator names; a member of an anonymous record leaves steps inside it.
  private mutating func resolved(
    _ designator: Designator, _ rest: ArraySlice<Designator>, in type: ID<MachineType>, _ node: Node
  ) throws(Obstacle) -> ([Int], ArraySlice<Designator>) {
    switch designator {
    case .index(let index):
      guard let value = index.constantValue, let position = Int(exactly: value), position >= 0 else {
        throw mistake(node)
      }
      return ([position], rest)
    case .range(let first, let last):
      guard let low = first.constantValue, let high = last.constantValue, low >= 0, low <= high,
        high - low <= 1 << 20
      else { throw mistake(node) }
      hasRange = true
      return (Array(Int(low)...Int(high)), rest)
    case .field(let field):
      guard let record = unit.machine(type).record else { throw mistake(node) }
      if let owner = field.parent, unit.recordRows[owner] == type, let index = owner.fields.firstIndex(of: field) {
        return ([index], rest)
      }
      for (index, inner) in record.fields.enumerated() where inner.name.isEmpty {
        if contains(field, in: inner.type) { return ([index], [designator] + rest) }
      }
      throw mistake(node)
    }
  }

  private func contains(_ field: Declaration, in type: ID<MachineType>) -> Bool {
    guard let record = unit.machine(type).record else { return false }
    if let owner = field.parent, unit.recordRows[owner] == type { return true }
    return record.fields.contains { $0.name.isEmpty && contains(field, in: $0.type) }
  }

  private func mistake(_ node: Node) -> Obstacle {
    Obstacle(.unknownExpression, detail: "designator: \(node.text.prefix(60))", site: node.site)
  }

  // MARK: Types

  private func member(_ type: ID<MachineType>, _ position: Int) -> ID<MachineType>? {
    switch unit.machine(type).kind {
    case .array(let element, let count): return count.map { position < $0 } ?? true ? element : nil
    case .vector(let element, let count): return position < count ? element : nil
    case .record(let record): return position < record.fields.count ? record.fields[position].type : nil
    default: return nil
    }
  }

  private func isUnion(_ type: ID<MachineType>) -> Bool { unit.machine(type).record?.isUnion ?? false }

  private func isCharacterArray(_ type: ID<MachineType>) -> Bool {
    guard case .array(let element, _) = unit.machine(type).kind else { return false }
    return unit.machine(element).integerFormat != nil
  }

  private func isString(_ node: Node) -> Bool {
    var inner = node.withoutParentheses
    while inner.kind == .implicitCast, !inner.type.isPointer, let next = inner.children.first { inner = next }
    return inner.kind == .stringLiteral
  }

  /// Whether an expression gives a whole aggregate of that type.
  private func isWhole(_ node: Node, _ type: ID<MachineType>) -> Bool { unit.type(node.type) == type }
}

extension FunctionLowering {
  /// Gives an object its first value.
  func initialise(_ object: Place, with node: Node) throws(Obstacle) {
    let machine = machineType(object.type)
    let inner = node.withoutParentheses
    if machine.isScalar {
      let value = try scalar(inner.kind == .initialiserList ? inner.children.first ?? inner : node)
      setOrigin(node)
      return emit(.store(place(object), try converted(value, to: object.type, node), .initialisation))
    }
    if inner.kind == .initialiserList {
      emit(.clear(place(object)))
      var walk = InitialiserWalk(unit)
      try walk.walk(object.type, inner)
      var placed: [UInt32: Place] = [:]
      for leaf in walk.leaves {
        guard walk.hasRange, leaf.value.constantValue == nil else {
          _ = try initialise(leaf, in: object)
          continue
        }
        // The value of a range is evaluated once (GCC manual, Designated Initializers).
        let target = try initialise(leaf, in: object, from: placed[leaf.value.id.raw])
        placed[leaf.value.id.raw] = placed[leaf.value.id.raw] ?? target
      }
      return
    }
    if let units = inner.stringUnits, machine.isArray {
      let literal = Place(.global(unit.literal(units, as: object.type)), type: object.type)
      return emit(.copy(to: place(object), from: place(literal), .initialisation))
    }
    try assign(node, to: Lvalue(place: object, access: .initialisation))
  }

  /// Gives a member its value, from another member that has the same one already if there is one; answers the member.
  private func initialise(
    _ leaf: InitialiserLeaf, in object: Place, from equal: Place? = nil
  ) throws(Obstacle) -> Place {
    var target = object
    for step in leaf.path {
      switch machineType(target.type).kind {
      case .array(let element, _), .vector(let element, _):
        guard let stride = machineType(element).size else { throw obstacle(.unknownType, leaf.value) }
        target.projections.append(.index(integer(Int128(step), unit.sizeType), stride: stride))
        target.type = element
      default: target = field(step, of: target)
      }
    }
    guard leaf.value.kind != .initialiserList || machineType(leaf.type).isScalar else {
      throw obstacle(.unknownExpression, leaf.value)
    }
    if let equal, machineType(equal.type).isScalar {
      emit(.store(place(target), load(Lvalue(place: equal)), .initialisation))
    } else if let equal {
      copy(from: Lvalue(place: equal), to: Lvalue(place: target, access: .initialisation))
    } else {
      try initialise(target, with: leaf.value)
    }
    return target
  }
}

extension Node {
  /// The code units of a string literal that initialises an array.
  var stringUnits: [UInt32]? {
    var inner = withoutParentheses
    while inner.kind == .implicitCast, !inner.type.isPointer, let next = inner.children.first {
      inner = next.withoutParentheses
    }
    guard inner.kind == .stringLiteral, case .string(let units)? = inner.literal else { return nil }
    return units
  }
}
