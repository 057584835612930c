public import Basics

/// A value that an instruction uses: one computed before, or a constant.
public enum Operand: Hashable, Sendable {
  case register(ID<Register>)
  case constant(ID<Constant>)
}

/// The result of one instruction; it is set once, before every use.
public struct Register: Hashable, Sendable {
  /// Always scalar.
  public var type: ID<MachineType>
  /// Whether it holds the result of a conversion that the programmer wrote.
  public var isCast = false

  public init(type: ID<MachineType>) { self.type = type }
}

/// A value that is known before the program runs.
public struct Constant: Hashable, Sendable {
  public var value: Value
  public var type: ID<MachineType>

  public enum Value: Hashable, Sendable {
    /// In the range of the type's format; also pointers to fixed addresses.
    case integer(Int128)
    case floating(Double)
    case null
    case address(ID<Global>, offset: Int)
    case function(ID<Function>)
    /// The address of a label of the same function (GNU).
    case label(ID<Block>)
    /// A value that the program never gave: the result of a function without `return`.
    case undefined
  }

  public init(_ value: Value, type: ID<MachineType>) {
    self.value = value
    self.type = type
  }
}
