internal import Basics
internal import IR
internal import Syntax

/// Calls of functions that the compiler provides.
extension FunctionLowering {
  func builtinCall(_ name: String, _ node: Node) throws(Obstacle) -> Operand? {
    if let operation = AtomicOperation(function: name) { return try atomic(operation, node.arguments, node) }
    guard name.hasPrefix("__builtin_") else { throw obstacle(.unknownBuiltin, node, name) }
    let word = String(name.dropFirst("__builtin_".count))
    if let operand = try informing(word, node) { return operand }
    if Self.silent.contains(word) {
      for argument in node.arguments { try discard(argument) }
      return nil
    }
    if let builtin = Self.plain[word] { return try plainCall(builtin, node) }
    switch word {
    case "unreachable":
      terminate(.unreachable(.builtin))
      return nil
    case "trap", "debugtrap", "verbose_trap":
      emit(.call(body.calls.add(Call(.builtin(.trap), [], result: .none, isNoReturn: true))))
      terminate(.unreachable(.trap))
      return nil
    case "va_start", "c23_va_start", "va_end", "va_copy": return try variableArguments(word, node)
    case "isinf_sign": return try signedInfinity(node)
    case "isgreater", "isgreaterequal", "isless", "islessequal", "islessgreater":
      return try quietComparison(word, node)
    default: break
    }
    if let constant = Self.floatingConstant(word) { return self.constant(.floating(constant), unit.type(node.type)) }
    if let overflow = Self.overflow(word) { return try plainCall(overflow, node) }
    if let function = libraryName(word) { return try libraryCall(function, dropping: Self.checked(word), node) }
    throw obstacle(.unknownBuiltin, node, name)
  }

  /// Builtins that have no effect and no value.
  private static let silent: Set<String> = ["prefetch", "assume", "__clear_cache"]

  private static let plain: [String: IR.Builtin] = [
    "clz": .countLeadingZeros, "clzl": .countLeadingZeros, "clzll": .countLeadingZeros, "clzs": .countLeadingZeros,
    "clzg": .countLeadingZeros, "ctz": .countTrailingZeros, "ctzl": .countTrailingZeros,
    "ctzll": .countTrailingZeros, "ctzs": .countTrailingZeros, "ctzg": .countTrailingZeros,
    "popcount": .populationCount, "popcountl": .populationCount, "popcountll": .populationCount,
    "popcountg": .populationCount, "parity": .parity, "parityl": .parity, "parityll": .parity, "ffs": .findFirstSet,
    "ffsl": .findFirstSet, "ffsll": .findFirstSet, "clrsb": .redundantSignBits, "clrsbl": .redundantSignBits,
    "clrsbll": .redundantSignBits, "bswap16": .byteSwap, "bswap32": .byteSwap, "bswap64": .byteSwap,
    "bswap128": .byteSwap, "bitreverse8": .bitReverse, "bitreverse16": .bitReverse, "bitreverse32": .bitReverse,
    "bitreverse64": .bitReverse, "rotateleft8": .rotateLeft, "rotateleft16": .rotateLeft,
    "rotateleft32": .rotateLeft, "rotateleft64": .rotateLeft, "rotateright8": .rotateRight,
    "rotateright16": .rotateRight, "rotateright32": .rotateRight, "rotateright64": .rotateRight,
    "isnan": .isNotANumber, "isnanf": .isNotANumber, "isnanl": .isNotANumber, "isinf": .isInfinite,
    "isinff": .isInfinite, "isinfl": .isInfinite, "isfinite": .isFinite, "finite": .isFinite, "finitef": .isFinite,
    "finitel": .isFinite, "isnormal": .isNormal, "signbit": .signBit, "signbitf": .signBit, "signbitl": .signBit,
    "isunordered": .isUnordered, "alloca": .allocateOnStack, "alloca_with_align": .allocateOnStack,
    "frame_address": .frameAddress, "return_address": .returnAddress, "setjmp": .setJump, "longjmp": .longJump,
  ]

  private static func overflow(_ word: String) -> IR.Builtin? {
    guard word.hasSuffix("_overflow") else { return nil }
    let rest = word.dropLast("_overflow".count)
    for (name, builtin) in [
      ("add", IR.Builtin.addOverflow), ("sub", .subtractOverflow), ("mul", .multiplyOverflow),
    ] {
      for prefix in ["", "s", "u"] {
        for suffix in ["", "l", "ll"] where rest == prefix + name + suffix { return builtin }
      }
    }
    return nil
  }

  private static func floatingConstant(_ word: String) -> Double? {
    switch word {
    case "inf", "inff", "infl", "huge_val", "huge_valf", "huge_vall": .infinity
    case "nan", "nanf", "nanl": .nan
    default: nil
    }
  }

