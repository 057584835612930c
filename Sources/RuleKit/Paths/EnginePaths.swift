internal import Basics
internal import Dataflow
internal import Findings
internal import IR
internal import Source
public import Symbolic

extension Engine {
  /// Applies the rules on the engines to what was shown on the paths of the program.
  ///
  /// What several roots or paths show of one place is one finding: the one with the fewest steps, the first of these.
  /// What stands in system headers is left out, but for assertions: their macros are the system's, the uses are not.
  ///
  /// - Parameter violations: in order of the roots.
  public func examine(_ violations: [Violation], of program: LoweredProgram, into report: inout Report) {
    struct Key: Hashable {
      let file: String
      let site: Range<Int>
      let hazard: Hazard
    }
    var positions: [Key: Int] = [:]
    var chosen: [(violation: Violation, place: CodePlace)] = []
    for violation in LockOrders.contradicting(violations) where hazardOwners[violation.hazard] != nil {
      guard let place = program.place(violation.origin, of: violation.function),
        violation.hazard == .assertionFromOutside || !program.provenance[place.unit].isForeign(place.origin),
        !program.isTestedByMacro(violation)
      else { continue }
      let key = Key(file: place.file.absolutePath, site: place.origin.site.range, hazard: violation.hazard)
      if let position = positions[key] {
        if violation.steps.count < chosen[position].violation.steps.count { chosen[position] = (violation, place) }
      } else {
        positions[key] = chosen.count
        chosen.append((violation, place))
      }
    }
    var sources = SourceExcerpts(program.files)
    for (violation, place) in chosen { add(violation, place, program, &sources, into: &report) }
  }

  private func add(
    _ violation: Violation, _ place: CodePlace, _ program: LoweredProgram, _ sources: inout SourceExcerpts,
    into report: inout Report
  ) {
    guard let owner = hazardOwners[violation.hazard] else { return }
    let source = sources.file(place.file)
    let text = source.text(of: place.origin.site.range)
    let name = place.function.name
    let provenance = program.provenance[place.unit]
    let witness = Witness(
      violation.bindings.map { Witness.Binding(name: $0.name, value: $0.value) }, isReplayed: violation.isReplayed)
    let verdict: Verdict = provenance.isDoubtful(place.origin) ? .unknown(.incompleteParse) : .violated(witness)
    let scope = ViolationScope(function: name, text: excerpt(text), type: provenance.type(at: place.origin))
    report.enter(place.file.path)
    report.rule = hazardRules[owner].number
    report.add(
      verdict, at: source.location(of: place.origin.site.range), function: name,
      tokens: Report.normalisedTokens(of: text),
      locals: Set(place.function.body?.locals.elements.map(\.name).filter { !$0.isEmpty } ?? []),
      hazardRules[owner].rule.message(for: violation, in: scope),
      steps: steps(of: violation, program, &sources),
      macros: provenance.macros(at: place.origin).map(\.step))
  }

  private static var stepsShown: Int { 12 }

  /// The steps in the source, the last ones where there are too many. Of the conditions of one macro's expansion, which
  /// share a place, the last stands for all.
  private func steps(
    of violation: Violation, _ program: LoweredProgram, _ sources: inout SourceExcerpts
  ) -> [Step] {
    var steps: [Step] = []
    var wasCondition = false
    for step in violation.steps {
      guard let shown = self.step(for: step, program, &sources) else { continue }
      let isCondition = if case .condition = step.event { true } else { false }
      if let last = steps.last, last == shown || (isCondition && wasCondition && last.location == shown.location) {
        steps.removeLast()
      }
      steps.append(shown)
      wasCondition = isCondition
    }
    return Array(steps.suffix(Self.stepsShown))
  }

  private func step(for step: TraceStep, _ program: LoweredProgram, _ sources: inout SourceExcerpts) -> Step? {
    guard let place = program.place(step.origin, of: step.function), !place.file.isSystem else { return nil }
    let source = sources.file(place.file)
    let text = excerpt(source.text(of: place.origin.site.range))
    // What stands at the place of an expansion is the macro's use and not the condition.
    let macro = program.provenance[place.unit].macros(at: place.origin).first?.name
    let isUse = macro.map { text == $0 || text.hasPrefix($0 + "(") } ?? false
    return Step(
      location: source.location(of: place.origin.site.range),
      text: step.event.text(source: text, macro: isUse ? macro : nil))
  }

  /// Records functions whose paths were not followed to the end, each once: under the first rule on the engines, which
  /// stands for all of them.
  public func examine(_ undecided: [UndecidedPaths], of program: LoweredProgram, into report: inout Report) {
    guard let first = hazardRules.first else { return }
    var sources = SourceExcerpts(program.files)
    var seen: Set<Location> = []
    report.rule = first.number
    for item in undecided {
      guard let function = program.item(item.function), let site = function.site,
        let file = program.provenance[item.function.unit].file(site.file), !file.isSystem
      else { continue }
      let location = sources.file(file).location(of: site.range)
      guard seen.insert(location).inserted else { continue }
      report.enter(file.path)
      report.add(
        .unknown(item.reason), at: location, function: function.name, tokens: [function.name],
        UndecidedPathsMessage(name: function.name, isPartial: item.reason.isPartial, rules: hazardRules.count))
    }
  }
}

extension UnknownReason {
  /// Whether some paths were followed nevertheless.
  fileprivate var isPartial: Bool { if case .budget = self { true } else { false } }
}

private struct UndecidedPathsMessage: Message {
  let name: String
  let isPartial: Bool
  let rules: Int

  var en: String {
    isPartial
      ? "not all paths from `\(name)` were followed; the \(rules) rules on paths are undecided for the rest"
      : "the paths from `\(name)` were not followed; the \(rules) rules on paths are undecided there"
  }
  var ja: String {
    isPartial
      ? "`\(name)` からの経路の一部しか調べておらず、残りについて経路のルール \(rules) 件は未判定"
      : "`\(name)` からの経路を調べておらず、経路のルール \(rules) 件は未判定"
  }
}
