internal import Findings
internal import RuleKit
internal import Syntax

/// Values in a function that an attacker can guess: pseudo-random numbers, clocks, counters and device identifiers, and
/// the local variables that are made from them.
struct GuessableSources {
  struct Source {
    /// The function or register.
    let name: String
    /// Whether it is a generator of pseudo-random numbers and not a clock or identifier.
    let isGenerator: Bool
    var steps: [Step] = []
  }

  private static let generators: Set<String> = [
    "rand", "rand_r", "random", "random_r", "drand48", "erand48", "lrand48", "nrand48", "mrand48", "jrand48",
    "sys_rand32_get", "sys_rand8_get", "sys_rand16_get", "sys_rand64_get", "prand", "os_rand", "lwip_rand",
  ]
  private static let clocks: Set<String> = [
    "time", "clock", "HAL_GetTick", "xTaskGetTickCount", "xTaskGetTickCountFromISR", "osKernelGetTickCount",
    "osKernelSysTick",
    "osKernelGetSysTimerCount", "k_uptime_get", "k_uptime_get_32", "k_uptime_ticks", "k_cycle_get_32", "k_cycle_get_64",
    "tx_time_get", "millis", "micros", "sys_now", "esp_timer_get_time", "app_timer_cnt_get", "HAL_GetUIDw0",
    "HAL_GetUIDw1",
    "HAL_GetUIDw2", "HAL_GetDEVID", "HAL_GetREVID", "LL_GetUID_Word0", "LL_GetUID_Word1", "LL_GetUID_Word2", "getpid",
  ]
  /// Functions that fill a buffer with pseudo-random bytes.
  static let fillers: Set<String> = ["sys_rand_get", "hwinfo_get_device_id"]

  private let function: Node
  private let tainted: [Declaration: Source]
  let areUsed: Bool
  /// Whether the function is a source of entropy by its name.
  let isEntropyFunction: Bool

  init(in function: Node) {
    self.function = function
    let words = IdentifierWords(function.declaration?.name ?? "")
    isEntropyFunction =
      words.contains(anyOf: ["entropy", "csprng", "csrand", "drbg", "trng"])
      || words.all.suffix(2) == ["hardware", "poll"]
    areUsed = function.subtree.contains {
      Self.direct($0) != nil || ($0.calledName.map(Self.fillers.contains) ?? false)
    }
    tainted = areUsed ? Self.taintedVariables(in: function) : [:]
  }

  // MARK: Questions

  /// The guessable source that an expression's value comes from; nil where another generator takes part.
  func source(in expression: Node) -> Source? { Self.source(in: expression, tainted) }

  /// The guessable source of the object that a pointer argument leads to.
  func source(behind pointer: Node) -> Source? { ObjectPath(pointer).flatMap { tainted[$0.root] } }

  private static func source(in expression: Node, _ tainted: [Declaration: Source]) -> Source? {
    var found: Source?
    for node in expression.valueParts {
      if let source = direct(node) {
        found = found ?? source
      } else if node.kind == .call {
        if IdentifierWords(node.calledName ?? "").contains(anyOf: [
          "random", "trng", "rng", "entropy", "csprng", "drbg",
        ]) {
          return nil
        }
      } else if node.kind == .declarationReference, let declaration = node.declaration,
        let source = tainted[declaration]
      {
        found = found ?? source
      }
    }
    return found
  }

  private static func direct(_ node: Node) -> Source? {
    switch node.kind {
    case .call:
      guard let name = node.calledName else { return nil }
      if generators.contains(name) { return Source(name: name, isGenerator: true) }
      return clocks.contains(name) ? Source(name: name, isGenerator: false) : nil
    case .member:
      guard let field = node.declaration?.name, let base = node.children.first else { return nil }
      let owner = base.text
      if field == "CYCCNT" || (field == "VAL" && owner.contains("SysTick")) || (field == "CNT" && owner.contains("TIM"))
      {
        return Source(name: "\(owner)->\(field)", isGenerator: false)
      }
      return nil
    default: return nil
    }
  }

  // MARK: Local variables

  private static func taintedVariables(in function: Node) -> [Declaration: Source] {
    var tainted: [Declaration: Source] = [:]
    for _ in 0..<4 {
      let before = tainted.count
      for node in function.descendants {
        guard let (variable, value) = definition(node), tainted[variable] == nil,
          var source = source(in: value, tainted)
        else {
          continue
        }
        source.steps = Array((source.steps + [step(node, variable, source.name)]).suffix(6))
        tainted[variable] = source
      }
      if tainted.count == before { break }
    }
    return tainted
  }

  private static func step(_ node: Node, _ variable: Declaration, _ source: String) -> Step {
    Step(
      location: node.location,
      text: Text(en: "`\(variable.name)` comes from `\(source)`", ja: "`\(variable.name)` は `\(source)` から得た値"))
  }

  /// The local variable that a declaration or assignment gives a value, and the value.
  private static func definition(_ node: Node) -> (Declaration, Node)? {
    if node.kind == .variable, let variable = node.declaration, let value = node.initialiser {
      return (variable, value)
    }
    guard node.isAssignment, let (left, right) = node.operands, let root = ObjectPath(left)?.root, root.isLocal,
      root.kind == .variable
    else { return nil }
    return (root, right)
  }
}

extension Node {
  /// The parts of an expression whose values make up its value: not the arguments of calls, not subscripts, and not the
  /// condition of `?:`.
  fileprivate var valueParts: [Node] {
    var parts: [Node] = []
    var stack = [self]
    while let node = stack.popLast() {
      parts.append(node)
      switch node.kind {
      case .call, .sizeOf, .alignOf, .offsetOf, .member: continue
      case .subscripting: if let base = node.children.first { stack.append(base) }
      case .conditional: stack.append(contentsOf: node.children.dropFirst())
      case .binary where node.binaryOperator?.isComparison == true || node.binaryOperator?.isLogical == true: continue
      default: stack.append(contentsOf: node.children)
      }
    }
    return parts
  }
}
