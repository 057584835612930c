import Basics
import IR
import Machine

/// The state of one run: memory, frames, output.
///
/// Tables that the hot loop reads are unsafe buffers, allocated once and reached through constants.
final class Runtime {
  let program: LinkedProgram
  let options: Options
  let observer: ((Observation) -> Void)?
  let memory: Memory
  let objects: UnsafeMutablePointer<MemoryObject>
  let model: DataModel
  let violationMask: Set<UndefinedBehaviour.Kind>

  let functions: UnsafeMutablePointer<FunctionRow>
  var details: [FunctionDetail] = []
  /// By unit and function.
  var functionRows: [[Int]] = []
  /// By unit and global.
  var globalRows: [[Int]] = []
  var missingObjects: [Int: String] = [:]

  let frames: UnsafeMutablePointer<Frame>
  var depth = -1
  let cellStack: UnsafeMutablePointer<Cell>
  let cellLimit: UnsafeMutablePointer<Cell>
  var serial: UInt64 = 0

  let scalars: UnsafeMutablePointer<Scalar>
  var scalarRows: [Scalar: UInt8] = [:]
  var shapes: [Shape] = []
  var shapeRows: [Shape: Int32] = [:]
  var areas: [Int: [AreaItem]] = [:]
  /// Of full expressions in progress, by frame.
  var accesses = AccessLog()
  var jumps: [UInt64: Jump] = [:]
  var nextJump: UInt64 = 1

  var steps = 0
  let stepLimit: Int
  var ending: Outcome.End?
  var unwinding = false
  var returned = Word.zero
  var output: [UInt8] = []
  var errors: [UInt8] = []
  var inputPosition = 0
  /// The library functions that are running, the innermost last.
  var libraryCalls: [String] = []
  var library = LibraryState()
  var types = EffectiveTypes()

  init(_ program: LinkedProgram, _ options: Options, _ observer: ((Observation) -> Void)? = nil) {
    self.program = program
    self.options = options
    self.observer = observer
    model = program.units.first?.target.dataModel ?? Runtime.hostModel
    memory = Memory(model: model, limits: options.limits)
    objects = memory.objects
    violationMask = options.lenient
    stepLimit = options.limits.steps
    frames = .allocate(capacity: options.limits.depth + 2)
    // Without tables nothing is loaded, and no call gets as far as its cells.
    let cells = memory.isMissing ? 1 : 1 << 22
    cellStack = .allocate(capacity: cells)
    cellLimit = cellStack + cells
    scalars = .allocate(capacity: 256)
    let count = program.units.reduce(64) { $0 + $1.functions.count }
    functions = .allocate(capacity: count)
    if memory.isMissing { ending = .limit(.memory) } else { load() }
  }

  deinit {
    for index in details.indices { discard(functions[index]) }
    functions.deallocate()
    frames.deallocate()
    cellStack.deallocate()
    scalars.deallocate()
  }

  private func discard(_ row: FunctionRow) {
    guard row.state == .ready else { return }
    row.ops.deallocate()
    row.template.deallocate()
    row.locals.deallocate()
    row.parameters.deallocate()
  }

  static let hostModel = DataModel(
    intBits: 32, longBits: 64, pointerBits: 64, doubleBits: 64, wideCharBits: 32, maximumAlignment: 16,
    charIsSigned: true, byteOrder: .little)

  /// The row of a scalar type.
  func row(_ scalar: Scalar) -> UInt8 {
    if let row = scalarRows[scalar] { return row }
    let row = UInt8(scalarRows.count)
    scalars[Int(row)] = scalar
    scalarRows[scalar] = row
    return row
  }

  func row(_ shape: Shape) -> Int32 {
    if let row = shapeRows[shape] { return row }
    let row = Int32(shapes.count)
    shapes.append(shape)
    shapeRows[shape] = row
    return row
  }

  // MARK: Endings

  /// Ends the run unless the kind is tolerated.
  func violate(_ kind: UndefinedBehaviour.Kind, _ en: @autoclosure () -> String, _ ja: @autoclosure () -> String)
    throws(Stop)
  {
    if violationMask.contains(kind) { return }
    ending = .undefined(UndefinedBehaviour(kind: kind, message: .init(en: en(), ja: ja()), stack: []))
    throw Stop()
  }

  /// Ends the run whether the kind is tolerated or not: nothing sensible could follow.
  func fail(_ kind: UndefinedBehaviour.Kind, _ en: String, _ ja: String) -> Stop {
    ending = .undefined(UndefinedBehaviour(kind: kind, message: .init(en: en, ja: ja), stack: []))
    return Stop()
  }

  func stop(_ end: Outcome.End) -> Stop {
    ending = end
    return Stop()
  }

  func unsupported(_ what: String) -> Stop { stop(.unsupported(what)) }

  @inline(never) func outOfSteps() -> Stop { stop(.limit(.steps)) }

  /// The calls in progress, the innermost first.
  func callStack() -> [UndefinedBehaviour.Call] {
    var stack = libraryCalls.reversed().map { UndefinedBehaviour.Call(function: $0, unit: 0, origin: nil) }
    for index in stride(from: depth, through: 0, by: -1) {
      let frame = frames[index]
      let detail = details[frame.function]
      // The innermost frame stands at its operation, the others behind their calls.
      let position = frame.pc - functions[frame.function].ops - (index == depth ? 0 : 1)
      let known = detail.origins.indices.contains(position)
      stack.append(
        .init(
          function: detail.name, unit: detail.unit,
          origin: known ? program.units[detail.unit].functions[detail.id].body?.origins[detail.origins[position]] : nil)
      )
    }
    return stack
  }

  // MARK: Finding objects

  /// The living object at an address, for values that lost their origin.
  func find(_ address: UInt64) -> Tag {
    if address == 0 { return .none }
    return memory.find(address, stackRowsInUse: 1..<(depth >= 0 ? frames[depth].rowEnd : 1))
  }
}

/// What the machine seldom needs of a function.
struct FunctionDetail {
  var name: String
  var unit: Int
  var id: ID<Function>
  var shape: Int32
  var origins: [ID<Origin>] = []
  /// The first operation of each block.
  var blocks: [Int] = []
  var switches: [SwitchTable] = []
  var texts: [String] = []
  var sites: UnsafeMutablePointer<CallSite>?
  var sequence = SequenceTable(Body())
  var library: LibraryFunction?
}

/// One of the arguments behind the last parameter of a call.
struct AreaItem {
  var offset: Int
  var size: Int
  /// Nil for objects.
  var scalar: Scalar?
}

/// Where `longjmp` goes.
struct Jump {
  var depth: Int
  var serial: UInt64
  var pc: UnsafeMutablePointer<Op>
  var cell: Int32
  /// Nil where the result is not used.
  var scalar: Scalar?
}

/// The type of a function, as far as calls depend on it.
struct Shape: Hashable {
  enum Part: Hashable {
    case void
    case scalar(Scalar)
    case object(Int)

    func agrees(with other: Part) -> Bool {
      switch (self, other) {
      case (.void, .void): true
      case (.scalar(let a), .scalar(let b)): a.agrees(with: b)
      case (.object(let a), .object(let b)): a == b
      default: false
      }
    }
  }
  var result: Part
  var parameters: [Part]
  var isVariadic: Bool
  var hasPrototype: Bool
}
