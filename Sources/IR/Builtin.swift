/// Operations that C code reaches only through the compiler's builtin functions.
///
/// Builtins that stand for a function of the C library are calls of that function; those that only inform the compiler
/// (`expect`, `assume_aligned`, `prefetch`) leave their operand or nothing; atomics are atomic loads and stores.
public enum Builtin: String, Hashable, Sendable, CaseIterable {
  /// (a, b, pointer to the result): stores the result wrapped to its type and answers whether it wrapped. The operands
  /// may have different types; the sum is taken over the integers.
  case addOverflow = "add_overflow", subtractOverflow = "sub_overflow", multiplyOverflow = "mul_overflow"
  /// (value): of the operand's width, which is unsigned; zero is undefined for the first two.
  case countLeadingZeros = "clz", countTrailingZeros = "ctz"
  case populationCount = "popcount", parity, findFirstSet = "ffs", redundantSignBits = "clrsb"
  case byteSwap = "bswap", bitReverse = "bitreverse"
  /// (value, count): modulo the width.
  case rotateLeft = "rotl", rotateRight = "rotr"
  /// (value) to `int`.
  case isNotANumber = "isnan", isInfinite = "isinf", isFinite = "isfinite", isNormal = "isnormal", signBit = "signbit"
  /// (a, b) to `int`.
  case isUnordered = "isunordered"
  /// (bytes): memory of the stack until the function returns.
  case allocateOnStack = "alloca"
  /// Ends the program abnormally.
  case trap
  /// (address of the `va_list`)
  case startArguments = "va_start", endArguments = "va_end"
  /// (address of the copy, address of the original)
  case copyArguments = "va_copy"
  /// (address of the `va_list`): the next argument; its type is that of the result.
  case nextArgument = "va_arg"
  /// (level)
  case frameAddress = "frame_address", returnAddress = "return_address"
  /// (pointer to five words); answers 0, and 1 after the jump.
  case setJump = "setjmp"
  /// (pointer to five words, 1)
  case longJump = "longjmp"
  /// Orders memory accesses of several threads.
  case fence
}
