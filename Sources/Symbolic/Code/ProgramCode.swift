internal import Basics
internal import Dataflow
internal import IR

/// The linked program made ready for exploration; functions are prepared when they are first met.
final class ProgramCode: @unchecked Sendable {
  let linked: LinkedProgram
  let models: FunctionModels
  private var units: [UnitCode?]
  private var functions: [LinkedProgram.Reference<Function>: FunctionCode] = [:]
  let uses: GlobalUses
  /// Whether the program's start is among the units.
  let isWhole: Bool
  let calls: CallGraph
  let modifications: Modifications
  private(set) var keptState: KeptState
  private(set) lazy var depthCounters = DepthCounters(linked, calls, modifications) { unit($0) }
  let callerTests: CallerTests
  /// Whether some function of the program asks for mutexes that their holder may take again.
  let hasRecursiveMutexes: Bool
  /// Functions that give locks back in functions of the program that take none of the kind.
  private let releasedAlone: Set<String>
  let packets: PacketBuffers
  let deliveries: DeviceDeliveries
  let habits: NullHabits
  let resultHabits: ResultHabits
  /// Functions without a model that give back what others returned, with the argument that they take.
  let releasers: [String: Int]
  /// Functions in constant tables that code of the program reads: their calls are followed from there.
  private let tableFunctions: Set<LinkedProgram.Reference<Function>>
  private var hintRows: [String: Set<LibraryModel.Hint>] = [:]
  private var modelRows: [String: LibraryModel?] = [:]
  private var promiseRows: [LinkedProgram.Reference<Function>: Promises] = [:]
  private var ranges: [RangeKey: ClosedRange<Int>?] = [:]
  private var items: [LinkedProgram.Reference<Global>: [InitialiserItem]] = [:]

  private struct RangeKey: Hashable {
    let global: LinkedProgram.Reference<Global>
    let size: Int
    let isSigned: Bool
  }

  init(_ linked: LinkedProgram, _ models: FunctionModels) {
    self.linked = linked
    self.models = models
    units = Array(repeating: nil, count: linked.units.count)
    uses = GlobalUses(linked)
    isWhole = linked.function(named: "main") != nil
    calls = CallGraph(linked)
    modifications = Modifications(of: linked)
    keptState = KeptState(linked, modifications)
    callerTests = CallerTests(linked, modifications)
    packets = PacketBuffers(linked)
    deliveries = DeviceDeliveries(linked) { models.hints(of: $0).contains(.delivers) }
    habits = NullHabits(linked)
    resultHabits = ResultHabits(linked)
    releasers = Self.releasers(of: linked)
    tableFunctions = Self.tableFunctions(of: linked, uses)
    (hasRecursiveMutexes, releasedAlone) = Self.uses(of: linked, models)
    keptState.note(entries: calls.functions.filter { isEntry($0) }, calls)
  }

  /// Looks through all calls for what decides how locks are used.
  private static func uses(
    of linked: LinkedProgram, _ models: FunctionModels
  ) -> (hasRecursiveMutexes: Bool, releasedAlone: Set<String>) {
    var hasRecursiveMutexes = false
    var alone: Set<String> = []
    for unit in linked.units {
      let kinds = unit.functions.ids.map { models.lockUse(of: unit.functions[$0].name) }
      if unit.functions.ids.contains(where: { unit.functions[$0].name == "pthread_mutexattr_settype" }) {
        hasRecursiveMutexes = true
      }
      guard kinds.contains(where: { $0 != nil }) else { continue }
      for id in unit.functions.ids {
        guard let body = unit.functions[id].body else { continue }
        var taken: Set<String> = []
        var released: Set<String> = []
        for call in body.calls.ids {
          guard case .function(let callee) = body.calls[call].callee, let use = kinds[callee.index] else { continue }
          if use.isTaking { taken.insert(use.kind) } else { released.insert(use.kind) }
        }
        alone.formUnion(released.subtracting(taken))
      }
    }
    return (hasRecursiveMutexes, alone)
  }

  /// Whether functions of the program give back locks like the ones that a function takes, and take none themselves.
  func isReleasedAlone(likeTakenBy function: String) -> Bool {
    models.lockUse(of: function).map { releasedAlone.contains($0.kind) } ?? false
  }

  /// Whether no code of the program calls a function, by name or through a constant table.
  func isEntry(_ function: LinkedProgram.Reference<Function>) -> Bool {
    !calls.isCalled(function) && !isCalledByTable(function)
  }

  /// Whether the program calls a function through a constant table of its own.
  func isCalledByTable(_ function: LinkedProgram.Reference<Function>) -> Bool { tableFunctions.contains(function) }

  func unit(_ index: Int) -> UnitCode {
    if let known = units[index] { return known }
    let made = UnitCode(linked.units[index], index: index, models: models)
    units[index] = made
    return made
  }

  /// The code of a definition; nil where it was not lowered.
  func code(_ reference: LinkedProgram.Reference<Function>) -> FunctionCode? {
    if let known = functions[reference] { return known }
    let function = linked[reference]
    guard let body = function.body, body.blocks.count > 0 else { return nil }
    let made = FunctionCode(reference, function: function, body: body, unit: unit(reference.unit))
    functions[reference] = made
    return made
  }

  /// What a function does, by a line of the models or by the words of its name; looked up once for each name.
  func model(of function: String) -> LibraryModel? {
    if let known = modelRows[function] { return known }
    let made = models[function]
    modelRows[function] = .some(made)
    return made
  }