  /// Builtins that tell the compiler something about their operand, and those that it answers itself.
  private func informing(_ word: String, _ node: Node) throws(Obstacle) -> Operand? {
    switch word {
    case "expect", "expect_with_probability", "assume_aligned", "launder", "addressof":
      let type = unit.type(node.type)
      guard let first = node.arguments.first else { return nil }
      let operand = try scalar(first)
      for argument in node.arguments.dropFirst() { try discard(argument) }
      return try converted(operand, to: type, node)
    case "classify_type":
      guard case .integer(let number)? = node.literal else { return nil }
      return integer(number, unit.type(node.type))
    case "constant_p":
      if case .integer(let number)? = node.literal { return integer(number, unit.type(node.type)) }
      return integer(node.arguments.first?.constantValue == nil ? 0 : 1, unit.type(node.type))
    case "object_size", "dynamic_object_size":
      // Whether the size is known is the compiler's choice; unknown is always right (GCC manual, Object Size Checking).
      if case .integer(let number)? = node.literal { return integer(number, unit.type(node.type)) }
      let kind = node.arguments.count > 1 ? node.arguments[1].constantValue ?? 0 : 0
      return integer(kind & 2 == 0 ? -1 : 0, unit.type(node.type))
    default: return nil
    }
  }

  private func plainCall(_ builtin: IR.Builtin, _ node: Node) throws(Obstacle) -> Operand? {
    var arguments: [Call.Argument] = []
    let count = builtin == .allocateOnStack ? 1 : node.arguments.count
    for argument in node.arguments.prefix(count) { arguments.append(.value(try scalar(argument))) }
    for argument in node.arguments.dropFirst(count) { try discard(argument) }
    setOrigin(node)
    let type = unit.type(node.type)
    if machineType(type).isVoid {
      let isNoReturn = builtin == .longJump
      emit(.call(body.calls.add(Call(.builtin(builtin), arguments, result: .none, isNoReturn: isNoReturn))))
      if isNoReturn { terminate(.unreachable(.afterNoReturn)) }
      return nil
    }
    let result = register(type)
    emit(.call(body.calls.add(Call(.builtin(builtin), arguments, result: .register(result)))))
    return .register(result)
  }

  private func variableArguments(_ word: String, _ node: Node) throws(Obstacle) -> Operand? {
    var arguments: [Call.Argument] = []
    let count = word == "va_copy" ? 2 : 1
    for argument in node.arguments.prefix(count) { arguments.append(.value(try argumentList(argument))) }
    let builtin: IR.Builtin =
      word == "va_copy" ? .copyArguments : word == "va_end" ? .endArguments : .startArguments
    setOrigin(node)
    emit(.call(body.calls.add(Call(.builtin(builtin), arguments, result: .none))))
    return nil
  }

  /// 1 and -1 for the infinities, 0 for other numbers (GCC manual, Other Builtins).
  private func signedInfinity(_ node: Node) throws(Obstacle) -> Operand {
    guard let argument = node.arguments.first else { throw obstacle(.unknownBuiltin, node) }
    let value = try scalar(argument)
    func holds(_ builtin: IR.Builtin) throws(Obstacle) -> Operand {
      let answer = register(unit.int)
      emit(.call(body.calls.add(Call(.builtin(builtin), [.value(value)], result: .register(answer)))))
      return try compared(.notEqual, .register(answer), integer(0, unit.int), to: unit.int, node)
    }
    func combined(_ operation: BinaryOperation, _ a: Operand, _ b: Operand) -> Operand {
      let result = register(unit.int)
      emit(.binary(result, operation, a, b))
      return .register(result)
    }
    let isInfinite = try holds(.isInfinite)
    let isNegative = combined(.and, isInfinite, try holds(.signBit))
    return combined(.subtract, isInfinite, combined(.multiply, isNegative, integer(2, unit.int)))
  }

  /// Comparisons that raise no exception for a quiet NaN: the same values as the operators.
  private func quietComparison(_ word: String, _ node: Node) throws(Obstacle) -> Operand? {
    guard node.arguments.count == 2 else { throw obstacle(.unknownBuiltin, node, word) }
    let a = try scalar(node.arguments[0])
    let b = try converted(try scalar(node.arguments[1]), to: typeOf(a), node)
    let type = unit.type(node.type)
    if word == "islessgreater" {
      let less = try compared(.less, a, b, to: unit.int, node)
      let greater = try compared(.greater, a, b, to: unit.int, node)
      let result = register(unit.int)
      emit(.binary(result, .or, less, greater))
      return try converted(.register(result), to: type, node)
    }
    let operations: [String: BinaryOperation] = [
      "isgreater": .greater, "isgreaterequal": .greaterOrEqual, "isless": .less, "islessequal": .lessOrEqual,
    ]
    return try compared(operations[word] ?? .less, a, b, to: type, node)
  }

