public import Lattice

/// What the prover says of a check site.
public struct Judgement: Hashable, Sendable {
  public enum Verdict: Hashable, Sendable {
    /// It cannot go wrong, for any input under the stated assumptions; also where control never comes.
    case holds
    case undecided(Reason)
  }

  /// What would have to be known.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Where the pointer points, or whether it is null.
    case unknownPointer = "unknown-pointer"
    /// How large the object is.
    case unknownSize = "unknown-size"
    /// The values of the operands.
    case unknownRange = "unknown-range"
    /// Whether the object still lives.
    case unknownLifetime = "unknown-lifetime"
    /// Whether the variable has been given a value on every way.
    case unknownInitialisation = "unknown-initialisation"
    /// The function takes more steps than the budget has.
    case budget
    /// The function does something that the prover does not follow, such as `setjmp`.
    case unsupported
  }

  public var verdict: Verdict
  /// The values of the operands, of an access its offset and the object's size, as far as they are known.
  public var operands: [Interval]

  public init(_ verdict: Verdict, operands: [Interval] = []) {
    self.verdict = verdict
    self.operands = operands
  }

  public var holds: Bool { verdict == .holds }
}
