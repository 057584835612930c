/// A typed index into an arena of `Element`; an index of one arena cannot be used with another.
public struct ID<Element>: Hashable, Comparable, Sendable {
  public let raw: UInt32

  @inlinable public init(_ index: Int) { raw = UInt32(truncatingIfNeeded: index) }

  /// The position in the arena, from zero.
  @inlinable public var index: Int { Int(raw) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.raw < b.raw }
}

/// A growing array whose elements are reached by typed index.
public struct Arena<Element> {
  @usableFromInline var storage: [Element] = []

  @inlinable public init() {}

  /// Appends an element and answers its index.
  @inlinable public mutating func add(_ element: Element) -> ID<Element> {
    storage.append(element)
    return ID(storage.count - 1)
  }

  @inlinable public subscript(id: ID<Element>) -> Element {
    get { storage[id.index] }
    _modify { yield &storage[id.index] }
  }

  @inlinable public var count: Int { storage.count }

  /// All elements in order of addition.
  @inlinable public var elements: [Element] { storage }

  /// All indices in order of addition.
  @inlinable public var ids: LazyMapSequence<Range<Int>, ID<Element>> { (0..<storage.count).lazy.map { ID($0) } }

  @inlinable public mutating func reserve(_ capacity: Int) { storage.reserveCapacity(capacity) }
}

extension Arena: Sendable where Element: Sendable {}
