import Basics
public import IR

/// How a run ended, and what it wrote.
public struct Outcome: Sendable {
  public var end: End
  public var output: [UInt8]
  public var errors: [UInt8]
  /// Decoded operations.
  public var steps: Int

  public enum End: Sendable {
    /// The called function returned.
    case returned(Value?)
    case exited(Int32)
    /// `abort`, a failed assertion, `__builtin_trap`.
    case aborted
    case undefined(UndefinedBehaviour)
    case limit(Limit)
    /// Something that the interpreter does not know: an external function, inline assembly, a function not lowered.
    case unsupported(String)
  }

  public enum Limit: String, Hashable, Sendable { case steps, memory, stack, depth, output }

  /// The status that a shell would see, where there is one: 134 for an abnormal end, as on Linux.
  public var status: Int32? {
    switch end {
    case .returned(.integer(let value)?): Int32(truncatingIfNeeded: value & 0xff)
    case .returned: 0
    case .exited(let code): code & 0xff
    case .aborted: 134
    case .undefined, .limit, .unsupported: nil
    }
  }

  /// What was written to the standard output, as text.
  public var text: String { String(decoding: output, as: UTF8.self) }
}

/// A scalar that goes into a function or comes out of it.
public enum Value: Hashable, Sendable {
  case integer(Int128)
  case floating(Double)
  /// A pointer into a buffer that the caller of `Interpreter.call` made, or to an address.
  case pointer(address: UInt64, buffer: Buffer?, offset: Int)
  /// A value that the program never gave.
  case indeterminate

  /// A piece of memory that the caller of `Interpreter.call` made.
  public struct Buffer: Hashable, Sendable {
    let tag: UInt64
  }

  /// A pointer to a byte of a buffer.
  public static func pointer(to buffer: Buffer, offset: Int = 0) -> Value {
    .pointer(address: 0, buffer: buffer, offset: offset)
  }
  public static var null: Value { .pointer(address: 0, buffer: nil, offset: 0) }
}

/// One act of undefined behaviour, and where it was committed.
public struct UndefinedBehaviour: Sendable {
  public var kind: Kind
  public var message: Message
  /// The instruction, and where the functions were called that led to it, the innermost first.
  public var stack: [Call]

  /// A function of the call stack, and the place in it where control is.
  public struct Call: Hashable, Sendable {
    public var function: String
    /// The position of the function's unit in the program.
    public var unit: Int
    /// Nil in functions of the C library.
    public var origin: Origin?
  }

  /// What happened, in both languages: lower case, without a full stop.
  public struct Message: Hashable, Sendable {
    public var en: String
    public var ja: String

    public init(en: String, ja: String) {
      self.en = en
      self.ja = ja
    }
  }

  /// The instruction that commits it, in the innermost function of the program.
  public var origin: Origin? { stack.lazy.compactMap(\.origin).first }
  /// The innermost function of the program.
  public var function: String? { stack.first { $0.origin != nil }?.function }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case outOfBounds = "out-of-bounds"
    /// An index beyond an inner array, within the object around it.
    case arrayIndex = "array-index"
    case useAfterFree = "use-after-free"
    case useAfterScope = "use-after-scope"
    case uninitialised
    case nullPointer = "null-pointer"
    case misaligned
    /// An access to an address where no object is.
    case invalidAddress = "invalid-address"
    /// A write to a constant object or a string literal.
    case constantWrite = "constant-write"
    case signedOverflow = "signed-overflow"
    /// A shift by a negative number or by the width or more.
    case shiftCount = "shift-count"
    /// A left shift of a negative value, or one whose result is not representable.
    case shiftOverflow = "shift-overflow"
    case divisionByZero = "division-by-zero"
    case floatConversion = "float-conversion"
    case pointerArithmetic = "pointer-arithmetic"
    case pointerComparison = "pointer-comparison"
    case pointerDifference = "pointer-difference"
    case effectiveType = "effective-type"
    case invalidBoolean = "invalid-boolean"
    case missingReturn = "missing-return"
    /// A call through a type that the function does not have.
    case functionType = "function-type"
    /// A call of something that is no function.
    case invalidCall = "invalid-call"
    case unsequenced
    /// Source and destination overlap in part.
    case overlap
    case doubleFree = "double-free"
    case invalidFree = "invalid-free"
    /// `va_arg` without a next argument or with another type than it has.
    case variadicArgument = "variadic-argument"
    /// A format that does not fit its arguments.
    case format
    /// An argument that a library function must not get.
    case libraryArgument = "library-argument"
    case longJump = "long-jump"
    case arrayLength = "array-length"
    case unreachable
    /// A builtin called with an operand for which it is not defined.
    case builtinOperand = "builtin-operand"
  }
}
