internal import Basics
internal import Syntax

/// Where a function runs with interrupts masked, by the calls and instructions that mask them.
///
/// One walk over the statements; where ways meet, interrupts count as masked only if they are on every way.
struct InterruptMasking {
  /// Node ranges that run with interrupts masked.
  private var ranges: [Range<Int>] = []
  private var known: [Declaration: Bool?] = [:]
  private var depth = 0

  /// Walks a function definition.
  init(of function: Node) {
    if let body = function.body { _ = walk(body, false) }
  }

  private init(depth: Int) { self.depth = depth }

  func contains(_ node: Node) -> Bool { ranges.contains { $0.contains(node.id.index) } }

  /// Walks a statement; `state` says whether interrupts are masked before it, nil that it is not reached.
  private mutating func walk(_ node: Node, _ state: Bool?) -> Bool? {
    if state == true, node.kind.isLoop { ranges.append(node.id.index..<node.id.index + 1) }
    switch node.kind {
    case .compound, .label, .attributedStatement: return node.children.reduce(state) { walk($1, $0) }
    case .caseLabel, .defaultLabel:
      let entered = Self.meet(state, entry)
      return node.children.last.flatMap { $0.kind == .absent ? entered : walk($0, entered) }
    case .ifStatement:
      let decided = node.condition.map { walk($0, state) } ?? state
      let then = node.presentChild(1).map { walk($0, decided) } ?? decided
      return Self.meet(then, node.presentChild(2).map { walk($0, decided) } ?? decided)
    case .doStatement: return node.children.reduce(state) { walk($1, $0) }
    case .whileStatement, .forStatement:
      let entered = node.children.filter { $0 != node.body && $0.kind != .absent }.reduce(state) { walk($1, $0) }
      return Self.meet(entered, node.body.map { walk($0, entered) } ?? entered)
    case .switchStatement:
      let entered = node.condition.map { walk($0, state) } ?? state
      let outer = entry
      entry = entered
      let left = node.body.map { walk($0, nil) } ?? entered
      entry = outer
      return Self.meet(left, entered)
    case .returnStatement:
      _ = simple(node, state)
      return nil
    case .gotoStatement, .breakStatement, .continueStatement: return nil
    default: return simple(node, state)
    }
  }

  /// The state at the labels of the innermost `switch`.
  private var entry: Bool?

  private static func meet(_ a: Bool?, _ b: Bool?) -> Bool? {
    guard let a, let b else { return a ?? b }
    return a && b
  }

  private mutating func simple(_ node: Node, _ state: Bool?) -> Bool? {
    var state = state
    var start = node.id.index
    var last = start
    for inner in node.subtree {
      last = inner.id.index
      guard let effect = effect(of: inner), effect != state else { continue }
      if state == true { ranges.append(start..<last) }
      state = effect
      start = last
    }
    if state == true { ranges.append(start..<last + 1) }
    return state
  }

  // MARK: Effects

  /// Whether a node masks (true) or unmasks (false) interrupts.
  private mutating func effect(of node: Node) -> Bool? {
    switch node.kind {
    case .call:
      guard let function = node.calledFunction else { return nil }
      if let effect = Self.effect(ofWrite: function.name, node.arguments.last) { return effect }
      return MaskingConvention.effect(ofName: function.name) ?? effect(of: function)
    case .assembly:
      if let effect = MaskingConvention.effect(ofAssembly: node.text) { return effect }
      return node.expansions.lazy.compactMap { MaskingConvention.effect(ofName: $0.name) }.first
    case .binary where node.binaryOperator == .assign:
      guard let left = node.operands?.left.withoutCasts, left.text.hasSuffix("SREG") else { return nil }
      return false
    default: return nil
    }
  }

  private static let maskRegisters: Set<String> = [
    "__set_PRIMASK", "__set_BASEPRI", "__set_FAULTMASK", "__set_BASEPRI_MAX", "_set_interrupt_priority",
  ]

