internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports calls whose arguments behind the ellipsis are not what the called function takes with `va_arg`.
struct VariadicArgumentMismatch: HazardRule {
  static let id: RuleID = "format/variadic-argument-mismatch"
  static let hazards: [Hazard] = [.variadicArgument]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    Mismatch(function: violation.detail.callee)
  }
}

private struct Mismatch: Message {
  let function: String

  var en: String { "`\(function)` takes an argument behind the ellipsis that is not there or has another type" }
  var ja: String { "`\(function)` が取り出す可変個引数が、渡されていないか、別の型で渡されている" }
}
