internal import Syntax

/// What is known of the results of functions of the C library, POSIX and the compiler.
enum KnownFunctions {
  /// Whether a call never returns (C11 7.22.4, 7.2.1.1 and the C libraries' assertion handlers).
  static func doesNotReturn(_ call: Node) -> Bool {
    guard let function = call.calledFunction else { return false }
    if function.isNoReturn { return true }
    guard !function.isDefinedInUnit, let name = call.calledName else { return false }
    return enders.contains(name)
  }

  private static let enders: Set<String> = [
    "abort", "exit", "_exit", "_Exit", "quick_exit", "longjmp", "siglongjmp", "unreachable", "trap", "__assert_fail",
    "__assert_func", "__assert", "__assert_rtn",
  ]

  /// The values that a call can return; nil where nothing more than the type is known.
  static func result(of call: Node, arguments: [Interval]) -> Interval? {
    guard let function = call.calledFunction, !function.isDefinedInUnit, function.linkage != .internal,
      let name = call.calledName
    else { return nil }
    func argument(_ position: Int) -> Interval? { arguments.indices.contains(position) ? arguments[position] : nil }
    let isBuiltin = function.name.hasPrefix("__builtin_")
    switch name {
    case "strlen", "wcslen": return length(of: call.arguments.first) ?? Interval(0, largestObject(call))
    case "strspn", "strcspn": return Interval(0, largestObject(call))
    case "strnlen", "wcsnlen", "strnlen_s":
      return Interval(0, max(0, min(largestObject(call), argument(1)?.high ?? .max)))
    // C11 7.21.7: EOF is negative, -1 in every known library.
    case "fgetc", "getc", "getchar", "getc_unlocked", "getchar_unlocked", "tolower", "toupper": return Interval(-1, 255)
    case "abs", "labs", "llabs", "imaxabs": return Interval(0, Interval(typeOf: call).high)
    case "fread", "fwrite": return Interval(0, max(0, argument(2)?.high ?? largestObject(call)))
    case "rand": return Interval(0, Interval(typeOf: call).high)
    // POSIX: -1 with errno, or at most the number of bytes that was asked for.
    case "read", "write", "recv", "send", "pread", "pwrite", "recvfrom", "sendto":
      return Interval(-1, max(0, min(Interval(typeOf: call).high, argument(2)?.high ?? .max)))
    case "open", "socket", "accept", "dup", "creat", "snprintf", "vsnprintf", "sprintf", "vsprintf", "printf",
      "fprintf":
      return Interval(-1, Interval(typeOf: call).high)
    case "popcount", "popcountl", "popcountll", "ffs", "ffsl", "ffsll": return isBuiltin ? Interval(0, 64) : nil
    case "clz", "clzl", "clzll", "ctz", "ctzl", "ctzll", "parity": return isBuiltin ? Interval(0, 63) : nil
    case "expect": return isBuiltin ? argument(0) : nil
    case "bswap16": return isBuiltin ? Interval(0, 0xffff) : nil
    default: return nil
    }
  }

  /// The length of the string in a literal or an array; arrays of one element may stand for more (before C99).
  private static func length(of argument: Node?) -> Interval? {
    guard let text = argument?.withoutCasts else { return nil }
    if case .string(let units)? = text.literal { return Interval(Int128(units.firstIndex(of: 0) ?? units.count)) }
    guard let count = text.type.canonical.count, count > 1 else { return nil }
    return Interval(0, Int128(count) - 1)
  }

  /// `PTRDIFF_MAX`: no object is larger in practice.
  private static func largestObject(_ call: Node) -> Int128 {
    (Int128(1) << Int128(call.tree.pointerBits - 1)) - 1
  }
}
