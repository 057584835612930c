/// All terms of one worker, each once; building a term simplifies it.
///
/// Operands have smaller rows than what is made of them. Not for use by two threads at once.
public final class TermTable {
  private let columns: UnsafeMutablePointer<Columns>
  private var symbolCount: UInt32 = 0
  /// By row the symbols of a term, where they were asked for; some at a time.
  var symbolSets: [[Term]?] = []
  /// How many symbols the sets hold together.
  var symbolSetsSize = 0
  var marks: ContiguousArray<UInt32> = []
  var mark: UInt32 = 0
  var scratch: ContiguousArray<UInt64> = []
  let no: Term
  let yes: Term

  public init() {
    no = Term(raw: 0)
    yes = Term(raw: 1)
    columns = .allocate(capacity: 1)
    columns.initialize(to: Columns())
    _ = constant(0, bits: 1)
    _ = constant(1, bits: 1)
  }

  deinit {
    columns.pointee.deallocate()
    columns.deallocate()
  }

  @inline(__always) var nodes: Rows<Node> {
    get { columns.pointee.nodes }
    _modify { yield &columns.pointee.nodes }
  }

  /// What is known of a term's value from its structure alone.
  @inline(__always) var bounds: Rows<Bounds> {
    get { columns.pointee.bounds }
    _modify { yield &columns.pointee.bounds }
  }

  @inline(__always) var summands: Rows<Summand> {
    get { columns.pointee.summands }
    _modify { yield &columns.pointee.summands }
  }

  private var slots: UnsafeMutablePointer<UInt32> { columns.pointee.slots }

  private var slotCount: Int { columns.pointee.slotCount }

  /// The number of terms.
  public var count: Int { nodes.count }

  @inline(__always) func node(_ term: Term) -> Node { nodes[term.row] }

  @inline(__always) func width(_ term: Term) -> Int { Int(nodes[term.row].bits) }

  /// The number of bits of a term.
  public func bits(of term: Term) -> Int { width(term) }

  // MARK: Constants and symbols

  /// A constant, truncated to the number of bits.
  public func constant(_ value: UInt64, bits: Int) -> Term {
    precondition((1...64).contains(bits), "a bit-vector has 1...64 bits")
    let value = Word.truncated(value, bits)
    return intern(
      Node(
        operation: .constant, bits: UInt8(bits), a: UInt32(truncatingIfNeeded: value),
        b: UInt32(truncatingIfNeeded: value >> 32)))
  }

  /// A constant, truncated to the number of bits.
  public func constant(signed value: Int64, bits: Int) -> Term { constant(UInt64(bitPattern: value), bits: bits) }

  /// The constant of 1 bit.
  public func truth(_ value: Bool) -> Term { value ? yes : no }

  /// The value of a constant, zero-extended.
  @inline(__always) public func unsignedValue(_ term: Term) -> UInt64? {
    let node = nodes[term.row]
    return node.operation == .constant ? UInt64(node.a) | UInt64(node.b) << 32 : nil
  }

  /// The value of a constant, sign-extended.
  public func signedValue(_ term: Term) -> Int64? { unsignedValue(term).map { Word.signed($0, width(term)) } }

  /// The value of a constant of 1 bit.
  public func truthValue(_ term: Term) -> Bool? { term == yes ? true : term == no ? false : nil }

  /// A fresh unknown.
  public func symbol(bits: Int) -> Term {
    precondition((1...64).contains(bits), "a bit-vector has 1...64 bits")
    symbolCount += 1
    return append(Node(operation: .symbol, bits: UInt8(bits), a: symbolCount))
  }

  /// The place of an unknown in the order in which unknowns were made; nil for any other term.
  public func symbolIndex(of term: Term) -> Int? {
    let node = nodes[term.row]
    return node.operation == .symbol ? Int(node.a) - 1 : nil
  }

  /// Whether the term is an unknown.
  public func isSymbol(_ term: Term) -> Bool { nodes[term.row].operation == .symbol }

