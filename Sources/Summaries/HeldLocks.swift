internal import Basics
internal import Syntax

/// Which locks a function holds where, by the calls that take and give them back.
///
/// One walk over the statements; where ways meet, a lock counts as held only if it is held on every way.
struct HeldLocks {
  /// Node ranges in which locks are held; an inner one stands behind the outer one.
  private var ranges: [(range: Range<Int>, locks: Set<String>)] = []
  private var entry: Set<String>?

  /// Walks a function definition.
  init(of function: Node) {
    guard let body = function.body, function.descendants.contains(where: { Effect(of: $0) != nil }) else { return }
    _ = walk(body, [])
  }

  /// The locks that are held at a node, sorted.
  func locks(at node: Node) -> [String] {
    ranges.last { $0.range.contains(node.id.index) }?.locks.sorted() ?? []
  }

  /// Walks a statement; the state is nil where it is not reached.
  private mutating func walk(_ node: Node, _ state: Set<String>?) -> Set<String>? {
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

  private static func meet(_ a: Set<String>?, _ b: Set<String>?) -> Set<String>? {
    guard let a, let b else { return a ?? b }
    return a.intersection(b)
  }

  private mutating func simple(_ node: Node, _ state: Set<String>?) -> Set<String>? {
    var locks = state ?? []
    var start = node.id.index
    var last = start
    for inner in node.subtree {
      last = inner.id.index
      guard let effect = Effect(of: inner) else { continue }
      if !locks.isEmpty { ranges.append((start..<last, locks)) }
      start = last
      if effect.takes { locks.insert(effect.lock) } else { locks.remove(effect.lock) }
    }
    if !locks.isEmpty { ranges.append((start..<last + 1, locks)) }
    return state == nil ? nil : locks
  }

  /// What a call does to a lock.
  private struct Effect {
    let lock: String
    let takes: Bool

    /// By the words of the function's name; the lock is what the first argument names.
    init?(of node: Node) {
      guard node.kind == .call, let name = node.calledFunction?.name else { return nil }
      let words = Set(name.words)
      guard !words.isDisjoint(with: Self.kinds) else { return nil }
      if !words.isDisjoint(with: Self.giving) {
        takes = false
      } else if !words.isDisjoint(with: Self.taking) {
        takes = true
      } else {
        return nil
      }
      let argument = node.arguments.first?.withoutCasts
      let object = argument?.unaryOperator == .addressOf ? argument?.operand : argument
      lock = object?.text.filter { !$0.isWhitespace } ?? ""
    }

    private static let kinds: Set<String> = [
      "lock", "unlock", "mutex", "mtx", "spinlock", "spin", "sem", "semaphore", "rwlock", "critical",
    ]
    private static let taking: Set<String> = [
      "lock", "take", "acquire", "wait", "pend", "get", "enter", "begin", "rdlock", "wrlock", "trylock", "timedlock",
    ]
    private static let giving: Set<String> = [
      "unlock", "give", "release", "post", "put", "exit", "leave", "end", "free", "destroy", "init", "create", "delete",
    ]
  }
}
