internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds objects that an interrupt and the rest of the program share without `volatile`, atomics or masked interrupts.
struct NonVolatileSharedWithInterrupt: ProgramRule {
  static let id: RuleID = "firmware/non-volatile-shared-with-interrupt"

  func check(_ program: Program, into report: inout Report) {
    let sides = Sides(program)
    for object in program.objectsInOrder where !object.isConst && !object.isVolatile {
      guard let shared = sides.uses[object.key], !shared.interrupt.isEmpty, !shared.ordinary.isEmpty else { continue }
      guard let pair = conflict(shared), !isHandedOver(object, shared, sides, program) else {
        report.holds(at: object.location)
        continue
      }
      report.add(
        .violated, at: object.location, tokens: [object.key.name],
        IsShared(
          name: object.key.name, handler: sides.root(of: pair.interrupt.function, program),
          isWrittenInInterrupt: pair.interrupt.access.isWrite, function: pair.ordinary.function.name,
          isWrittenOutside: pair.ordinary.access.isWrite),
        steps: [step(pair.interrupt), step(pair.ordinary)])
    }
  }

  private func step(_ use: Sides.Use) -> Step {
    let name = use.function.name
    return Step(
      location: use.access.location,
      text: use.access.isWrite
        ? Text(en: "written here, in `\(name)`", ja: "`\(name)` でここに書き込む")
        : Text(en: "read here, in `\(name)`", ja: "`\(name)` でここから読み出す"))
  }

  /// An access in the interrupt and one outside of which one writes; the interrupt's write and a read outside first.
  private func conflict(_ shared: Sides.Shared) -> (interrupt: Sides.Use, ordinary: Sides.Use)? {
    let written = shared.interrupt.first(where: \.access.isWrite)
    let outside = shared.ordinary.filter { !$0.access.isProtected && $0.isLate }
    if let written, let other = outside.first(where: { !$0.access.isWrite }) ?? outside.first {
      return (written, other)
    }
    if let first = shared.interrupt.first, let other = outside.first(where: \.access.isWrite) { return (first, other) }
    return nil
  }

  /// Whether the contexts tell each other when they may touch the object: by a volatile or atomic flag or index for
  /// data that is no single value, or by a kernel object.
  private func isHandedOver(_ object: ObjectSummary, _ shared: Sides.Shared, _ sides: Sides, _ program: Program) -> Bool
  {
    let inside = Set(shared.interrupt.map(\.function))
    let outside = Set(shared.ordinary.filter { $0.isLate && !$0.access.isProtected }.map(\.function))
    if !object.isScalar {
      let flags = Self.flags(of: inside, program).intersection(Self.flags(of: outside, program))
      if !flags.isEmpty { return true }
    }
    return Self.signals(
      inside, program, words: ["isr", "give", "release", "post", "set", "put", "send", "notify", "signal"])
      && Self.signals(outside, program, words: ["take", "wait", "acquire", "pend", "receive", "get", "recv"])
  }

  private static func flags(of functions: Set<SymbolKey>, _ program: Program) -> Set<SymbolKey> {
    Set(functions.flatMap { program.functions[$0]?.accesses ?? [] }.filter(\.isVolatile).map(\.object))
  }

  /// Whether the functions call a kernel's function with one of the words in its name.
  private static func signals(_ functions: Set<SymbolKey>, _ program: Program, words: Set<String>) -> Bool {
    functions.contains { key in
      program.functions[key]?.calls.contains { call in
        let name = Set(call.text.words)
        return !name.isDisjoint(with: ["queue", "semaphore", "sem", "task", "thread", "event", "msgq", "flags", "fifo"])
          && !name.isDisjoint(with: words)
      } ?? false
    }
  }
}

/// Who touches which object in which context.
private struct Sides {
  struct Use {
    let function: SymbolKey
    let access: ObjectAccess
    /// Whether the access may happen when the device has started.
    let isLate: Bool
  }

  struct Shared {
    var interrupt: [Use] = []
    var ordinary: [Use] = []
  }

  private(set) var uses: [SymbolKey: Shared] = [:]
  private let arrivals: [SymbolKey: Program.Arrival]

  init(_ program: Program) {
    arrivals = program.reached(from: program.workingHandlers, calls: [], throughPointers: true)
    let ordinary = program.ordinaryContext()
    let late = program.afterStartup()
    let masked = program.maskedFunctions()
    for function in program.functionsInOrder {
      let isPreparing = !Set(function.name.words).isDisjoint(with: [
        "init", "initialize", "initialise", "setup", "configure", "config",
      ])
      for access in function.accesses where !access.isByAddress && !access.isVolatile {
        if arrivals[function.key] != nil {
          uses[access.object, default: Shared()].interrupt.append(
            Use(function: function.key, access: access, isLate: true))
        }
        guard ordinary[function.key] != nil, !masked.contains(function.key) else { continue }
        let isWaiting = !access.isWrite && access.isInLoop
        let isLate = isWaiting || access.isInEndlessLoop || late.map { $0[function.key] != nil } ?? !isPreparing
        uses[access.object, default: Shared()].ordinary.append(
          Use(function: function.key, access: access, isLate: isLate))
      }
    }
  }

  func root(of function: SymbolKey, _ program: Program) -> String { program.root(of: function, in: arrivals).name }
}

private struct IsShared: Message {
  let name: String
  let handler: String
  let isWrittenInInterrupt: Bool
  let function: String
  let isWrittenOutside: Bool

  var en: String {
    "`\(name)` is \(isWrittenInInterrupt ? "written" : "read") in interrupt `\(handler)` and "
      + "\(isWrittenOutside ? "written" : "read") in `\(function)`, but is neither volatile nor protected"
  }
  var ja: String {
    "`\(name)` は割込み `\(handler)` で\(isWrittenInInterrupt ? "書き込まれ" : "読み出され")、`\(function)` でも"
      + "\(isWrittenOutside ? "書き込まれる" : "読み出される")が、volatile でも割込み禁止区間内でもない"
  }
}
