internal import Basics
internal import IR

/// Which blocks the paths of a root have begun, and how near a place is to those that none has begun.
struct Coverage {
  /// The blocks of one function.
  final class Row {
    private let code: FunctionCode
    /// By block how often it was begun.
    private var counts: [Int32]
    /// By block how many edges lead to the nearest one that was not begun; empty where that must be found anew.
    private var distances: [Int32] = []

    fileprivate init(_ code: FunctionCode) {
      self.code = code
      counts = Array(repeating: 0, count: code.body.blocks.count)
    }

    /// How often a block was begun.
    func count(_ block: ID<Block>) -> Int32 { counts[block.index] }

    /// How many edges lead from a block to the nearest one that no path has begun; at most `none`.
    func distance(from block: ID<Block>) -> Int32 {
      if distances.isEmpty { distances = measured() }
      return distances[block.index]
    }

    fileprivate func begin(_ block: ID<Block>) -> Bool {
      counts[block.index] += 1
      guard counts[block.index] == 1 else { return false }
      distances = []
      return true
    }

    private func measured() -> [Int32] {
      var distances = Array(repeating: Coverage.none, count: counts.count)
      var nearest = code.reachableBlocks.filter { counts[$0.index] == 0 }
      for block in nearest { distances[block.index] = 0 }
      var distance: Int32 = 1
      while distance < Coverage.none, !nearest.isEmpty {
        nearest = nearest.flatMap { code.predecessors(of: $0) }.filter { block in
          guard distances[block.index] == Coverage.none else { return false }
          distances[block.index] = distance
          return true
        }
        distance += 1
      }
      return distances
    }
  }

  /// No block that was not begun can be reached within the function.
  static let none: Int32 = 40

  private var rows: [LinkedProgram.Reference<Function>: Row] = [:]
  /// Blocks that were begun.
  private(set) var count = 0

  mutating func row(of code: FunctionCode) -> Row {
    if let known = rows[code.reference] { return known }
    let row = Row(code)
    rows[code.reference] = row
    return row
  }

  mutating func begin(_ block: ID<Block>, of row: Row) { if row.begin(block) { count += 1 } }

  func hasEntered(_ function: LinkedProgram.Reference<Function>) -> Bool { rows[function] != nil }

  /// How many edges at least lead to a block that no path has begun, in the functions that a path is within.
  func distance(_ frames: [Frame]) -> Int32 {
    var nearest = Self.none
    var back: Int32 = 0
    for frame in frames.reversed() {
      nearest = min(nearest, back + frame.row.distance(from: frame.block))
      back += 2
      if back >= nearest { break }
    }
    return nearest
  }
}
