internal import Findings
internal import RuleKit
internal import Syntax

/// Finds results that are tested against the function's own convention.
struct InvertedErrorCheck: SyntaxRule {
  static let id: RuleID = "error/inverted-error-check"
  static let kinds: [NodeKind] = [.call]

  init() {}

  func check(_ call: Node, in unit: UnitScope, into report: inout Report) {
    guard let convention = Convention(of: call), let name = call.calledName else { return }
    if convention == .comparison, let holder = truthHolder(of: call) {
      report.violation(at: call, MisreadComparison(function: name, holder: holder))
      return
    }
    guard let test = ResultTest(of: call) else { return }
    if let mistake = mistake(in: test, convention, name) {
      report.violation(at: test.decision.kind == .conditional ? test.decision : test.condition, mistake)
    } else {
      report.holds(at: call)
    }
  }

  private func mistake(in test: ResultTest, _ convention: Convention, _ name: String) -> (any Message)? {
    switch convention {
    case .zeroIsSuccess, .negativeIsFailure:
      if convention == .negativeIsFailure, test.question == .compares(.greater, 0) {
        return NeverPositive(function: name)
      }
      if test.isComparedWithTruth { return NeverOne(function: name, sign: convention == .negativeIsFailure) }
      return isExchanged(test, successIsZero: true) ? ExchangedBranches(function: name, zero: true) : nil
    case .errorNumber:
      switch test.question {
      case .compares(.less, 0), .compares(.equal, -1), .compares(.lessOrEqual, -1): return NeverNegative(function: name)
      default: return isExchanged(test, successIsZero: true) ? ExchangedBranches(function: name, zero: true) : nil
      }
    case .nonzeroIsSuccess:
      return isExchanged(test, successIsZero: false) ? ExchangedBranches(function: name, zero: false) : nil
    case .oneIsSuccess:
      switch test.question {
      case .isTrue, .isFalse, .compares(.equal, 0), .compares(.notEqual, 0): return NegativeIsFailure(function: name)
      default: return nil
      }
    case .descriptor:
      switch test.question {
      case .isTrue, .isFalse, .compares(.equal, 0), .compares(.notEqual, 0): return DescriptorIsNoTruth(function: name)
      default: return nil
      }
    case .comparison:
      if case .compares(let operation, let constant) = test.question, operation.isEquality, constant != 0 {
        return OnlySignCounts(function: name, constant: Int(constant))
      }
      let isBare = test.question == .isTrue || test.question == .isFalse
      return isBare && isAnswered(test) ? ExchangedBranches(function: name, zero: true) : nil
    case .pointer, .mapping, .endOfFile, .characters, .matches, .items, .bytes:
      return convention.isMissed(by: test.question) ? FailureIsMissed(function: name, convention: convention) : nil
    }
  }

  // MARK: Branches

  /// Whether the branch for success ends in a failure.
  private func isExchanged(_ test: ResultTest, successIsZero: Bool) -> Bool {
    // A comparison with one certain error asks for that error only.
    if case .compares(let operation, let constant) = test.question, operation.isEquality, constant != 0 { return false }
    let isSuccess = test.holdsForZero == successIsZero
    guard let whenTrue = test.decision.presentChild(1) else { return false }
    let whenFalse = test.decision.presentChild(2)
    switch test.decision.kind {
    case .conditional:
      guard test.isAlone, let whenFalse else { return false }
      let (good, bad) = isSuccess ? (whenTrue, whenFalse) : (whenFalse, whenTrue)
      return Meaning(of: good) == .failure && Meaning(of: bad) == .success
    case .ifStatement:
      if isSuccess { return endsInFailure(whenTrue) }
      guard test.isAlone, let whenFalse else { return false }
      return endsInFailure(whenFalse) && !endsInFailure(whenTrue)
    default: return false
    }
  }

  /// Whether a comparison without `== 0` selects success for operands that differ.
  private func isAnswered(_ test: ResultTest) -> Bool {
    guard test.isAlone, let whenTrue = test.decision.presentChild(1) else { return false }
    let differs = test.question == .isTrue
    switch test.decision.kind {
    case .conditional:
      guard let whenFalse = test.decision.presentChild(2) else { return false }
      let (different, equal) = differs ? (whenTrue, whenFalse) : (whenFalse, whenTrue)
      return Meaning(of: different) == .success && Meaning(of: equal) == .failure
    case .ifStatement:
      guard differs, let value = returned(whenTrue), Meaning(of: value) == .success else { return false }
      let other = test.decision.presentChild(2) ?? test.decision.nextStatement
      return other.flatMap(returned).map { Meaning(of: $0) == .failure } ?? false
    default: return false
    }
  }

  private func returned(_ branch: Node) -> Node? {
    guard let last = branch.branchStatements.last, last.kind == .returnStatement else { return nil }
    return last.presentChild(0)
  }

  private static let labels: Set<String> = ["fail", "failed", "failure", "err", "error", "bad", "fault", "abort"]
  private static let handlers: Set<String> = ["error", "fail", "fault", "panic", "fatal", "abort"]

  private func endsInFailure(_ branch: Node) -> Bool {
    let statements = branch.branchStatements
    guard let last = statements.last else { return false }
    switch last.kind {
    case .returnStatement:
      guard let value = last.presentChild(0) else { return false }
      if Meaning(of: value) == .failure { return true }
      let result = last.enclosingFunction?.declaration?.type.canonical.result?.canonical
      return result?.isBoolean == true && value.constantValue == 0
    case .gotoStatement:
      guard case .label(let name)? = last.literal else { return false }
      return IdentifierWords(name).contains(anyOf: Self.labels)
    case .call:
      return IdentifierWords(last.calledName ?? "").contains(anyOf: Self.handlers) && statements.count == 1
    default: return false
    }
  }

  // MARK: Truth values

  private static let equality: Set<String> = [
    "equal", "equals", "same", "match", "matches", "matched", "identical", "valid", "verified", "authentic", "correct",
    "genuine",
  ]

  /// What takes a comparison's result for "is equal": a variable or the function by its name.
  private func truthHolder(of call: Node) -> String? {
    guard let (parent, _) = call.user else { return nil }
    let holder: Declaration?
    switch parent.kind {
    case .variable: holder = parent.declaration
    case .binary where parent.binaryOperator == .assign: holder = parent.operands?.left.withoutCasts.declaration
    case .returnStatement:
      holder = parent.enclosingFunction?.declaration
      guard holder?.type.canonical.result?.canonical.isBoolean == true else { return nil }
    default: return nil
    }
    guard let holder, IdentifierWords(holder.name).contains(anyOf: Self.equality) else { return nil }
    return holder.name
  }
}
