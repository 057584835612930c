import Basics
import Build
import Foundation
import Frontend
import Pipeline
import RuleKit
import Source
import Syntax
import Testing

/// The control-flow graph that rules ask for.
@Suite struct ControlFlowTests {
  private func functions(_ path: String, in files: FileSystem) throws -> [Node] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let root = folder.isEmpty ? "/" : folder
    var options = PlanOptions(root: root)
    options.extraArguments = ["-std=gnu11"]
    let plan = try CompilationPlan.fromSources([path], options: options, in: files)
    let unit = try #require(plan.units.first)
    return try Parser(try LibClang.find(), files: files, root: root).parse(unit).tree.functions
  }

  private func function(_ body: String) throws -> Node {
    let declarations = """
      _Noreturn void fatal(void); void reach(void); void dead(void); enum level { LOW, HIGH };
      void halt(void) { for (;;) { } }
      __attribute__((weak)) void hook(void) { for (;;) { } }
      """
    let text = "\(declarations)\nvoid f(int a, int b, enum level level) { \(body) }"
    let all = try functions("/unit/main.c", in: FileSystem(files: ["/unit/main.c": text]))
    return try #require(all.last)
  }

  /// Statements, whether the closing brace can be reached, and whether `dead()` can.
  struct Sample: Sendable, CustomTestStringConvertible {
    let body: String
    let ends: Bool
    let reachesDead: Bool
    var testDescription: String { body }

    init(_ body: String, ends: Bool = true, reachesDead: Bool = false) {
      self.body = body
      self.ends = ends
      self.reachesDead = reachesDead
    }
  }

  static let samples = [
    Sample("return; dead();", ends: false),
    Sample("if (a) return; dead();", reachesDead: true),
    Sample("if (a) return; else return; dead();", ends: false),
    Sample("for (;;) { } dead();", ends: false),
    Sample("while (1) { if (a) break; } dead();", reachesDead: true),
    Sample("while (0) dead();"),
    Sample("if (0 && a) dead();"),
    Sample("if (1 || a) reach(); else dead();"),
    Sample("if (!(1)) dead();"),
    Sample("if (a ? 0 : 0) dead();"),
    Sample("do { reach(); continue; dead(); } while (a);"),
    Sample("do { if (a) continue; return; } while (b); dead();", reachesDead: true),
    Sample("switch (a) { dead(); case 1: reach(); }"),
    Sample("switch (a) { case 1: return; default: return; } dead();", ends: false),
    Sample("switch (a) { case 1: return; } dead();", reachesDead: true),
    Sample("switch (3) { case 1 ... 5: reach(); break; default: dead(); }"),
    Sample("switch (a) { case 1: case 2: break; case 3: return; } dead();", reachesDead: true),
    Sample("switch (a) { case 1: while (b) { continue; dead(); } }"),
    Sample("goto out; dead(); out: reach();"),
    Sample("again: if (a) goto again; dead();", reachesDead: true),
    Sample("static void *t[] = { &&x, &&y }; goto *t[a]; dead(); x: reach(); y: reach();"),
    Sample("fatal(); dead();", ends: false),
    Sample("halt(); dead();", ends: false),
    Sample("hook(); dead();", reachesDead: true),
    Sample("a ? fatal() : fatal(); dead();", ends: false),
    Sample("a && (fatal(), 0); dead();", reachesDead: true),
    Sample("a = sizeof(({ fatal(); 1; })); dead();", reachesDead: true),
    Sample("a = ({ if (b) return; 1; }) + 1; dead();", reachesDead: true),
    Sample("a = ({ fatal(); 1; }); dead();", ends: false),
    Sample("a = b ? ({ fatal(); 1; }) : 2; dead();", reachesDead: true),
    Sample("if (__builtin_expect(!!(0), 0)) dead();"),
    Sample("for (int i = 0; i < a; i++) { return; } dead();", reachesDead: true),
    Sample("switch (level) { case LOW: return; case HIGH: return; } dead();", reachesDead: true),
  ]

  @Test(arguments: samples)
  func statementsAreReachedAsInC(sample: Sample) throws {
    let function = try function(sample.body)
    let flow = try ControlFlow(of: function, budget: ControlFlow.budget)
    let dead = function.descendants.first { $0.kind == .call && $0.calledName == "dead" }
    #expect(flow.canReachEnd == sample.ends)
    #expect((dead.map { flow.isReachable($0) } ?? false) == sample.reachesDead)
  }

  @Test func enumerationsAreCoveredOnRequest() throws {
    let function = try function("switch (level) { case LOW: return; case HIGH: return; }")
    let flow = try ControlFlow(of: function, budget: ControlFlow.budget)
    #expect(flow.canReachEnd)
    #expect(!flow.reachableBlocks(.withNamedEnumerators).contains(flow.end))
  }

  @Test func constantsOfTheBuildMayDiffer() throws {
    let function = try function("if (0) { dead(); } while (1) { } reach();")
    let flow = try ControlFlow(of: function, budget: ControlFlow.budget)
    let inSomeBuild = flow.reachableBlocks(.inSomeBuild)
    let calls = function.descendants.filter { $0.kind == .call }.compactMap { flow.block(of: $0) }
    #expect(calls.map { flow.isReachable($0) } == [false, false])
    #expect(calls.map { inSomeBuild.contains($0) } == [true, false])
  }

  @Test func budgetIsKept() throws {
    let function = try function("if (a) { reach(); } else { dead(); }")
    #expect(throws: BudgetExceeded(steps: 3)) { try ControlFlow(of: function, budget: 3) }
  }

  @Test func graphsOfAllFixturesAreWellFormed() throws {
    let folder = "\(root)/Fixtures"
    let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let paths = names.filter { $0.hasSuffix(".c") }.sorted()
    #expect(paths.count > 50)
    for path in paths {
      for function in try functions("\(folder)/\(path)", in: .disk) {
        try check(function, UnitScope(tree: function.tree, files: []), path)
      }
    }
  }

  private func check(_ function: Node, _ unit: UnitScope, _ path: String) throws {
    let scope = FunctionScope(function: function, unit: unit)
    let flow = try scope.result(of: ControlFlow.self)
    let mistakes = mistakes(in: function, flow, try scope.result(of: Dominators.self))
    #expect(mistakes == [], "\(path) \(scope.name)")
  }

  private func mistakes(in function: Node, _ flow: ControlFlow, _ dominators: Dominators) -> [String] {
    var mistakes: [String] = []
    func require(_ condition: Bool, _ text: String) { if !condition { mistakes.append(text) } }
    for statement in function.descendants where statement.kind.isStatement {
      require(flow.block(of: statement) != nil, "the statement at \(statement.location.line) has no block")
    }
    var elements: Set<Node> = []
    for element in flow.blocks.ids.flatMap({ flow.blocks[$0].elements }) {
      require(elements.insert(element).inserted, "the element at \(element.location.line) is evaluated in two blocks")
    }
    require(flow.reversePostorder.first == flow.entry, "the entry does not come first")
    require(Set(flow.reversePostorder).count == flow.reversePostorder.count, "a block is listed twice")
    for block in flow.reversePostorder {
      let predecessors = flow.blocks[block].predecessors
      require(block == flow.entry || !predecessors.isEmpty, "nothing leads to a block")
      require(dominators.dominates(flow.entry, block), "the entry does not dominate a block")
      for next in flow.successors(of: block) {
        require(flow.blocks[next].predecessors.contains(block), "a predecessor is missing")
      }
      guard let dominator = dominators.immediateDominator(of: block) else { continue }
      require(dominators.dominates(dominator, block), "an immediate dominator does not dominate")
      require(!dominators.dominates(block, dominator), "two blocks dominate each other")
      require(
        predecessors.allSatisfy { dominators.dominates(dominator, $0) }, "a way passes by the immediate dominator")
    }
    return mistakes
  }
}
