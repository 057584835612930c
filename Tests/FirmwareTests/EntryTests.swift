import Findings
import Source
import Summaries
import Testing

@testable import Firmware

private func place(_ line: Int) -> Location {
  Location(path: "a.c", line: line, column: 1, endLine: line, endColumn: 2)
}

private func key(_ name: String) -> SymbolKey { SymbolKey(name: name, file: nil) }

private func call(_ callee: String?, slot: String? = nil) -> CallSite {
  CallSite(
    callee: callee.map(key), slot: slot.map { FunctionSlot(text: $0) }, location: place(90), text: callee ?? slot ?? "",
    lastArgument: "", isInLoop: false, isInEndlessLoop: false, isProtected: false,
    isInevitable: false, locks: [])
}

private func function(
  _ name: String, line: Int = 1, role: FunctionRole = .ordinary, calls: [CallSite] = [], addressTaken: [String] = [],
  flows: [FunctionFlow] = []
) -> FunctionSummary {
  FunctionSummary(
    key: key(name), location: place(line), role: role, isNoReturn: false, isKept: false, calls: calls, accesses: [],
    addressTaken: addressTaken.map(key), flows: flows, started: [], endlessLoops: [])
}

private func declaration(_ name: String, _ type: String) -> ExternalDeclaration {
  ExternalDeclaration(
    name: name, isFunction: true, isDefinition: true, type: type, spelling: type, location: place(1), isInMainFile: true
  )
}

private func entries(
  _ functions: [FunctionSummary], objects: [ObjectSummary] = [], declarations: [ExternalDeclaration] = []
) -> [EntryPoint] {
  let unit = UnitSummary(path: "a.c", functions: functions, objects: objects, declarations: declarations)
  return EntrySearch(Program([unit]), knowledge: .own).entries()
}

@Test func aHandlersNameTellsItsBoundary() {
  let found = entries([function("USART1_IRQHandler", role: .interruptHandler, calls: [call("put")]), function("put")])
  #expect(found.map(\.kind) == [.interruptHandler])
  #expect(found[0].crossings.map(\.boundary.id) == ["serial"])
  #expect(found[0].reached.map(\.name) == ["put"])
}

@Test func aTaskCrossesWhatItReads() {
  let found = entries([
    function("radio_task", role: .task, calls: [call("receive")]),
    function("receive", calls: [call("HAL_UART_Receive"), call("HAL_UART_Transmit")]),
  ])
  #expect(found.map(\.function.name) == ["radio_task"])
  #expect(found[0].crossings.map(\.boundary.id) == ["serial"])
  #expect(found[0].crossings[0].evidence.text.en == "`receive` calls `HAL_UART_Receive`")
}

@Test func whatIsHandedOutIsACallbackAndWhatIsHandedInsideIsNot() {
  let handed = FunctionFlow(source: .function(key("on_recv")), target: FunctionSlot(text: "tcp_recv(1)"))
  let inside = FunctionFlow(source: .function(key("visit")), target: FunctionSlot(text: "walk(0)"))
  let found = entries([
    function(
      "main", role: .start, calls: [call("tcp_recv"), call("walk")], addressTaken: ["on_recv", "visit"],
      flows: [handed, inside]),
    function("walk", calls: [call(nil, slot: "walk(0)")]), function("on_recv", line: 7), function("visit"),
  ])
  #expect(found.map(\.function.name) == ["main", "on_recv"])
  #expect(found[1].kind == .callback)
  #expect(found[1].crossings.map(\.boundary.id) == ["network"])
}

@Test func tablesBehindAnInputAreCommandsAndOthersAreNot() {
  func table(_ name: String, _ functions: [String]) -> ObjectSummary {
    ObjectSummary(
      key: key(name), location: place(50), isDefinition: true, isConst: true, isVolatile: false,
      isAtomic: false, isScalar: false, isWide: false, functions: functions.map(key),
      flows: functions.map { FunctionFlow(source: .function(key($0)), target: FunctionSlot(text: name)) },
      starter: .ordinary)
  }
  let found = entries(
    [
      function("console_task", role: .task, calls: [call("fgets"), call(nil, slot: "commands")]),
      function("run"), function("stop"), function("fast"), function("slow"),
      function("main", role: .start, calls: [call(nil, slot: "modes")]),
    ], objects: [table("commands", ["run", "stop"]), table("modes", ["fast", "slow"])])
  #expect(found.filter { $0.kind == .command }.map(\.function.name) == ["run", "stop"])
}

@Test func ofALibraryWhatTakesBytesOrTextIsAnEntry() {
  let found = entries(
    ["parse", "text", "count", "used"].map { function($0, calls: $0 == "text" ? [call("used")] : []) },
    declarations: [
      declaration("parse", "int (const unsigned char *, unsigned long)"), declaration("text", "int (const char *)"),
      declaration("count", "int (int *, struct s *)"), declaration("used", "int (const void *, unsigned int)"),
    ])
  #expect(found.map(\.function.name) == ["parse", "text"])
  #expect(found.allSatisfy { $0.kind == .exported && $0.crossings.map(\.boundary.id) == ["caller"] })
}

@Test(arguments: [
  ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "abcd", false), ("*_rx", "uart_rx", true), ("abc", "abcd", false),
  ("a*b*c", "a_b_c", true), ("*", "", true), ("a*a", "a", false),
])
func patterns(pattern: String, name: String, isMatch: Bool) { #expect(NamePattern(pattern).matches(name) == isMatch) }

@Test(arguments: [
  ("boundary x\n", 1), ("\ninput nowhere f\n", 2), ("# a comment\nvector x y\n", 2), ("input serial\n", 1),
])
func mistakesInUsersKnowledgeHaveALine(text: String, line: Int) {
  var knowledge = FirmwareKnowledge.own
  let mistake = #expect(throws: KnowledgeMistake.self) { try knowledge.add(text, path: "mine.txt") }
  #expect(mistake?.line == line && mistake?.path == "mine.txt")
}

@Test func usersKnowledgeComesFirst() throws {
  var knowledge = FirmwareKnowledge.own
  try knowledge.add(
    "boundary pendant = nurse's pendant = ペンダント\ninput pendant HAL_UART_Receive*\n", path: "mine.txt")
  #expect(knowledge.input(of: "HAL_UART_Receive_IT")?.name.ja == "ペンダント")
}
