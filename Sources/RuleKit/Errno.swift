public import Syntax

extension Node {
  private static let accessors: Set<String> = [
    "__errno_location", "__errno", "__error", "_errno", "__aeabi_errno_addr", "__rt_errno_addr", "___errno", "z_errno",
  ]

  /// Whether the call is what the macro `errno` expands to.
  public var isErrnoAccessor: Bool { kind == .call && (calledName.map(Self.accessors.contains) ?? false) }

  /// Whether the node is `errno`.
  public var isErrno: Bool {
    if kind == .declarationReference { return declaration?.name == "errno" && declaration?.kind == .variable }
    return unaryOperator == .dereference && (operand?.withoutCasts.isErrnoAccessor ?? false)
  }
}