  /// Writes to a mask register: a constant other than zero masks, everything else restores.
  private static func effect(ofWrite name: String, _ value: Node?) -> Bool? {
    guard name.hasPrefix("_"), maskRegisters.contains(name), let value else { return nil }
    if name == "__set_BASEPRI_MAX" { return true }
    if let constant = value.constantValue { return constant != 0 }
    return name == "__set_BASEPRI" && value.withoutCasts.kind != .declarationReference
  }

  /// The effect of a function that the unit defines: what its body leaves behind.
  private mutating func effect(of function: Declaration) -> Bool? {
    if let result = known[function] { return result }
    guard depth < 2, let body = function.definition?.body else { return nil }
    known[function] = .some(nil)
    var inner = InterruptMasking(depth: depth + 1)
    let fromOpen = inner.walk(body, false)
    let fromMasked = inner.walk(body, true)
    let result: Bool? = fromOpen == true ? true : fromMasked == false ? false : nil
    known[function] = .some(result)
    return result
  }
}

/// By which names and instructions the supported device families mask interrupts.
enum MaskingConvention {
  static func effect(ofName name: String) -> Bool? {
    if masking.contains(name) { return true }
    if unmasking.contains(name) { return false }
    guard mayTellOfInterrupts(name) else { return nil }
    let words = Set(name.words)
    if !words.isDisjoint(with: ["critical", "crit"]) {
      if !words.isDisjoint(with: ["enter", "begin", "start", "lock", "disable", "in"]) { return true }
      if !words.isDisjoint(with: ["exit", "leave", "end", "unlock", "restore", "release", "enable", "out"]) {
        return false
      }
    }
    guard !words.isDisjoint(with: interrupts) else { return nil }
    if !words.isDisjoint(with: ["disable", "disabled", "lock", "mask", "save", "suspend", "block"]) { return true }
    if !words.isDisjoint(with: ["enable", "enabled", "unlock", "unmask", "restore", "resume", "unblock"]) {
      return false
    }
    return nil
  }

  /// Whether a name holds the beginning of a word that matters below; most names do not, and their words need no look.
  private static func mayTellOfInterrupts(_ name: String) -> Bool {
    var last: UInt32 = 0
    for byte in name.utf8 {
      last = (last << 8 | UInt32(byte | 0x20)) & 0xff_ffff
      if beginnings.contains(last) { return true }
    }
    return false
  }

  /// `cri`, `irq`, `int`, `isr` as three bytes.
  private static let beginnings: [UInt32] = [0x637269, 0x697271, 0x696e74, 0x697372]

  private static let interrupts: Set<String> = [
    "irq", "irqs", "irqsave", "irqrestore", "interrupt", "interrupts", "int", "ints", "isr",
  ]
  private static let masking: Set<String> = [
    "cli", "__cli", "noInterrupts", "__iCliRetVal", "__bic_SR_register", "_DINT", "DINT", "__DI", "di", "DI", "dis_int",
    "__disable_fiq", "portSET_INTERRUPT_MASK_FROM_ISR", "ulPortRaiseBASEPRI", "vPortRaiseBASEPRI", "OS_ENTER_CRITICAL",
    "IntMasterDisable", "loc_cpu", "R_BSP_InterruptsDisable", "tx_interrupt_control", "CyEnterCriticalSection",
  ]
  private static let unmasking: Set<String> = [
    "sei", "__sei", "interrupts", "__iSeiParam", "__bis_SR_register", "_EINT", "EINT", "__EI", "ei", "EI", "ena_int",
    "__enable_fiq", "portCLEAR_INTERRUPT_MASK_FROM_ISR", "vPortSetBASEPRI", "OS_EXIT_CRITICAL", "IntMasterEnable",
    "unl_cpu", "R_BSP_InterruptsEnable", "CyExitCriticalSection",
  ]

  static func effect(ofAssembly text: String) -> Bool? {
    let text = text.lowercased()
    if ["cpsid", "\"cli\"", "\"di\"", "dint", "clrpsw i", "\"sei #", "csrc mstatus", "csrci mstatus"].contains(
      where: text.contains)
    {
      return true
    }
    if ["cpsie", "\"sei\"", "\"ei\"", "eint", "setpsw i", "csrs mstatus", "csrsi mstatus"].contains(
      where: text.contains)
    {
      return false
    }
    return nil
  }
}
