import Basics

extension SerialWriter {
  mutating func write(_ operation: Operation) {
    switch operation {
    case .load(let register, let place, let access):
      write(0, register)
      write(place)
      write(byte: access.rawValue)
    case .store(let place, let operand, let access):
      write(1, place)
      write(operand)
      write(byte: access.rawValue)
    case .address(let register, let place):
      write(2, register)
      write(place)
    case .binary(let register, let operation, let left, let right):
      write(3, register)
      write(position: operation)
      write(left)
      write(right)
    case .unary(let register, let operation, let operand):
      write(4, register)
      write(position: operation)
      write(operand)
    case .convert(let register, let kind, let operand):
      write(5, register)
      write(position: kind)
      write(operand)
    case .pointerAdd(let register, let pointer, let index, let stride):
      write(6, register)
      write(pointer)
      write(index)
      write(stride)
    case .pointerDifference(let register, let left, let right, let stride):
      write(7, register)
      write(left)
      write(right)
      write(stride)
    case .copy(let target, let source, let access):
      write(8, target)
      write(source)
      write(byte: access.rawValue)
    case .clear(let place): write(9, place)
    case .call(let call): write(10, call)
    case .storageLive(let local, let bytes):
      write(bytes == nil ? 11 : 12, local)
      if let bytes { write(bytes) }
    case .storageDead(let local): write(13, local)
    case .assembly(let assembly): write(14, assembly)
    }
  }

  private mutating func write<Item>(_ code: UInt8, _ id: ID<Item>) {
    write(byte: code)
    write(id)
  }

  mutating func write(_ terminator: Terminator) {
    switch terminator {
    case .jump(let block): write(0, block)
    case .branch(let operand, let then, let otherwise):
      write(1, then)
      write(otherwise)
      write(operand)
    case .switching(let id): write(2, id)
    case .computed(let operand, let blocks):
      write(byte: 3)
      write(operand)
      write(blocks)
    case .anyOf(let blocks):
      write(byte: 4)
      write(blocks)
    case .returning(let operand):
      write(byte: operand == nil ? 5 : 6)
      if let operand { write(operand) }
    case .returningObject(let place): write(7, place)
    case .unreachable(let reason):
      write(byte: 8)
      write(position: reason)
    }
  }

  private mutating func write(_ blocks: [ID<Block>]) {
    write(UInt64(blocks.count))
    for block in blocks { write(block) }
  }
}

extension IRReader {
  mutating func blockID() throws(SerialFailure) -> ID<Block> { try id(below: body.blocks) }
  mutating func placeID() throws(SerialFailure) -> ID<Place> { try id(below: body.places) }
  mutating func originID() throws(SerialFailure) -> ID<Origin> { try id(below: body.origins) }
  private mutating func register() throws(SerialFailure) -> ID<Register> { try id(below: body.registers) }
  private mutating func access() throws(SerialFailure) -> Access { Access(rawValue: try input.byte()) }

  mutating func operation() throws(SerialFailure) -> Operation {
    switch try input.byte() {
    case 0: return .load(try register(), try placeID(), try access())
    case 1: return .store(try placeID(), try operand(), try access())
    case 2: return .address(try register(), try placeID())
    case 3: return .binary(try register(), try position(), try operand(), try operand())
    case 4: return .unary(try register(), try position(), try operand())
    case 5: return .convert(try register(), try position(), try operand())
    case 6: return .pointerAdd(try register(), try operand(), index: try operand(), stride: try integer())
    case 7: return .pointerDifference(try register(), try operand(), try operand(), stride: try integer())
    case 8: return .copy(to: try placeID(), from: try placeID(), try access())
    case 9: return .clear(try placeID())
    case 10: return .call(try id(below: body.calls))
    case 11: return .storageLive(try id(below: body.locals), bytes: nil)
    case 12: return .storageLive(try id(below: body.locals), bytes: try operand())
    case 13: return .storageDead(try id(below: body.locals))
    case 14: return .assembly(try id(below: body.assemblies))
    default: throw input.failure
    }
  }

  mutating func terminator() throws(SerialFailure) -> Terminator {
    switch try input.byte() {
    case 0: return .jump(try blockID())
    case 1:
      let then = try blockID()
      let otherwise = try blockID()
      return .branch(try operand(), then: then, otherwise: otherwise)
    case 2: return .switching(try id(below: body.switches))
    case 3: return .computed(try operand(), try blocks())
    case 4: return .anyOf(try blocks())
    case 5: return .returning(nil)
    case 6: return .returning(try operand())
    case 7: return .returningObject(try placeID())
    case 8: return .unreachable(try position())
    default: throw input.failure
    }
  }

  private mutating func blocks() throws(SerialFailure) -> [ID<Block>] {
    var blocks: [ID<Block>] = []
    for _ in 0..<(try input.count()) { blocks.append(try blockID()) }
    return blocks
  }
}
