/// Whether a pointer is null: the lattice of the two possibilities.
public struct Nullness: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let canBeNull = Nullness(rawValue: 1)
  public static let canBeObject = Nullness(rawValue: 2)
  /// Nothing is known.
  public static let unknown: Nullness = [.canBeNull, .canBeObject]

  public var isNeverNull: Bool { self == .canBeObject }
  public var isAlwaysNull: Bool { self == .canBeNull }

  /// Adds the other possibilities; answers whether any is new.
  @discardableResult public mutating func join(_ other: Nullness) -> Bool {
    let old = self
    formUnion(other)
    return self != old
  }

  public func isBelow(_ other: Nullness) -> Bool { isSubset(of: other) }
}
