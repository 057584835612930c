internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports addresses of local objects that leave the function: returned, or kept where they outlive it.
struct ReturnedStackAddress: HazardRule {
  static let id: RuleID = "memory/returned-stack-address"
  static let hazards: [Hazard] = [.returnedStackAddress]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    AddressLeaves(object: violation.detail.named)
  }
}

private struct AddressLeaves: Message {
  let object: Text

  var en: String { "the address of \(object.en) leaves the function, with which the object ends" }
  var ja: String { "関数とともに消える\(object.ja)のアドレスが関数の外に残る" }
}
