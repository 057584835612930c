internal import Syntax

/// Whether calling a function twice differs from calling it once.
enum CallEffect {
  case changes, none
  /// The function's body is not known; its name.
  case unknown(String)

  /// Judges an assignment, `++`, `--` or call.
  static func of(_ effect: Node) -> CallEffect { of(effect, depth: 3) }

  private static func of(_ effect: Node, depth: Int) -> CallEffect {
    guard effect.kind == .call else { return .changes }
    guard let function = effect.calledFunction else { return .unknown(effect.callee?.written ?? "") }
    if function.attribute("pure") != nil || function.attribute("const") != nil { return .none }
    if function.isInSystemHeader || function.isImplicit {
      return library.contains(effect.calledName ?? "") ? .changes : .none
    }
    guard let body = function.definition?.body, depth > 0 else { return .unknown(function.name) }
    return of(body: body, depth: depth - 1)
  }

  private static func of(body: Node, depth: Int) -> CallEffect {
    var unknown: CallEffect?
    for node in body.descendants {
      if let target = node.assignedOperand, !isOwn(target) { return .changes }
      if node.isVolatileRead { return .changes }
      guard node.kind == .call else { continue }
      switch of(node, depth: depth) {
      case .changes: return .changes
      case .none: break
      case .unknown(let name): unknown = .unknown(name)
      }
    }
    return unknown ?? .none
  }

  /// A local object that dies with the call.
  private static func isOwn(_ target: Node) -> Bool {
    let node = target.withoutParentheses
    switch node.kind {
    case .declarationReference: return node.declaration?.isLocal == true
    case .member: return !node.isArrow && node.children.first.map(isOwn) == true
    case .subscripting:
      let base = node.children.first?.withoutCasts
      return base?.type.isArray == true && base.map(isOwn) == true
    default: return false
    }
  }

  /// Functions of the C library and POSIX whose second call does something else.
  private static let library: Set<String> = [
    "fgetc", "getc", "getchar", "fgets", "fread", "fwrite", "fputc", "putc", "putchar", "fputs", "puts", "fscanf",
    "scanf",
    "printf", "fprintf", "sprintf", "snprintf", "rand", "random", "malloc", "calloc", "realloc", "free", "strtok",
    "read",
    "write", "recv", "send", "open", "close", "time", "clock", "fopen", "fclose", "remove", "rename", "ungetc",
    "memcpy",
    "memset", "memmove", "strcpy", "strncpy", "strcat",
  ]
}
