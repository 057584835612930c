public import Basics

extension Operand {
  /// The type of the value.
  public func type(in body: Body) -> ID<MachineType> {
    switch self {
    case .register(let register): body.registers[register].type
    case .constant(let id): body.constants[id].type
    }
  }
}

extension Operation {
  /// Calls with every operand that the operation reads, also those of its places.
  public func forEachOperand(in body: Body, _ visit: (Operand) -> Void) {
    switch self {
    case .load(_, let place, _), .address(_, let place), .clear(let place):
      body.places[place].forEachOperand(visit)
    case .store(let place, let value, _):
      body.places[place].forEachOperand(visit)
      visit(value)
    case .binary(_, _, let left, let right), .pointerAdd(_, let left, let right, _),
      .pointerDifference(_, let left, let right, _):
      visit(left)
      visit(right)
    case .unary(_, _, let value), .convert(_, _, let value): visit(value)
    case .copy(let to, let from, _):
      body.places[to].forEachOperand(visit)
      body.places[from].forEachOperand(visit)
    case .call(let id): body.calls[id].forEachOperand(in: body, visit)
    case .storageLive(_, let bytes): if let bytes { visit(bytes) }
    case .storageDead: break
    case .assembly(let id):
      let assembly = body.assemblies[id]
      assembly.inputs.forEach(visit)
      for place in assembly.outputs + assembly.inputPlaces { body.places[place].forEachOperand(visit) }
    }
  }
}

extension Call {
  fileprivate func forEachOperand(in body: Body, _ visit: (Operand) -> Void) {
    if case .pointer(let operand) = callee { visit(operand) }
    for argument in arguments {
      switch argument {
      case .value(let operand): visit(operand)
      case .object(let place): body.places[place].forEachOperand(visit)
      }
    }
    if case .object(let place) = result { body.places[place].forEachOperand(visit) }
  }
}

extension Place {
  /// Calls with every operand that the address depends on.
  public func forEachOperand(_ visit: (Operand) -> Void) {
    if case .memory(let operand) = base { visit(operand) }
    for projection in projections {
      if case .index(let operand, _) = projection { visit(operand) }
    }
  }
}

extension Terminator {
  /// Calls with every operand that the terminator reads, also those of its place.
  public func forEachOperand(in body: Body, _ visit: (Operand) -> Void) {
    switch self {
    case .branch(let operand, _, _), .computed(let operand, _): visit(operand)
    case .switching(let id): visit(body.switches[id].operand)
    case .returning(let operand): if let operand { visit(operand) }
    case .returningObject(let place): body.places[place].forEachOperand(visit)
    case .jump, .anyOf, .unreachable: break
    }
  }
}
