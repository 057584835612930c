internal import Basics
internal import IR

/// Which values of a function count bytes, by what becomes of them.
enum LengthUses {
  /// Values that are handed on behind a pointer, added to one, or kept under a name of a length.
  static func lengths(_ body: Body, _ unit: UnitIR) -> Set<ID<Register>> {
    var lengths: Set<ID<Register>> = []
    func mark(_ operand: Operand) { if case .register(let register) = operand { lengths.insert(register) } }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions.reversed() {
        switch instruction.operation {
        case .convert(let register, .integer, let operand): if lengths.contains(register) { mark(operand) }
        case .pointerAdd(_, _, let index, _): mark(index)
        case .store(let place, let value, _):
          if isLength(body.places[place], body, unit) { mark(value) }
        case .call(let call):
          var isBehindPointer = false
          for argument in body.calls[call].arguments {
            guard case .value(let operand) = argument else { continue }
            if unit.types[operand.type(in: body)].pointee != nil {
              isBehindPointer = true
            } else {
              if isBehindPointer { mark(operand) }
              isBehindPointer = false
            }
          }
        default: break
        }
      }
    }
    return lengths
  }

  /// Values read from what is called a length, and sums and differences with one.
  static func named(_ body: Body, _ unit: UnitIR) -> Set<ID<Register>> {
    var named: Set<ID<Register>> = []
    func isNamed(_ operand: Operand) -> Bool {
      if case .register(let register) = operand { named.contains(register) } else { false }
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let register, let place, _):
          if isLength(body.places[place], body, unit) { named.insert(register) }
        case .convert(let register, .integer, let operand): if isNamed(operand) { named.insert(register) }
        case .binary(let register, .add, let left, let right), .binary(let register, .subtract, let left, let right):
          if isNamed(left) || isNamed(right) { named.insert(register) }
        default: break
        }
      }
    }
    return named
  }

  private static func isLength(_ place: Place, _ body: Body, _ unit: UnitIR) -> Bool {
    var type: ID<MachineType>?
    var name = ""
    switch place.base {
    case .local(let local): (type, name) = (body.locals[local].type, body.locals[local].name)
    case .global(let global): (type, name) = (unit.globals[global].type, unit.globals[global].name)
    case .memory(let operand): type = unit.types[operand.type(in: body)].pointee
    }
    for projection in place.projections {
      guard case .field(let index, _) = projection, let fields = type.flatMap({ unit.types[$0].record })?.fields,
        fields.indices.contains(index)
      else { return false }
      (type, name) = (fields[index].type, fields[index].name)
    }
    return Extents.isLength(name)
  }

  /// Sums that are put back into a variable that they contain, where the variable is an offset: something is indexed
  /// by it, or it is compared by order.
  static func advances(_ body: Body) -> Set<ID<Register>> {
    var parts: [ID<Register>: Set<Place.Base>] = [:]
    var origins: [ID<Register>: Operand] = [:]
    var offsets: Set<Place.Base> = []
    var sums: [(base: Place.Base, value: Operand)] = []
    func variables(_ operand: Operand) -> Set<Place.Base> {
      if case .register(let register) = operand { parts[register] ?? [] } else { [] }
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        switch instruction.operation {
        case .load(let register, let place, _):
          let row = body.places[place]
          for projection in row.projections {
            if case .index(let index, _) = projection { offsets.formUnion(variables(index)) }
          }
          if case .memory = row.base { continue }
          if row.projections.isEmpty { parts[register] = [row.base] }
        case .address(_, let place):
          for projection in body.places[place].projections {
            if case .index(let index, _) = projection { offsets.formUnion(variables(index)) }
          }
        case .convert(let register, .integer, let operand):
          parts[register] = variables(operand)
          origins[register] = operand
        case .pointerAdd(_, _, let index, _): offsets.formUnion(variables(index))
        case .binary(let register, let operation, let left, let right):
          switch operation {
          case .add: parts[register] = variables(left).union(variables(right))
          case .less, .lessOrEqual, .greater, .greaterOrEqual:
            offsets.formUnion(variables(left).union(variables(right)))
          default: break
          }
        case .store(let place, let value, _):
          let row = body.places[place]
          if row.projections.isEmpty, variables(value).contains(row.base) { sums.append((row.base, value)) }
        default: break
        }
      }
    }
    var advances: Set<ID<Register>> = []
    for sum in sums where offsets.contains(sum.base) {
      var value: Operand? = sum.value
      while case .register(let register)? = value {
        advances.insert(register)
        value = origins[register]
      }
    }
    return advances
  }
}
