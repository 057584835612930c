public import Basics
public import IR
public import Lattice

/// What the prover found out about one function.
public struct Values: Sendable {
  /// The checks of the function, in their order, and what is said of each.
  public let sites: [CheckSite]
  public let judgements: [Judgement]
  /// Whether control can come to each block.
  private let isReachable: [Bool]
  private let registers: [AbstractValue?]
  /// Whether the analysis came to its end.
  public let isComplete: Bool

  /// The steps that a function may take where nobody says otherwise: blocks and instructions, every time anew.
  public static let defaultBudget = 400_000

  /// Analyses a function for all inputs and from all callers.
  ///
  /// Assumed is that what came before in a run was defined, that memory of others holds values, and that registers of
  /// devices at fixed addresses are no parts of objects.
  public init(
    of body: Body, in unit: UnitIR, facts: UnitFacts, callees: CalleeEffects = .library, budget: Int = defaultBudget
  ) {
    let graph = ControlFlowGraph(of: body)
    var analysis = ValueAnalysis(body, unit, facts, callees, budget: budget)
    sites = analysis.sites
    var reason: Judgement.Reason?
    var reachable = Array(repeating: true, count: body.blocks.count)
    if body.returnsTwice(in: unit) || body.blocks.count == 0 {
      reason = .unsupported
    } else {
      do throws(BudgetExceeded) {
        reachable = try Values.run(&analysis, graph, blocks: body.blocks.count)
      } catch {
        reason = .budget
      }
    }
    if let reason {
      judgements = sites.map { _ in Judgement(.undecided(reason)) }
      registers = Array(repeating: nil, count: body.registers.count)
    } else {
      judgements = analysis.judgements
      registers = analysis.recorded
    }
    isReachable = reachable
    isComplete = reason == nil
  }

  private static func run(
    _ analysis: inout ValueAnalysis, _ graph: ControlFlowGraph, blocks: Int
  ) throws(BudgetExceeded) -> [Bool] {
    var fixpoint = Fixpoint<ValueAnalysis>(graph, blocks: blocks)
    // Without loops one pass is the last.
    if graph.loopHeads.isEmpty {
      analysis.isRecording = true
      try fixpoint.solve(&analysis, narrowing: 0)
    } else {
      try fixpoint.solve(&analysis, narrowing: 1)
      analysis.isRecording = true
      try fixpoint.descend(&analysis)
    }
    return fixpoint.states.map { $0 != nil }
  }

  /// Whether control can come to a block.
  public func isReachable(_ block: ID<Block>) -> Bool { isReachable[block.index] }

  /// Whether control can come to where a register is set, and beyond.
  public func isExpected(_ register: ID<Register>) -> Bool { registers[register.index] != nil }

  /// The values of a register that is an integer; nil where they are not known or control never sets it.
  public func interval(of register: ID<Register>) -> Interval? {
    guard let value = registers[register.index], value.kind == .integer else { return nil }
    return value.interval
  }

  /// Whether a register that is a pointer can be null; nil where it is no pointer or control never sets it.
  public func nullness(of register: ID<Register>) -> Nullness? {
    guard let value = registers[register.index], value.kind == .pointer else { return nil }
    return value.nullness
  }
}

extension Body {
  /// Whether the body calls something that returns twice, so that control can come back with old values.
  fileprivate func returnsTwice(in unit: UnitIR) -> Bool {
    calls.ids.contains { id in
      switch calls[id].callee {
      case .function(let function): unit.functions[function].flags.contains(.returnsTwice)
      case .builtin(let builtin): builtin == .setJump
      case .pointer: false
      }
    }
  }
}
