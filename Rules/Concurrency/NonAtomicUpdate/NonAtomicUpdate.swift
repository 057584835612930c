internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds updates of objects between whose reading and writing an interrupt may write them.
struct NonAtomicUpdate: ProgramRule {
  static let id: RuleID = "concurrency/non-atomic-update"

  func check(_ program: Program, into report: inout Report) {
    let handlers = program.interruptHandlers.filter { Set($0.name.words).isDisjoint(with: ["fault", "panic"]) }
    guard !handlers.isEmpty else { return }
    let inside = program.reached(from: handlers, calls: [], throughPointers: true)
    let ordinary = OrdinaryContext(program)
    for function in program.functionsInOrder {
      for access in function.accesses where ordinary.contains(access, of: function) && !access.isByAddress {
        guard let object = program.objects[access.object], !access.isAtomic, !object.isAtomic,
          let member = access.member,
          access.isScalar,
          let kind = conflict(access, object, function), let other = write(like: access, inside, program, kind)
        else { continue }
        let name = member.isEmpty ? object.key.name : "\(object.key.name).\(member)"
        let handler = program.root(of: other.function, in: inside).name
        report.add(
          .violated, at: access.location, function: function.name, tokens: [name],
          IsTorn(name: name, handler: handler, kind: kind),
          steps: [
            Step(
              location: other.access.location,
              text: kind == .wideWrite
                ? Text(en: "read in the interrupt here", ja: "割込みでここから読み出す")
                : Text(en: "written in the interrupt here", ja: "割込みでここに書き込む"))
          ])
      }
    }
  }

  fileprivate enum Kind {
    case update, wideRead, wideWrite
    /// What was read is set to another value: what the interrupt counts in between is lost.
    case reset
  }

  private func conflict(_ access: ObjectAccess, _ object: ObjectSummary, _ function: FunctionSummary) -> Kind? {
    if access.isUpdate { return .update }
    if object.isWide, object.isScalar { return access.isWrite ? .wideWrite : .wideRead }
    guard access.isWrite else { return nil }
    let isRead = function.accesses.contains {
      $0.isKept && !$0.isByAddress && $0.object == access.object && $0.member == access.member
        && $0.location < access.location
    }
    return isRead ? .reset : nil
  }

  /// The access in an interrupt that collides: a write, or a read of what is written in two steps.
  private func write(
    like own: ObjectAccess, _ inside: [SymbolKey: Program.Arrival], _ program: Program, _ kind: Kind
  ) -> (function: SymbolKey, access: ObjectAccess)? {
    for key in inside.keys.sorted() {
      for access in program.functions[key]?.accesses ?? []
      where access.object == own.object && access.member == own.member && !access.isByAddress {
        if kind == .reset ? access.isUpdate && access.isWrite : access.isWrite == (kind != .wideWrite) {
          return (key, access)
        }
      }
    }
    return nil
  }
}

/// What runs outside of interrupts while they are enabled.
private struct OrdinaryContext {
  private let ordinary: [SymbolKey: Program.Arrival]
  private let late: [SymbolKey: Program.Arrival]?
  private let masked: Set<SymbolKey>
  private let companions: Program.Companions

  init(_ program: Program) {
    ordinary = program.ordinaryContext()
    late = program.afterStartup()
    masked = program.maskedFunctions()
    companions = program.companions(of: .interruptHandler)
  }

  func contains(_ access: ObjectAccess, of function: FunctionSummary) -> Bool {
    guard ordinary[function.key] != nil, !masked.contains(function.key), !access.isProtected else { return false }
    if access.isInEndlessLoop || companions.contains(access, of: function.key) { return true }
    guard let late else {
      return Set(function.name.words).isDisjoint(with: [
        "init", "initialize", "initialise", "setup", "configure", "config", "main",
      ])
    }
    return late[function.key] != nil
  }
}

private struct IsTorn: Message {
  let name: String
  let handler: String
  let kind: NonAtomicUpdate.Kind
  var en: String {
    switch kind {
    case .update: "interrupt `\(handler)` may write `\(name)` between the reading and the writing of this update"
    case .reset: "what interrupt `\(handler)` adds to `\(name)` after it was read is lost when it is set here"
    case .wideRead: "interrupt `\(handler)` may write `\(name)` between the reading of its two halves"
    case .wideWrite: "interrupt `\(handler)` may read `\(name)` when only a half of it is written"
    }
  }
  var ja: String {
    switch kind {
    case .update: "この更新の読出しと書込みの間に、割込み `\(handler)` が `\(name)` に書き込み得る"
    case .reset: "`\(name)` を読み出した後に割込み `\(handler)` が加えた分が、ここでの設定により失われる"
    case .wideRead: "`\(name)` を複数回に分けて読み出す間に、割込み `\(handler)` が書き込み得る"
    case .wideWrite: "`\(name)` を複数回に分けて書き込む間に、割込み `\(handler)` が読み出し得る"
    }
  }
}
