public import Basics
public import Syntax

/// The control-flow graph of one function: basic blocks whose elements are nodes of the tree.
///
/// Elements are whole expressions: expression statements, declared variables, `return` statements, and the operands
/// into which conditions split. `&&`, `||`, `!`, `?:` and the comma operator become branches in conditions and in
/// statements whose value is not used; inside other expressions they stay whole. The statements of a GNU statement
/// expression stand before the element that holds it.
public struct ControlFlow: FunctionAnalysis {
  /// Elements that are evaluated one after the other.
  public struct Block: Sendable {
    public internal(set) var elements: [Node] = []
    public internal(set) var exit: Exit
    /// The reachable blocks that can be left for this one, in order of their numbers.
    public internal(set) var predecessors: [ID<Block>] = []
  }

  /// How a block is left.
  public enum Exit: Sendable {
    /// To the next block, by falling into it or by a jump statement.
    case jump(ID<Block>)
    case branch(Branch)
    case choice(Choice)
    /// To one of several labels (`goto *p`, `asm goto`).
    case computed([ID<Block>])
    /// Not at all: the call does not return.
    case stop(Node)
    /// Out of the function.
    case leave
  }

  /// Two ways, decided by the block's last element.
  public struct Branch: Sendable {
    public let condition: Node
    public let whenTrue: ID<Block>
    public let whenFalse: ID<Block>
    /// The condition's value where it is constant.
    public let known: Bool?
    /// Whether the condition belongs to a loop.
    public let isLoop: Bool
  }

  /// The ways of a `switch`.
  public struct Choice: Sendable {
    public let value: Node
    public let cases: [Case]
    /// The block of `default`, or what follows the statement.
    public let otherwise: ID<Block>
    public let hasDefault: Bool
    /// Whether the value is of an enumeration type of which every enumerator has a `case`.
    public let coversEnumeration: Bool
  }

  /// A `case` label with its values; nil where a value could not be computed.
  public struct Case: Sendable {
    public let label: Node
    public let values: ClosedRange<Int128>?
    public let target: ID<Block>
  }

  /// Which ways out of a block count.
  public enum Edges: Sendable {
    /// Constant conditions are decided.
    case possible
    /// Constant conditions may have another value in another build; endless loops stay endless.
    case inSomeBuild
    /// As `possible`, and objects of enumeration types hold one of their enumerators.
    case withNamedEnumerators
  }

  /// A set of blocks.
  public struct BlockSet: Sendable {
    private var members: [Bool]

    init(count: Int) { members = Array(repeating: false, count: count) }

    public func contains(_ block: ID<Block>) -> Bool { members[block.index] }

    /// Adds a block; false where it was there.
    mutating func insert(_ block: ID<Block>) -> Bool {
      defer { members[block.index] = true }
      return !members[block.index]
    }
  }

  /// The steps that one function may cost.
  public static let budget = 4_000_000

  public let blocks: Arena<Block>
  public let entry: ID<Block>
  /// The closing brace of the body; it leads to `exit`.
  public let end: ID<Block>
  /// Where all ways out of the function meet.
  public let exit: ID<Block>
  /// The blocks that can be reached, every block before its successors except along loops back.
  public let reversePostorder: [ID<Block>]
  private let reachable: BlockSet
  private let function: Node
  private let places: [UInt32]

  public init(of scope: FunctionScope) throws(BudgetExceeded) {
    try self.init(of: scope.function, budget: Self.budget)
  }

  /// Builds the graph of a function definition; the cost is linear in its nodes.
  public init(of function: Node, budget: Int) throws(BudgetExceeded) {
    var builder = ControlFlowBuilder(function, budget: budget)
    try builder.run()
    self.function = function
    entry = builder.entry
    end = builder.end
    exit = builder.exit
    places = builder.places
    var blocks = builder.blocks
    reversePostorder = Self.order(blocks, from: entry)
    var reachable = BlockSet(count: blocks.count)
    for block in reversePostorder {
      _ = reachable.insert(block)
      for next in Self.successors(blocks[block].exit, .possible) where blocks[next].predecessors.last != block {
        blocks[next].predecessors.append(block)
      }
    }
    for id in blocks.ids { blocks[id].predecessors.sort() }
    self.reachable = reachable
    self.blocks = blocks
  }

