internal import Basics
internal import Dataflow
internal import IR

/// Which calls by which functions call themselves, directly or through others, are counted.
struct DepthCounters: Sendable {
  typealias Reference = LinkedProgram.Reference<Function>

  /// A call by name.
  struct Site: Hashable, Sendable {
    let caller: Reference
    let call: ID<Call>
  }

  /// Calls within cycles that nothing counts, with the cycle.
  private var uncounted: [Site: Int] = [:]
  /// By such a call the arguments that tell its depth, by which nothing ends.
  private var measuring: [Site: Set<Int>] = [:]

  init(
    _ program: LinkedProgram, _ calls: CallGraph, _ modifications: Modifications, unitCode: (Int) -> UnitCode
  ) {
    for (index, cycle) in calls.cycles.enumerated() {
      let members = Set(cycle)
      let entries = Self.entries(of: members, calls)
      // Helpers of the cycle may count for it.
      let functions = members.union(cycle.flatMap { calls.callees(of: $0) })
      if Self.movesCount(functions, program, modifications) { continue }
      let edges = cycle.flatMap { Self.edges(from: $0, to: members, program, unitCode) }
      // Where several functions call each other, one of their calls may count for all.
      if members.count > 1, edges.contains(where: \.isCounted) { continue }
      for edge in edges where !edge.isCounted && (entries.isEmpty || entries.contains(edge.target)) {
        uncounted[edge.site] = index
        measuring[edge.site] = edge.measuring
      }
    }
  }

  /// The cycle that a call closes without counting; nil for any other call.
  func cycle(closedBy call: ID<Call>, in caller: Reference) -> Int? { uncounted[Site(caller: caller, call: call)] }

  /// The arguments of a call that tell its depth, by which nothing ends.
  func measuring(in call: ID<Call>, of caller: Reference) -> Set<Int> {
    measuring[Site(caller: caller, call: call)] ?? []
  }

  /// The functions of a cycle that others call: it is closed where one of them is called again.
  private static func entries(of members: Set<Reference>, _ calls: CallGraph) -> Set<Reference> {
    calls.functions.reduce(into: []) { entries, function in
      if members.contains(function) { return }
      entries.formUnion(calls.callees(of: function).filter { members.contains($0) })
    }
  }

