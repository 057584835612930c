/// How a program is run: what is tolerated and when it is stopped.
public struct Options: Sendable {
  /// Kinds of undefined behaviour that do not end the run; the machine does then what common compilers do.
  public var lenient: Set<UndefinedBehaviour.Kind>
  public var limits: Limits
  /// What the program reads from its standard input.
  public var input: [UInt8]

  public init(lenient: Set<UndefinedBehaviour.Kind> = [], limits: Limits = Limits(), input: [UInt8] = []) {
    self.lenient = lenient
    self.limits = limits
    self.input = input
  }

  /// What programs may do that are built with `-fwrapv -fno-strict-aliasing` for a machine with a flat address space.
  public static var permissive: Options {
    Options(lenient: [
      .signedOverflow, .shiftOverflow, .misaligned, .pointerArithmetic, .pointerComparison, .pointerDifference,
      .effectiveType, .floatConversion,
    ])
  }
}

/// What a run may use; reaching a limit is an outcome and says nothing about the program.
public struct Limits: Hashable, Sendable {
  /// Decoded operations, and one for every eight bytes that a library function touches.
  public var steps: Int
  /// Bytes of the heap and of the globals.
  public var memory: Int
  /// Bytes of the stack.
  public var stack: Int
  /// Calls within calls.
  public var depth: Int
  /// Bytes that the program may write to its output.
  public var output: Int

  public init(
    steps: Int = 1_000_000_000, memory: Int = 1 << 28, stack: Int = 8 << 20, depth: Int = 20_000, output: Int = 1 << 24
  ) {
    self.steps = steps
    self.memory = memory
    self.stack = stack
    self.depth = depth
    self.output = output
  }
}
