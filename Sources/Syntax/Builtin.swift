/// What a `builtinExpression` is: the operators of compilers that look like calls but take types or other things that no
/// function can take. Builtins that are functions (`__builtin_memcpy`, `__sync_fetch_and_add`) are calls.
public enum Builtin: UInt8, Sendable, CaseIterable {
  /// One that is not listed here.
  case unknown
  /// condition, value, value: `Node.chosen`, `Node.literal` is the condition's value
  case chooseExpression
  /// [expression below `typeof`…]: the literal is 0 or 1
  case typesCompatible
  /// value
  case bitCast
  /// vector
  case convertVector
  /// vector, vector, index…
  case shuffleVector
  /// stringLiteral: `__func__`, `__FUNCTION__`, `__PRETTY_FUNCTION__`; also the node's literal
  case functionName
  /// `__builtin_LINE()`, `__builtin_COLUMN()`; the literal is the number
  case sourceLine
  /// `__builtin_FILE()`, `__builtin_FILE_NAME()`, `__builtin_FUNCTION()`
  case sourceText
  /// a number with the suffix `i`
  case imaginaryLiteral

  // C11 and GNU atomics; operands in the order of the source.
  case c11AtomicInit, c11AtomicLoad, c11AtomicStore, c11AtomicExchange
  case c11AtomicCompareExchangeStrong, c11AtomicCompareExchangeWeak
  case c11AtomicFetchAdd, c11AtomicFetchSub, c11AtomicFetchAnd, c11AtomicFetchOr, c11AtomicFetchXor
  case c11AtomicFetchNand, c11AtomicFetchMin, c11AtomicFetchMax
  /// The forms without `_n` take and give values by pointer.
  case atomicLoad, atomicLoadN, atomicStore, atomicStoreN, atomicExchange, atomicExchangeN
  case atomicCompareExchange, atomicCompareExchangeN
  case atomicFetchAdd, atomicFetchSub, atomicFetchAnd, atomicFetchOr, atomicFetchXor, atomicFetchNand
  case atomicFetchMin, atomicFetchMax
  case atomicAddFetch, atomicSubFetch, atomicAndFetch, atomicOrFetch, atomicXorFetch, atomicNandFetch
  case atomicMinFetch, atomicMaxFetch

  /// The builtin that a word of the source names.
  public init(word: String) { self = Self.byWord[word] ?? .unknown }

  public var isAtomic: Bool { rawValue >= Builtin.c11AtomicInit.rawValue }

  private static let byWord: [String: Builtin] = {
    var table: [String: Builtin] = [
      "__builtin_choose_expr": .chooseExpression, "__builtin_types_compatible_p": .typesCompatible,
      "__builtin_bit_cast": .bitCast, "__builtin_convertvector": .convertVector,
      "__builtin_shufflevector": .shuffleVector, "__func__": .functionName, "__FUNCTION__": .functionName,
      "__PRETTY_FUNCTION__": .functionName, "__builtin_LINE": .sourceLine, "__builtin_COLUMN": .sourceLine,
      "__builtin_FILE": .sourceText, "__builtin_FILE_NAME": .sourceText, "__builtin_FUNCTION": .sourceText,
      "__builtin_FUNCSIG": .sourceText,
    ]
    for builtin in allCases where builtin.isAtomic { table[builtin.atomicWord] = builtin }
    return table
  }()

  /// `__c11_atomic_fetch_add` for `c11AtomicFetchAdd`.
  private var atomicWord: String {
    let snake = "\(self)".reduce(into: "") { text, letter in
      if letter.isUppercase { text += "_" }
      text += letter.lowercased()
    }
    return "__" + snake
  }
}

/// The prefix of a string literal.
public enum StringForm: UInt8, Sendable {
  /// `"…"`: `char`, in the encoding of the file.
  case plain
  /// `u8"…"`: `char`, in UTF-8.
  case utf8
  /// `u"…"`, 16 bits.
  case char16
  /// `U"…"`, 32 bits.
  case char32
  /// `L"…"`: `wchar_t`, 16 or 32 bits.
  case wide
}