  /// What the models tell of a function that otherwise may do anything; looked up once for each name.
  func hints(of function: String) -> Set<LibraryModel.Hint> {
    if let known = hintRows[function] { return known }
    let made = models.hints(of: function)
    hintRows[function] = made
    return made
  }

  func promises(of function: LinkedProgram.Reference<Function>) -> Promises {
    if let known = promiseRows[function] { return known }
    let made = Promises(linked[function].attributes)
    promiseRows[function] = made
    return made
  }

  /// Whether a global keeps what its initialiser says.
  func isConstant(_ global: LinkedProgram.Reference<Global>) -> Bool {
    let definition = linked[global]
    let flags = definition.flags
    // Without the program's start, other code may set what this one leaves for it.
    if definition.linkage == .external && flags.contains(.tentative) && !isWhole { return false }
    return flags.contains(.constant) || flags.contains(.stringLiteral) || !uses.isWritten(global)
  }

  // MARK: Initialisers

  enum InitialValue {
    case bits(UInt64)
    case address(ID<Global>, addend: Int)
    case function(ID<Function>)
    case unknown
  }

  /// What the bytes of a global hold at start.
  func initialValue(of reference: LinkedProgram.Reference<Global>, at start: Int, size: Int) -> InitialValue {
    let items = self.items(of: reference)
    let unit = self.unit(reference.unit)
    var bytes: [UInt8] = Array(repeating: 0, count: size)
    var index = Self.first(items, from: start, unit)
    while index < items.count, items[index].offset < start + size {
      let item = items[index]
      index += 1
      let length = Self.size(of: item, unit)
      guard item.offset + length > start else { continue }
      let isWhole = item.offset == start && length == size
      switch item.value {
      case .bytes(let content):
        for (position, byte) in content.enumerated() {
          let here = item.offset + position - start
          if bytes.indices.contains(here) { bytes[here] = byte }
        }
      case .integer(let value, let width):
        Self.place(UInt64(truncatingIfNeeded: value), width, at: item.offset - start, unit.isBigEndian, &bytes)
      case .floating(let value, let format):
        if isWhole { return .bits(value.bitPattern) }
        guard format == .double else { return .unknown }
        Self.place(value.bitPattern, 8, at: item.offset - start, unit.isBigEndian, &bytes)
      case .bits(let value, let bitOffset, let bitWidth):
        for bit in 0..<bitWidth where (value >> Int128(bit)) & 1 != 0 {
          let position = bitOffset + bit
          let here = item.offset + position / 8 - start
          let inByte = unit.isBigEndian ? 7 - position % 8 : position % 8
          if bytes.indices.contains(here) { bytes[here] |= 1 << UInt8(inByte) }
        }
      case .address(let global, let addend):
        return isWhole ? .address(global, addend: addend) : .unknown
      case .function(let function): return isWhole ? .function(function) : .unknown
      case .label: return .unknown
      }
    }
    guard size <= 8 else { return bytes.allSatisfy { $0 == 0 } ? .bits(0) : .unknown }
    let ordered = unit.isBigEndian ? Array(bytes) : bytes.reversed()
    return .bits(ordered.reduce(0) { $0 << 8 | UInt64($1) })
  }

  private func items(of reference: LinkedProgram.Reference<Global>) -> [InitialiserItem] {
    if let known = items[reference] { return known }
    let made = (linked[reference].initialiser ?? []).sorted { $0.offset < $1.offset }
    items[reference] = made
    return made
  }

  private static func first(_ items: [InitialiserItem], from start: Int, _ unit: UnitCode) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].offset + size(of: items[middle], unit) <= start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func size(of item: InitialiserItem, _ unit: UnitCode) -> Int {
    switch item.value {
    case .bytes(let bytes): bytes.count
    case .integer(_, let size): size
    case .floating(_, let format):
      switch format {
      case .half, .brain: 2
      case .single: 4
      case .double: 8
      case .extended, .quadruple: 16
      }
    case .bits(_, let offset, let width): (offset + width + 7) / 8
    case .address, .function, .label: unit.pointerBytes
    }
  }

  private static func place(_ value: UInt64, _ size: Int, at start: Int, _ isBig: Bool, _ bytes: inout [UInt8]) {
    for position in 0..<min(size, 8) {
      let here = start + (isBig ? size - 1 - position : position)
      if bytes.indices.contains(here) { bytes[here] = UInt8(truncatingIfNeeded: value >> UInt64(position * 8)) }
    }
  }

  /// The smallest and largest element of a constant table of integers; nil where it is none.
  func range(of reference: LinkedProgram.Reference<Global>, size: Int, isSigned: Bool) -> ClosedRange<Int>? {
    let key = RangeKey(global: reference, size: size, isSigned: isSigned)
    if let known = ranges[key] { return known }
    let made = computedRange(key)
    ranges[key] = .some(made)
    return made
  }

  private func computedRange(_ key: RangeKey) -> ClosedRange<Int>? {
    let unit = self.unit(key.global.unit)
    let whole = unit.ir.size(of: linked[key.global])
    guard key.size > 0, key.size <= 4, whole <= 1 << 16, whole >= key.size else { return nil }
    var low = Int.max
    var high = Int.min
    for start in stride(from: 0, to: whole - key.size + 1, by: key.size) {
      guard case .bits(let raw) = initialValue(of: key.global, at: start, size: key.size) else { return nil }
      let shift = UInt64(64 - key.size * 8)
      let value = key.isSigned ? Int(Int64(bitPattern: raw << shift) >> Int64(shift)) : Int(raw)
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }
}