  // MARK: Questions

  /// The block in which the evaluation of a node begins; nil outside the function's body.
  public func block(of node: Node) -> ID<Block>? {
    var current: Node? = node
    while let inner = current, inner != function {
      let offset = inner.id.index - function.id.index
      guard places.indices.contains(offset) else { return nil }
      if places[offset] != .max { return ID(Int(places[offset])) }
      current = inner.parent
    }
    return nil
  }

  public func isReachable(_ block: ID<Block>) -> Bool { reachable.contains(block) }

  /// Whether the evaluation of a node can begin; what stands outside the body counts as reachable.
  public func isReachable(_ node: Node) -> Bool { block(of: node).map { reachable.contains($0) } ?? true }

  /// Whether the closing brace of the body can be reached.
  public var canReachEnd: Bool { reachable.contains(end) }

  public func successors(of block: ID<Block>, _ edges: Edges = .possible) -> [ID<Block>] {
    Self.successors(blocks[block].exit, edges)
  }

  /// The blocks that can be reached from the entry along the given edges.
  public func reachableBlocks(_ edges: Edges) -> BlockSet {
    var found = BlockSet(count: blocks.count)
    var stack = [entry]
    while let block = stack.popLast() {
      guard found.insert(block) else { continue }
      stack.append(contentsOf: Self.successors(blocks[block].exit, edges))
    }
    return found
  }

  // MARK: Edges

  private static func successors(_ exit: Exit, _ edges: Edges) -> [ID<Block>] {
    switch exit {
    case .jump(let next): return [next]
    case .branch(let branch): return branch.successors(edges)
    case .choice(let choice): return choice.successors(edges)
    case .computed(let targets): return targets
    case .stop, .leave: return []
    }
  }

  /// Depth first without recursion.
  private static func order(_ blocks: Arena<Block>, from entry: ID<Block>) -> [ID<Block>] {
    var seen = BlockSet(count: blocks.count)
    var order: [ID<Block>] = []
    var stack: [(block: ID<Block>, next: [ID<Block>], position: Int)] = []
    _ = seen.insert(entry)
    stack.append((entry, successors(blocks[entry].exit, .possible), 0))
    while let top = stack.last {
      guard top.position < top.next.count else {
        order.append(top.block)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].position += 1
      let next = top.next[top.position]
      if seen.insert(next) { stack.append((next, successors(blocks[next].exit, .possible), 0)) }
    }
    return order.reversed()
  }
}

extension ControlFlow.Branch {
  fileprivate func successors(_ edges: ControlFlow.Edges) -> [ID<ControlFlow.Block>] {
    let decided: Bool?
    switch edges {
    case .possible, .withNamedEnumerators: decided = known
    case .inSomeBuild: decided = isLoop && known == true ? true : nil
    }
    switch decided {
    case true?: return [whenTrue]
    case false?: return [whenFalse]
    case nil: return [whenTrue, whenFalse]
    }
  }
}

extension ControlFlow.Choice {
  fileprivate func successors(_ edges: ControlFlow.Edges) -> [ID<ControlFlow.Block>] {
    if edges != .inSomeBuild, let constant = value.constantValue, cases.allSatisfy({ $0.values != nil }) {
      let chosen = cases.first { $0.values?.contains(constant) ?? false }
      return [chosen?.target ?? otherwise]
    }
    var targets: [ID<ControlFlow.Block>] = []
    for target in cases.map(\.target) where targets.last != target { targets.append(target) }
    let isOtherwisePossible = edges != .withNamedEnumerators || hasDefault || !coversEnumeration
    if isOtherwisePossible, targets.last != otherwise { targets.append(otherwise) }
    return targets
  }
}
