internal import Syntax

extension Convention {
  /// Whether a test of the result gives the same answer for success and for a failure.
  func isMissed(by question: ResultTest.Question) -> Bool {
    switch self {
    case .pointer:
      guard case .compares(let operation, let constant) = question else { return false }
      return constant == -1 || !operation.isEquality
    case .mapping: return Self.isZeroTest(question)
    case .endOfFile, .characters: return Self.isZeroTest(question)
    case .matches:
      if Self.isZeroTest(question) { return true }
      // `EOF` alone is asked for: an input that does not match is taken for a success.
      guard case .compares(let operation, let constant) = question else { return false }
      switch operation {
      case .equal, .notEqual, .lessOrEqual: return constant == -1
      case .less, .greaterOrEqual: return constant == 0
      default: return operation == .greater && constant == -1
      }
    case .items:
      guard case .compares(let operation, let constant) = question else { return false }
      switch operation {
      case .less, .greaterOrEqual: return constant == 0
      default: return constant < 0
      }
    case .bytes: return question == .isTrue || question == .isFalse || question == .compares(.notEqual, 0)
    default: return false
    }
  }

  private static func isZeroTest(_ question: ResultTest.Question) -> Bool {
    switch question {
    case .isTrue, .isFalse, .compares(.equal, 0), .compares(.notEqual, 0): true
    default: false
    }
  }
}
