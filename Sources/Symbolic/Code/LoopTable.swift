internal import Basics
internal import IR

/// The natural loops of a function, and what their rounds change in the frame.
struct LoopTable: Sendable {
  struct Loop: Sendable {
    let head: ID<Block>
    let members: Set<ID<Block>>
    /// Whether nothing happens in it and nothing ends it.
    let isStandstill: Bool
    /// Scalar locals that a round changes by the same amount, once.
    let inductions: [Induction]
    /// Other scalar locals that a round stores to.
    let changed: [ID<Local>]
    /// Locals in memory and globals that a round stores to by name.
    let changedRegions: [Place.Base]
    /// Those of `inductions` and `changed` that decide nothing: nothing within the loop reads them but to change them.
    let tallies: Set<ID<Local>>
    /// Every local that a round stores to by name.
    let stores: Set<ID<Local>>
    /// Whether all ways out depend on what memory holds or functions answer.
    let isEndedByMemory: Bool
    /// Blocks that end the loop by what memory holds at a place that moves with the rounds: the end of a table.
    let sentinels: Set<ID<Block>>
    /// Blocks that end the loop by a value that each round makes out of the last one, such as a number that is shifted
    /// out.
    let converging: Set<ID<Block>>
    /// Locals whose pointers a round reads, or whose addresses it takes: what they lead to it may change.
    let reached: Set<ID<Local>>
    /// Whether a round stores through pointers, or hands pointers to functions that may.
    let changesMemory: Bool
    /// Whether a round stores pointers, or hands pointers to functions that may change or release what they lead to.
    let changesPointers: Bool
  }

  /// A local that each round moves by a constant.
  struct Induction: Sendable {
    let local: ID<Local>
    /// In units of the local, or in bytes for a pointer.
    let step: Int
    /// Whether every round does so: the shared count of rounds is then its distance.
    let isEveryRound: Bool
  }

  let loops: [Loop]
  /// By block the loop that it heads.
  private let heads: [Int?]

  init(_ body: Body, _ graph: ControlFlowGraph, isSlot: [Bool], isPointer: (ID<MachineType>) -> Bool) {
    var loops: [Loop] = []
    var heads: [Int?] = Array(repeating: nil, count: body.blocks.count)
    for head in graph.loopHeads {
      let members = Set(graph.loop(of: head))
      heads[head.index] = loops.count
      loops.append(LoopTable.loop(head, members, body, graph, isSlot, isPointer))
    }
    self.loops = loops
    self.heads = heads
  }

  func index(of head: ID<Block>) -> Int? { heads[head.index] }

