/// Which functions may be in each slot: flows are followed until nothing new arrives.
enum SlotContents {
  static func of(
    _ flows: [FunctionFlow], within functions: [SymbolKey: FunctionSummary]
  ) -> [FunctionSlot: [SymbolKey]] {
    var held: [FunctionSlot: Set<SymbolKey>] = [:]
    var copies: [FunctionSlot: [FunctionSlot]] = [:]
    var work: [(FunctionSlot, SymbolKey)] = []
    for flow in flows {
      switch flow.source {
      case .function(let key): work.append((flow.target, key))
      case .slot(let source):
        copies[source, default: []].append(flow.target)
        if let any = source.anyField { copies[any, default: []].append(flow.target) }
      }
    }
    while let (slot, key) = work.popLast() {
      guard functions[key] != nil, held[slot, default: []].insert(key).inserted else { continue }
      for target in copies[slot] ?? [] { work.append((target, key)) }
    }
    for slot in functions.values.flatMap(\.calls).compactMap(\.slot) {
      guard let any = slot.anyField, let more = held[any] else { continue }
      held[slot, default: []].formUnion(more)
    }
    return held.mapValues { $0.sorted() }
  }
}
