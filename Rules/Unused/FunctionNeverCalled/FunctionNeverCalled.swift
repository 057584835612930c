internal import Findings
internal import RuleKit
internal import Source
internal import Summaries

/// Finds functions with internal linkage that nothing calls and nothing takes the address of.
struct FunctionNeverCalled: ProgramRule {
  static let id: RuleID = "unused/function-never-called"

  func check(_ program: Program, into report: inout Report) {
    var used: Set<SymbolKey> = Set(program.objectsInOrder.flatMap(\.functions))
    for function in program.functionsInOrder {
      for callee in function.calls.compactMap(\.callee) where callee != function.key { used.insert(callee) }
      for other in function.addressTaken where other != function.key { used.insert(other) }
    }
    for function in program.functionsInOrder where function.isInternal {
      if used.contains(function.key) || function.isKept || program.role(of: function.key) != .ordinary {
        report.add(.holds, at: function.location, tokens: [], Text(verbatim: ""))
      } else {
        report.add(
          .violated, at: function.location, function: function.name, tokens: ["unused"],
          NobodyCalls(name: function.name))
      }
    }
  }
}

extension FunctionSummary {
  /// Whether the function is defined for this source file alone; one of a header is there for whoever wants it.
  fileprivate var isInternal: Bool { key.text.contains("#") && !location.path.hasSuffix(".h") }
}

private struct NobodyCalls: Message {
  let name: String
  var en: String { "nothing in the file calls `\(name)`" }
  var ja: String { "`\(name)` はファイル内のどこからも呼び出されない" }
}
