import Basics
import IR

/// Which accesses of a function can meet unsequenced, decided once when the function is decoded.
///
/// Only these are recorded at run time, where their addresses tell whether they touch the same object.
struct SequenceTable {
  /// Instructions to record, by block and position.
  private(set) var recorded: Set<Key> = []
  /// Instructions before which a full expression with such accesses begins.
  private(set) var begins: Set<Key> = []
  /// Pairs of nodes that C leaves unsequenced, the lower first.
  private(set) var conflicts: Set<Pair> = []

  struct Key: Hashable {
    var block: ID<Block>
    var position: Int
  }

  struct Pair: Hashable {
    var first: ID<Sequencing>
    var second: ID<Sequencing>

    init(_ a: ID<Sequencing>, _ b: ID<Sequencing>) { (first, second) = a < b ? (a, b) : (b, a) }
  }

  private struct Access {
    var key: Key
    var node: ID<Sequencing>
    var place: ID<Place>
    var isWrite: Bool
  }

  init(_ body: Body) {
    guard body.sequencings.count > 0 else { return }
    let tree = Tree(body)
    var byRoot: [ID<Sequencing>: [Access]] = [:]
    var starts: [ID<Sequencing>: Key] = [:]
    for block in body.blocks.ids {
      for (position, instruction) in body.blocks[block].instructions.enumerated() {
        guard let node = instruction.sequence, node.index < body.sequencings.count else { continue }
        let key = Key(block: block, position: position)
        let root = tree.root(node)
        if starts[root] == nil { starts[root] = key }
        switch instruction.operation {
        case .load(_, let place, _):
          byRoot[root, default: []].append(Access(key: key, node: node, place: place, isWrite: false))
        case .store(let place, _, _), .copy(let place, _, _):
          byRoot[root, default: []].append(Access(key: key, node: node, place: place, isWrite: true))
        default: break
        }
      }
    }
    for (root, accesses) in byRoot where accesses.count > 1 {
      for (index, a) in accesses.enumerated() {
        for b in accesses[(index + 1)...] where (a.isWrite || b.isWrite) && a.node != b.node {
          guard Self.mayMeet(body, a.place, b.place), tree.isUnsequenced(a.node, a.isWrite, b.node, b.isWrite) else {
            continue
          }
          conflicts.insert(Pair(a.node, b.node))
          recorded.insert(a.key)
          recorded.insert(b.key)
          if let start = starts[root] { begins.insert(start) }
        }
      }
    }
  }

  /// Whether two places can be the same object: variables named directly differ where their names do.
  private static func mayMeet(_ body: Body, _ a: ID<Place>, _ b: ID<Place>) -> Bool {
    switch (body.places[a].base, body.places[b].base) {
    case (.local(let x), .local(let y)): return x == y
    case (.global(let x), .global(let y)): return x == y
    case (.local, .global), (.global, .local): return false
    case (.local(let x), .memory), (.memory, .local(let x)): return body.locals[x].isAddressTaken
    case (.global, .memory), (.memory, .global), (.memory, .memory): return true
    }
  }

  private struct Tree {
    let body: Body
    var lastParts: [Int]

    init(_ body: Body) {
      self.body = body
      lastParts = Array(repeating: 0, count: body.sequencings.count)
      for id in body.sequencings.ids {
        let node = body.sequencings[id]
        if let parent = node.parent { lastParts[parent.index] = max(lastParts[parent.index], node.part) }
      }
    }

    /// The nodes from a leaf to the root; parents come before their parts, so that this ends.
    func path(_ leaf: ID<Sequencing>) -> [ID<Sequencing>] {
      var path = [leaf]
      while let parent = body.sequencings[path[path.count - 1]].parent, parent < path[path.count - 1] {
        path.append(parent)
      }
      return path
    }

    func root(_ leaf: ID<Sequencing>) -> ID<Sequencing> { path(leaf).last ?? leaf }

