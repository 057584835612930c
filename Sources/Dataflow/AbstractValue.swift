import Basics
import IR
import Lattice
import Machine

/// The object that a pointer points into, as far as it is known.
struct Base: Hashable, Sendable {
  let raw: UInt32

  enum Kind: UInt32 {
    /// No object: integers and null pointers.
    case none
    /// Any object at all.
    case unknown
    /// An object that is not one of the function's own unless it has escaped; a load gives it a symbol.
    case outside
    case local, global
    /// The object to which the pointer pointed that an instruction produced or a parameter held; one may be the same
    /// object as another, as a global or as an escaped local.
    case symbol
    case function
    /// At an address that the program states as a number.
    case fixed
  }

  private init(_ kind: Kind, _ index: Int) { raw = kind.rawValue << 28 | UInt32(index) }

  static let none = Base(.none, 0)
  static let unknown = Base(.unknown, 0)
  static let outside = Base(.outside, 0)
  static let function = Base(.function, 0)
  static let fixed = Base(.fixed, 0)
  static func local(_ id: ID<Local>) -> Base { Base(.local, id.index) }
  static func global(_ id: ID<Global>) -> Base { Base(.global, id.index) }
  static func symbol(_ index: Int) -> Base { Base(.symbol, index) }

  var kind: Kind { Kind(rawValue: raw >> 28) ?? .unknown }
  var index: Int { Int(raw & 0xfff_ffff) }
  /// Whether the base names one object, whose parts can be told apart.
  var isObject: Bool { kind == .local || kind == .global || kind == .symbol }
  /// Whether the base is certainly no local of the function that has not escaped.
  var isOutside: Bool { kind == .global || kind == .symbol || kind == .outside }
}

/// What is known of a scalar.
struct AbstractValue: Hashable, Sendable {
  /// The values of an integer; of a pointer the bytes from the start of its object.
  var interval: Interval
  var base: Base
  var nullness: Nullness
  var kind: Kind
  /// Whether it may be a value that the program never gave.
  var isIndeterminate: Bool

  enum Kind: UInt8, Sendable {
    /// Nothing is known, not even the type.
    case absent
    case integer, pointer
    /// A floating value, or an integer of more than 64 bits.
    case other
  }

  private init(_ kind: Kind, _ interval: Interval, _ base: Base = .none, _ nullness: Nullness = .unknown) {
    self.kind = kind
    self.interval = interval
    self.base = base
    self.nullness = nullness
    isIndeterminate = false
  }

  static let absent = AbstractValue(.absent, .top, .unknown)
  static let other = AbstractValue(.other, .top, .unknown)
  static let null = AbstractValue(.pointer, Interval(0), .none, .canBeNull)
  static let unknownPointer = AbstractValue(.pointer, offsets, .unknown)
  static let outsidePointer = AbstractValue(.pointer, Interval(0), .outside)
  static func integer(_ interval: Interval) -> AbstractValue { AbstractValue(.integer, interval) }
  static func pointer(_ base: Base, _ offset: Interval, _ nullness: Nullness) -> AbstractValue {
    AbstractValue(.pointer, offset, base, nullness)
  }

  /// The offsets that a pointer can have.
  static let offsets = Interval(-(1 << 63), (1 << 63) - 1)

  var isNull: Bool { kind == .pointer && nullness.isAlwaysNull && base == .none }

  /// The join; both sides are scalars of one place or register.
  func joined(with other: AbstractValue) -> AbstractValue {
    if self == other { return self }
    var result: AbstractValue
    if kind != other.kind {
      result = .absent
    } else {
      switch kind {
      case .absent, .other: result = self
      case .integer: result = .integer(interval.joined(with: other.interval))
      case .pointer: result = joinedPointer(with: other)
      }
    }
    result.isIndeterminate = isIndeterminate || other.isIndeterminate
    return result
  }

  private func joinedPointer(with other: AbstractValue) -> AbstractValue {
    let nullness = nullness.union(other.nullness)
    if isNull { return .pointer(other.base, other.interval, nullness) }
    if other.isNull || base == other.base {
      let joined = other.isNull ? interval : interval.joined(with: other.interval)
      return .pointer(base, joined, nullness)
    }
    let isOutside = base.isOutside && other.base.isOutside
    return isOutside ? .pointer(.outside, Interval(0), nullness) : .pointer(.unknown, AbstractValue.offsets, nullness)
  }
}

/// How the bits of a scalar are read.
enum ScalarKind: Hashable, Sendable {
  case integer(IntegerFormat)
  /// 0 or 1.
  case boolean
  case pointer
  case other

  /// Nil for types that are not scalar.
  init?(_ type: MachineType) {
    switch type.kind {
    case .boolean: self = .boolean
    case .integer(let format): self = format.bits > 64 ? .other : .integer(format)
    case .pointer: self = .pointer
    case .floating: self = .other
    case .void, .complex, .array, .record, .function, .vector: return nil
    }
  }

  /// All values of the type.
  var range: Interval {
    switch self {
    case .integer(let format): Interval.range(bits: format.bits, isSigned: format.isSigned)
    case .boolean: Interval(0, 1)
    case .pointer, .other: AbstractValue.offsets
    }
  }

  /// A value of the type of which nothing is known.
  var unknown: AbstractValue {
    switch self {
    case .integer, .boolean: .integer(range)
    case .pointer: .outsidePointer
    case .other: .other
    }
  }

  /// A stored value as this type reads it; nil where the bits mean something else.
  func reading(_ value: AbstractValue) -> AbstractValue? {
    switch (self, value.kind) {
    case (.integer(let format), .integer):
      var result = value
      result.interval = value.interval.wrapped(bits: format.bits, isSigned: format.isSigned)
      return result
    case (.boolean, .integer):
      var result = value
      result.interval = value.interval.met(with: Interval(0, 1))
      return result.interval.isEmpty ? nil : result
    case (.pointer, .pointer), (.other, .other): return value
    default: return nil
    }
  }
}
