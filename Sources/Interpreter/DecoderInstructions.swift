import Basics
import IR

extension Decoder {
  func decode(_ instruction: Instruction) throws(Stop) {
    switch instruction.operation {
    case .load(let register, let place, _): load(register, place, instruction.sequence)
    case .store(let place, let operand, let access): store(place, operand, access, instruction.sequence)
    case .address(let register, let place):
      let (base, offset, mask) = pointer(locate(place, asAddress: true))
      emit(Op(.member, a: result(register), b: base, c: mask, imm: offset))
    case .binary(let register, let operation, let a, let b): binary(register, operation, a, b)
    case .unary(let register, let operation, let a): unary(register, operation, a)
    case .convert(let register, let kind, let a): convert(register, kind, a)
    case .pointerAdd(let register, let pointer, let index, let stride):
      emit(Op(.pointerAdd, a: result(register), b: cell(pointer), c: cell(index), imm: stride))
    case .pointerDifference(let register, let a, let b, let stride):
      emit(Op(.pointerDifference, a: result(register), b: cell(a), c: cell(b), imm: max(1, stride)))
    case .copy(let to, let from, _):
      let source = address(locate(from))
      let (target, offset, mask) = pointer(locate(to))
      let size = types[body.places[to].type].size ?? 0
      let moved = offset == 0 ? target : newCell()
      if offset != 0 { emit(Op(.member, a: moved, b: target, c: mask, x: 1, imm: offset)) }
      touch(moved, size, instruction.sequence)
      emit(Op(.copy, a: moved, b: source, c: offset == 0 ? mask : 0, imm: size))
    case .clear(let place):
      emit(Op(.clear, a: address(locate(place)), imm: types[body.places[place].type].size ?? 0))
    case .call(let id): call(body.calls[id])
    case .storageLive(let local, let bytes):
      let row = localRows[local.index]
      if row >= 0 {
        if let bytes {
          let element = types[body.locals[local].type].alignment
          emit(Op(.storageLiveSized, a: row, b: cell(bytes), imm: element))
        } else {
          emit(Op(.storageLive, a: row))
        }
      } else {
        let wide = scalar(body.locals[local].type)?.isWide ?? false
        emit(Op(wide ? .cellLiveWide : .cellLive, a: localCells[local.index]))
      }
    case .storageDead(let local):
      if localRows[local.index] >= 0 { emit(Op(.storageDead, a: localRows[local.index])) }
    case .assembly(let id): assembly(body.assemblies[id])
    }
  }

  /// An empty template is a barrier for the compiler, whose outputs keep their values where they are also inputs.
  private func assembly(_ assembly: Assembly) {
    let lines = assembly.template.split { $0 == "\n" || $0 == ";" }.map { $0.filter { !$0.isWhitespace } }
    if lines.allSatisfy({ $0.isEmpty || $0.hasPrefix("#") || $0.hasPrefix("//") || $0 == "nop" }) {
      for (index, place) in assembly.outputs.enumerated() {
        adopt(place, assembly.inputs[safe: index])
      }
      return
    }
    texts.append("inline assembly \(assembly.template)")
    emit(Op(.unsupported, imm: texts.count - 1))
  }

  /// An output that has no value yet takes that of the input in its position, to which its constraint ties it.
  private func adopt(_ place: ID<Place>, _ input: Operand?) {
    guard let type = scalar(body.places[place].type), !hasBitField(place), let input,
      let source = adopted(input, as: type)
    else { return }
    let value = newCell(wide: type.isWide)
    let location = locate(place)
    if case .cell(let cell) = location {
      emit(Op(.adopt, a: cell, b: source, x: type.isWide ? 1 : 0))
      return
    }
    load(value, pointer(location), type)
    emit(Op(.adopt, a: value, b: source, x: type.isWide ? 1 : 0))
    store(value, pointer(location), type, [])
  }

  /// The low bits of an input that share the register of an output of another width.
  private func adopted(_ input: Operand, as type: Scalar) -> Int32? {
    let given = scalar(of: input)
    if given == type { return cell(input) }
    let isPlain = { (scalar: Scalar) in (scalar.kind == .integer && scalar.bits <= 64) || scalar.kind == .pointer }
    guard isPlain(given), type.kind == .integer, type.bits <= 64 else { return nil }
    let result = newCell()
    emit(Op(type.isSigned ? .extendS : .extendU, a: result, b: cell(input), x: 64 - type.bits))
    return result
  }

  private func touch(_ cell: Int32, _ size: Int, _ sequence: ID<Sequencing>?) {
    guard isRecorded, let sequence, size > 0 else { return }
    emit(Op(.sequenced, a: cell, b: Int32(sequence.index), c: Int32(size), x: 1))
  }

  // MARK: Memory

