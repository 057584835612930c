public import Basics
public import IR
public import Lattice

/// What a call may do, as far as its callee is known.
public struct CallEffects: Hashable, Sendable {
  public var writes: Writes
  /// Whether it may end the lifetime of objects that it can reach.
  public var frees: Bool
  /// Whether it may keep pointers that it gets, so that later calls can write through them.
  public var retains: Bool
  public var result: Result

  public enum Writes: Hashable, Sendable {
    case nothing
    /// The objects to which the arguments at these positions (bits) point, and nothing that they point to.
    case arguments(UInt32)
    /// Everything that other functions can reach.
    case anything
  }

  public enum Result: Hashable, Sendable {
    case unknown
    case integer(Interval)
    /// A pointer that is not null, to an object that nothing else reaches.
    case object
    /// The argument at a position, unchanged.
    case argument(Int)
    /// A new object of as many bytes as the product of the arguments at the positions says, or null.
    case allocation(size: Int, count: Int?, isZero: Bool)
  }

  public init(writes: Writes = .anything, frees: Bool = true, retains: Bool = true, result: Result = .unknown) {
    self.writes = writes
    self.frees = frees
    self.retains = retains
    self.result = result
  }

  /// What is assumed of a function of which nothing is known.
  public static let unknown = CallEffects()
}

/// Answers what the functions do that a function calls.
///
/// The prover looks at one function at a time; whoever knows more of the program hands it in here.
public struct CalleeEffects: Sendable {
  public var effects: @Sendable (ID<Function>, UnitIR) -> CallEffects

  public init(_ effects: @escaping @Sendable (ID<Function>, UnitIR) -> CallEffects) { self.effects = effects }

  /// Knows functions of the C library by their names, where the unit does not define them itself.
  public static let library = CalleeEffects { id, unit in
    let function = unit.functions[id]
    if function.isDefinition || function.linkage == .internal || function.alias != nil { return .unknown }
    return LibraryEffects.table[function.name] ?? .unknown
  }
}