  /// The calls from a function to members of its cycle; those are counted that hand on a parameter which was moved by a
  /// number: `walk(node, depth + 1)`.
  private static func edges(
    from function: Reference, to members: Set<Reference>, _ program: LinkedProgram, _ unitCode: (Int) -> UnitCode
  ) -> [(site: Site, target: Reference, isCounted: Bool, measuring: Set<Int>)] {
    guard let body = program[function].body else { return [] }
    let unit = program.units[function.unit]
    let definitions = Definitions(body)
    // The rest of a message is no count of levels.
    let lengths = Set(unitCode(function.unit).parameterExtents(of: body).values)
    var moved: Set<ID<Local>> = []
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        guard case .store(let place, let value, _) = instruction.operation,
          let local = body.places[place].parameter(of: body),
          definitions.parameter(movedIn: value, of: body) == local
        else { continue }
        moved.insert(local)
      }
    }
    let sites = cycleCalls(body, function.unit, members, program)
    return body.calls.ids.compactMap { id in
      let call = body.calls[id]
      guard case .function(let callee) = call.callee,
        let target = program.definition(of: callee, in: function.unit), members.contains(target)
      else { return nil }
      let isCounted = call.arguments.contains { argument in
        guard case .value(let operand) = argument, case .integer = unit.types[operand.type(in: body)].kind else {
          return false
        }
        if let parameter = definitions.parameter(movedIn: operand, of: body) {
          return !lengths.contains(parameter.index) && limits(parameter, in: body, definitions, calls: sites)
        }
        if let parameter = definitions.parameter(readIn: operand, of: body) { return moved.contains(parameter) }
        return isOtherNumber(operand, definitions, body, lengths)
      }
      let measuring = call.arguments.indices.filter { index in
        guard case .value(let operand) = call.arguments[index] else { return false }
        return definitions.parameter(movedIn: operand, of: body).map { !lengths.contains($0.index) } ?? false
      }
      return (Site(caller: function, call: id), target, isCounted, Set(measuring))
    }
  }

  /// The calls of members of its cycle in a function, with their blocks.
  private static func cycleCalls(
    _ body: Body, _ unit: Int, _ members: Set<Reference>, _ program: LinkedProgram
  ) -> [ID<Call>: ID<Block>] {
    var found: [ID<Call>: ID<Block>] = [:]
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        guard case .call(let id) = instruction.operation, case .function(let callee) = body.calls[id].callee,
          let target = program.definition(of: callee, in: unit), members.contains(target)
        else { continue }
        found[id] = block
      }
    }
    return found
  }

  /// Whether a condition on a parameter, or on what a function makes of it, decides about the further calls of the
  /// cycle: on one of its ways none is reached.
  private static func limits(
    _ parameter: ID<Local>, in body: Body, _ definitions: Definitions, calls: [ID<Call>: ID<Block>]
  ) -> Bool {
    let blocks = Set(calls.values)
    return body.blocks.ids.contains { id in
      let condition: Operand
      switch body.blocks[id].terminator {
      case .branch(let operand, _, _): condition = operand
      case .switching(let row): condition = body.switches[row].operand
      default: return false
      }
      // What the next level answers says nothing of its depth.
      guard definitions.inputs(of: condition, in: body, but: Set(calls.keys)).contains(parameter) else { return false }
      let ways = body.blocks[id].terminator.successors(in: body).map { reaches(blocks, from: $0, in: body) }
      return ways.contains(true) && ways.contains(false)
    }
  }

  private static func reaches(_ goals: Set<ID<Block>>, from start: ID<Block>, in body: Body) -> Bool {
    var seen: Set<ID<Block>> = [start]
    var open = [start]
    while let block = open.popLast() {
      if goals.contains(block) { return true }
      open += body.blocks[block].terminator.successors(in: body).filter { seen.insert($0).inserted }
    }
    return false
  }

  /// Whether a number is made of a parameter that the function compares: it may come to an end by itself, as digits do.
  private static func isOtherNumber(
    _ operand: Operand, _ definitions: Definitions, _ body: Body, _ lengths: Set<Int>
  ) -> Bool {
    guard case .register = operand else { return false }
    let numbers = definitions.inputs(of: operand, in: body).filter { !lengths.contains($0.index) }
    guard !numbers.isEmpty else { return false }
    return body.blocks.ids.contains { id in
      guard case .branch(let condition, _, _) = body.blocks[id].terminator else { return false }
      return !definitions.inputs(of: condition, in: body).isDisjoint(with: numbers)
    }
  }

  /// Whether functions move a member or an object with static storage by numbers in both directions, or down one that
  /// counts no bytes.
  private static func movesCount(
    _ functions: Set<Reference>, _ program: LinkedProgram, _ modifications: Modifications
  ) -> Bool {
    var (up, down): (Set<Int>, Set<Int>) = ([], [])
    for function in functions {
      guard let body = program[function].body else { continue }
      let unit = program.units[function.unit]
      let definitions = Definitions(body)
      for id in body.blocks.ids {
        for instruction in body.blocks[id].instructions {
          guard case .store(let place, let value, _) = instruction.operation,
            case .integer = unit.types[body.places[place].type].kind
          else { continue }
          if definitions.movesBehindParameter(body.places[place], value, in: body) { return true }
          guard let holder = modifications.holder(of: body.places[place], in: body, unit: function.unit),
            let (source, step) = definitions.step(to: value, in: body),
            modifications.holder(of: source, in: body, unit: function.unit) == holder
          else { continue }
          if step > 0 { up.insert(holder) } else { down.insert(holder) }
          if step < 0, let name = body.places[place].memberName(in: body, unit), !Extents.isLength(name) { return true }
        }
      }
    }
    return !up.isDisjoint(with: down)
  }
}

