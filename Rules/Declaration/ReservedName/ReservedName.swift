internal import Findings
internal import RuleKit
internal import Syntax

/// Finds declared names that belong to the compiler and the C library.
struct ReservedName: SyntaxRule {
  static let id: RuleID = "declaration/reserved-name"
  static let kinds: [NodeKind] = [.functionDefinition, .variable, .record, .enumeration, .enumerator, .typedef]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let declaration = node.declaration, !declaration.name.isEmpty, !declaration.isInSystemHeader else { return }
    // What a declaration only names is defined by the linker script, the start-up code or the library.
    if node.kind == .variable, declaration.storage == .extern, node.initialiser == nil { return }
    let name = declaration.name
    if Reserved.isHook(name) { return report.holds(at: node) }
    if Reserved.hasReservedForm(name), node.kind == .record || node.kind == .enumeration {
      // Vendors' headers name tags so for types that are used by their typedef.
      report.add(.unknown(.environment("the tool chain")), at: node, ReservedForm(name: name))
    } else if Reserved.hasReservedForm(name) {
      report.violation(at: node, ReservedForm(name: name))
    } else if isObjectOrFunction(node), name.hasPrefix("_") {
      report.violation(at: node, ReservedForm(name: name))
    } else if isObjectOrFunction(node), Reserved.library.contains(name) {
      if node.kind == .functionDefinition {
        report.add(.unknown(.environment("the C library")), at: node, LibraryName(name: name))
      } else {
        report.violation(at: node, LibraryName(name: name))
      }
    } else {
      report.holds(at: node)
    }
  }

  private func isObjectOrFunction(_ node: Node) -> Bool {
    (node.kind == .functionDefinition || node.kind == .variable) && node.declaration?.linkage == .external
  }
}

/// C11 7.1.3.
private enum Reserved {
  /// `__x` and `_X`, reserved for any use.
  static func hasReservedForm(_ name: String) -> Bool {
    guard name.hasPrefix("_"), let second = name.dropFirst().first else { return false }
    return second == "_" || second.isUppercase
  }

  /// Names that C libraries and compilers expect the firmware to define.
  static func isHook(_ name: String) -> Bool {
    hooks.contains(name) || hookPrefixes.contains { name.hasPrefix($0) }
  }

  private static let hooks: Set<String> = [
    "_close", "_close_r", "_execve", "_exit", "_fini", "_fork", "_fstat", "_fstat_r", "_getpid", "_gettimeofday",
    "_init",
    "_isatty", "_isatty_r", "_kill", "_link", "_lseek", "_lseek_r", "_open", "_open_r", "_read", "_read_r", "_sbrk",
    "_sbrk_r", "_start", "_stat", "_sys_close", "_sys_exit", "_sys_flen", "_sys_istty", "_sys_open", "_sys_read",
    "_sys_seek", "_sys_write", "_times", "_ttywrch", "_unlink", "_wait", "_write", "_write_r", "_estack", "_vectors",
    "__io_putchar", "__io_getchar", "__assert_func", "__assert_fail", "__errno", "__initial_sp", "__low_level_init",
    "__malloc_lock", "__malloc_unlock", "__env_lock", "__env_unlock", "__isr_vector", "__Vectors", "__VECTOR_TABLE",
    "__use_no_semihosting", "__dso_handle", "__stdout", "__stdin", "__stderr", "__FILE", "__write", "__read",
    "__heap_limit",
  ]
  private static let hookPrefixes = [
    "__aeabi_", "__cxa_", "__gnu_", "__libc_", "__stack_chk_", "__cyg_profile_", "__retarget_lock", "__ubsan_",
    "__asan_",
    "__user_", "__rt_", "__iar_", "__vector_", "__atomic_", "__sync_", "__gcov_", "__wrap_", "__real_",
  ]

  static let library: Set<String> = [
    "abort", "abs", "atexit", "atof", "atoi", "atol", "bsearch", "calloc", "clock", "errno", "exit", "fclose", "fflush",
    "fgetc", "fgets", "fopen", "fprintf", "fputc", "fputs", "fread", "free", "fseek", "ftell", "fwrite", "getc",
    "getchar",
    "gets", "isalnum", "isalpha", "isdigit", "isspace", "longjmp", "malloc", "memchr", "memcmp", "memcpy", "memmove",
    "memset", "perror", "printf", "putc", "putchar", "puts", "qsort", "raise", "rand", "realloc", "remove", "rename",
    "rewind", "scanf", "setjmp", "signal", "snprintf", "sprintf", "srand", "sscanf", "strcat", "strchr", "strcmp",
    "strcpy",
    "strcspn", "strerror", "strlen", "strncat", "strncmp", "strncpy", "strpbrk", "strrchr", "strspn", "strstr",
    "strtod",
    "strtok", "strtol", "strtoul", "system", "time", "tolower", "toupper", "ungetc", "vprintf", "vsnprintf",
  ]
}

private struct ReservedForm: Message {
  let name: String
  var en: String { "the name `\(name)` is reserved for the compiler and the C library" }
  var ja: String { "`\(name)` という名前は処理系と標準ライブラリのために予約されている" }
}

private struct LibraryName: Message {
  let name: String
  var en: String { "`\(name)` is the name of a function or object of the C library" }
  var ja: String { "`\(name)` は標準ライブラリの関数またはオブジェクトの名前である" }
}
