/// What can go wrong at an instruction.
public enum Hazard: UInt8, CaseIterable, Hashable, Sendable {
  /// An access, or a call of a function, through a null pointer.
  case nullDereference
  /// Bytes outside of the object, or an index outside of its array.
  case outOfBoundsRead, outOfBoundsWrite
  /// A local variable that has no value yet.
  case uninitialisedRead
  case divisionByZero
  /// A result that the signed type cannot hold (C11 6.5p5).
  case signedOverflow
  /// A shift by a negative number, or by the width or more (C11 6.5.7p3).
  case badShift
  /// A left shift of a negative value, or one whose result the signed type cannot hold (C11 6.5.7p4).
  case shiftOverflow
  /// A conversion to fewer bits that changes the value.
  case lossyConversion
  /// A conversion to as many or more bits that changes the value, since the types differ in their sign.
  case signChange
  /// An object whose lifetime has ended, on the heap or on the stack.
  case useAfterFree
  /// A pointer moved to a place outside of its object, other than one past its end (C11 6.5.6p8).
  case invalidPointerArithmetic

  /// The name in reports of engines: lower case with hyphens.
  public var name: String {
    switch self {
    case .nullDereference: "null-dereference"
    case .outOfBoundsRead: "out-of-bounds-read"
    case .outOfBoundsWrite: "out-of-bounds-write"
    case .uninitialisedRead: "uninitialised-read"
    case .divisionByZero: "division-by-zero"
    case .signedOverflow: "signed-overflow"
    case .badShift: "bad-shift"
    case .shiftOverflow: "shift-overflow"
    case .lossyConversion: "lossy-conversion"
    case .signChange: "sign-change"
    case .useAfterFree: "use-after-free"
    case .invalidPointerArithmetic: "invalid-pointer-arithmetic"
    }
  }
}

/// Several hazards of one instruction.
public struct HazardSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public init(_ hazard: Hazard) { rawValue = 1 << UInt16(hazard.rawValue) }

  public func contains(_ hazard: Hazard) -> Bool { rawValue & 1 << UInt16(hazard.rawValue) != 0 }
}
