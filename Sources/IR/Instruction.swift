public import Basics

/// One step of a function.
public struct Instruction: Hashable, Sendable {
  public var operation: Operation
  public var origin: ID<Origin>
  /// The place in the order of evaluation; nil where everything around is sequenced.
  public var sequence: ID<Sequencing>?

  public init(_ operation: Operation, origin: ID<Origin>, sequence: ID<Sequencing>? = nil) {
    self.operation = operation
    self.origin = origin
    self.sequence = sequence
  }
}

/// What an instruction does; the first register of each case is its result.
public enum Operation: Hashable, Sendable {
  /// Reads a scalar, or a bit-field where the place's last step is one.
  case load(ID<Register>, ID<Place>, Access)
  case store(ID<Place>, Operand, Access)
  /// The address of a place, as a pointer to the place's type or to that of its elements; bit-fields have none.
  case address(ID<Register>, ID<Place>)
  /// Operands of one type, but for shifts, whose right operand has an integer type of its own.
  case binary(ID<Register>, BinaryOperation, Operand, Operand)
  case unary(ID<Register>, UnaryOperation, Operand)
  case convert(ID<Register>, ConversionKind, Operand)
  /// A pointer moved by `index` elements of `stride` bytes; the index may be negative.
  case pointerAdd(ID<Register>, Operand, index: Operand, stride: Int)
  /// The distance of two pointers in elements of `stride` bytes.
  case pointerDifference(ID<Register>, Operand, Operand, stride: Int)
  /// Assigns an object of any type; the places have the same type and overlap exactly or not at all (C11 6.5.16.1p3).
  case copy(to: ID<Place>, from: ID<Place>, Access)
  /// Sets all bytes of a place to zero, before the values of an initialiser.
  case clear(ID<Place>)
  case call(ID<Call>)
  /// The local begins to exist, with indeterminate contents; for a variable-length array `bytes` is its size.
  case storageLive(ID<Local>, bytes: Operand?)
  case storageDead(ID<Local>)
  case assembly(ID<Assembly>)
}

/// Signed overflow, division by zero and shifts out of range are undefined; unsigned arithmetic wraps.
public enum BinaryOperation: String, Hashable, Sendable, CaseIterable {
  case add, subtract = "sub", multiply = "mul", divide = "div", remainder = "rem"
  case shiftLeft = "shl", shiftRight = "shr", and, or, xor
  /// Comparisons of integers, floating values or pointers; the result has the type `int`.
  case equal = "eq", notEqual = "ne", less = "lt", lessOrEqual = "le", greater = "gt", greaterOrEqual = "ge"

  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .remainder, .shiftLeft, .shiftRight, .and, .or, .xor: false
    }
  }
  public var isShift: Bool { self == .shiftLeft || self == .shiftRight }
}

public enum UnaryOperation: String, Hashable, Sendable, CaseIterable {
  case negate = "neg", complement = "not"
}

/// C11 6.3, for scalars.
public enum ConversionKind: String, Hashable, Sendable, CaseIterable {
  /// Between integer types: modulo 2^n; to a signed type that cannot hold the value implementation-defined.
  case integer = "int"
  /// 0 or 1: whether the value of any scalar differs from zero.
  case boolean = "bool"
  case integerToFloating = "int2float", floatingToInteger = "float2int", floating = "float"
  case integerToPointer = "int2ptr", pointerToInteger = "ptr2int"
  /// Between pointer types; the address stays.
  case pointer = "ptr"
}

/// A call of a function or of something that the compiler provides.
public struct Call: Hashable, Sendable {
  public var callee: Callee
  public var arguments: [Argument]
  public var result: Result
  /// Whether control can come back; the block ends behind a call that cannot.
  public var isNoReturn: Bool

  public enum Callee: Hashable, Sendable {
    case function(ID<Function>)
    /// A pointer to a function.
    case pointer(Operand)
    case builtin(Builtin)
  }

  public enum Argument: Hashable, Sendable {
    case value(Operand)
    /// An object of any type, passed by value.
    case object(ID<Place>)
  }

  public enum Result: Hashable, Sendable {
    case none
    case register(ID<Register>)
    /// Where an object of non-scalar type goes.
    case object(ID<Place>)
  }

  public init(_ callee: Callee, _ arguments: [Argument], result: Result, isNoReturn: Bool = false) {
    self.callee = callee
    self.arguments = arguments
    self.result = result
    self.isNoReturn = isNoReturn
  }
}

/// Inline assembly: it may do anything to its outputs and to what it says it clobbers.
public struct Assembly: Hashable, Sendable {
  public var template: String
  /// Written; those with `+` also read.
  public var outputs: [ID<Place>]
  public var inputs: [Operand]
  /// Objects that are read in place (`"m"` inputs).
  public var inputPlaces: [ID<Place>]
  public var clobbersMemory: Bool

  public init(
    template: String, outputs: [ID<Place>], inputs: [Operand], inputPlaces: [ID<Place>], clobbersMemory: Bool
  ) {
    self.template = template
    self.outputs = outputs
    self.inputs = inputs
    self.inputPlaces = inputPlaces
    self.clobbersMemory = clobbersMemory
  }
}
