internal import RuleKit
internal import Syntax

/// How a function tells success from failure.
enum Convention {
  /// Zero is success, anything else a failure.
  case zeroIsSuccess
  /// As `zeroIsSuccess`, and failures are negative.
  case negativeIsFailure
  /// Zero is success, and failures are positive error numbers (POSIX threads).
  case errorNumber
  /// Not zero is success (FreeRTOS).
  case nonzeroIsSuccess
  /// One is success; zero and negative numbers are failures.
  case oneIsSuccess
  /// A number from zero, or -1.
  case descriptor
  /// Less than, equal to or greater than zero, as the operands compare.
  case comparison
  /// A pointer, null on failure.
  case pointer
  /// A pointer to mapped memory, or `MAP_FAILED`, which is not null.
  case mapping
  /// A number that is never negative on success, and `EOF` on failure (`fputs`, `putchar`).
  case endOfFile
  /// The number of characters written, negative on failure (`printf`).
  case characters
  /// The number of matched conversions, or `EOF` (`scanf`).
  case matches
  /// The number of complete items, never negative (`fread`).
  case items
  /// The number of bytes, or -1 (`read`).
  case bytes

  /// - Parameter depth: how many calls of the unit's own functions are followed.
  init?(of call: Node, depth: Int = 3) {
    guard let function = call.calledFunction else { return nil }
    let name = call.calledName ?? function.name
    // A function of the file's own is none of a library, whatever its name.
    let isOwn = function.linkage == .internal && function.isDefinedInUnit
    if !isOwn, let known = Self.byName[name] ?? Self.ofStreams(name, function) {
      self = known
    } else if Self.ofSignals.contains(name) {
      return nil
    } else if call.type.canonical.isPointer {
      self = .pointer
    } else if Self.isLookup(name) {
      return nil
    } else if let known = Self.byPrefix(name) ?? Self.byType(call) {
      self = known
    } else if let derived = Self.derived(function, depth: depth) {
      self = derived
    } else {
      return nil
    }
  }

  // MARK: Libraries

  /// What gives back a handler, or a number that is none and not null on failure (`SIG_ERR`).
  private static let ofSignals: Set<String> = ["signal", "bsd_signal", "sigset", "ssignal"]

  private static let byName: [String: Convention] = {
    var table: [String: Convention] = [:]
    for name in [
      "pthread_create", "pthread_join", "pthread_detach", "pthread_mutex_init", "pthread_mutex_lock",
      "pthread_mutex_unlock",
      "pthread_mutex_trylock", "pthread_mutex_timedlock", "pthread_cond_init", "pthread_cond_wait",
      "pthread_cond_timedwait",
      "pthread_cond_signal", "pthread_cond_broadcast", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock",
      "pthread_key_create",
      "pthread_setspecific", "pthread_sigmask", "pthread_attr_init", "posix_memalign",
    ] { table[name] = .errorNumber }
    for name in [
      "xTaskCreate", "xQueueGenericSend", "xQueueReceive", "xQueuePeek", "xQueueSemaphoreTake", "xTimerGenericCommand",
      "xQueueGenericSendFromISR", "xQueueReceiveFromISR",
    ] { table[name] = .nonzeroIsSuccess }
    for name in [
      "EVP_VerifyFinal", "EVP_DigestVerifyFinal", "EVP_DigestVerify", "EVP_PKEY_verify", "ECDSA_verify",
      "ECDSA_do_verify",
      "DSA_verify", "DSA_do_verify", "X509_verify", "X509_CRL_verify", "X509_REQ_verify", "wolfSSL_connect",
      "wolfSSL_accept",
      "wolfSSL_negotiate", "SSL_connect", "SSL_accept",
    ] { table[name] = .oneIsSuccess }
    for name in [
      "open", "openat", "creat", "socket", "accept", "dup", "shm_open", "mq_open", "zsock_socket", "lwip_socket",
      "epoll_create", "eventfd",
    ] {
      table[name] = .descriptor
    }
    for name in ["memcmp", "strcmp", "strncmp", "strcasecmp", "strncasecmp", "bcmp", "wcscmp", "wcsncmp"] {
      table[name] = .comparison
    }
    for name in [
      "gpio_pin_configure", "gpio_pin_configure_dt", "i2c_write", "i2c_read", "i2c_burst_read", "i2c_burst_write",
      "i2c_reg_read_byte",
      "i2c_reg_write_byte", "spi_transceive", "spi_write", "spi_read", "flash_write", "flash_read", "flash_erase",
      "adc_read",
      "sensor_sample_fetch", "sensor_channel_get", "k_msgq_put", "k_mutex_lock", "bt_enable", "nvs_mount", "wdt_setup",
      "can_start",
    ] { table[name] = .negativeIsFailure }
    for name in [
      "fclose", "fseek", "fsetpos", "fgetpos", "setvbuf", "atexit", "mtx_init", "mtx_lock", "cnd_init", "thrd_create",
    ] {
      table[name] = .zeroIsSuccess
    }
    return table
  }()

