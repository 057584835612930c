internal import Findings
internal import RuleKit
internal import Syntax

/// Finds failures that are asked for and then answered with nothing.
struct EmptyErrorHandler: SyntaxRule {
  static let id: RuleID = "error/empty-error-handler"
  static let kinds: [NodeKind] = [.call]

  /// Words of functions whose answer says what is, and not whether something was done.
  private static let asking: Set<String> = [
    "is", "has", "can", "are", "was", "should", "needs", "find", "lookup", "exists", "poll", "peek", "try", "trylock",
    "cmp", "compare", "count", "get", "size", "length", "signal", "match", "matches", "contains", "ready", "pending",
  ]

  private static func asks(_ name: String) -> Bool { IdentifierWords(name).contains(anyOf: asking) }

  func check(_ call: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = call.calledName, let test = ResultTest(of: call), test.isAlone,
      test.decision.kind == .ifStatement,
      Convention(of: call)?.isFailure(test) ?? (test.looksForFailure && !Self.asks(name))
    else { return }
    guard let branch = test.decision.presentChild(1), branch.doesNothing, test.decision.presentChild(2) == nil,
      !test.decision.isFromMacroBody, !unit.isBuildDependent(branch)
    else { return report.holds(at: call) }
    report.violation(at: test.decision, NothingHappens(function: name))
  }
}

extension ResultTest {
  /// Whether a test of a function that nothing is known of asks for what mostly says that a call has failed.
  fileprivate var looksForFailure: Bool {
    [.compares(.notEqual, 0), .compares(.less, 0), .compares(.equal, -1)].contains(question)
  }
}

extension Convention {
  /// Whether a test is true for failures and false for successes.
  fileprivate func isFailure(_ test: ResultTest) -> Bool {
    switch self {
    case .pointer: return test.question == .isFalse || test.question == .compares(.equal, 0)
    case .zeroIsSuccess, .errorNumber: return test.question == .isTrue || test.question == .compares(.notEqual, 0)
    case .nonzeroIsSuccess, .oneIsSuccess:
      return [.isFalse, .compares(.equal, 0), .compares(.notEqual, 1)].contains(test.question)
    case .negativeIsFailure:
      return [.isTrue, .compares(.notEqual, 0), .compares(.less, 0), .compares(.equal, -1)].contains(test.question)
    case .descriptor, .bytes, .endOfFile, .characters, .mapping:
      return [.compares(.less, 0), .compares(.equal, -1)].contains(test.question)
    case .items, .matches:
      guard case .compares(let operation, let constant) = test.question else { return false }
      return (operation == .notEqual || operation == .less) && constant > 0
    case .comparison: return false
    }
  }
}

extension Node {
  /// Whether a branch is `{ }` or `;`, and no macro in it has vanished.
  fileprivate var doesNothing: Bool {
    guard kind == .nullStatement || kind == .compound, children.allSatisfy({ $0.kind == .nullStatement }) else {
      return false
    }
    return Lexer.tokens(of: Array(text.utf8)).allSatisfy { $0.isComment || $0.kind == .punctuator }
  }
}

private struct NothingHappens: Message {
  let function: String
  var en: String { "the failure of `\(function)` is noticed, but nothing is done about it" }
  var ja: String { "`\(function)` の失敗を検出しながら、何も処理していない" }
}
