import Basics
import Machine

extension Verifier {
  mutating func check(_ operation: Operation) {
    let result = operation.result(in: body).flatMap { body.registers.element($0)?.type }
    switch operation {
    case .load(_, let place, _):
      guard let type = use(place) else { return }
      require(isScalar(type)) { "a load of type \($0.name(type))" }
      expect(result, type)
    case .store(let place, let value, _):
      let stored = use(value)
      guard let type = use(place) else { return }
      require(isScalar(type)) { "a store of type \($0.name(type))" }
      require(isSame(stored, type)) { "a value of type \($0.name(stored)) is stored to \($0.name(type))" }
    case .address(_, let place):
      guard let type = use(place) else { return }
      require(!isBitField(place), "a bit-field has no address")
      let target = self.type(result)?.pointee
      // An array's address is also that of its first element, and within its own initialiser its length is unknown.
      let element = self.type(type)?.element
      let open = self.type(target).flatMap { $0.isArray && $0.size == nil ? $0.element : nil }
      let isFitting = isSame(target, type) || element != nil && (target == element || open == element)
      require(isFitting) { "the address of \($0.name(type)) has the type \($0.name(result))" }
    case .binary(_, let operation, let left, let right): check(operation, use(left), use(right), result)
    case .unary(_, let operation, let value):
      let type = use(value)
      require(isInteger(type) || operation == .negate && isFloating(type)) {
        "\(operation.rawValue) of \($0.name(type))"
      }
      expect(result, type)
    case .convert(_, let kind, let value): check(kind, from: use(value), to: result)
    case .pointerAdd(_, let pointer, let index, _):
      let type = use(pointer)
      let indexType = use(index)
      require(isPointer(type)) { "ptradd of \($0.name(type))" }
      require(isInteger(indexType)) { "the index has the type \($0.name(indexType))" }
      expect(result, type)
    case .pointerDifference(_, let left, let right, let stride):
      let types = (use(left), use(right))
      require(isPointer(types.0) && isPointer(types.1)) { "ptrdiff of \($0.name(types.0)) and \($0.name(types.1))" }
      require(isInteger(result)) { "the distance has the type \($0.name(result))" }
      require(stride > 0) { _ in "a stride of \(stride) bytes" }
    case .copy(let target, let source, _):
      let types = (use(target), use(source))
      require(isSame(types.0, types.1)) { "\($0.name(types.1)) is copied to \($0.name(types.0))" }
    case .clear(let place): _ = use(place)
    case .call(let id): check(id)
    case .storageLive(let id, let bytes): checkLive(id, bytes: bytes)
    case .storageDead(let id):
      guard body.locals.element(id) != nil else { return report("local \(id.raw) does not exist") }
      require(id.index >= body.parameterCount, "a parameter lives as long as the call")
    case .assembly(let id): check(id)
    }
  }

  /// Reports a result of another type.
  private mutating func expect(_ result: ID<MachineType>?, _ type: ID<MachineType>?) {
    require(isSame(result, type)) { "the result has the type \($0.name(result)), not \($0.name(type))" }
  }

  private mutating func check(
    _ operation: BinaryOperation, _ left: ID<MachineType>?, _ right: ID<MachineType>?, _ result: ID<MachineType>?
  ) {
    let fits: Bool
    switch operation {
    case .add, .subtract, .multiply, .divide: fits = isInteger(left) || isFloating(left)
    case .remainder, .and, .or, .xor: fits = isInteger(left)
    case .shiftLeft, .shiftRight: fits = isInteger(left) && isInteger(right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: fits = isScalar(left)
    }
    require(fits && (operation.isShift || isSame(left, right))) {
      "\(operation.rawValue) of \($0.name(left)) and \($0.name(right))"
    }
    guard operation.isComparison else { return expect(result, left) }
    require(isInt(result)) { "the result of a comparison has the type \($0.name(result))" }
  }

  func isInt(_ id: ID<MachineType>?) -> Bool {
    guard case .integer(let format)? = type(id)?.kind else { return false }
    return format.isSigned && format.bits == unit.target.dataModel.intBits
  }

  private mutating func check(_ kind: ConversionKind, from: ID<MachineType>?, to: ID<MachineType>?) {
    let toInteger = isInteger(to) && type(to)?.kind != .boolean
    let fits =
      switch kind {
      case .integer: isInteger(from) && toInteger
      case .boolean: isScalar(from) && isInteger(to)
      case .integerToFloating: isInteger(from) && isFloating(to)
      case .floatingToInteger: isFloating(from) && toInteger
      case .floating: isFloating(from) && isFloating(to)
      case .integerToPointer: isInteger(from) && isPointer(to)
      case .pointerToInteger: isPointer(from) && toInteger
      case .pointer: isPointer(from) && isPointer(to)
      }
    require(fits) { "a conversion \(kind.rawValue) from \($0.name(from)) to \($0.name(to))" }
  }

  private mutating func checkLive(_ id: ID<Local>, bytes: Operand?) {
    let size = bytes.map { use($0) }
    guard let local = body.locals.element(id) else { return report("local \(id.raw) does not exist") }
    require(id.index >= body.parameterCount, "a parameter lives as long as the call")
    if let size { require(isInteger(size)) { "a size of type \($0.name(size))" } }
    let isVariable = type(local.type)?.size == nil
    require(isVariable == (bytes != nil)) { "\($0.name(local.type)) has \(isVariable ? "no" : "a") size of its own" }
  }

  private mutating func check(_ id: ID<Assembly>) {
    guard let assembly = body.assemblies.element(id) else { return report("assembly \(id.raw) does not exist") }
    for operand in assembly.inputs { _ = use(operand) }
    for place in assembly.outputs + assembly.inputPlaces { _ = use(place) }
  }

  // MARK: Terminators

  mutating func check(_ terminator: Terminator) {
    switch terminator {
    case .jump, .anyOf, .unreachable: break
    case .branch(let value, _, _):
      let type = use(value)
      require(isInteger(type)) { "a branch by \($0.name(type))" }
    case .switching(let id): check(id)
    case .computed(let value, _):
      let type = use(value)
      require(isPointer(type)) { "a jump to \($0.name(type))" }
    case .returning(let value):
      guard let value else { return }
      let type = use(value)
      require(isSame(type, result)) { "a value of type \($0.name(type)) is returned as \($0.name($0.result))" }
    case .returningObject(let place):
      let type = use(place)
      let isObject = type == result && !isScalar(type) && !isVoid(type)
      require(isObject) { "an object of type \($0.name(type)) is returned as \($0.name($0.result))" }
    }
  }

  /// The type that the function returns.
  private var result: ID<MachineType>? { type(function.type)?.signature?.result }

  private mutating func check(_ id: ID<Switch>) {
    guard let table = body.switches.element(id) else { return report("switch \(id.raw) does not exist") }
    let type = use(table.operand)
    guard let format = self.type(type)?.integerFormat else { return report("a switch by \(name(type))") }
    var ranges: [ClosedRange<Int128>] = []
    for item in table.cases {
      guard item.first <= item.last else {
        report("the case \(item.first)...\(item.last) is empty")
        continue
      }
      require(format.holds(item.first) && format.holds(item.last)) {
        "the case \(item.first)...\(item.last) is not in the range of \($0.name(type))"
      }
      ranges.append(item.first...item.last)
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    for (a, b) in zip(ranges, ranges.dropFirst()) {
      require(a.upperBound < b.lowerBound) { _ in "\(b.lowerBound) belongs to two cases" }
    }
  }
}