    func isUnsequenced(_ a: ID<Sequencing>, _ aWrites: Bool, _ b: ID<Sequencing>, _ bWrites: Bool) -> Bool {
      let left = path(a)
      let right = path(b)
      var common = 0
      while common < left.count, common < right.count,
        left[left.count - 1 - common] == right[right.count - 1 - common]
      {
        common += 1
      }
      guard common > 0, common < left.count, common < right.count else { return false }
      let meeting = left[left.count - common]
      let aBelow = Array(left.prefix(left.count - common))
      let bBelow = Array(right.prefix(right.count - common))
      switch body.sequencings[meeting].kind {
      case .sequenced, .leaf: return false
      case .unsequenced: return true
      case .afterOperands:
        let aPart = body.sequencings[aBelow[aBelow.count - 1]].part
        let bPart = body.sequencings[bBelow[bBelow.count - 1]].part
        if aPart == bPart { return false }
        return aPart < bPart ? aWrites && !isCompleted(aBelow) : bWrites && !isCompleted(bBelow)
      }
    }

    /// Whether a sequence point below the meeting node follows the access.
    private func isCompleted(_ path: [ID<Sequencing>]) -> Bool {
      zip(path, path.dropFirst()).contains { child, parent in
        body.sequencings[parent].kind == .sequenced && body.sequencings[child].part < lastParts[parent.index]
      }
    }
  }
}

/// An access of the full expression that a frame is evaluating.
struct RecordedAccess {
  var serial: UInt64
  var node: ID<Sequencing>
  var start: UInt64
  var size: UInt64
  var isWrite: Bool
}

/// The accesses of the full expressions that are under way, of the innermost frame last.
struct AccessLog {
  private var accesses: [RecordedAccess] = []

  /// Forgets the full expression of a frame, and those of frames that have ended: they were entered later.
  mutating func end(of serial: UInt64) { drop { $0.serial >= serial } }

  /// Notes an access, unless an earlier one of the same full expression conflicts with it.
  ///
  /// - Parameter conflicts: the pairs of nodes that C leaves unsequenced.
  /// - Returns: whether there was no conflict.
  mutating func note(_ access: RecordedAccess, _ conflicts: Set<SequenceTable.Pair>) -> Bool {
    drop { $0.serial > access.serial }
    var index = accesses.count
    while index > 0, accesses[index - 1].serial == access.serial {
      index -= 1
      let other = accesses[index]
      if other.node == access.node && other.isWrite == access.isWrite {
        // The expression is evaluated once more.
        drop { $0.serial == access.serial }
        break
      }
      if other.isWrite || access.isWrite, other.start < access.start &+ access.size,
        access.start < other.start &+ other.size, conflicts.contains(SequenceTable.Pair(other.node, access.node))
      {
        return false
      }
    }
    accesses.append(access)
    return true
  }

  private mutating func drop(while isOver: (RecordedAccess) -> Bool) {
    while let last = accesses.last, isOver(last) { accesses.removeLast() }
  }
}

extension Runtime {
  /// Compares an access with the earlier ones of the same full expression.
  @inline(never) func sequenced(_ op: Op, _ cell: UnsafeMutablePointer<Cell>) throws(Stop) {
    let (serial, function) = (frames[depth].serial, frames[depth].function)
    if op.x == 2 { return accesses.end(of: serial) }
    let isCell = op.c == 0
    let start =
      isCell
      ? UInt64(UInt(bitPattern: cell)) | 1 << 63 : cell.pointee.bits &+ UInt64(bitPattern: Int64(op.imm))
    let access = RecordedAccess(
      serial: serial, node: ID(Int(op.b)), start: start, size: isCell ? 1 : UInt64(op.c), isWrite: op.x == 1)
    if accesses.note(access, details[function].sequence.conflicts) { return }
    try violate(
      .unsequenced, "two unsequenced accesses of one object, of which one modifies it",
      "一方が変更を伴う、順序付けられていない同一オブジェクトへの二つのアクセス")
  }
}
