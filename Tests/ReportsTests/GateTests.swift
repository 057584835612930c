import Findings
import Testing
import Triage

private func result(_ gate: Gate, _ findings: [Finding]) -> GateResult {
  gate.judge(triage(Examples.examination(findings)))
}

private let mixed = [
  Examples.finding(Examples.copy, Examples.place("a.c", 1)),
  Examples.finding(Examples.division, Examples.place("a.c", 2)),
  Examples.finding(Examples.random, Examples.place("a.c", 3)),
  Examples.finding(Examples.random, Examples.place("a.c", 4)),
]

@Test func aGateCountsActiveViolationsFromItsSeverityOn() {
  #expect(result(.severity(.high), mixed).failing == 1)
  #expect(result(.severity(.medium), mixed).failing == 2)
  #expect(result(.severity(.low), mixed).failing == 4)
  #expect(result(.severity(.low), mixed).active == [.high: 1, .medium: 1, .low: 2])
}

@Test func theGateNeverPassesWhateverIsFound() {
  #expect(result(.never, mixed).passes)
}

@Test func anUndecidedSiteNeverFailsAGate() {
  let open = Examples.finding(Examples.copy, Examples.place("a.c", 1), verdict: .unknown(.budget(steps: 5)))
  #expect(result(.severity(.low), [open]).passes)
}

@Test func gatesHaveNames() {
  #expect(Gate.names.allSatisfy { Gate($0)?.name == $0 })
  #expect(Gate("medium") == .severity(.medium))
  #expect(Gate("sometimes") == nil)
}
