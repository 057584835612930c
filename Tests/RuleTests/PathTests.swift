import Basics
import Build
import Catalogue
import Dataflow
import Findings
import Frontend
import IR
import Lowering
import Pipeline
import RuleKit
import Source
import Symbolic
import Testing

/// What the engines show on paths becomes findings.
@Suite struct PathTests {
  private let files = FileSystem(files: [
    "/project/ratio.h": "#define RATIO(a, b) \\\n  ((a) / (b))\nstatic inline int half(int n) { return 1 / n; }\n",
    "/project/vendor.h": "#pragma GCC system_header\n#define VENDOR(a) ((a) / 0)\n",
    "/project/main.c": """
    #include "ratio.h"
    #include "vendor.h"
    int mean(int sum, int n) {
      if (n > 4)
        return sum   / n;
      return RATIO(sum, n) + half(n);
    }
    int vendor(int n) { return VENDOR(n); }
    """,
    "/project/other.c": "#include \"ratio.h\"\nint third(int n) { return half(n) / 3; }\n",
  ])

  private func program() throws -> LoweredProgram {
    let plan = try CompilationPlan.fromSources(
      ["/project/main.c", "/project/other.c"], options: PlanOptions(root: "/project"), in: files)
    let parser = Parser(try LibClang.find(), files: files, root: "/project")
    let units = try plan.units.map { unit in
      let parsed = try parser.parse(unit)
      let code = UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unitAsCompiled()
      var writer = SerialWriter()
      writer.write(LoweredUnit(code, in: parsed.tree))
      var reader = SerialReader(writer.bytes)
      return try LoweredUnit(from: &reader)
    }
    return LoweredProgram(units, files: files)
  }

  /// A violation at each division, shown with so many steps, all at the first branch of the function.
  private func violations(in program: LoweredProgram, steps count: Int) -> [Violation] {
    var found: [Violation] = []
    for (unit, code) in program.code.units.enumerated() {
      for id in code.functions.ids {
        guard let body = code.functions[id].body else { continue }
        let reference = LinkedProgram.Reference<Function>(unit: unit, id: id)
        let branch = body.blocks.ids.map { body.blocks[$0] }.first {
          if case .branch = $0.terminator { true } else { false }
        }
        for instruction in body.blocks.ids.flatMap({ body.blocks[$0].instructions }) {
          guard case .binary(_, .divide, _, _) = instruction.operation else { continue }
          var detail = Violation.Detail()
          detail.object = "n"
          // Conditions of one place are shown once: the steps behind the first are of another kind.
          let origin = branch?.origin ?? instruction.origin
          let steps = (0..<count).map { index in
            TraceStep(
              index == 0 ? .condition(true) : .assigns(name: "n", value: "\(index)"), function: reference,
              origin: origin)
          }
          found.append(
            Violation(
              .divisionByZero, function: reference, origin: instruction.origin, detail: detail,
              steps: steps,
              bindings: [Violation.Binding(name: "n", value: "0")], isFromOutside: false))
        }
      }
    }
    return found
  }

  private func engine() throws -> Engine {
    Engine(try Catalogue.rules().filter { $0.followsPaths && $0.id.family == "number" })
  }

  private func findings(_ violations: [Violation], in program: LoweredProgram) throws -> [Finding] {
    let engine = try engine()
    var report = Report(for: engine)
    engine.examine(violations, of: program, into: &report)
    return report.findings.sorted(by: Finding.reportOrder)
  }

  @Test func noTwoRulesNameTheSameHazard() throws {
    let hazards = try Catalogue.rules().flatMap { rule -> [Hazard] in
      if case .hazards(let hazards, _) = rule.check { hazards } else { [] }
    }
    #expect(Set(hazards).count == hazards.count)
    #expect(hazards.count >= 23)
  }