  private static func loop(
    _ head: ID<Block>, _ members: Set<ID<Block>>, _ body: Body, _ graph: ControlFlowGraph, _ isSlot: [Bool],
    _ isPointer: (ID<MachineType>) -> Bool
  ) -> Loop {
    var stores: [ID<Local>: [(block: ID<Block>, value: Operand)]] = [:]
    var regions: [Place.Base] = []
    var regionSet: Set<Place.Base> = []
    var stored: Set<ID<Local>> = []
    var reached: Set<ID<Local>> = []
    var (changesMemory, changesPointers) = (false, false)
    var definitions: [ID<Register>: Operation] = [:]
    func changes(_ place: Place, by value: Operand?, in block: ID<Block>) {
      if value == nil || isPointer(place.type) { changesPointers = true }
      switch place.base {
      case .local(let local): stored.insert(local)
      case .memory: changesMemory = true
      case .global: break
      }
      if case .local(let local) = place.base, isSlot[local.index], let value {
        stores[local, default: []].append((block, value))
      } else if case .memory = place.base {
        return
      } else if regionSet.insert(place.base).inserted {
        regions.append(place.base)
      }
    }
    for block in members.sorted() {
      for instruction in body.blocks[block].instructions {
        if let register = instruction.operation.result(in: body) { definitions[register] = instruction.operation }
        switch instruction.operation {
        case .load(_, let place, _) where !isPointer(body.places[place].type): break
        case .load(_, let place, _), .address(_, let place):
          if case .local(let local) = body.places[place].base { reached.insert(local) }
        case .store(let place, let value, _): changes(body.places[place], by: value, in: block)
        case .copy(let place, _, _), .clear(let place): changes(body.places[place], by: nil, in: block)
        case .call(let id):
          if case .object(let place) = body.calls[id].result { changes(body.places[place], by: nil, in: block) }
          if body.calls[id].arguments.contains(where: { argument in
            guard case .value(let operand) = argument else { return false }
            return isPointer(operand.type(in: body))
          }) {
            (changesMemory, changesPointers) = (true, true)
          }
        case .assembly(let id):
          for place in body.assemblies[id].outputs { changes(body.places[place], by: nil, in: block) }
        default: break
        }
      }
    }
    let latches = graph.predecessors(of: head).filter { members.contains($0) }
    var inductions: [Induction] = []
    var changed: [ID<Local>] = []
    for (local, writes) in stores.sorted(by: { $0.key < $1.key }) {
      guard writes.count == 1, let step = step(of: writes[0].value, for: local, definitions, body) else {
        changed.append(local)
        continue
      }
      let isEveryRound = latches.allSatisfy { graph.dominates(writes[0].block, $0) }
      // In an inner loop one round may move it more than once.
      let isInner = graph.loopHeads.contains { inner in
        inner != head && members.contains(inner) && graph.loop(of: inner).contains(writes[0].block)
      }
      if isInner {
        changed.append(local)
      } else {
        inductions.append(Induction(local: local, step: step, isEveryRound: isEveryRound))
      }
    }
    return Loop(
      head: head, members: members,
      isStandstill: members.allSatisfy { block in
        guard case .jump = body.blocks[block].terminator else { return false }
        return body.blocks[block].instructions.isEmpty
      }, inductions: inductions, changed: changed, changedRegions: regions,
      tallies: LoopTallies(members, body).locals.intersection(stores.keys), stores: stored,
      isEndedByMemory: isEndedByMemory(members, body, isSlot),
      sentinels: sentinels(members, body, Set(stores.keys), definitions),
      converging: Set(
        exits(of: members, body).filter { exit in
          changed.contains { local in
            reads(exit.condition, local, definitions, body)
              && (stores[local] ?? []).contains { reads($0.value, local, definitions, body) }
          }
        }.map { $0.block }),
      reached: reached, changesMemory: changesMemory, changesPointers: changesPointers)
  }

  private static func isEndedByMemory(_ members: Set<ID<Block>>, _ body: Body, _ isSlot: [Bool]) -> Bool {
    var hasExit = false
    for id in members.sorted() {
      guard case .branch(let condition, let then, let otherwise) = body.blocks[id].terminator,
        members.contains(then) != members.contains(otherwise)
      else { continue }
      hasExit = true
      var deciding: Set<ID<Register>> = []
      if case .register(let register) = condition { deciding.insert(register) }
      var readsMemory = false
      for instruction in body.blocks[id].instructions.reversed() {
        guard let register = instruction.operation.result(in: body), deciding.contains(register) else { continue }
        switch instruction.operation {
        case .load(_, let place, _):
          if case .local(let local) = body.places[place].base, isSlot[local.index] { continue }
          readsMemory = true
        case .call: readsMemory = true
        default:
          instruction.operation.forEachOperand(in: body) { if case .register(let part) = $0 { deciding.insert(part) } }
        }
      }
      if !readsMemory { return false }
    }
    return hasExit
  }

