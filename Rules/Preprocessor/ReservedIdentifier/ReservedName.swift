/// Whose name a macro takes (C11 6.4.1, 6.10.8, 7.1.3).
enum ReservedName {
  case keyword, predefined, library, underscore

  /// The owner of a name; nil for names that projects may use.
  static func owner(of name: String, isDefinition: Bool) -> ReservedName? {
    if keywords.contains(name) { return .keyword }
    if predefinedNames.contains(name) { return .predefined }
    if libraryNames.contains(name) { return .library }
    let second = name.dropFirst().first
    guard isDefinition, name.first == "_", second == "_" || second?.isUppercase == true else { return nil }
    return isSwitch(name) ? nil : .underscore
  }

  /// Names that a program defines to choose features of the library, as the library's documentation asks.
  private static func isSwitch(_ name: String) -> Bool {
    name.hasSuffix("_SOURCE") || name.hasPrefix("__STDC_WANT_") || name.hasPrefix("__STDC_") || name.hasPrefix("_CRT_")
      || name.hasPrefix("_FILE_OFFSET") || name.hasPrefix("_TIME_BITS")
  }

  /// Keywords of C90 and C11; `inline`, `restrict`, `bool` and the like are left to old compilers that lack them.
  private static let keywords: Set<String> = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern", "float",
    "for",
    "goto", "if", "int", "long", "register", "return", "short", "signed", "sizeof", "static", "struct", "switch",
    "typedef",
    "union", "unsigned", "void", "volatile", "while",
  ]

  private static let predefinedNames: Set<String> = [
    "defined", "__FILE__", "__LINE__", "__DATE__", "__TIME__", "__STDC__", "__STDC_VERSION__", "__STDC_HOSTED__",
    "__STDC_NO_ATOMICS__", "__STDC_NO_THREADS__", "__STDC_NO_VLA__", "__cplusplus", "__func__", "__VA_ARGS__",
  ]

  /// Functions and macros of the C standard library that programs use.
  private static let libraryNames: Set<String> = [
    "abort", "abs", "acos", "asctime", "asin", "assert", "atan", "atan2", "atexit", "atof", "atoi", "atol", "bsearch",
    "calloc",
    "ceil", "clock", "cos", "ctime", "difftime", "div", "errno", "exit", "exp", "fabs", "fclose", "feof", "ferror",
    "fflush",
    "fgetc", "fgets", "floor", "fmod", "fopen", "fprintf", "fputc", "fputs", "fread", "free", "fseek", "ftell",
    "fwrite", "getc",
    "getchar", "getenv", "gets", "gmtime", "isalnum", "isalpha", "iscntrl", "isdigit", "isgraph", "islower", "isprint",
    "ispunct",
    "isspace", "isupper", "isxdigit", "labs", "localtime", "log", "log10", "longjmp", "malloc", "memchr", "memcmp",
    "memcpy",
    "memmove", "memset", "mktime", "modf", "offsetof", "perror", "pow", "printf", "putc", "putchar", "puts", "qsort",
    "raise",
    "rand", "realloc", "remove", "rename", "rewind", "scanf", "setbuf", "setjmp", "setvbuf", "signal", "sin",
    "snprintf",
    "sprintf", "sqrt", "srand", "sscanf", "strcat", "strchr", "strcmp", "strcoll", "strcpy", "strcspn", "strerror",
    "strftime",
    "strlen", "strncat", "strncmp", "strncpy", "strpbrk", "strrchr", "strspn", "strstr", "strtod", "strtok", "strtol",
    "strtoul",
    "strxfrm", "system", "tan", "time", "tmpfile", "tmpnam", "tolower", "toupper", "ungetc", "va_arg", "va_copy",
    "va_end",
    "va_start", "vfprintf", "vprintf", "vsnprintf", "vsprintf", "NULL", "EOF", "EXIT_FAILURE", "EXIT_SUCCESS",
    "RAND_MAX",
    "BUFSIZ", "SEEK_CUR", "SEEK_END", "SEEK_SET", "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "INT_MAX", "INT_MIN", "LONG_MAX",
    "LONG_MIN", "SCHAR_MAX", "SCHAR_MIN", "SHRT_MAX", "SHRT_MIN", "UCHAR_MAX", "UINT_MAX", "ULONG_MAX", "USHRT_MAX",
    "INT8_MAX",
    "INT8_MIN", "INT16_MAX", "INT16_MIN", "INT32_MAX", "INT32_MIN", "INT64_MAX", "INT64_MIN", "UINT8_MAX", "UINT16_MAX",
    "UINT32_MAX", "UINT64_MAX", "SIZE_MAX", "stderr", "stdin", "stdout",
  ]
}
