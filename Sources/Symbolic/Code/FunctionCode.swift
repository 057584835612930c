internal import Basics
internal import IR

/// A function made ready for exploration: where its registers and scalar locals live, and its loops.
final class FunctionCode: @unchecked Sendable {
  let reference: LinkedProgram.Reference<Function>
  let unit: UnitCode
  let body: Body
  let name: String
  /// By register its place in a frame; registers that never live at the same time share one.
  let registerSlots: [Int32]
  let registerSlotCount: Int
  let lives: RegisterLives
  /// By local whether it is a scalar that no pointer reaches; such a local is a value in the frame and no region.
  let isSlot: [Bool]
  let loops: LoopTable
  /// By block the position in reverse postorder.
  let order: [Int]
  let instructionCount: Int
  /// Whether pointers may lead to locals.
  let takesAddresses: Bool
  private let graph: ControlFlowGraph
  /// Whether it only moves bytes where its caller says, without a test of anything.
  let isAccessor: Bool
  /// Whether it is given bytes and nothing that can tell how many they are.
  let isGivenBytesAlone: Bool
  /// Whether it changes nothing that its caller sees, and calls only functions of which the program has no code and
  /// that release nothing.
  let isReader: Bool
  /// Registers that are only stored and handed to functions, with the calls.
  let handedOn: [ID<Register>: [ID<Call>]]
  /// The parameter that tells how many bytes there are, where there is one such number.
  let lengthParameter: Int?
  /// Whether it keeps a function that it is given, with what it is to be called with.
  let keepsFunctions: Bool
  let names: ValueNames
  let sources: ValueSources
  /// By call the root that it calls, in code that stands for whoever calls roots one after the other; empty for functions
  /// of the program.
  let calledRoots: [LinkedProgram.Reference<Function>]

  init(
    _ reference: LinkedProgram.Reference<Function>, function: Function, body: Body, unit: UnitCode,
    calledRoots: [LinkedProgram.Reference<Function>] = []
  ) {
    self.reference = reference
    self.unit = unit
    self.body = body
    self.calledRoots = calledRoots
    name = function.name
    let graph = ControlFlowGraph(of: body)
    self.graph = graph
    let shared: Int
    (registerSlots, registerSlotCount, shared) = Self.slots(of: body)
    lives = RegisterLives(body, slots: registerSlots, sharedCount: shared)
    let isSlot: [Bool] = body.locals.ids.map { id in
      let local = body.locals[id]
      return !local.isAddressTaken && !local.isVolatile && unit.ir.types[local.type].isScalar
        && unit.scalar(local.type).isExact
    }
    self.isSlot = isSlot
    loops = LoopTable(body, graph, isSlot: isSlot) { unit.scalar($0).kind == .pointer }
    order = body.blocks.ids.map { graph.position(of: $0) ?? Int.max }
    names = ValueNames(body, unit.ir)
    sources = ValueSources(body, unit.ir)
    takesAddresses = body.locals.ids.contains { body.locals[$0].isAddressTaken }
    isGivenBytesAlone = unit.parameterExtents(of: body).isEmpty && unit.isGivenBytesAlone(body)
    isAccessor =
      body.parameterCount > 0 && unit.parameterExtents(of: body).isEmpty
      && body.blocks.ids.allSatisfy { id in
        switch body.blocks[id].terminator {
        case .branch, .switching, .computed, .anyOf: false
        case .jump, .returning, .returningObject, .unreachable: true
        }
      }
    isReader = body.parameterCount > 0 && Self.onlyReads(body, unit)
    handedOn = HandedOn.registers(of: body)
    let numbers = (0..<body.parameterCount).filter { unit.isInteger(body.locals[ID($0)].type) }
    let lengths = numbers.filter { Extents.isLength(body.locals[ID($0)].name) || numbers.count == 1 }
    lengthParameter = lengths.count == 1 ? lengths[0] : nil
    keepsFunctions = unit.ir.keepsFunctions(body)
    instructionCount = body.blocks.ids.reduce(0) { $0 + body.blocks[$1].instructions.count }
  }

  /// The blocks that the entry reaches.
  var reachableBlocks: [ID<Block>] { graph.reversePostorder }

  func predecessors(of block: ID<Block>) -> [ID<Block>] { graph.predecessors(of: block) }

  /// Whether every way to the second block leads through the first.
  func dominates(_ first: ID<Block>, _ second: ID<Block>) -> Bool { graph.dominates(first, second) }

  private static func onlyReads(_ body: Body, _ unit: UnitCode) -> Bool {
    func isOwn(_ place: ID<Place>) -> Bool {
      if case .local = body.places[place].base { return true }
      return false
    }
    return body.blocks.ids.allSatisfy { id in
      body.blocks[id].instructions.allSatisfy { instruction in
        switch instruction.operation {
        case .store(let place, _, _), .copy(let place, _, _), .clear(let place): isOwn(place)
        case .assembly: false
        case .call(let call):
          switch body.calls[call].callee {
          case .builtin: true
          case .function(let function):
            unit.ir.functions[function].body == nil
              && unit.models.family(releasedBy: unit.ir.functions[function].name) == nil
          case .pointer: false
          }
        case .load, .address, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .storageLive, .storageDead:
          true
        }
      }
    }
  }

  /// Registers that one block sets and no other uses take turns in a common part of the frame.
  private static func slots(of body: Body) -> ([Int32], Int, shared: Int) {
    var home: [Int32] = Array(repeating: -1, count: body.registers.count)
    var isShared = Array(repeating: false, count: body.registers.count)
    for id in body.blocks.ids {
      let block = body.blocks[id]
      for instruction in block.instructions {
        if let register = instruction.operation.result(in: body) { home[register.index] = Int32(id.index) }
      }
    }
    func use(_ operand: Operand, in block: ID<Block>) {
      if case .register(let register) = operand, home[register.index] != block.index { isShared[register.index] = true }
    }
    for id in body.blocks.ids {
      for instruction in body.blocks[id].instructions {
        instruction.operation.forEachOperand(in: body) { use($0, in: id) }
      }
      body.blocks[id].terminator.forEachOperand(in: body) { use($0, in: id) }
    }
    var slots: [Int32] = Array(repeating: -1, count: body.registers.count)
    var shared: Int32 = 0
    for index in slots.indices where isShared[index] {
      slots[index] = shared
      shared += 1
    }
    var largest: Int32 = 0
    for id in body.blocks.ids {
      var next: Int32 = 0
      for instruction in body.blocks[id].instructions {
        guard let register = instruction.operation.result(in: body), !isShared[register.index] else { continue }
        slots[register.index] = shared + next
        next += 1
      }
      largest = max(largest, next)
    }
    return (slots, Int(shared + largest), Int(shared))
  }
}