extension Definitions {
  /// The parameters that a number is made of, by operations and by calls that are given them.
  ///
  /// - Parameter ignored: calls whose results are made of nothing.
  fileprivate func inputs(of value: Operand, in body: Body, but ignored: Set<ID<Call>> = []) -> Set<ID<Local>> {
    var found: Set<ID<Local>> = []
    var open = [value]
    var seen: Set<ID<Register>> = []
    while let operand = open.popLast() {
      guard case .register(let register) = operand, seen.insert(register).inserted, let operation = self[register]
      else { continue }
      switch operation {
      case .load(_, let place, _): if let local = body.places[place].parameter(of: body) { found.insert(local) }
      case .call(let call) where !ignored.contains(call):
        for case .value(let argument) in body.calls[call].arguments { open.append(argument) }
      case .call: break
      default: operation.forEachOperand(in: body) { open.append($0) }
      }
    }
    return found
  }
}

extension Place {
  /// The parameter that the place is; nil for anything else.
  fileprivate func parameter(of body: Body) -> ID<Local>? {
    guard case .local(let local) = base, projections.isEmpty, local.index < body.parameterCount else { return nil }
    return local
  }

  /// The name of the member that the place is; nil for anything else.
  fileprivate func memberName(in body: Body, _ unit: UnitIR) -> String? {
    guard case .field(let member, _)? = projections.last,
      let record = container(in: body, unit).flatMap({ unit.types[$0].record }), record.fields.indices.contains(member)
    else { return nil }
    return record.fields[member].name
  }
}

extension Definitions {
  /// Whether the number behind a pointer that is a parameter is moved: `--*budget`.
  fileprivate func movesBehindParameter(_ place: Place, _ value: Operand, in body: Body) -> Bool {
    guard let holder = pointer(of: place, in: body), let (source, _) = step(to: value, in: body) else { return false }
    return pointer(of: source, in: body) == holder
  }

  private func pointer(of place: Place, in body: Body) -> ID<Local>? {
    guard case .memory(let pointer) = place.base, place.projections.isEmpty else { return nil }
    return parameter(readIn: pointer, of: body)
  }

  /// What a value was read from, and the number other than zero by which it was moved since; nil for anything else.
  fileprivate func step(to value: Operand, in body: Body) -> (source: Place, step: Int128)? {
    var operand = value
    var step: Int128 = 0
    while case .register(let register) = operand {
      switch self[register] {
      case .convert(_, _, let inner)?: operand = inner
      case .binary(_, .add, let left, .constant(let constant))?:
        guard case .integer(let number) = body.constants[constant].value else { return nil }
        step += number
        operand = left
      case .binary(_, .subtract, let left, .constant(let constant))?:
        guard case .integer(let number) = body.constants[constant].value else { return nil }
        step -= number
        operand = left
      case .load(_, let place, _)?: return step == 0 ? nil : (body.places[place], step)
      default: return nil
      }
    }
    return nil
  }

  /// The parameter from which a value is one away.
  fileprivate func parameter(movedIn value: Operand, of body: Body) -> ID<Local>? {
    guard let (source, step) = step(to: value, in: body), step.magnitude == 1 else { return nil }
    return source.parameter(of: body)
  }

  /// The parameter that a value was read from.
  fileprivate func parameter(readIn value: Operand, of body: Body) -> ID<Local>? {
    var operand = value
    while case .register(let register) = operand {
      switch self[register] {
      case .convert(_, _, let inner)?: operand = inner
      case .load(_, let place, _)?: return body.places[place].parameter(of: body)
      default: return nil
      }
    }
    return nil
  }
}
