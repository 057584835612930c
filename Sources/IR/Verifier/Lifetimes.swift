import Basics

/// Which locals are alive on every path: from `live` to `dead`. Parameters, and locals that nothing brings to life,
/// always are.
struct Lifetimes {
  /// The bits of a block's locals, 64 in a word.
  private typealias Row = [UInt64]

  /// By local the position of its bit; nil for those that are always alive.
  private var bits: [Int?]
  /// By block what is alive where it begins; all where nothing leads to it.
  private var starts: [Row] = []
  private var current: Row = []

  /// Bodies with computed jumps leave lifetimes out, since where such a jump leads is known only when it is taken.
  init(of body: Body, _ graph: ControlFlowGraph) {
    bits = Array(repeating: nil, count: body.locals.count)
    let isComputed = body.blocks.ids.contains { if case .computed = body.blocks[$0].terminator { true } else { false } }
    if isComputed { return }
    var count = 0
    for id in body.blocks.ids {
      for step in body.blocks[id].instructions {
        guard case .storageLive(let local, _) = step.operation, local.index >= body.parameterCount,
          local.index < bits.count, bits[local.index] == nil
        else { continue }
        bits[local.index] = count
        count += 1
      }
    }
    if count > 0 { solve(body, graph, words: (count + 63) / 64) }
  }

  private mutating func solve(_ body: Body, _ graph: ControlFlowGraph, words: Int) {
    let all = Row(repeating: .max, count: words)
    starts = Array(repeating: all, count: body.blocks.count)
    var ends = starts
    starts[body.entry.index] = Row(repeating: 0, count: words)
    var isChanged = true
    while isChanged {
      isChanged = false
      for block in graph.reversePostorder {
        if block != body.entry {
          var start = all
          for before in graph.predecessors(of: block) where graph.isReachable(before) {
            for word in start.indices { start[word] &= ends[before.index][word] }
          }
          starts[block.index] = start
        }
        begin(block)
        for step in body.blocks[block].instructions { follow(step.operation) }
        if current != ends[block.index] {
          ends[block.index] = current
          isChanged = true
        }
      }
    }
  }

  /// Goes to the beginning of a block.
  mutating func begin(_ block: ID<Block>) { if !starts.isEmpty { current = starts[block.index] } }

  /// Goes past an instruction.
  mutating func follow(_ operation: Operation) {
    switch operation {
    case .storageLive(let local, _): set(local, isAlive: true)
    case .storageDead(let local): set(local, isAlive: false)
    case .load, .store, .address, .binary, .unary, .convert, .pointerAdd, .pointerDifference, .copy, .clear, .call,
      .assembly:
      break
    }
  }

  private mutating func set(_ local: ID<Local>, isAlive: Bool) {
    guard local.index < bits.count, let bit = bits[local.index] else { return }
    let mask: UInt64 = 1 << UInt64(bit % 64)
    if isAlive { current[bit / 64] |= mask } else { current[bit / 64] &= ~mask }
  }

  /// Whether a local is alive at the current place, whatever way led there.
  func isAlive(_ local: ID<Local>) -> Bool {
    guard local.index < bits.count, let bit = bits[local.index] else { return true }
    return current[bit / 64] & (1 << UInt64(bit % 64)) != 0
  }
}