  /// Functions of the C library and of POSIX whose results are numbers with a failure among them.
  private static func ofStreams(_ name: String, _ function: Declaration) -> Convention? {
    guard !function.isDefinedInUnit, function.linkage == .external else { return nil }
    switch name {
    case "fputs", "fputc", "putc", "putchar", "puts", "ungetc", "fputws", "fputwc", "putwchar": return .endOfFile
    case "printf", "fprintf", "vprintf", "vfprintf", "wprintf", "fwprintf": return .characters
    case "scanf", "fscanf", "sscanf", "vscanf", "vfscanf", "vsscanf", "wscanf", "fwscanf", "swscanf": return .matches
    case "fread", "fwrite": return .items
    case "read", "write", "pread", "pwrite", "recv", "send", "recvfrom", "sendto", "recvmsg", "sendmsg": return .bytes
    case "mmap", "mmap64", "shmat": return .mapping
    case "inet_pton": return .oneIsSuccess
    case "remove", "rename", "unlink", "mkdir", "rmdir", "chmod", "chdir", "bind", "listen", "connect", "setuid",
      "setgid", "ftruncate", "fsync", "setsockopt":
      return .negativeIsFailure
    default: return nil
    }
  }

  private static let statuses: Set<String> = [
    "HAL_StatusTypeDef", "osStatus_t", "osStatus", "ret_code_t", "status_t", "esp_err_t", "FRESULT", "err_t",
    "sl_status_t",
    "cy_rslt_t", "fsp_err_t", "ARM_DRIVER_STATUS",
  ]

  private static func byType(_ call: Node) -> Convention? {
    let type = call.type
    if type.spelling == "psa_status_t" { return .negativeIsFailure }
    if statuses.contains(type.spelling) { return .zeroIsSuccess }
    return type.canonical.declaration?.successEnumerator == nil ? nil : .zeroIsSuccess
  }

  /// What an mbedTLS or wolfCrypt function does where its result is zero or a negative error code and nothing else.
  private static func byPrefix(_ name: String) -> Convention? {
    let words = IdentifierWords(name)
    if name.hasPrefix("mbedtls_"), words.contains(anyOf: operations), !words.contains(anyOf: counting) {
      return .negativeIsFailure
    }
    if name.hasPrefix("wc_"), !words.contains(anyOf: counting), !words.contains(anyOf: ["size", "get", "cmp"]) {
      return .negativeIsFailure
    }
    return nil
  }

  private static let operations: Set<String> = [
    "setkey", "crypt", "starts", "update", "finish", "seed", "reseed", "random", "verify", "sign", "setup", "hmac",
    "sha256",
    "sha512", "import", "export", "gen", "hkdf", "handshake", "decrypt", "encrypt", "auth", "compute", "load", "tag",
  ]
  private static let counting: Set<String> = [
    "read", "write", "recv", "send", "parse", "info", "is", "cmp", "compare", "rsa", "encrypted", "len", "can", "check",
    "get", "from",
    "size", "alg", "type", "name", "bitlen",
  ]

  private static func isLookup(_ name: String) -> Bool {
    IdentifierWords(name).contains(anyOf: [
      "find", "exists", "exist", "lookup", "is", "has", "try", "trylock", "poll", "peek", "contains", "probe", "cmp",
      "compare",
    ])
  }

  // MARK: Functions of the unit

  /// The convention of a function of this unit, by what its `return` statements give.
  private static func derived(_ function: Declaration, depth: Int) -> Convention? {
    guard depth > 0, let body = function.definition?.body, let result = function.type.canonical.result?.canonical,
      result.isInteger, !result.isBoolean, !result.isEnumeration
    else { return nil }
    var hasZero = false
    var hasNegative = false
    var isPassedOn = false
    for statement in body.descendants where statement.kind == .returnStatement {
      guard let value = statement.presentChild(0)?.withoutCasts else { return nil }
      if let constant = value.constantValue {
        if constant == 0 { hasZero = true } else if constant < 0 { hasNegative = true } else { return nil }
        continue
      }
      guard value.kind == .call, value.calledFunction != function else { return nil }
      switch Convention(of: value, depth: depth - 1) {
      case .negativeIsFailure: isPassedOn = true
      default: return nil
      }
    }
    return (hasZero && hasNegative) || isPassedOn ? .negativeIsFailure : nil
  }
}
