/// What can go wrong where the program does something: the question that a check site asks.
///
/// The prover and the finder answer it, and each rule on the engines names the hazards that it reports.
public enum Hazard: String, Hashable, Comparable, Sendable, CaseIterable {
  case nullDereference = "null-dereference"
  case outOfBoundsRead = "out-of-bounds-read"
  case outOfBoundsWrite = "out-of-bounds-write"
  case useAfterFree = "use-after-free"
  case doubleFree = "double-free"
  /// A pointer to `free` that no allocation gave: to a local, a static object, or into the middle of a block.
  case invalidFree = "invalid-free"
  /// Released by a function of another family than the one that gave it.
  case mismatchedRelease = "mismatched-release"
  case useAfterScope = "use-after-scope"
  case returnedStackAddress = "returned-stack-address"
  case leak
  case uninitialisedRead = "uninitialised-read"
  /// Bytes without a value that leave the program.
  case uninitialisedOutput = "uninitialised-output"
  case divisionByZero = "division-by-zero"
  case signedOverflow = "signed-overflow"
  /// Unsigned arithmetic that wraps and whose result becomes a size, an index or a bound.
  case unsignedWrap = "unsigned-wrap"
  /// A shift by a negative number, or by the width or more (C11 6.5.7p3).
  case badShift = "bad-shift"
  /// A left shift of a negative value, or one whose result the signed type cannot hold (C11 6.5.7p4).
  case shiftOverflow = "shift-overflow"
  case lossyConversion = "lossy-conversion"
  case signChange = "sign-change"
  case invalidPointerArithmetic = "invalid-pointer-arithmetic"
  case pointersOfDifferentObjects = "pointers-of-different-objects"
  case unterminatedString = "unterminated-string"
  /// An allocation that is too small for the type that the result is used as.
  case wrongAllocationSize = "wrong-allocation-size"
  /// An object that is accessed through a pointer to another type (C11 6.5p7).
  case typeConfusion = "type-confusion"
  case overlappingCopy = "overlapping-copy"
  /// Writes to an object that is `const` or a string literal.
  case writeToConstant = "write-to-constant"
  case doubleLock = "double-lock"
  case missingUnlock = "missing-unlock"
  case unlockWithoutLock = "unlock-without-lock"
  /// A resource other than memory that is used after it was closed.
  case useAfterClose = "use-after-close"
  case doubleClose = "double-close"
  /// A resource other than memory that nothing leads to any more and that was not given back.
  case unreleasedResource = "unreleased-resource"
  /// Two locks that different places take in opposite orders.
  case oppositeLockOrder = "opposite-lock-order"
  /// A call that waits while interrupts or the scheduler are held off.
  case blockingInSection = "blocking-in-section"
  case uncheckedResult = "unchecked-result"
  case constantCondition = "constant-condition"
  case endlessLoop = "endless-loop"
  case unboundedRecursion = "unbounded-recursion"
  case wrongFunctionType = "wrong-function-type"
  /// An argument behind the ellipsis that is taken as another type, or one that is not there (C11 7.16.1.1p2).
  case variadicArgument = "variadic-argument"
  /// A value from outside the program that bounds a copy or a distance in memory without a check.
  case uncheckedOutsideValue = "unchecked-outside-value"
  case allocationFromOutside = "allocation-from-outside"
  case loopBoundFromOutside = "loop-bound-from-outside"
  case delayFromOutside = "delay-from-outside"
  case commandFromOutside = "command-from-outside"
  case formatFromOutside = "format-from-outside"
  case pathFromOutside = "path-from-outside"
  /// An environment variable, host name or similar setting.
  case settingFromOutside = "setting-from-outside"
  case queryFromOutside = "query-from-outside"
  /// A place where the program stops itself, which a value from outside leads to.
  case assertionFromOutside = "assertion-from-outside"

  /// A comparison of something secret or known over as many bytes as somebody outside says.
  case comparisonFromOutside = "comparison-from-outside"

  public static func < (a: Hazard, b: Hazard) -> Bool { a.rawValue < b.rawValue }

  /// The name in reports of engines: lower case with hyphens.
  public var name: String { rawValue }
}

/// Several hazards of one instruction.
public struct HazardSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  public init(_ hazard: Hazard) { rawValue = 1 << UInt64(hazard.ordinal) }

  public func contains(_ hazard: Hazard) -> Bool { rawValue & 1 << UInt64(hazard.ordinal) != 0 }
}

extension Hazard {
  private static let ordinals = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// The position among all hazards.
  var ordinal: Int { Hazard.ordinals[self] ?? 0 }
}
