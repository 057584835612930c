import Basics
import Machine

extension SerialWriter {
  mutating func write(_ type: MachineType) {
    switch type.kind {
    case .void: write(byte: 0)
    case .boolean: write(byte: 1)
    case .integer(let format):
      write(byte: format.isSigned ? 2 : 3)
      write(format.bits)
    case .floating(let format):
      write(byte: 4)
      write(position: format)
    case .complex(let format):
      write(byte: 5)
      write(position: format)
    case .pointer(let pointee):
      write(byte: 6)
      write(pointee)
    case .array(let element, let count):
      write(byte: 7)
      write(element)
      write(count)
    case .record(let record):
      write(byte: 8)
      write(record)
    case .function(let signature):
      write(byte: 9)
      write(signature)
    case .vector(let element, let count):
      write(byte: 10)
      write(element)
      write(count)
    }
    write(type.size)
    write(type.alignment)
  }

  private mutating func write(_ record: Record) {
    write(record.name)
    write(record.isUnion)
    write(record.isComplete)
    write(UInt64(record.fields.count))
    for field in record.fields {
      write(field.name)
      write(field.type)
      write(field.bitOffset)
      write(field.bitWidth)
    }
  }

  private mutating func write(_ signature: Signature) {
    write(signature.result)
    write(UInt64(signature.parameters.count))
    for parameter in signature.parameters { write(parameter) }
    write(signature.isVariadic)
    write(signature.hasPrototype)
  }
}

extension IRReader {
  /// The rows of the type table; their number is known.
  mutating func typeTable() throws(SerialFailure) -> TypeTable {
    var rows: [MachineType] = []
    rows.reserveCapacity(types)
    for _ in 0..<types {
      let kind = try typeKind()
      rows.append(MachineType(kind, size: try optionalInteger(), alignment: try integer()))
    }
    return TypeTable(rows: rows)
  }

  private mutating func typeKind() throws(SerialFailure) -> MachineType.Kind {
    switch try input.byte() {
    case 0: return .void
    case 1: return .boolean
    case 2: return .integer(IntegerFormat(bits: try integer(), isSigned: true))
    case 3: return .integer(IntegerFormat(bits: try integer(), isSigned: false))
    case 4: return .floating(try position())
    case 5: return .complex(try position())
    case 6: return .pointer(to: try type())
    case 7: return .array(of: try type(), count: try optionalInteger())
    case 8: return .record(try record())
    case 9: return .function(try signature())
    case 10: return .vector(of: try type(), count: try integer())
    default: throw input.failure
    }
  }

  private mutating func record() throws(SerialFailure) -> Record {
    let name = try input.text()
    let isUnion = try input.boolean()
    let isComplete = try input.boolean()
    var fields: [Field] = []
    for _ in 0..<(try input.count()) {
      fields.append(
        Field(
          name: try input.text(), type: try type(), bitOffset: try integer(), bitWidth: try optionalInteger()))
    }
    return Record(name: name, isUnion: isUnion, fields: fields, isComplete: isComplete)
  }

  private mutating func signature() throws(SerialFailure) -> Signature {
    let result = try type()
    var parameters: [ID<MachineType>] = []
    for _ in 0..<(try input.count()) { parameters.append(try type()) }
    return Signature(
      result: result, parameters: parameters, isVariadic: try input.boolean(), hasPrototype: try input.boolean())
  }
}
