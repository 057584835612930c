public import Basics

/// An object in memory or a part of one, as C's lvalues name it: where the walk starts, and the steps to the part.
public struct Place: Hashable, Sendable {
  public var base: Base
  public var projections: [Projection]
  /// The type of the part: that to which the projections lead; of a bit-field its declared type.
  public var type: ID<MachineType>

  public enum Base: Hashable, Sendable {
    case local(ID<Local>)
    case global(ID<Global>)
    /// What a pointer points to; the operand's type is a pointer to the type from which the projections start.
    case memory(Operand)
  }

  public enum Projection: Hashable, Sendable {
    /// A member of a record: its position among the fields and its byte offset. A bit-field is the last step.
    case field(Int, offset: Int)
    /// An element of an array or vector whose elements are `stride` bytes apart: the size of the element's type, where
    /// it has one. The index has an integer type of any width.
    case index(Operand, stride: Int)
    /// The bytes at a distance seen as the place's own type, such as a complex number's part. Only other offsets follow
    /// it: their distances add up.
    case offset(Int)
  }

  public init(_ base: Base, _ projections: [Projection] = [], type: ID<MachineType>) {
    self.base = base
    self.projections = projections
    self.type = type
  }
}

/// How memory is touched.
public struct Access: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let volatile = Access(rawValue: 1)
  public static let atomic = Access(rawValue: 2)
  /// The store that gives a variable its first value: it may write to a `const` object.
  public static let initialisation = Access(rawValue: 4)
}
