internal import Source
internal import Basics
internal import Findings
internal import RuleKit
internal import Syntax

/// Finds `memset` on a buffer that nothing reads before it ceases to exist.
struct RemovableWipe: FunctionRule {
  static let id: RuleID = "crypto/removable-wipe"

  init() {}

  func check(_ scope: FunctionScope, into report: inout Report) throws(BudgetExceeded) {
    let wipes = scope.function.calls.filter { $0.calledName == "memset" || $0.calledName == "bzero" }
    guard !wipes.isEmpty else { return }
    let flow = try scope.result(of: ControlFlow.self)
    for wipe in wipes {
      guard let target = wipe.arguments.first, let path = ObjectPath(target),
        let site = Site(path.root, in: scope.function), path.names.count == 1
      else { continue }
      if isReached(wipe, site, in: flow), isDead(after: wipe, site, in: flow) {
        let steps = path.root.site.map {
          [
            Step(
              location: scope.tree.location(of: $0),
              text: Text(
                en: "`\(path.root.name)` lives until the end of its block", ja: "`\(path.root.name)` の寿命はブロックの終わりまで"))
          ]
        }
        report.violation(
          at: wipe, StoreIsDead(function: wipe.calledName ?? "memset", name: path.root.name, isHeap: site.isHeap),
          steps: site.isHeap ? [] : steps ?? [])
      } else {
        report.holds(at: wipe)
      }
    }
  }

  /// A local array or structure, or a local pointer to the heap.
  private struct Site {
    let variable: Declaration
    let isHeap: Bool
    /// The variable and local pointers to it.
    let names: Set<Declaration>

    init?(_ variable: Declaration, in function: Node) {
      guard variable.kind == .variable, variable.isLocal else { return nil }
      let type = variable.type.canonical
      if type.isPointer {
        guard type.pointee?.isVolatile != true else { return nil }
        isHeap = true
      } else {
        guard type.isArray || type.isRecord, !type.isVolatile, type.element?.canonical.isVolatile != true else {
          return nil
        }
        isHeap = false
      }
      guard let aliases = Self.aliases(of: variable, in: function) else { return nil }
      self.variable = variable
      names = aliases.union([variable])
    }

    /// Local pointers that are made from the buffer; nil where its address goes elsewhere.
    private static func aliases(of variable: Declaration, in function: Node) -> Set<Declaration>? {
      var aliases: Set<Declaration> = []
      for node in function.descendants {
        if node.kind == .variable, node.initialiser?.takesAddress(of: variable) == true, let alias = node.declaration {
          aliases.insert(alias)
        } else if node.binaryOperator == .assign, let (left, right) = node.operands, right.takesAddress(of: variable) {
          guard let alias = left.withoutCasts.declaration, left.withoutCasts.kind == .declarationReference,
            alias.isLocal
          else {
            return nil
          }
          aliases.insert(alias)
        } else if node.kind == .initialiserList || node.kind == .designatedInitialiser {
          if node.children.contains(where: { $0.takesAddress(of: variable) }) { return nil }
        }
      }
      return aliases
    }

    /// Whether an element may put something into the buffer or take its address.
    func isUsed(in element: Node) -> Bool {
      if element.kind == .variable, element.declaration == variable { return element.initialiser != nil }
      return isMentioned(in: element)
    }

    func isMentioned(in element: Node) -> Bool {
      element.subtree.contains { $0.kind == .declarationReference && $0.declaration.map(names.contains) == true }
    }
  }

  private enum Fate { case goesOn, ends, isKept }

  /// Whether the buffer may hold something when the call is reached; else the call initialises and wipes nothing.
  private func isReached(_ wipe: Node, _ site: Site, in flow: ControlFlow) -> Bool {
    guard let start = flow.block(of: wipe) else { return false }
    let before = flow.blocks[start].elements.prefix { !$0.contains(wipe) }
    if before.contains(where: site.isUsed) { return true }
    var stack = flow.blocks[start].predecessors
    var seen = Set(stack)
    while let block = stack.popLast() {
      if flow.blocks[block].elements.contains(where: site.isUsed) { return true }
      for next in flow.blocks[block].predecessors where seen.insert(next).inserted { stack.append(next) }
    }
    return false
  }

  /// Whether no way from the call reads the buffer, and each ends with the buffer's life.
  private func isDead(after wipe: Node, _ site: Site, in flow: ControlFlow) -> Bool {
    guard let start = flow.block(of: wipe), flow.isReachable(start) else { return false }
    var stack: [(block: ID<ControlFlow.Block>, first: Int)] = []
    let position = flow.blocks[start].elements.firstIndex { $0.contains(wipe) } ?? flow.blocks[start].elements.count
    stack.append((start, position + 1))
    var seen: Set<ID<ControlFlow.Block>> = []
    while let (block, first) = stack.popLast() {
      switch fate(flow.blocks[block].elements.dropFirst(first), wipe, site) {
      case .isKept: return false
      case .ends: continue
      case .goesOn: break
      }
      if block == flow.exit {
        if site.isHeap { return false }
        continue
      }
      if case .stop = flow.blocks[block].exit { return false }
      for next in flow.successors(of: block) where seen.insert(next).inserted { stack.append((next, 0)) }
    }
    return true
  }

  private func fate(_ elements: ArraySlice<Node>, _ wipe: Node, _ site: Site) -> Fate {
    for element in elements {
      if element.kind == .variable, element.declaration == site.variable { return .ends }
      if Wiping.isBarrier(element) { return .isKept }
      guard site.isMentioned(in: element) else { continue }
      let isFreed = element.calls.contains {
        $0.calledName == "free" && $0.arguments.first.flatMap { ObjectPath($0) }?.root == site.variable
      }
      return isFreed && site.isHeap ? .ends : .isKept
    }
    return .goesOn
  }
}

private struct StoreIsDead: Message {
  let function: String
  let name: String
  let isHeap: Bool
  var en: String {
    let end = isHeap ? "it is freed" : "its life ends"
    return "the compiler may remove this `\(function)`: nothing reads `\(name)` before \(end)"
  }
  var ja: String {
    "`\(name)` は\(isHeap ? "解放" : "寿命の終わり")まで参照されないため、コンパイラはこの `\(function)` を削除できる"
  }
}
