import Basics
import IR
import Source
import Testing

struct GraphTests {
  @Test func loopsAndDominators() throws {
    let unit = try UnitIR(
      parsing: """
        unit "a" target "avr"
        fn @f(n: i16) -> void external {
        b0: jump b1
        b1: %0: i16 = load n branch %0, b2, b4
        b2: branch %0, b3, b1
        b3: jump b1
        b4: return
        b5: jump b4
        }
        """)
    let body = try #require(unit.functions[ID(0)].body)
    let graph = ControlFlowGraph(of: body)
    #expect(graph.loopHeads == [ID(1)])
    #expect(graph.isReducible)
    #expect(Set(graph.loop(of: ID(1))) == [ID(1), ID(2), ID(3)])
    #expect(graph.predecessors(of: ID(4)) == [ID(1), ID(5)])
    #expect(graph.immediateDominator(of: ID(4)) == ID(1))
    #expect(!graph.isReachable(ID(5)))
    #expect(!graph.dominates(ID(5), ID(5)))
  }

  @Test(arguments: 0..<300) func dominatorsAgreeWithTheirDefinition(seed: UInt64) {
    var dice = Dice(state: seed)
    let graph = RandomGraph(with: &dice)
    let found = ControlFlowGraph(of: graph.body)
    let reached = graph.reached(without: nil)
    for block in graph.blocks {
      #expect(found.isReachable(block) == reached.contains(block))
      // A block dominates those that are out of reach once it is gone.
      let rest = graph.reached(without: block)
      for other in graph.blocks {
        let dominates = reached.contains(block) && reached.contains(other) && !rest.contains(other)
        #expect(found.dominates(block, other) == dominates)
      }
    }
    for block in reached {
      let strict = reached.filter { $0 != block && found.dominates($0, block) }
      let nearest = strict.first { candidate in strict.allSatisfy { found.dominates($0, candidate) } }
      #expect(found.immediateDominator(of: block) == nearest)
    }
    #expect(Set(found.reversePostorder) == reached)
    #expect(found.reversePostorder.count == reached.count)
  }

  /// Without the heads no way leads around; in a reducible graph they dominate the ends of their loops.
  @Test(arguments: 0..<300) func everyWayAroundPassesAHead(seed: UInt64) {
    var dice = Dice(state: seed &+ 1000)
    let graph = RandomGraph(with: &dice)
    let found = ControlFlowGraph(of: graph.body)
    let heads = Set(found.loopHeads)
    for block in found.reversePostorder {
      #expect(!graph.hasCycle(through: block, avoiding: heads))
      for next in found.successors(of: block) {
        #expect(found.predecessors(of: next).contains(block))
        guard let from = found.position(of: block), let to = found.position(of: next) else { continue }
        if to <= from { #expect(heads.contains(next)) }
        if to <= from, found.isReducible { #expect(found.dominates(next, block)) }
      }
    }
    for head in heads where found.isReducible {
      let loop = graph.blocks.filter { graph.canReach(head, from: $0, found) }
      #expect(Set(found.loop(of: head)) == Set(loop))
    }
  }

  @Test func graphvizTextIsEscaped() throws {
    let unit = try UnitIR(parsing: Sample.unit)
    let text = unit.functions[ID(1)].dot(in: unit)
    #expect(text.hasPrefix("digraph \"@sum\" {\n"))
    #expect(text.contains(#"asm \"dsb\\n\" memory\l"#))
    #expect(text.contains("b2 -> b4 [label=\"2...5\"]"))
    #expect(text.contains("b0 -> b1 [label=\"yes\"]"))
  }
}

/// A few blocks with random ways between them.
private struct RandomGraph {
  let body: Body
  var blocks: [ID<Block>] { body.blocks.ids.map { $0 } }

  init(with dice: inout Dice) {
    var body = Body()
    let origin = body.origins.add(Origin(node: 0, site: SourceSite(file: ID(0), start: 0, end: 0)))
    let count = 1 + dice.below(9)
    for _ in 0..<count {
      let targets = (0..<dice.below(4)).map { _ in ID<Block>(dice.below(count)) }
      _ = body.blocks.add(Block(terminator: .anyOf(targets), origin: origin))
    }
    self.body = body
  }

  private func successors(_ block: ID<Block>) -> [ID<Block>] { body.blocks[block].terminator.successors(in: body) }

  func reached(without hidden: ID<Block>?) -> Set<ID<Block>> {
    hidden == body.entry ? [] : reached(from: [body.entry], avoiding: hidden.map { [$0] } ?? [])
  }

  func hasCycle(through block: ID<Block>, avoiding hidden: Set<ID<Block>>) -> Bool {
    if hidden.contains(block) { return false }
    return reached(from: successors(block).filter { !hidden.contains($0) }, avoiding: hidden).contains(block)
  }

  /// Whether a block belongs to the natural loop of a head.
  func canReach(_ head: ID<Block>, from block: ID<Block>, _ graph: ControlFlowGraph) -> Bool {
    if block == head { return true }
    guard graph.dominates(head, block) else { return false }
    return reached(from: [block], avoiding: [head])
      .contains { graph.dominates(head, $0) && successors($0).contains(head) }
  }

  private func reached(from start: [ID<Block>], avoiding hidden: Set<ID<Block>>) -> Set<ID<Block>> {
    var known = Set(start)
    var open = start
    while let block = open.popLast() {
      for next in successors(block) where !hidden.contains(next) && known.insert(next).inserted { open.append(next) }
    }
    return known
  }
}
