internal import Findings
internal import RuleKit
internal import Symbolic

/// What messages of the family say about an operation: its type, and its operands where they are numbers.
struct OperationWords {
  /// Nil where the engine does not know it.
  let type: Text?
  /// `0 - 4`; nil where an operand is no number or the operation has one alone.
  let operands: String?

  init(_ detail: Violation.Detail, in scope: ViolationScope) {
    // The engine writes `unsigned 8`, behind an operator where there is one.
    let words = detail.type.split(separator: " ")
    type = detail.type.isEmpty ? nil : scope.name(of: words.suffix(2).joined(separator: " "))
    if words.count == 3, let operation = words.first, let left = detail.offset, let right = detail.length {
      operands = "\(left) \(operation) \(right)"
    } else {
      operands = nil
    }
  }
}
