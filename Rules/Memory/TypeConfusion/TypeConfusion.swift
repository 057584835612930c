internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports objects that are accessed through a pointer to another type.
struct TypeConfusion: HazardRule {
  static let id: RuleID = "memory/type-confusion"
  static let hazards: [Hazard] = [.typeConfusion]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    TakenForAnother(detail: violation.detail)
  }
}

private struct TakenForAnother: Message {
  let detail: Violation.Detail

  var en: String {
    guard detail.type.isEmpty else { return "\(detail.named.en) is no `\(detail.type)`, but is accessed as one" }
    guard let held = detail.size, let taken = detail.length, held != taken else {
      return "\(detail.named.en) holds another type of value than the one that is accessed"
    }
    return "\(detail.named.en) holds a value of \(Bytes(held).text.en), but \(Bytes(taken).text.en) are accessed as one"
  }
  var ja: String {
    guard detail.type.isEmpty else { return "`\(detail.type)` でない\(detail.named.ja)に、その型としてアクセスしている" }
    guard let held = detail.size, let taken = detail.length, held != taken else {
      return "\(detail.named.ja)に、保持している値とは別の型でアクセスしている"
    }
    return "\(detail.named.ja)が保持するのは \(Bytes(held).text.ja)の値だが、\(Bytes(taken).text.ja)の値としてアクセスしている"
  }
}