  // MARK: Functions of the C library

  /// The library function for which a builtin stands: `memcpy` for `memcpy` and `__memcpy_chk`.
  private func libraryName(_ word: String) -> String? {
    if word.hasPrefix("__"), word.hasSuffix("_chk") { return String(word.dropFirst(2).dropLast(4)) }
    return LibraryFunctions.names.contains(word) ? word : nil
  }

  /// Positions of the arguments that only the checked variant of a function has.
  private static func checked(_ word: String) -> Set<Int> {
    guard word.hasSuffix("_chk") else { return [] }
    switch word.dropFirst(2).dropLast(4) {
    case "memcpy", "memmove", "memset", "mempcpy", "strncpy", "strncat", "stpncpy": return [3]
    case "strcpy", "strcat", "stpcpy": return [2]
    case "sprintf", "vsprintf": return [1, 2]
    case "snprintf", "vsnprintf": return [2, 3]
    case "printf", "vprintf": return [0]
    case "fprintf", "vfprintf": return [1]
    default: return []
    }
  }

  private func libraryCall(_ name: String, dropping: Set<Int>, _ node: Node) throws(Obstacle) -> Operand? {
    let order = sequencing(.sequenced)
    let outer = sequence
    defer { sequence = outer }
    enter(0, of: order)
    let operands = sequencing(.unsequenced)
    var arguments: [Call.Argument] = []
    for (index, argument) in node.arguments.enumerated() {
      enter(index, of: operands)
      if dropping.contains(index) {
        try discard(argument)
      } else {
        arguments.append(try self.argument(argument))
      }
    }
    guard var signature = machineType(unit.type(node.calledFunction?.type ?? node.type)).signature else {
      throw obstacle(.unknownBuiltin, node, name)
    }
    signature.parameters = signature.parameters.enumerated().filter { !dropping.contains($0.offset) }.map(\.element)
    let type = unit.unit.types.intern(MachineType(.function(signature), size: nil, alignment: 1))
    let callee = libraryCallee(name, type: type)
    enter(1, of: order)
    setOrigin(node)
    let result = machineType(signature.result).isVoid ? nil : register(signature.result)
    let isNoReturn = ["abort", "exit", "_exit", "_Exit"].contains(name)
    emit(
      .call(
        body.calls.add(
          Call(callee, arguments, result: result.map { .register($0) } ?? .none, isNoReturn: isNoReturn))))
    if isNoReturn { terminate(.unreachable(.afterNoReturn)) }
    return result.map { .register($0) }
  }
}

/// Functions of the C library that compilers offer with the prefix `__builtin_`.
enum LibraryFunctions {
  static let names: Set<String> = mathematics.union([
    "abort", "exit", "_exit", "_Exit", "malloc", "calloc", "realloc", "free", "memcpy", "memmove", "memset", "memcmp",
    "memchr", "mempcpy", "bcmp", "bcopy", "bzero", "strlen", "strcpy", "strncpy", "strcat", "strncat", "strcmp",
    "strncmp", "strchr", "strrchr", "strstr", "strspn", "strcspn", "strpbrk", "strdup", "strndup", "stpcpy",
    "stpncpy", "strcasecmp", "strncasecmp", "index", "rindex", "printf", "fprintf", "sprintf", "snprintf", "vprintf",
    "vfprintf", "vsprintf", "vsnprintf", "puts", "putchar", "fputs", "fputc", "fwrite", "scanf", "sscanf", "abs",
    "labs", "llabs", "isalnum", "isalpha", "isblank", "iscntrl", "isdigit", "isgraph", "islower", "isprint",
    "ispunct", "isspace", "isupper", "isxdigit", "tolower", "toupper", "toascii",
  ])

  private static let mathematics: Set<String> = {
    let names = [
      "sqrt", "fabs", "pow", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
      "exp2", "log", "log2", "log10", "floor", "ceil", "round", "trunc", "rint", "nearbyint", "fmod", "remainder",
      "ldexp", "scalbn", "frexp", "modf", "copysign", "fmin", "fmax", "fma", "hypot", "cbrt", "lround", "llround",
      "lrint", "llrint", "logb", "ilogb", "expm1", "log1p", "fdim", "nextafter",
    ]
    return Set(names + names.map { $0 + "f" } + names.map { $0 + "l" })
  }()
}