  private func load(_ register: ID<Register>, _ place: ID<Place>, _ sequence: ID<Sequencing>?) {
    let type = requiredScalar(body.registers[register].type)
    if hasBitField(place), let field = bitField(place) {
      let base = pointer(field.location)
      emit(bits(.loadBits, cell: result(register), field, base, type))
      return
    }
    let location = locate(place)
    sequenceCheck(location, size: type.size, write: false, sequence)
    typeCheck(body.places[place], location, type, write: false)
    let result = result(register)
    switch location {
    case .cell(let cell): emit(Op(type.isWide ? .moveWide : .move, a: result, b: cell))
    case .frame(let local, let offset):
      let address = memoryLocals[Int(local)].offset + offset
      let inside = offset >= 0 && offset + type.size <= memoryLocals[Int(local)].size
      guard inside, let code = simple(type, frame: true) else {
        return load(result, pointer(location), type)
      }
      emit(Op(code.load, a: result, b: local, x: 64 - min(64, type.bits), y: type.isSigned ? 1 : 0, imm: address))
    case .memory: load(result, pointer(location), type)
    }
  }

  private func load(_ result: Int32, _ from: (cell: Int32, offset: Int, mask: Int32), _ type: Scalar) {
    let code = simple(type, frame: false)?.load ?? .loadOther
    emit(
      Op(
        code, a: result, b: from.cell, c: from.mask, x: 64 - min(64, type.bits), y: type.isSigned ? 1 : 0,
        z: Int(runtime.row(type)), imm: from.offset))
  }

  private func store(_ place: ID<Place>, _ operand: Operand, _ access: Access, _ sequence: ID<Sequencing>?) {
    let type = requiredScalar(body.places[place].type)
    let value = cell(operand)
    if hasBitField(place), let field = bitField(place) {
      let base = pointer(field.location)
      emit(bits(.storeBits, cell: value, field, base, type))
      return
    }
    let location = locate(place)
    sequenceCheck(location, size: type.size, write: true, sequence)
    typeCheck(body.places[place], location, type, write: true)
    switch location {
    case .cell(let cell): emit(Op(type.isWide ? .moveWide : .move, a: cell, b: value))
    case .frame(let local, let offset):
      let address = memoryLocals[Int(local)].offset + offset
      let inside = offset >= 0 && offset + type.size <= memoryLocals[Int(local)].size
      guard inside, let code = simple(type, frame: true) else {
        return store(value, pointer(location), type, access)
      }
      emit(Op(code.store, a: value, b: local, imm: address))
    case .memory: store(value, pointer(location), type, access)
    }
  }

  private func store(_ value: Int32, _ to: (cell: Int32, offset: Int, mask: Int32), _ type: Scalar, _ access: Access) {
    let code = simple(type, frame: false)?.store ?? .storeOther
    emit(Op(code, a: value, b: to.cell, c: to.mask, z: Int(runtime.row(type)), imm: to.offset))
  }

  private func bits(
    _ code: Opcode, cell: Int32, _ field: BitField, _ base: (cell: Int32, offset: Int, mask: Int32), _ type: Scalar
  ) -> Op {
    Op(
      code, a: cell, b: base.cell, c: base.mask, x: field.width, z: Int(runtime.row(type)),
      imm: base.offset * 8 + field.bitOffset)
  }

  /// The operations for types that the hot loop reads and writes itself.
  private func simple(_ type: Scalar, frame: Bool) -> (load: Opcode, store: Opcode)? {
    switch type.kind {
    case .integer where type.bits == type.size * 8, .single, .double:
      switch type.size {
      case 1: frame ? (.load8Frame, .store8Frame) : (.load8, .store8)
      case 2: frame ? (.load16Frame, .store16Frame) : (.load16, .store16)
      case 4: frame ? (.load32Frame, .store32Frame) : (.load32, .store32)
      case 8: frame ? (.load64Frame, .store64Frame) : (.load64, .store64)
      default: nil
      }
    case .pointer where type.size == runtime.memory.pointerSize:
      frame ? (.loadPointerFrame, .storePointerFrame) : (.loadPointer, .storePointer)
    default: nil
    }
  }

  private func sequenceCheck(_ location: Location, size: Int, write: Bool, _ sequence: ID<Sequencing>?) {
    guard isRecorded, let sequence else { return }
    switch location {
    case .cell(let cell):
      emit(Op(.sequenced, a: cell, b: Int32(sequence.index), c: 0, x: write ? 1 : 0))
    case .frame, .memory:
      let (cell, offset, _) = pointer(location)
      emit(Op(.sequenced, a: cell, b: Int32(sequence.index), c: Int32(size), x: write ? 1 : 0, imm: offset))
    }
  }

  /// Accesses through pointers are compared with the type of the object; characters may access any.
  private func typeCheck(_ place: Place, _ location: Location, _ type: Scalar, write: Bool) {
    let kinds = EffectiveTypes.Kinds(type)
    guard runtime.tracksTypes, case .memory = place.base, case .memory(let cell, let offset, _) = location,
      write || kinds != .character,
      place.projections.allSatisfy({ if case .offset = $0 { false } else { true } })
    else { return }
    emit(
      Op(
        .effectiveType, a: cell, b: Int32(kinds.rawValue), c: Int32(type.size), x: write ? 1 : 0, imm: offset))
  }