  private static func sentinels(
    _ members: Set<ID<Block>>, _ body: Body, _ moving: Set<ID<Local>>, _ definitions: [ID<Register>: Operation]
  ) -> Set<ID<Block>> {
    Set(
      exits(of: members, body).filter { exit in
        var open = [exit.condition]
        var seen: Set<ID<Register>> = []
        while let operand = open.popLast() {
          guard case .register(let register) = operand, seen.insert(register).inserted,
            let operation = definitions[register]
          else { continue }
          switch operation {
          case .load(_, let place, _): if moves(body.places[place], with: moving, definitions, body) { return true }
          case .call: break
          default: operation.forEachOperand(in: body) { open.append($0) }
          }
        }
        return false
      }.map { $0.block })
  }

  private static func exits(of members: Set<ID<Block>>, _ body: Body) -> [(block: ID<Block>, condition: Operand)] {
    members.sorted().compactMap { id in
      guard case .branch(let condition, let then, let otherwise) = body.blocks[id].terminator,
        members.contains(then) != members.contains(otherwise)
      else { return nil }
      return (id, condition)
    }
  }

  /// Whether a value is computed from a local, without a look into memory.
  private static func reads(
    _ operand: Operand, _ local: ID<Local>, _ definitions: [ID<Register>: Operation], _ body: Body
  ) -> Bool {
    var open = [operand]
    var seen: Set<ID<Register>> = []
    while let operand = open.popLast() {
      guard case .register(let register) = operand, seen.insert(register).inserted,
        let operation = definitions[register]
      else { continue }
      switch operation {
      case .load(_, let place, _):
        if body.places[place].base == .local(local), body.places[place].projections.isEmpty { return true }
      case .call: break
      default: operation.forEachOperand(in: body) { open.append($0) }
      }
    }
    return false
  }

  /// Whether the address of a place depends on locals that the rounds change.
  private static func moves(
    _ place: Place, with moving: Set<ID<Local>>, _ definitions: [ID<Register>: Operation], _ body: Body
  ) -> Bool {
    var open: [Operand] = []
    place.forEachOperand { open.append($0) }
    var seen: Set<ID<Register>> = []
    while let operand = open.popLast() {
      guard case .register(let register) = operand, seen.insert(register).inserted,
        let operation = definitions[register]
      else { continue }
      if case .load(_, let source, _) = operation, case .local(let local) = body.places[source].base,
        body.places[source].projections.isEmpty
      {
        if moving.contains(local) { return true }
        continue
      }
      operation.forEachOperand(in: body) { open.append($0) }
    }
    return false
  }

  /// The constant that a stored value adds to the local; nil where it is anything else.
  private static func step(
    of value: Operand, for local: ID<Local>, _ definitions: [ID<Register>: Operation], _ body: Body
  ) -> Int? {
    guard case .register(let register) = value, let operation = definitions[register] else { return nil }
    switch operation {
    case .convert(_, _, let inner): return step(of: inner, for: local, definitions, body)
    case .binary(_, .add, let left, let right):
      if let step = constant(right, body), loads(left, local, definitions, body) { return step }
      if let step = constant(left, body), loads(right, local, definitions, body) { return step }
      return nil
    case .binary(_, .subtract, let left, let right):
      guard let step = constant(right, body), loads(left, local, definitions, body) else { return nil }
      return -step
    case .pointerAdd(_, let pointer, let index, let stride):
      guard let step = constant(index, body), loads(pointer, local, definitions, body) else { return nil }
      return step * stride
    default: return nil
    }
  }

  private static func constant(_ operand: Operand, _ body: Body) -> Int? {
    guard case .constant(let id) = operand, case .integer(let value) = body.constants[id].value,
      abs(value) < 1 << 20
    else { return nil }
    return Int(value)
  }

  private static func loads(
    _ operand: Operand, _ local: ID<Local>, _ definitions: [ID<Register>: Operation], _ body: Body
  ) -> Bool {
    guard case .register(let register) = operand, let operation = definitions[register] else { return false }
    switch operation {
    case .load(_, let place, _): return body.places[place] == Place(.local(local), type: body.locals[local].type)
    case .convert(_, .integer, let inner), .convert(_, .pointer, let inner):
      return loads(inner, local, definitions, body)
    default: return false
    }
  }
}
