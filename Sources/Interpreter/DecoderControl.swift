import Basics
import IR

extension Decoder {
  private var stepsOfBlock: Int { ops.count - blockBegin + 1 }

  func decode(_ terminator: Terminator, last: Instruction?) {
    switch terminator {
    case .jump(let block):
      fixups.append((ops.count, block, nil))
      emit(Op(.jump, imm: Op.pack(otherwise: 0, steps: stepsOfBlock)))
    case .branch(let operand, let then, let otherwise): branch(operand, then, otherwise)
    case .switching(let id): switching(body.switches[id])
    case .computed(let operand, _):
      emit(Op(.computed, a: cell(operand), imm: Op.pack(otherwise: 0, steps: stepsOfBlock)))
    case .anyOf:
      texts.append("asm goto")
      emit(Op(.unsupported, imm: texts.count - 1))
    case .returning(nil): emit(Op(.returnVoid, imm: stepsOfBlock))
    case .returning(let operand?):
      emit(Op(scalar(of: operand).isWide ? .returnWide : .returnCell, a: cell(operand), imm: stepsOfBlock))
    case .returningObject(let place):
      let size = types[body.places[place].type].size ?? 0
      emit(Op(.returnObject, a: address(locate(place)), imm: size))
    case .unreachable(.trap): emit(Op(.trap))
    case .unreachable(.afterNoReturn), .unreachable(.builtin): emit(Op(.unreachable))
    }
  }

  /// A comparison whose only use is the branch behind it becomes part of the branch.
  private func branch(_ operand: Operand, _ then: ID<Block>, _ otherwise: ID<Block>) {
    let steps = stepsOfBlock
    if case .register(let id) = operand, useCounts[id.index] == 1, let last = ops.last, ops.count > blockBegin,
      last.a == cell(operand), let fused = fusion(last.code)
    {
      ops.removeLast()
      origins.removeLast()
      fixups.append((ops.count, then, otherwise))
      emit(Op(fused, a: last.b, b: last.c, imm: Op.pack(otherwise: 0, steps: steps)))
      return
    }
    let type = scalar(of: operand)
    var value = cell(operand)
    if type.isWide || type.isFloating {
      let truth = newCell()
      emit(
        Op(
          .convert, a: truth, b: value, x: ConversionKind.boolean.number, y: Int(runtime.row(type)),
          z: Int(runtime.row(.int32))))
      value = truth
    }
    fixups.append((ops.count, then, otherwise))
    emit(Op(.branch, a: value, imm: Op.pack(otherwise: 0, steps: steps)))
  }

  private func fusion(_ code: Opcode) -> Opcode? {
    switch code {
    case .equal: .branchEqual
    case .notEqual: .branchNotEqual
    case .lessS: .branchLessS
    case .lessEqualS: .branchLessEqualS
    case .lessU: .branchLessU
    case .lessEqualU: .branchLessEqualU
    default: nil
    }
  }

  private func switching(_ table: Switch) {
    let type = scalar(of: table.operand)
    let sorted = table.cases.filter { $0.first <= $0.last }.sorted { $0.first < $1.first }
    switches.append(
      SwitchTable(
        firsts: sorted.map(\.first), lasts: sorted.map(\.last), targets: sorted.map(\.target.index),
        otherwise: table.otherwise.index, isWide: type.isWide, isSigned: type.isSigned))
    emit(
      Op(
        .switching, a: cell(table.operand), b: Int32(switches.count - 1), y: Int(runtime.row(type)),
        imm: stepsOfBlock))
  }

  // MARK: Calls

  func call(_ call: Call) {
    var arguments: [ArgumentSite] = []
    for argument in call.arguments {
      switch argument {
      case .value(let operand):
        let type = scalar(of: operand)
        arguments.append(
          ArgumentSite(cell: cell(operand), scalar: runtime.row(type), isObject: false, size: type.size))
      case .object(let place):
        let size = types[body.places[place].type].size ?? 0
        arguments.append(ArgumentSite(cell: address(locate(place)), scalar: 0, isObject: true, size: size))
      }
    }
    var site = CallSite(
      function: -1, pointer: -1, shape: 0, arguments: .allocate(capacity: max(1, arguments.count)),
      argumentCount: Int32(arguments.count), destination: .none, cell: 0, resultScalar: 0, resultSize: 0)
    site.arguments.initialize(from: arguments, count: arguments.count)
    switch call.result {
    case .none: break
    case .register(let register):
      let type = requiredScalar(body.registers[register].type)
      site.destination = type.isWide ? .wide : .cell
      site.cell = result(register)
      site.resultScalar = runtime.row(type)
      site.resultSize = type.size
    case .object(let place):
      site.destination = .object
      site.cell = address(locate(place))
      site.resultSize = types[body.places[place].type].size ?? 0
    }
    var code = Opcode.call
    var builtin = 0
    switch call.callee {
    case .function(let id):
      site.function = Int32(runtime.functionRows[unitIndex][id.index])
      site.shape = runtime.row(runtime.shape(of: types[unit.functions[id].type], in: unit))
    case .pointer(let operand):
      site.pointer = cell(operand)
      if let target = types[type(of: operand)].pointee {
        site.shape = runtime.row(runtime.shape(of: types[target], in: unit))
      }
    case .builtin(let which):
      code = .builtin
      builtin = Builtin.allCases.firstIndex(of: which)!
      if case .value(let operand)? = call.arguments.last, let target = types[type(of: operand)].pointee {
        site.pointee = scalar(target).map(runtime.row) ?? 0
      }
    }
    sites.append(site)
    emit(Op(code, x: builtin, imm: sites.count - 1))
  }
}

extension Runtime {
  /// What calls depend on in a function's type.
  func shape(of type: MachineType, in unit: UnitIR) -> Shape {
    guard let signature = type.signature else {
      return Shape(result: .void, parameters: [], isVariadic: false, hasPrototype: false)
    }
    func part(_ id: ID<MachineType>) -> Shape.Part {
      let type = unit.types[id]
      if type.isVoid { return .void }
      if let scalar = Scalar(type) { return .scalar(scalar) }
      return .object(type.size ?? 0)
    }
    return Shape(
      result: part(signature.result), parameters: signature.parameters.map(part), isVariadic: signature.isVariadic,
      hasPrototype: signature.hasPrototype)
  }
}
