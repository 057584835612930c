import Basics
import IR

extension Runtime {
  /// Begins a call, or does it where the library has the function.
  @inline(__always)
  func call(_ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>) throws(Stop) {
    var index = Int(site.pointee.function)
    if index < 0 { index = try callee(cells[Int(site.pointee.pointer)]) }
    if site.pointee.checked != Int32(index) { try prepare(index, site) }
    if functions[index].state == .library { return try callLibrary(index, site, cells) }
    try enter(index, site, cells)
  }

  /// The function to which a pointer points.
  private func callee(_ pointer: Cell) throws(Stop) -> Int {
    try checkDefined(pointer)
    if pointer.bits == 0 { throw fail(.nullPointer, "call through a null pointer", "ヌルポインタを通じた呼び出し") }
    let tag = pointer.tag == .none ? find(pointer.bits) : pointer.tag
    let object = objects[tag.row]
    guard object.segment == .code, object.detail >= 0, object.base == pointer.bits else {
      throw fail(.invalidCall, "call of something that is no function", "関数でないものの呼び出し")
    }
    return Int(object.detail)
  }

  /// Decodes the function and compares the types; the site remembers it.
  private func prepare(_ index: Int, _ site: UnsafeMutablePointer<CallSite>) throws(Stop) {
    try decode(index)
    if functions[index].state != .library { try compare(index, site) }
    site.pointee.checked = Int32(index)
  }

  func decode(_ index: Int) throws(Stop) {
    guard functions[index].state == .undecoded else { return }
    let detail = details[index]
    guard program.units[detail.unit].functions[detail.id].body != nil else {
      throw unsupported("function \(detail.name) is not lowered")
    }
    let decoder = Decoder(self, unit: detail.unit, function: detail.id)
    var (row, decoded) = try decoder.decode()
    row.codeRow = functions[index].codeRow
    decoded.id = detail.id
    functions[index] = row
    details[index] = decoded
  }

  /// C11 6.5.2.2p6, p9: the call's view of the function's type must be compatible with the definition.
  private func compare(_ index: Int, _ site: UnsafeMutablePointer<CallSite>) throws(Stop) {
    let callee = shapes[Int(details[index].shape)]
    let view = shapes[Int(site.pointee.shape)]
    let given = (0..<Int(site.pointee.argumentCount)).map { position -> Shape.Part in
      let argument = site.pointee.arguments[position]
      return argument.isObject ? .object(argument.size) : .scalar(scalars[Int(argument.scalar)])
    }
    let name = details[index].name
    // Nothing could be bound to parameters without an argument.
    if given.count < callee.parameters.count {
      throw fail(
        .functionType, "\(name) is called with \(given.count) arguments and has \(callee.parameters.count) parameters",
        "\(name) の仮引数 \(callee.parameters.count) 個に対し実引数は \(given.count) 個")
    }
    var isCompatible = view.result.agrees(with: callee.result)
    if view.hasPrototype && callee.hasPrototype {
      isCompatible =
        isCompatible && view.isVariadic == callee.isVariadic
        && view.parameters.count == callee.parameters.count
        && zip(view.parameters, callee.parameters).allSatisfy { $0.agrees(with: $1) }
    } else if callee.hasPrototype || !callee.parameters.isEmpty {
      isCompatible =
        isCompatible && (callee.isVariadic || given.count == callee.parameters.count)
        && zip(given, callee.parameters).allSatisfy { $0.agreesPromoted(with: $1, isOldStyle: !callee.hasPrototype) }
    }
    if !isCompatible {
      try violate(
        .functionType, "\(name) is called through a type that it does not have", "\(name) が異なる型で呼び出された")
    }
  }

  // MARK: Entering and leaving

  private func enter(
    _ index: Int, _ site: UnsafeMutablePointer<CallSite>, _ cells: UnsafeMutablePointer<Cell>
  ) throws(Stop) {
    try push(index, site)
    let row = functions + index
    let frame = frames + depth
    for position in 0..<row.pointee.parameterCount {
      let parameter = row.pointee.parameters + position
      let argument = site.pointee.arguments + position
      let source = cells + Int(argument.pointee.cell)
      if parameter.pointee.kind == .cell && argument.pointee.scalar == parameter.pointee.scalar
        && !argument.pointee.isObject
      {
        let target = frame.pointee.cells + Int(parameter.pointee.cell)
        target.pointee = source.pointee
        if scalars[Int(parameter.pointee.scalar)].isWide { target[1] = source[1] }
      } else if argument.pointee.isObject {
        try bind(parameter.pointee, object: source.pointee, argument.pointee.size)
      } else {
        let type = scalars[Int(argument.pointee.scalar)]
        try bind(parameter.pointee, word(source, type), type)
      }
    }
    if site.pointee.destination == .object { frame.pointee.result = cells[Int(site.pointee.cell)] }
    if row.pointee.isVariadic { try passRest(row.pointee.parameterCount, site, cells) }
  }

