import Basics

extension SerialWriter {
  /// The lowest bit tells registers from constants.
  mutating func write(_ operand: Operand) {
    switch operand {
    case .register(let id): write(UInt64(id.raw) << 1)
    case .constant(let id): write(UInt64(id.raw) << 1 | 1)
    }
  }

  mutating func write(_ constant: Constant) {
    switch constant.value {
    case .integer(let value):
      write(byte: 0)
      write(value)
    case .floating(let value):
      write(byte: 1)
      write(value)
    case .null: write(byte: 2)
    case .address(let global, let offset):
      write(byte: 3)
      write(global)
      write(offset)
    case .function(let function):
      write(byte: 4)
      write(function)
    case .label(let block):
      write(byte: 5)
      write(block)
    case .undefined: write(byte: 6)
    }
    write(constant.type)
  }

  mutating func write(_ place: Place) {
    switch place.base {
    case .local(let id):
      write(byte: 0)
      write(id)
    case .global(let id):
      write(byte: 1)
      write(id)
    case .memory(let operand):
      write(byte: 2)
      write(operand)
    }
    write(UInt64(place.projections.count))
    for projection in place.projections {
      switch projection {
      case .field(let index, let offset):
        write(byte: 0)
        write(index)
        write(offset)
      case .index(let operand, let stride):
        write(byte: 1)
        write(operand)
        write(stride)
      case .offset(let bytes):
        write(byte: 2)
        write(bytes)
      }
    }
    write(place.type)
  }

  mutating func write(_ call: Call) {
    switch call.callee {
    case .function(let id):
      write(byte: 0)
      write(id)
    case .pointer(let operand):
      write(byte: 1)
      write(operand)
    case .builtin(let builtin):
      write(byte: 2)
      write(position: builtin)
    }
    write(UInt64(call.arguments.count))
    for argument in call.arguments {
      switch argument {
      case .value(let operand):
        write(byte: 0)
        write(operand)
      case .object(let place):
        write(byte: 1)
        write(place)
      }
    }
    switch call.result {
    case .none: write(byte: 0)
    case .register(let id):
      write(byte: 1)
      write(id)
    case .object(let place):
      write(byte: 2)
      write(place)
    }
    write(call.isNoReturn)
  }
}

extension IRReader {
  mutating func operand() throws(SerialFailure) -> Operand {
    let raw = try input.unsigned()
    let limit = raw & 1 == 0 ? body.registers : body.constants
    guard raw >> 1 < UInt64(limit) else { throw input.failure }
    let index = Int(raw >> 1)
    return raw & 1 == 0 ? .register(ID(index)) : .constant(ID(index))
  }

  mutating func constant() throws(SerialFailure) -> Constant {
    Constant(try constantValue(), type: try type())
  }

  private mutating func constantValue() throws(SerialFailure) -> Constant.Value {
    switch try input.byte() {
    case 0: return .integer(try wide())
    case 1: return .floating(try floating())
    case 2: return .null
    case 3: return .address(try global(), offset: try integer())
    case 4: return .function(try function())
    case 5: return .label(try blockID())
    case 6: return .undefined
    default: throw input.failure
    }
  }

  mutating func place() throws(SerialFailure) -> Place {
    let base = try placeBase()
    let count = try input.count()
    var projections: [Place.Projection] = []
    for _ in 0..<count { projections.append(try projection()) }
    return Place(base, projections, type: try type())
  }

  private mutating func placeBase() throws(SerialFailure) -> Place.Base {
    switch try input.byte() {
    case 0: return .local(try id(below: body.locals))
    case 1: return .global(try global())
    case 2: return .memory(try operand())
    default: throw input.failure
    }
  }

  private mutating func projection() throws(SerialFailure) -> Place.Projection {
    switch try input.byte() {
    case 0: return .field(try integer(), offset: try integer())
    case 1: return .index(try operand(), stride: try integer())
    case 2: return .offset(try integer())
    default: throw input.failure
    }
  }

  mutating func call() throws(SerialFailure) -> Call {
    let callee = try callee()
    var arguments: [Call.Argument] = []
    for _ in 0..<(try input.count()) {
      arguments.append(try input.boolean() ? .object(try placeID()) : .value(try operand()))
    }
    return Call(callee, arguments, result: try callResult(), isNoReturn: try input.boolean())
  }

  private mutating func callee() throws(SerialFailure) -> Call.Callee {
    switch try input.byte() {
    case 0: return .function(try function())
    case 1: return .pointer(try operand())
    case 2: return .builtin(try position())
    default: throw input.failure
    }
  }

  private mutating func callResult() throws(SerialFailure) -> Call.Result {
    switch try input.byte() {
    case 0: return .none
    case 1: return .register(try id(below: body.registers))
    case 2: return .object(try placeID())
    default: throw input.failure
    }
  }
}
