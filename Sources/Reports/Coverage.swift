internal import Findings
internal import Triage

/// What a run looked at and what it did not, in figures.
struct Coverage {
  let complete: Int
  let approximate: Int
  let failed: Int
  let functions: Int
  let incompleteFunctions: Int
  /// Nil where paths were not examined.
  let paths: PathCoverage?
  let files: Int
  let knownRules: Int
  let appliedRules: Int
  let total: Tally
  /// By identifier, for the rules that were applied.
  let rules: [(rule: RuleID, tally: Tally)]

  var units: Int { complete + approximate + failed }

  init(_ triaged: TriagedExamination) {
    let examination = triaged.examination
    let states = Dictionary(grouping: examination.units, by: \.state).mapValues(\.count)
    complete = states[.complete] ?? 0
    approximate = states[.approximate] ?? 0
    failed = states[.failed] ?? 0
    functions = examination.units.reduce(0) { $0 + $1.functions }
    incompleteFunctions = examination.units.reduce(0) { $0 + $1.incompleteFunctions.count }
    paths = examination.paths
    files = examination.artifacts.count
    knownRules = examination.rules.count
    appliedRules = examination.enabled.count
    total = examination.total
    rules = examination.enabled.sorted().map { ($0, examination.tallies[$0] ?? Tally()) }
  }

  var json: JSON {
    .members([
      "units": .members([
        "complete": .integer(complete), "approximate": .integer(approximate), "failed": .integer(failed),
      ]),
      "functions": .members(["total": .integer(functions), "incomplete": .integer(incompleteFunctions)]),
      "paths": paths.map(Coverage.json),
      "files": .integer(files),
      "rules": .members(["known": .integer(knownRules), "applied": .integer(appliedRules)]),
      "sites": Coverage.json(total),
      "byRule": .array(
        rules.map { rule, tally in
          .members([
            "rule": .string(rule.description), "holds": .integer(tally.holds), "violated": .integer(tally.violated),
            "unknown": .integer(tally.unknown),
          ])
        }),
    ])
  }

  private static func json(_ paths: PathCoverage) -> JSON {
    .members([
      "explored": .integer(paths.explored), "exhausted": .integer(paths.exhausted),
      "callsInPart": .integer(paths.callsInPart), "lost": .integer(paths.lost),
      "sites": .array(paths.sites.map { json($0) }),
      "notLowered": .integer(paths.notLowered), "obstructions": obstructions(paths),
    ])
  }

  private static func obstructions(_ paths: PathCoverage) -> JSON {
    .members([
      "indirectCalls": .integer(paths.indirectCalls), "unresolvedCalls": .integer(paths.unresolvedCalls),
      "functionsWithAssembly": .integer(paths.functionsWithAssembly),
      "recursiveFunctions": .integer(paths.recursiveFunctions),
      "functions": .array(
        paths.obstructions.map { function in
          .members([
            "function": .string(function.function), "file": .string(function.path), "line": .integer(function.line),
            "indirectCalls": .integer(function.indirectCalls), "unresolvedCalls": .integer(function.unresolvedCalls),
            "assemblies": .integer(function.assemblies), "recursive": .boolean(function.isRecursive),
          ])
        }),
    ])
  }

  private static func json(_ kind: PathCoverage.SiteKind) -> JSON {
    .members([
      "kind": .string(kind.name), "holds": .integer(kind.holds), "violated": .integer(kind.violated),
      "undecided": .array(
        kind.undecided.sorted { $0.key < $1.key }.map { reason, count in
          .members(["reason": .string(reason), "count": .integer(count)])
        }),
    ])
  }

  private static func json(_ tally: Tally) -> JSON {
    .members([
      "holds": .integer(tally.holds), "violated": .integer(tally.violated), "unknown": .integer(tally.unknown),
    ])
  }
}
