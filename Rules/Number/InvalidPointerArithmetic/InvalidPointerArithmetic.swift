internal import Dataflow
internal import Findings
internal import RuleKit
internal import Symbolic

/// Reports pointer arithmetic that leaves the object by more than its end.
struct InvalidPointerArithmetic: HazardRule {
  static let id: RuleID = "number/invalid-pointer-arithmetic"
  static let hazards: [Hazard] = [.invalidPointerArithmetic]

  func message(for violation: Violation, in scope: ViolationScope) -> any Message {
    LeavesObject(detail: violation.detail, text: scope.text)
  }
}

private struct LeavesObject: Message {
  let detail: Violation.Detail
  let text: String

  var en: String {
    let object = detail.object.isEmpty ? "its object" : "`\(detail.object)`"
    let size = detail.size.map { ", which has \(quoted($0)) bytes" } ?? ""
    return detail.offset.map { "`\(text)` points to offset \(quoted($0)) of \(object)\(size)" }
      ?? "`\(text)` points outside \(object)\(size)"
  }
  var ja: String {
    let object = detail.object.isEmpty ? "オブジェクト" : "`\(detail.object)`"
    let size = detail.size.map { "（\(quoted($0)) バイト）" } ?? ""
    return detail.offset.map { "`\(text)` は \(object)\(size)のオフセット \(quoted($0)) を指し、範囲を外れる" }
      ?? "`\(text)` は \(object)\(size)の範囲外を指す"
  }
}
