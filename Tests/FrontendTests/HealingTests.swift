import Frontend
import Source
import Syntax
import Testing

/// Units whose headers are missing keep their statements, and what was assumed is known.
@Suite struct HealingTests {
  private let source = """
    #include "board.h"
    static int count;
    handle_t current;
    int plain(int a) { return a + count; }
    int touched(int a) {
      port_t p = (port_t)a;
      handle_t *q = 0;
      if (a > LIMIT) { count++; }
      for (int i = 0; i < SLOTS; i++) { count += i; }
      return p;
    }
    int member(void) { return DEVICE->status + 1; }
    void looped(config_t *c) { while (count < 3) count++; }
    """

  @Test func unknownNamesAreAssumed() throws {
    let unit = try parseUnit(source)
    #expect(unit.tree.assumedNames == ["LIMIT", "SLOTS", "config_t", "handle_t", "port_t"])
    #expect(unit.incompleteFunctions == ["touched", "member", "looped"])
    let touched = try #require(unit.tree.functions.first { $0.declaration?.name == "touched" })
    let kinds = touched.descendants.map(\.kind)
    #expect(kinds.contains(.ifStatement) && kinds.contains(.forStatement) && kinds.contains(.explicitCast))
    #expect(touched.descendants.first { $0.declaration?.name == "p" }?.initialiser != nil)
    #expect(unit.tree.problems.contains { $0.missingHeader == "board.h" })
  }

  @Test func whatDependsOnAssumptionsIsDoubtful() throws {
    let tree = try parse(source)
    let touched = try #require(tree.functions.first { $0.declaration?.name == "touched" })
    let plain = try #require(tree.functions.first { $0.declaration?.name == "plain" })
    #expect(!plain.subtree.contains { $0.isDoubtful })
    let comparison = try #require(touched.descendants.first { $0.kind == .binary })
    #expect(comparison.isDoubtful)
    let increment = try #require(touched.descendants.first { $0.kind == .unary && $0.operand?.text == "count" })
    #expect(!increment.isDoubtful)
  }

  @Test func namesThatTheUnitDeclaresAreNotAssumed() throws {
    let tree = try parse(
      "#include \"missing.h\"\nint f(void) { return later; }\nstatic char later[3];\nlong g(void) { return later[0]; }")
    #expect(tree.assumedNames == [])
    #expect(tree.roots.first { $0.declaration?.name == "later" }?.declaration?.type.isArray == true)
  }

  @Test func nothingIsAssumedWhereNoHeaderIsMissing() throws {
    let unit = try parseUnit("int f(void) { return missing; }")
    #expect(unit.tree.assumedNames == [])
    #expect(unit.incompleteFunctions == ["f"])
  }

  @Test func recordsOfAssumedTypesAreDoubtful() throws {
    let tree = try parse(
      "#include \"m.h\"\nstruct s { word_t w; };\nstruct s many[4];\nint f(void) { return sizeof many; }\nint g(void) { return 1; }"
    )
    #expect(tree.functions.map { $0.body?.children.first?.isDoubtful } == [true, false])
  }

  @Test func fragmentsBehindErrorsAreDoubtful() throws {
    let tree = try parse(
      """
      int g(int);
      void f(int a) {
        g(a == missing);
        a == 1;
        if (a) {
          a = other;
        }
      }
      """)
    let body = try #require(tree.functions.first?.body)
    let comparison = try #require(body.children.first { $0.text == "a == 1" })
    #expect(!comparison.isDoubtful)
    let branch = try #require(body.children.first { $0.kind == .ifStatement })
    #expect(branch.isDoubtful && tree.functions[0].isDoubtful)
    #expect(body.descendants.allSatisfy { $0.location.line != 3 || $0.isDoubtful })
  }
}