  @Test func violationsBecomeFindingsAtTheirPlaces() throws {
    let program = try program()
    let found = try findings(violations(in: program, steps: 1), in: program)
    #expect(
      found.map { "\($0.location.path):\($0.location.line):\($0.location.column) \($0.function ?? "")" } == [
        "main.c:5:12 mean", "main.c:6:10 mean", "other.c:2:27 third", "ratio.h:3:40 half",
      ])
    #expect(found.map(\.rule) == Array(repeating: "number/division-by-zero", count: 4))
    #expect(found[0].message == Text(en: "the divisor `n` is zero", ja: "除数 `n` がゼロになる"))
    #expect(found[0].witness?.description == "n = 0")
    #expect(found[0].steps.map(\.text) == [Text(en: "`n > 4` is true", ja: "`n > 4` が真")])
    #expect(found[0].steps.first?.location.line == 4)
  }

  @Test func macrosAreNamed() throws {
    let program = try program()
    let found = try findings(violations(in: program, steps: 1), in: program)
    #expect(found.map(\.macros.count) == [0, 1, 0, 0])
    #expect(found[1].macros.first?.text.en == "in the expansion of macro `RATIO`")
    #expect(found[1].macros.first?.location.path == "ratio.h")
  }

  @Test func theShortestWayIsShownOnce() throws {
    let program = try program()
    let all = [3, 2, 15, 2].flatMap { violations(in: program, steps: $0) }
    let found = try findings(all, in: program)
    #expect(found.map(\.steps.count) == [2, 2, 2, 2])
    #expect(try findings(violations(in: program, steps: 15), in: program)[0].steps.count == 12)
  }

  @Test func fingerprintsSurviveLayout() throws {
    let program = try program()
    let found = try findings(violations(in: program, steps: 0), in: program)
    #expect(
      found[0].fingerprint
        == Fingerprint(rule: "number/division-by-zero", function: "mean", tokens: ["sum", "/", "n"]))
  }

  @Test func undecidedFunctionsAreToldOnce() throws {
    let program = try program()
    let engine = try engine()
    var report = Report(for: engine)
    let mean = try #require(program.code.function(named: "mean"))
    let undecided = UndecidedPaths(mean, .budget(steps: 7))
    engine.examine([undecided, undecided], of: program, into: &report)
    #expect(report.findings.map(\.verdict) == [.unknown(.budget(steps: 7))])
    #expect(report.findings.map(\.function) == ["mean"])
    #expect(report.tallies["main.c"]?.values.map(\.unknown) == [1])
  }

  @Test func referencesIntoNothingAreIgnored() throws {
    let program = try program()
    let nowhere = LinkedProgram.Reference<Function>(unit: 9, id: ID(0))
    let violation = Violation(
      .divisionByZero, function: nowhere, origin: ID(0), detail: .init(), steps: [], bindings: [],
      isFromOutside: false)
    #expect(try findings([violation], in: program).isEmpty)
  }

  @Test func explorationsComeBackAsWritten() throws {
    let reference = LinkedProgram.Reference<Function>(unit: 1, id: ID(2))
    let events: [TraceStep.Event] = [
      .condition(true), .condition(false), .loop(iteration: 3, isEntered: true), .selects(value: "2"), .calls("f"),
      .returns("f"), .allocates("malloc"), .releases("free"), .endsScope("x"), .receives("recv"), .fails("malloc"),
      .assigns(name: "n", value: "4"), .locks("m"),
    ]
    var detail = Violation.Detail()
    detail.kind = .heap
    detail.size = "10"
    var exploration = Finder.Exploration()
    exploration.violations = Hazard.allCases.map { hazard in
      Violation(
        hazard, function: reference, origin: ID(5), detail: detail,
        steps: events.map { TraceStep($0, function: reference, origin: ID(4)) },
        bindings: [Violation.Binding(name: "n", value: "0")], isFromOutside: true)
    }
    exploration.isExhausted = true
    exploration.steps = 12
    var writer = SerialWriter()
    writer.write(exploration)
    var reader = SerialReader(writer.bytes)
    let copy = try Finder.Exploration(from: &reader)
    #expect(copy.violations.map(\.hazard) == Hazard.allCases)
    #expect(copy.violations[0].steps.map(\.event) == events)
    #expect(copy.violations[0].detail == detail)
    #expect(copy.isExhausted && copy.steps == 12)
    for length in 0..<min(400, writer.bytes.count) {
      var cut = SerialReader(Array(writer.bytes[..<length]))
      #expect(throws: SerialFailure.self) { try Finder.Exploration(from: &cut) }
    }
  }
}
