internal import Basics
internal import IR

extension ValueSources {
  /// The registers whose values end as an index, a distance, a number of bytes, an argument beside a pointer, or a
  /// bound that a branch compares by order; through sums, products, conversions and scalar variables.
  static func sizes(_ body: Body, _ unit: UnitIR, _ definitions: Definitions) -> Set<ID<Register>> {
    var stores: [ID<Local>: [Operand]] = [:]
    var open: [Operand] = []
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        collectSizes(instruction.operation, body, unit, &open)
        if case .store(let place, let value, _) = instruction.operation, let local = scalar(body.places[place]) {
          stores[local, default: []].append(value)
        }
      }
    }
    for id in body.blocks.ids {
      if case .branch(.register(let register), _, _) = body.blocks[id].terminator {
        open += bounds(register, definitions)
      }
      if case .returning(let operand?) = body.blocks[id].terminator { open.append(operand) }
    }
    var found: Set<ID<Register>> = []
    while let operand = open.popLast() {
      guard case .register(let register) = operand, found.insert(register).inserted,
        let operation = definitions[register]
      else { continue }
      switch operation {
      case .convert(_, _, let inner): open.append(inner)
      case .binary(_, .add, let left, let right), .binary(_, .subtract, let left, let right),
        .binary(_, .multiply, let left, let right):
        open += [left, right]
      case .load(_, let place, _):
        if let local = scalar(body.places[place]), let values = stores.removeValue(forKey: local) { open += values }
      default: break
      }
    }
    return found
  }

  private static func scalar(_ place: Place) -> ID<Local>? {
    guard case .local(let local) = place.base, place.projections.isEmpty else { return nil }
    return local
  }

  private static func collectSizes(_ operation: Operation, _ body: Body, _ unit: UnitIR, _ open: inout [Operand]) {
    func isPointer(_ operand: Operand) -> Bool { unit.types[operand.type(in: body)].isPointer }
    func indices(_ place: ID<Place>) {
      for case .index(let operand, _) in body.places[place].projections { open.append(operand) }
    }
    switch operation {
    case .pointerAdd(_, _, let index, _): open.append(index)
    case .load(_, let place, _), .address(_, let place), .clear(let place), .store(let place, _, _): indices(place)
    case .copy(let to, let from, _): [to, from].forEach(indices)
    case .storageLive(_, let bytes?): open.append(bytes)
    case .call(let id):
      let call = body.calls[id]
      let values = call.arguments.compactMap { argument -> Operand? in
        if case .value(let operand) = argument { operand } else { nil }
      }
      let givesPointer = if case .register(let result) = call.result { isPointer(.register(result)) } else { false }
      if givesPointer || values.contains(where: isPointer) { open += values.filter { !isPointer($0) } }
    default: break
    }
  }

  /// The sides of a comparison by order that decides a branch.
  private static func bounds(_ register: ID<Register>, _ definitions: Definitions) -> [Operand] {
    switch definitions[register] {
    case .binary(_, .less, let left, let right)?, .binary(_, .lessOrEqual, let left, let right)?,
      .binary(_, .greater, let left, let right)?, .binary(_, .greaterOrEqual, let left, let right)?:
      [left, right]
    case .convert(_, _, .register(let inner))?: bounds(inner, definitions)
    default: []
    }
  }
}
