public import Basics
public import IR

/// Something that a run does: for tests that compare what happens with what an analysis expects.
public struct Observation: Sendable {
  public var unit: Int
  public var function: ID<Function>
  public var block: ID<Block>
  /// The instruction; the terminator's position is behind the last one.
  public var position: Int
  public var event: Event

  public enum Event: Sendable {
    /// The instruction is about to run.
    case begins
    /// It has set its register.
    case sets(ID<Register>, Value)
  }
}

extension Decoder {
  /// Emits what reports an instruction, where somebody observes the run.
  func observe(_ block: ID<Block>, _ position: Int, _ register: ID<Register>? = nil) {
    guard runtime.observer != nil else { return }
    let place = Observation.pack(block, position)
    guard let register else { return emit(Op(.observe, imm: place)) }
    let type = requiredScalar(body.registers[register].type)
    emit(Op(.observe, a: result(register), b: Int32(register.index), x: 1, z: Int(runtime.row(type)), imm: place))
  }
}

extension Observation {
  fileprivate static func pack(_ block: ID<Block>, _ position: Int) -> Int { block.index << 32 | position }
}

extension Runtime {
  @inline(never) func report(_ op: Op, _ cell: UnsafeMutablePointer<Cell>) {
    guard let observer else { return }
    let detail = details[frames[depth].function]
    var observation = Observation(
      unit: detail.unit, function: detail.id, block: ID(op.imm >> 32), position: op.imm & 0xffff_ffff, event: .begins)
    if op.x == 1 {
      let type = scalars[Int(op.z)]
      observation.event = .sets(ID(Int(op.b)), value(word(cell, type), type))
    }
    observer(observation)
  }
}