  // MARK: Arithmetic

  private func binary(_ register: ID<Register>, _ operation: BinaryOperation, _ a: Operand, _ b: Operand) {
    let type = scalar(of: a)
    let result = result(register)
    let (left, right) = (cell(a), cell(b))
    let swapped = operation == .greater || operation == .greaterOrEqual
    if let code = fast(operation, type, count: operation.isShift ? scalar(of: b) : nil) {
      emit(
        Op(
          code, a: result, b: swapped ? right : left, c: swapped ? left : right, x: max(0, 64 - type.bits),
          y: type.bits,
          z: Int(runtime.row(type))))
    } else if type.isPointer {
      emit(Op(.pointerCompare, a: result, b: left, c: right, x: operation.number))
    } else {
      emit(
        Op(
          .binary, a: result, b: left, c: right, x: operation.number, y: Int(runtime.row(type)),
          z: Int(runtime.row(scalar(of: b)))))
    }
  }

  private func fast(_ operation: BinaryOperation, _ type: Scalar, count: Scalar?) -> Opcode? {
    if let count, count.kind != .integer { return nil }
    switch type.kind {
    case .integer where type.bits <= 32 || type.bits == 64 || !type.isSigned:
      let isSigned = type.isSigned
      let is64 = type.bits == 64
      switch operation {
      case .add: return isSigned ? is64 ? .addS64 : .addS : .addU
      case .subtract: return isSigned ? is64 ? .subtractS64 : .subtractS : .subtractU
      case .multiply: return isSigned ? is64 ? .multiplyS64 : .multiplyS : .multiplyU
      case .divide: return isSigned ? .divideS : .divideU
      case .remainder: return isSigned ? .remainderS : .remainderU
      case .shiftLeft: return isSigned ? .shiftLeftS : .shiftLeftU
      case .shiftRight: return isSigned ? .shiftRightS : .shiftRightU
      case .and: return .and
      case .or: return .or
      case .xor: return .xor
      case .equal: return .equal
      case .notEqual: return .notEqual
      case .less, .greater: return isSigned ? .lessS : .lessU
      case .lessOrEqual, .greaterOrEqual: return isSigned ? .lessEqualS : .lessEqualU
      }
    case .pointer:
      return operation == .equal ? .pointerEqual : operation == .notEqual ? .pointerNotEqual : nil
    case .single, .double:
      let isDouble = type.kind == .double
      switch operation {
      case .add: return isDouble ? .addD : .addF
      case .subtract: return isDouble ? .subtractD : .subtractF
      case .multiply: return isDouble ? .multiplyD : .multiplyF
      case .divide: return isDouble ? .divideD : .divideF
      case .equal: return isDouble ? .equalD : .equalF
      case .notEqual: return isDouble ? .notEqualD : .notEqualF
      case .less, .greater: return isDouble ? .lessD : .lessF
      case .lessOrEqual, .greaterOrEqual: return isDouble ? .lessEqualD : .lessEqualF
      case .remainder, .shiftLeft, .shiftRight, .and, .or, .xor: return nil
      }
    default: return nil
    }
  }

  private func unary(_ register: ID<Register>, _ operation: UnaryOperation, _ a: Operand) {
    let type = scalar(of: a)
    let result = result(register)
    if type.kind == .integer, type.bits <= 64 {
      let code: Opcode =
        operation == .negate
        ? type.isSigned ? .negateS : .negateU : type.isSigned ? .complementS : .complementU
      emit(Op(code, a: result, b: cell(a), x: 64 - type.bits, y: type.bits))
    } else {
      emit(Op(.unary, a: result, b: cell(a), x: operation == .negate ? 0 : 1, y: Int(runtime.row(type))))
    }
  }

  private func convert(_ register: ID<Register>, _ kind: ConversionKind, _ a: Operand) {
    let from = scalar(of: a)
    let to = requiredScalar(body.registers[register].type)
    let result = result(register)
    let source = cell(a)
    let isNarrow = from.kind == .integer || from.kind == .boolean
    switch kind {
    case .integer where isNarrow && to.kind == .integer && to.bits <= 64:
      emit(Op(to.isSigned ? .extendS : .extendU, a: result, b: source, x: 64 - to.bits))
    case .boolean where isNarrow || from.kind == .pointer: emit(Op(.boolean, a: result, b: source))
    case .integerToFloating where isNarrow && to.kind == .double && (from.isSigned || from.bits < 64):
      emit(Op(.signedToDouble, a: result, b: source))
    case .pointer: emit(Op(.retype, a: result, b: source))
    default:
      emit(
        Op(
          .convert, a: result, b: source, x: kind.number, y: Int(runtime.row(from)), z: Int(runtime.row(to))))
    }
  }
}

extension BinaryOperation {
  var number: Int { Self.numbers[self]! }
  private static let numbers = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

extension ConversionKind {
  var number: Int { Self.numbers[self]! }
  private static let numbers = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
