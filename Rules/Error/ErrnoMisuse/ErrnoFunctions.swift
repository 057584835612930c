internal import Syntax

/// Which functions set `errno` (C11 and POSIX.1-2017).
enum ErrnoFunctions {
  /// Functions whose error value is also a proper result, so that only `errno` tells (CERT ERR30-C).
  private static let inBand: Set<String> = [
    "strtol", "strtoul", "strtoll", "strtoull", "strtod", "strtof", "strtold", "strtoimax", "strtoumax", "wcstol",
    "wcstoul",
    "wcstoll", "wcstoull", "wcstod", "wcstof", "wcstold",
  ]
  private static let silent: Set<String> = [
    "memcpy", "memmove", "memset", "memcmp", "memchr", "strlen", "strcpy", "strncpy", "strcat", "strncat", "strcmp",
    "strncmp",
    "strchr", "strrchr", "strstr", "strspn", "strcspn", "strpbrk", "strtok", "strtok_r", "atoi", "atol", "atoll",
    "atof", "abs",
    "labs", "llabs", "div", "ldiv", "isalpha", "isdigit", "isalnum", "isspace", "isxdigit", "isupper", "islower",
    "isprint",
    "ispunct", "toupper", "tolower", "qsort", "bsearch", "rand", "srand", "pthread_create", "pthread_join",
    "pthread_detach",
    "pthread_mutex_init", "pthread_mutex_lock", "pthread_mutex_unlock", "pthread_mutex_trylock",
    "pthread_mutex_timedlock",
    "pthread_cond_init", "pthread_cond_wait", "pthread_cond_timedwait", "pthread_cond_signal", "pthread_rwlock_rdlock",
    "pthread_rwlock_wrlock", "pthread_key_create", "pthread_setspecific", "pthread_sigmask", "posix_memalign",
  ]
  private static let setting: Set<String> = [
    "open", "openat", "creat", "close", "read", "write", "pread", "pwrite", "lseek", "fsync", "ftruncate", "ioctl",
    "fcntl", "dup",
    "dup2", "pipe", "mmap", "socket", "bind", "listen", "accept", "connect", "send", "sendto", "recv", "recvfrom",
    "setsockopt",
    "select", "poll", "fopen", "fdopen", "fread", "fwrite", "fseek", "ftell", "fclose", "fflush", "remove", "rename",
    "unlink",
    "mkdir", "stat", "fstat", "opendir", "readdir", "malloc", "calloc", "realloc", "sem_wait", "sem_timedwait",
    "sem_trywait",
    "mq_send", "mq_receive", "nanosleep", "clock_gettime", "tcgetattr", "tcsetattr", "kill", "fork", "waitpid",
    "getline",
  ]
  private static let cleaning: Set<String> = [
    "printf", "fprintf", "puts", "fputs", "perror", "syslog", "close", "fclose", "unlink", "shutdown", "closedir",
    "munmap",
  ]

  static func isInBand(_ name: String) -> Bool { inBand.contains(name) }
  static func leavesErrno(_ name: String) -> Bool { silent.contains(name) }
  static func setsErrno(_ name: String) -> Bool { setting.contains(name) }
  /// Functions that are called after a failure and may change `errno` themselves.
  static func cleansUp(_ name: String) -> Bool { cleaning.contains(name) }
}

extension Node {
  /// Whether the object is assigned to.
  var isWritten: Bool {
    guard let (parent, child) = user else { return false }
    return parent.assignedOperand == child
  }

  var assignedConstant: Int128? {
    guard let (parent, _) = user, parent.binaryOperator == .assign else { return nil }
    return parent.operands?.right.constantValue
  }

  /// Whether the value decides something: it is compared, selected or a condition, or returned.
  var isTested: Bool {
    guard let (parent, child) = user else { return false }
    switch parent.kind {
    case .binary: return parent.binaryOperator?.isComparison == true || parent.binaryOperator?.isLogical == true
    case .unary: return parent.unaryOperator == .logicalNot || parent.unaryOperator == .minus
    case .ifStatement, .whileStatement, .doStatement, .forStatement, .switchStatement, .conditional:
      return parent.condition?.contains(child) ?? false
    case .returnStatement: return true
    default: return false
    }
  }
}
