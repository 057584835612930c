import Basics
import IR
import Lattice
import Machine

/// The first contents of an object that never change.
struct ConstantContents: Sendable {
  private struct Item: Sendable {
    var offset: Int
    var size: Int
    var value: AbstractValue?
  }

  private let size: Int
  private let isBigEndian: Bool
  /// In ascending order; what none covers is zero.
  private let items: [Item]
  /// The number of items that a read at many offsets looks at.
  private static let limit = 1024

  init?(_ global: Global, in unit: UnitIR) {
    size = unit.size(of: global)
    isBigEndian = unit.target.dataModel.byteOrder == .big
    let pointer = (unit.target.dataModel.pointerBits + 7) / 8
    var items: [Item] = []
    for item in global.initialiser ?? [] {
      switch item.value {
      case .bytes(let bytes):
        for (index, byte) in bytes.enumerated() {
          items.append(Item(offset: item.offset + index, size: 1, value: .integer(Interval(Int128(byte)))))
        }
      case .integer(let value, let size):
        items.append(Item(offset: item.offset, size: size, value: .integer(Interval(value))))
      case .floating(_, let format):
        items.append(Item(offset: item.offset, size: format.storage, value: .other))
      case .bits(_, let bitOffset, let bitWidth):
        items.append(Item(offset: item.offset, size: (bitOffset + bitWidth + 7) / 8, value: nil))
      case .address(let target, let addend):
        let value = AbstractValue.pointer(.global(target), Interval(Int128(addend)), .canBeObject)
        items.append(Item(offset: item.offset, size: pointer, value: value))
      case .function, .label:
        let value = AbstractValue.pointer(.function, Interval(0), .canBeObject)
        items.append(Item(offset: item.offset, size: pointer, value: value))
      }
    }
    self.items = items.sorted { $0.offset < $1.offset }
    for (a, b) in zip(self.items, self.items.dropFirst()) where b.offset < a.offset + a.size { return nil }
  }

  /// The values that reads of some bytes give at any of the offsets within the object; nil where they are not known.
  func values(at offsets: Interval, bytes: Int, as scalar: ScalarKind) -> AbstractValue? {
    let inside = offsets.met(with: Interval(0, Int128(size - bytes)))
    // Reads that overlap each other could mix the parts of two items.
    guard !inside.isEmpty, bytes > 0, inside.stride == 0 || inside.stride >= Int128(bytes) else { return nil }
    let (low, high) = (Int(inside.low), Int(inside.high))
    var position = items.partition { $0.offset + $0.size > low }
    var result: AbstractValue?
    var covered = low
    var count = 0
    var hasGap = false
    func add(_ value: AbstractValue) { result = result?.joined(with: value) ?? value }
    while position < items.count, items[position].offset < high + bytes {
      let item = items[position]
      position += 1
      count += 1
      if count > ConstantContents.limit { return nil }
      if item.offset > covered, touches(covered..<item.offset, inside, bytes) { hasGap = true }
      covered = max(covered, item.offset + item.size)
      if item.size == bytes, inside.contains(Int128(item.offset)) {
        guard let value = item.value, let read = scalar.reading(value) else { return nil }
        add(read)
      } else if touches(item.offset..<item.offset + item.size, inside, bytes) {
        return nil
      }
    }
    if covered < high + bytes, touches(covered..<high + bytes, inside, bytes) { hasGap = true }
    if hasGap { add(scalar.zero) }
    return result
  }

  /// Whether a read at one of the offsets takes one of the bytes.
  private func touches(_ range: Range<Int>, _ offsets: Interval, _ bytes: Int) -> Bool {
    !offsets.met(with: Interval(Int128(range.lowerBound - bytes + 1), Int128(range.upperBound - 1))).isEmpty
  }
}

extension ScalarKind {
  /// The value of bytes that are zero.
  var zero: AbstractValue {
    switch self {
    case .integer, .boolean: .integer(Interval(0))
    case .pointer: .null
    case .other: .other
    }
  }
}

extension FloatingFormat {
  /// Bytes in data.
  fileprivate var storage: Int {
    switch self {
    case .half, .brain: 2
    case .single: 4
    case .double: 8
    case .extended, .quadruple: 16
    }
  }
}

extension Array {
  /// The position of the first element for which a predicate holds that holds for all behind it.
  func partition(_ isBehind: (Element) -> Bool) -> Int {
    var (first, last) = (0, count)
    while first < last {
      let middle = (first + last) / 2
      if isBehind(self[middle]) { last = middle } else { first = middle + 1 }
    }
    return first
  }
}
