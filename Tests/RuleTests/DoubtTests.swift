import Build
import Catalogue
import Findings
import Frontend
import Pipeline
import RuleKit
import Source
import Testing

/// What the parser dropped or assumed leads to no finding, and the report says what was assumed.
@Suite struct DoubtTests {
  private func examination(_ source: String) throws -> Examination {
    let files = FileSystem(files: ["/project/main.c": source])
    let plan = try CompilationPlan.fromSources(["/project/main.c"], options: PlanOptions(root: "/project"), in: files)
    let rules = try allRules()
    let library = try LibClang.find()
    let examiner = Examiner(
      library: library, files: files, rules: rules, enabled: Set(rules.map(\.id)), workers: .inProcess)
    return examiner.examine(plan)
  }

  private func violations(_ examination: Examination, line: Int) -> [RuleID] {
    examination.findings.filter { $0.isViolation && $0.location.line == line }.map(\.rule)
  }

  @Test func fragmentsBehindErrorsGiveNoFindings() throws {
    let result = try examination(
      """
      static int f(int a) {
        a == 1;
        a == 2, a = missing.field;
        return a;
      }
      static int g(int a) {
        return undeclared(a, nowhere);
      }
      int main(void) { return f(g(1)); }
      """)
    #expect(violations(result, line: 2).contains("expression/statement-without-effect"))
    #expect(violations(result, line: 3) == [])
    #expect(!violations(result, line: 6).contains("control/missing-return"))
  }

  @Test func assumptionsAreToldAndNotJudged() throws {
    let result = try examination(
      """
      #include "board.h"
      static int f(sensor_t s, int a) {
        unsigned char narrow = s + 100000;
        a == 2;
        return narrow;
      }
      int main(void) { return f(READING, 1); }
      """)
    #expect(violations(result, line: 3) == [])
    #expect(violations(result, line: 4).contains("expression/statement-without-effect"))
    let problems = result.units[0].problems.map(\.text)
    #expect(
      problems.contains {
        $0.en.contains("2 names of missing headers were assumed") && $0.en.contains("`READING`, `sensor_t`")
      })
    #expect(problems.contains { $0.ja.contains("名前 2 件を仮定") })
  }

  @Test func macrosOfSystemHeadersAreNamedWithoutTheirPlace() throws {
    let result = try examination(
      """
      #include <stdint.h>
      int f(unsigned char c) { c == INT8_MAX; return c == UINT8_MAX + 1000; }
      """)
    for step in result.findings.flatMap(\.macros) {
      #expect(step.location.path == "main.c", "\(step)")
    }
  }
}
