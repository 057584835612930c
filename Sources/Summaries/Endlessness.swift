public import Syntax

extension Node {
  /// Whether the node is a loop that its own statements never leave: the condition is absent or constantly true, and
  /// there is no `break`, `return`, jump out of it, or call of a function that is declared not to return.
  public var isEndlessLoop: Bool {
    guard kind.isLoop, hasEndlessCondition else { return false }
    return !(body?.subtree.contains { $0.leaves(self) } ?? false)
  }

  /// Whether the node is a loop whose condition is absent or constantly true.
  public var hasEndlessCondition: Bool {
    guard kind.isLoop else { return false }
    guard let condition else { return kind == .forStatement }
    return condition.constantValue.map { $0 != 0 } ?? false
  }

  private func leaves(_ loop: Node) -> Bool {
    switch kind {
    case .returnStatement, .indirectGoto: return true
    case .breakStatement:
      return ancestors.first { $0.kind.isLoop || $0.kind == .switchStatement } == loop
    case .gotoStatement: return !loop.subtree.contains { $0.kind == .label && $0.literal == literal }
    case .call: return calledFunction?.neverReturns ?? false
    default: return false
    }
  }
}

extension Declaration {
  /// Whether calls of the function never come back, by its declaration or by the C library's definition.
  public var neverReturns: Bool {
    kind == .function && (isNoReturn || Self.enders.contains(name))
  }

  /// Functions that do not return by their definition (C11 7.22.4, 7.13.2; CMSIS-Core), whatever their declaration says.
  private static let enders: Set<String> = [
    "abort", "exit", "_exit", "_Exit", "quick_exit", "longjmp", "siglongjmp", "_longjmp", "__builtin_unreachable",
    "__builtin_trap", "__builtin_abort", "__builtin_exit", "__builtin__Exit", "__assert_fail", "__assert_func",
    "__aeabi_assert", "__assert_rtn", "NVIC_SystemReset", "__NVIC_SystemReset", "pthread_exit", "thrd_exit",
  ]
}
