internal import Basics
internal import IR

/// Which blocks the paths of a root have begun, and how near a place is to those that none has begun.
struct Coverage {
  /// The blocks of one function, among those of all functions that were entered.
  struct Row {
    fileprivate let index: Int
    fileprivate let start: Int

    /// A block's place among the blocks of all functions.
    func place(of block: ID<Block>) -> Int { start + block.index }
  }

  private struct Function {
    let code: FunctionCode
    let row: Row
    /// Whether distances are those to the blocks that no path has begun by now.
    var isMeasured = false
  }

  /// No block that was not begun can be reached within the function.
  static let none: Int32 = 40

  private var rows: [LinkedProgram.Reference<IR.Function>: Row] = [:]
  private var functions: [Function] = []
  /// By place of a block how often it was begun.
  private var counts: [Int32] = []
  /// By place of a block how many edges lead to the nearest one of its function that was not begun; at most `none`.
  private var distances: [Int32] = []
  /// By place of a block its function.
  private var owners: [Int32] = []
  /// Blocks that were begun.
  private(set) var count = 0

  mutating func row(of code: FunctionCode) -> Row {
    if let known = rows[code.reference] { return known }
    let row = Row(index: functions.count, start: counts.count)
    let blocks = code.body.blocks.count
    rows[code.reference] = row
    functions.append(Function(code: code, row: row))
    counts += Array(repeating: 0, count: blocks)
    distances += Array(repeating: Self.none, count: blocks)
    owners += Array(repeating: Int32(row.index), count: blocks)
    return row
  }

  mutating func begin(_ block: ID<Block>, of row: Row) {
    let place = row.place(of: block)
    counts[place] += 1
    guard counts[place] == 1 else { return }
    functions[row.index].isMeasured = false
    count += 1
  }

  func hasEntered(_ function: LinkedProgram.Reference<IR.Function>) -> Bool { rows[function] != nil }

  /// How often a block was begun.
  func count(at place: Int) -> Int32 { counts[place] }

  /// How many edges at least lead to a block that no path has begun, in the functions that a path is within.
  ///
  /// - Parameters:
  ///   - places: where paths stand.
  ///   - stack: those of the path, in each of its functions, the newest last.
  mutating func distance(from places: [Int], _ stack: Range<Int>) -> Int32 {
    var nearest = Self.none
    var back: Int32 = 0
    for index in stack.reversed() {
      let place = places[index]
      let owner = Int(owners[place])
      if !functions[owner].isMeasured { measure(owner) }
      nearest = min(nearest, back + distances[place])
      back += 2
      if back >= nearest { break }
    }
    return nearest
  }

  private mutating func measure(_ index: Int) {
    let (code, row) = (functions[index].code, functions[index].row)
    functions[index].isMeasured = true
    for block in code.body.blocks.ids { distances[row.place(of: block)] = Self.none }
    var nearest = code.reachableBlocks.filter { counts[row.place(of: $0)] == 0 }
    for block in nearest { distances[row.place(of: block)] = 0 }
    var distance: Int32 = 1
    while distance < Self.none, !nearest.isEmpty {
      var next: [ID<Block>] = []
      for block in nearest {
        for before in code.predecessors(of: block) where distances[row.place(of: before)] == Self.none {
          distances[row.place(of: before)] = distance
          next.append(before)
        }
      }
      nearest = next
      distance += 1
    }
  }
}