  // MARK: Rows

  /// The row of a node that is no sum; the same node has the same row.
  func intern(_ node: Node) -> Term {
    var slot = Int(truncatingIfNeeded: node.hash) & (slotCount - 1)
    while slots[slot] != 0 {
      let row = slots[slot] - 1
      if nodes[Int(row)] == node { return Term(raw: row) }
      slot = (slot + 1) & (slotCount - 1)
    }
    slots[slot] = UInt32(nodes.count) + 1
    return append(node)
  }

  /// The row of a node where there is one.
  func existing(_ node: Node) -> Term? {
    var slot = Int(truncatingIfNeeded: node.hash) & (slotCount - 1)
    while slots[slot] != 0 {
      let row = slots[slot] - 1
      if nodes[Int(row)] == node { return Term(raw: row) }
      slot = (slot + 1) & (slotCount - 1)
    }
    return nil
  }

  /// The row of the sum of the summands at the end of the pool, which are taken off where the sum exists already.
  func internSum(from start: Int, constant: Term, bits: Int) -> Term {
    let hash = hash(start, summands.count - start, constant, bits)
    var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
    while slots[slot] != 0 {
      let row = slots[slot] - 1
      if isSum(nodes[Int(row)], of: start, constant: constant, bits: bits) {
        summands.truncate(to: start)
        return Term(raw: row)
      }
      slot = (slot + 1) & (slotCount - 1)
    }
    slots[slot] = UInt32(nodes.count) + 1
    return append(
      Node(
        operation: .sum, bits: UInt8(bits), a: UInt32(start), b: UInt32(summands.count - start), c: constant.raw))
  }

  private func isSum(_ node: Node, of start: Int, constant: Term, bits: Int) -> Bool {
    let count = summands.count - start
    guard node.operation == .sum, node.width == bits, node.third == constant, Int(node.b) == count else { return false }
    for index in 0..<count where summands[Int(node.a) + index] != summands[start + index] { return false }
    return true
  }

  private func hash(_ start: Int, _ count: Int, _ constant: Term, _ bits: Int) -> UInt64 {
    var h = UInt64(constant.raw) << 8 | UInt64(bits)
    for index in start..<start + count {
      h = (h ^ summands[index].coefficient) &* 0x9E37_79B9_7F4A_7C15
      h = (h ^ h >> 31 ^ UInt64(summands[index].term.raw)) &* 0xBF58_476D_1CE4_E5B9
    }
    return h ^ h >> 32
  }

  private func append(_ node: Node) -> Term {
    let term = Term(raw: UInt32(nodes.count))
    nodes.append(node)
    bounds.append(Bounds(full: node.width))
    bounds[term.row] = computedBounds(of: node) { bounds[$0.row] }
    if nodes.count * 2 > slotCount { grow() }
    return term
  }

  private func grow() {
    columns.pointee.enlargeSlots()
    for row in 0..<nodes.count where nodes[row].operation != .symbol {
      let node = nodes[row]
      let hash = node.operation == .sum ? hash(Int(node.a), Int(node.b), node.third, node.width) : node.hash
      var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = UInt32(row) + 1
    }
  }
}

/// The storage of a table.
///
/// It is reached by pointer: a property of a class is checked for exclusive access at each use, which costs as much as
/// the use itself.
private struct Columns {
  var nodes = Rows<Node>(capacity: 512)
  var bounds = Rows<Bounds>(capacity: 512)
  var summands = Rows<Summand>(capacity: 512)
  /// The hash table: rows plus one, or zero; its size is a power of two.
  var slots: UnsafeMutablePointer<UInt32>
  var slotCount = 1024

  init() {
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
  }

  /// Leaves a larger, empty hash table.
  mutating func enlargeSlots() {
    slots.deallocate()
    slotCount *= 4
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
  }

  func deallocate() {
    nodes.deallocate()
    bounds.deallocate()
    summands.deallocate()
    slots.deallocate()
  }
}
