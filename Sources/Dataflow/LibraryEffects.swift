import Lattice

/// The functions of the C library whose effects matter most (C11 7).
enum LibraryEffects {
  static let table: [String: CallEffects] = {
    var table: [String: CallEffects] = [:]
    func add(_ names: String, _ effects: CallEffects) {
      for name in names.split(separator: " ") { table[String(name)] = effects }
    }
    let nothing = CallEffects(writes: .nothing, frees: false, retains: false)
    func writing(_ mask: UInt32, _ result: CallEffects.Result = .unknown) -> CallEffects {
      CallEffects(writes: .arguments(mask), frees: false, retains: false, result: result)
    }
    func giving(_ result: CallEffects.Result) -> CallEffects {
      CallEffects(writes: .nothing, frees: false, retains: false, result: result)
    }
    add("memcpy memmove memset strcpy strncpy strcat strncat", writing(1, .argument(0)))
    add("__memcpy_chk __memmove_chk __memset_chk __strcpy_chk __strncpy_chk", writing(1, .argument(0)))
    add("__errno_location __errno __error __aeabi_errno_addr", giving(.object))
    add("strlen strnlen strspn strcspn", giving(.integer(Interval(0, (1 << 63) - 1))))
    add("memcmp strcmp strncmp strcasecmp strncasecmp strcoll", nothing)
    // They answer a pointer into their first argument or null; it may be written through.
    add("strchr strrchr strstr memchr strpbrk", CallEffects(writes: .nothing, frees: false))
    add("isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit", nothing)
    add("toupper tolower abs labs llabs", nothing)
    add("sqrt sin cos tan exp log log10 pow floor ceil fabs fmod round trunc atan atan2 asin acos", nothing)
    add("sqrtf sinf cosf tanf expf logf log10f powf floorf ceilf fabsf fmodf roundf truncf", nothing)
    add("atoi atol atoll atof rand clock", nothing)
    add("putchar puts putc fputc fputs fflush printf fprintf vprintf vfprintf perror", nothing)
    add("sprintf snprintf vsprintf vsnprintf", writing(1))
    add("abort exit _Exit _exit __assert_fail __assert __assert_func __assert_rtn", nothing)
    add("free", CallEffects(writes: .arguments(1), frees: true, retains: false))
    let allocation = { (size: Int, count: Int?, isZero: Bool) in
      CallEffects(
        writes: .nothing, frees: false, retains: false, result: .allocation(size: size, count: count, isZero: isZero))
    }
    table["malloc"] = allocation(0, nil, false)
    table["calloc"] = allocation(1, 0, true)
    table["aligned_alloc"] = allocation(1, nil, false)
    return table
  }()
}