  /// A new frame, without its parameters.
  func push(_ index: Int, _ site: UnsafeMutablePointer<CallSite>?) throws(Stop) {
    let row = functions + index
    guard depth + 1 < options.limits.depth else { throw stop(.limit(.depth)) }
    let isFirst = depth < 0
    let caller = frames + max(0, depth)
    let cells = isFirst ? cellStack : caller.pointee.cellEnd
    let stack = isFirst ? memory.stackHigh - 64 : caller.pointee.stackPointer
    let rows = isFirst ? 1 : caller.pointee.rowEnd
    guard cells + row.pointee.cellCount + 2 <= cellLimit, stack - memory.stackLow > UInt64(row.pointee.frameSize) + 64,
      rows + row.pointee.localCount + 1 < memory.stackRows
    else { throw stop(.limit(.stack)) }
    cells.update(from: row.pointee.template, count: row.pointee.templateCount)
    serial &+= 1
    depth += 1
    let address = (stack - UInt64(row.pointee.frameSize)) & ~15
    frames[depth] = Frame(
      function: index, site: site, pc: row.pointee.ops, cells: cells, cellEnd: cells + row.pointee.cellCount,
      address: address, stackPointer: address, rowBase: rows, rowEnd: rows + row.pointee.localCount, serial: serial,
      area: .zero, result: .zero)
    if row.pointee.liveAtEntry {
      for local in 0..<row.pointee.localCount where row.pointee.locals[local].liveAtEntry { begin(local) }
    }
  }

  func bind(_ parameter: ParameterRow, _ word: Word, _ type: Scalar) throws(Stop) {
    let target = scalars[Int(parameter.scalar)]
    var word = word
    // Old-style definitions take promoted arguments and narrow them.
    if type != target { word = try coerce(word, type, target) }
    let frame = frames + depth
    switch parameter.kind {
    case .cell: set(frame.pointee.cells + Int(parameter.cell), word, target)
    case .memory: write(word, target, frame.pointee.rowBase + Int(parameter.local), 0)
    case .object: break
    }
  }

  private func bind(_ parameter: ParameterRow, object: Cell, _ size: Int) throws(Stop) {
    guard parameter.local >= 0, parameter.size > 0 else { return }
    let row = frames[depth].rowBase + Int(parameter.local)
    try copyObject(to: Cell(objects[row].base, memory.tag(of: row)), from: object, size: min(size, parameter.size))
  }

  /// The value as a parameter of another type receives it.
  func coerce(_ word: Word, _ from: Scalar, _ to: Scalar) throws(Stop) -> Word {
    if from.isFloating && to.isFloating { return try convert(.floating, word, from, to) }
    if from.isInteger && to.isInteger { return try convert(.integer, word, from, to) }
    if from.isInteger && to.isPointer { return try convert(.integerToPointer, word, from, to) }
    if from.isPointer && to.isInteger { return try convert(.pointerToInteger, word, from, to) }
    return word
  }

  @inline(__always) func leave(_ op: Op, _ value: UnsafeMutablePointer<Cell>) throws(Stop) {
    let frame = frames[depth]
    if let site = frame.site {
      let caller = frames[depth - 1].cells
      switch site.pointee.destination {
      case .none: break
      case .cell:
        caller[Int(site.pointee.cell)] = op.code == .returnCell ? value.pointee : Cell(0, .missingReturn)
      case .wide:
        caller[Int(site.pointee.cell)] = op.code == .returnWide ? value.pointee : Cell(0, .missingReturn)
        caller[Int(site.pointee.cell) + 1] = op.code == .returnWide ? value[1] : .zero
      case .object:
        if op.code == .returnObject {
          try copyObject(to: frame.result, from: value.pointee, size: min(op.imm, site.pointee.resultSize))
        }
      }
    } else {
      returned = op.code == .returnVoid ? Word(0, tag: .missingReturn) : Word(value.pointee)
      if op.code == .returnWide { returned.high = value[1].bits }
    }
    pop()
  }

  /// Ends the innermost frame and its objects.
  @inline(__always) func pop() {
    let frame = frames + depth
    for row in frame.pointee.rowBase..<frame.pointee.rowEnd {
      objects[row].generation &+= 1
      objects[row].isLive = false
    }
    if frame.pointee.area.tag.row != 0 { areas[frame.pointee.area.tag.row] = nil }
    depth -= 1
  }

  // MARK: Jumps by value

  func target(_ op: Op, _ value: UnsafeMutablePointer<Cell>) throws(Stop) -> Int {
    try checkDefined(value.pointee)
    steps &+= op.imm
    if steps > stepLimit { throw outOfSteps() }
    let number = word(value, scalars[Int(op.y)]).integer(scalars[Int(op.y)])
    let function = frames[depth].function
    let block = details[function].switches[Int(op.b)].find(number)
    return details[function].blocks[block]
  }

  func label(_ pointer: Cell) throws(Stop) -> Int {
    try checkDefined(pointer)
    steps &+= 1
    if steps > stepLimit { throw outOfSteps() }
    let function = frames[depth].function
    let block = Int64(bitPattern: pointer.bits &- objects[functions[function].codeRow].base) - 1
    guard block >= 0, block < details[function].blocks.count else {
      throw fail(.invalidCall, "jump to something that is no label of the function", "関数のラベルでない場所への分岐")
    }
    return details[function].blocks[Int(block)]
  }
}

extension SwitchTable {
  func find(_ value: Int128) -> Int {
    var low = 0
    var high = firsts.count
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low > 0 && value <= lasts[low - 1] ? targets[low - 1] : otherwise
  }
}

extension Shape.Part {
  /// Whether a promoted argument fits a parameter.
  func agreesPromoted(with parameter: Shape.Part, isOldStyle: Bool) -> Bool {
    guard isOldStyle, case .scalar(let given) = self, case .scalar(let wanted) = parameter else {
      return agrees(with: parameter)
    }
    if given.isInteger && wanted.isInteger { return given.size >= wanted.size }
    if given.isFloating && wanted.isFloating { return given.size >= wanted.size }
    return agrees(with: parameter)
  }
}
