public import Basics

/// A rule of the IR that a unit breaks: a mistake of what built it, not of the program.
public struct Defect: Hashable, Sendable, CustomStringConvertible {
  /// The function, global or record.
  public var subject: String
  public var block: ID<Block>?
  /// The position in the block; the terminator's is behind the last instruction. Nil for the function as a whole.
  public var instruction: Int?
  public var text: String

  public init(subject: String, block: ID<Block>? = nil, instruction: Int? = nil, text: String) {
    self.subject = subject
    self.block = block
    self.instruction = instruction
    self.text = text
  }

  public var description: String {
    let place = (block.map { " b\($0.raw)" } ?? "") + (instruction.map { ":\($0)" } ?? "")
    return subject + place + ": " + text
  }
}

/// Checks the code of a function, in nearly linear time.
///
/// Blocks that nothing reaches are allowed; in them a use need only have a definition somewhere.
public func verify(_ function: Function, in unit: UnitIR) -> [Defect] {
  var verifier = Verifier(function, unit)
  return verifier.verify()
}

/// Checks everything in a unit: records, globals, functions.
public func verify(_ unit: UnitIR) -> [Defect] {
  let data = DataVerifier(unit)
  return data.verify() + unit.functions.ids.flatMap { verify(unit.functions[$0], in: unit) }
}
