internal import Basics
internal import IR
internal import Solver

extension Explorer {
  /// What the root would have to be handed so that the path is taken and the truth holds, under values that satisfy
  /// both; nil where a parameter is no scalar or an object is too large to be written down.
  func input(_ bad: Term?, _ model: Model, _ state: State) -> RootInput? {
    guard let root = state.frames.first?.code else { return nil }
    var builder = InputBuilder(self, root, model, state)
    return builder.build(bad)
  }
}

/// Puts the input of a root together from the unknowns that a path read.
private struct InputBuilder {
  /// Objects beyond this many bytes are no use to a person.
  private static let largest = 1 << 16

  private let explorer: Explorer
  private let root: FunctionCode
  private let model: Model
  private let state: State
  private var input: RootInput
  private var positions: [RegionID: Int] = [:]

  init(_ explorer: Explorer, _ root: FunctionCode, _ model: Model, _ state: State) {
    self.explorer = explorer
    self.root = root
    self.model = model
    self.state = state
    input = RootInput(root: root.reference)
  }

  private var table: TermTable { explorer.table }

  mutating func build(_ bad: Term?) -> RootInput? {
    var mentioned: Set<Term> = []
    var order: [Term] = []
    for truth in state.facts.literals + (bad.map { [$0] } ?? []) {
      for symbol in table.symbols(in: truth) where mentioned.insert(symbol).inserted { order.append(symbol) }
    }
    for (index, argument) in explorer.parameters.enumerated() {
      guard let argument, table.isSymbol(argument) else { return nil }
      guard explorer.symbols.info(argument)?.isPointer == true else {
        input.arguments.append(.scalar(value(of: argument)))
        continue
      }
      if mentioned.contains(argument) && value(of: argument) == 0 {
        input.arguments.append(.null)
        continue
      }
      guard let position = object(behind: argument, type: root.body.locals[ID(index)].type) else { return nil }
      input.arguments.append(.pointer(position))
    }
    for symbol in order { place(symbol) }
    for (region, position) in positions.sorted(by: { $0.value < $1.value }) { end(strings: region, position) }
    return input.objects.contains { $0.bytes.count > Self.largest } ? nil : input
  }

  private func value(of term: Term) -> UInt64 { model.unsignedValue(of: term, in: table) }

  /// The object that an argument leads to.
  private mutating func object(behind pointer: Term, type: ID<MachineType>) -> Int? {
    let size = pointeeSize(of: type)
    if let region = region(behind: pointer) { return object(of: region, atLeast: size) }
    input.objects.append(RootInput.Object(size: max(size, 1)))
    return input.objects.count - 1
  }

  private func pointeeSize(of type: ID<MachineType>) -> Int {
    guard let pointee = root.unit.ir.types[type].pointee else { return 0 }
    return root.unit.size(pointee)
  }

  private func region(behind pointer: Term) -> RegionID? {
    if case .object(let region)? = explorer.symbols.info(pointer)?.target { return region }
    return nil
  }

  private mutating func object(of region: RegionID, atLeast: Int, global: LinkedProgram.Reference<Global>? = nil)
    -> Int?
  {
    if let known = positions[region] { return known }
    let size = state.memory[region]?.size.map { Int(clamping: value(of: $0)) }
    guard (size ?? atLeast) <= Self.largest else { return nil }
    input.objects.append(RootInput.Object(global: global, size: size ?? atLeast))
    positions[region] = input.objects.count - 1
    return input.objects.count - 1
  }

  /// The object that a region is, where a caller can provide it.
  private mutating func position(of region: RegionID) -> Int? {
    if let known = positions[region] { return known }
    if case .global(let reference) = explorer.regions[region.index].kind {
      return object(of: region, atLeast: 0, global: reference)
    }
    let base = explorer.regions[region.index].base
    guard case .memory(let home, let offset, _)? = explorer.symbols.info(base)?.source, home != region,
      let outer = position(of: home), let inner = object(of: region, atLeast: 0)
    else { return nil }
    let pointer = RootInput.Pointer(offset: Int(clamping: value(of: offset)), object: inner)
    input.objects[outer].pointers.append(pointer)
    return inner
  }

  /// Writes what an unknown was read from.
  private mutating func place(_ symbol: Term) {
    guard let info = explorer.symbols.info(symbol), info.kind != .address else { return }
    guard case .memory(let region, let offset, let size)? = info.source, let position = position(of: region) else {
      if info.source == nil { input.isWhole = false }
      return
    }
    let start = Int(clamping: table.signedValue(offset) ?? model.signedValue(of: offset, in: table))
    guard start >= 0, start < Self.largest else { return }
    if state.memory[region]?.size == nil { grow(position, to: start + size) }
    if info.isPointer {
      if value(of: symbol) != 0, let target = self.region(behind: symbol) { _ = self.position(of: target) }
      return
    }
    let bits = value(of: symbol)
    for index in 0..<min(size, 8) where start + index < input.objects[position].bytes.count {
      let shift = (root.unit.isBigEndian ? size - 1 - index : index) * 8
      input.objects[position].bytes[start + index] = UInt8(truncatingIfNeeded: bits >> UInt64(shift))
      input.objects[position].isDecided[start + index] = true
    }
  }

  private mutating func grow(_ position: Int, to size: Int) {
    let missing = size - input.objects[position].bytes.count
    guard missing > 0 else { return }
    input.objects[position].bytes += Array(repeating: 0, count: missing)
    input.objects[position].isDecided += Array(repeating: false, count: missing)
  }

  /// Fills strings whose length the path knows up to their end.
  private mutating func end(strings region: RegionID, _ position: Int) {
    for known in state.memory[region]?.contents.lengths ?? [] {
      let count = Int(clamping: value(of: known.length)) * known.width
      guard count <= Self.largest, known.offset >= 0 else { continue }
      if state.memory[region]?.size == nil { grow(position, to: known.offset + count + known.width) }
      let end = min(known.offset + count, input.objects[position].bytes.count)
      for index in stride(from: known.offset, to: end, by: known.width)
      where !input.objects[position].isDecided[index] {
        input.objects[position].bytes[index] = 0x41
      }
    }
  }
}
