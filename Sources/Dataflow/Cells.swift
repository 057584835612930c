import Basics
import IR
import Lattice

/// A part of an object whose value is followed; parts that are read in different ways are different cells.
struct CellKey: Hashable, Sendable {
  enum Part: UInt8, Hashable, Sendable {
    case contents
    /// The bytes of an object, where the type of a local or global does not tell them; of a symbol's those from where its
    /// pointer pointed.
    case size
    /// A register that other blocks use.
    case register
  }
  var object: Base
  var part: Part
  /// The position in bits, or the register.
  var bit: Int
  var width: Int
  var scalar: ScalarKind

  static func size(of object: Base) -> CellKey {
    CellKey(object: object, part: .size, bit: 0, width: 0, scalar: .other)
  }
  static func register(_ id: ID<Register>, _ scalar: ScalarKind) -> CellKey {
    CellKey(object: .none, part: .register, bit: id.index, width: 0, scalar: scalar)
  }
}

/// The cells of a function, found while it is analysed; an index into a state's values.
struct CellTable {
  private(set) var rows: [CellKey] = []
  private var indices: [CellKey: Int] = [:]
  private var byObject: [Base: [Int]] = [:]

  var count: Int { rows.count }
  subscript(cell: Int) -> CellKey { rows[cell] }

  /// The cell of a part, new where it was not met before.
  mutating func cell(_ key: CellKey) -> Int {
    if let known = indices[key] { return known }
    let cell = rows.count
    rows.append(key)
    indices[key] = cell
    byObject[key.object, default: []].append(cell)
    return cell
  }

  /// All cells of an object, in the order in which they were met.
  func cells(of object: Base) -> [Int] { byObject[object] ?? [] }
}
