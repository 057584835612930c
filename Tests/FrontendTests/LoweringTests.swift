import Frontend
import Source
import Syntax
import Testing

@Suite struct LoweringTests {
  @Test func implicitConversionsAreNodes() throws {
    #expect(
      try outline("*p = a + 1;") == """
        binary = : unsigned char
          unary dereference : unsigned char
            implicitCast lvalueToRvalue : unsigned char *
              declarationReference `p` : unsigned char *
          implicitCast integer : unsigned char
            binary + : int
              implicitCast lvalueToRvalue : int
                declarationReference `a` : int
              integerLiteral 1 : int
        """)
  }

  @Test(arguments: [
    ("for (;;) break;", [true, true, true]), ("for (a = 0;;) break;", [false, true, true]),
    ("for (; a < b;) ;", [true, false, true]), ("for (;; a++) break;", [true, true, false]),
    ("for (; a < b; a++) ;", [true, false, false]), ("for (int i = 0; i < (b; ; a)) ;", []),
    ("for (a = 0; /* ; */ a < b;) ;", [false, false, true]), ("FOREVER(a) break;", [true, true, true]),
    ("UPTO(a, b) ;", [true, false, false]),
  ])
  func forHeadersKeepTheirHoles(statement: String, absent: [Bool]) throws {
    guard !absent.isEmpty else { return }
    let macros = "#define FOREVER(x) for (;;)\n#define UPTO(i, n) for (; i < n; i++)"
    let tree = try parse("\(macros)\nvoid f(int a, int b) { \(statement) }")
    let loop = try #require(tree.functions.first?.descendants.first { $0.kind == .forStatement })
    #expect(loop.children.prefix(3).map { $0.kind == .absent } == absent)
    #expect(loop.children.count == 4)
  }

  @Test func structureOfStatementsIsRegular() throws {
    let text = try outline("if (a) b = 1; switch (a) { case 1 ... 3: b = 2; default: return; }")
    #expect(text.contains("ifStatement"))
    #expect(text.contains("  absent"))
    let tree = try parse("int f(int a) { switch (a) { case 1: return 2; case 3 ... 4: return 5; } return 0; }")
    let labels = tree.functions[0].descendants.filter { $0.kind == .caseLabel }
    #expect(labels.map { $0.children.map { $0.kind == .absent } } == [[false, true, false], [false, false, false]])
  }

  @Test func stringsKeepBytesBeyondZero() throws {
    let tree = try parse(#"const char s[] = "a\0b\x41\101é";"#)
    let literal = try #require(tree.roots.first?.descendants.first { $0.kind == .stringLiteral }?.literal)
    #expect(literal == .string([97, 0, 98, 65, 65, 0xc3, 0xa9]))
  }

  @Test func typesHaveTheTargetsLayout() throws {
    let source = "struct s { char c; long long v; }; unsigned long n = sizeof(struct s); long l; void *p;"
    let expected = [("arm-none-eabi", 16, 4), ("avr", 9, 4), ("x86_64-linux-gnu", 16, 8), ("msp430-elf", 10, 4)]
    for (target, size, long) in expected {
      let tree = try parse(source, target: target)
      let value = tree.roots.first { $0.declaration?.name == "n" }?.initialiser?.constantValue
      #expect(value == Int128(size), "\(target)")
      #expect(tree.roots.first { $0.declaration?.name == "l" }?.type.size == long, "\(target)")
    }
  }

  @Test func macrosLeadBackToTheirExpansion() throws {
    let tree = try parse(
      """
      #define INNER(x) ((x) + 1)
      #define OUTER(y) INNER(y)
      int f(int a) {
        return OUTER(a);
      }
      """)
    let sum = try #require(tree.functions[0].descendants.first { $0.kind == .binary })
    #expect(sum.isFromMacroBody)
    #expect(sum.expansions.map(\.name) == ["OUTER"] || sum.expansions.map(\.name) == ["OUTER", "INNER"])
    #expect(sum.location.line == 4)
    let argument = try #require(tree.functions[0].descendants.first { $0.kind == .declarationReference })
    #expect(argument.isFromMacro && !argument.isFromMacroBody)
  }

  @Test(arguments: [
    "OUTER(a)", "OUTER((a))", "TWICE(a)", "OUTER(INNER(a))", "INNER(INNER(a))", "DEEP(a)", "DEEP(DEEP(a))", "LATE(a)",
    "OUTER(\n  a\n)", "PAIR(1, a)", "PAIR(INNER(1), OUTER(a))", "VARIADIC(1, a)", "CALL(INNER, a)", "STATEMENT(a)",
    "1 + OUTER(a)",
  ])
  func argumentsAreSeenThroughMacros(expression: String) throws {
    let tree = try parse(
      """
      #define INNER(x) ((x) + 1)
      #define OUTER(y) INNER(y)
      #define DEEP(z) OUTER(OUTER(z))
      #define TWICE(y) (INNER(y) + OUTER(y))
      #define LATE(w) LATER(2, w)
      #define LATER(n, w) OUTER((w) * n)
      #define PAIR(p, q) (OUTER(p) + OUTER(q))
      #define VARIADIC(...) PAIR(__VA_ARGS__)
      #define CALL(m, v) m(v)
      #define STATEMENT(v) ({ int t = OUTER(v); t; })
      int f(int a) {
        return \(expression);
      }
      """)
    let references = tree.functions[0].descendants.filter {
      $0.kind == .declarationReference && $0.declaration?.name == "a"
    }
    #expect(!references.isEmpty)
    for reference in references {
      #expect(reference.isFromMacro && !reference.isFromMacroBody)
      #expect(reference.quotation == "a")
    }
    let ones = tree.functions[0].descendants.filter {
      $0.kind == .integerLiteral && $0.parent?.kind == .binary && $0.parent?.children.last == $0
    }
    #expect(ones.allSatisfy { $0.isFromMacroBody })
  }

  @Test(arguments: [
    ("OUTER(FLAG & a)", true), ("OUTER(FLAG | LIMIT)", true), ("OUTER(WRAP(FLAG) | a)", true), ("FLAG & a", true),
    ("OUTER(SET(a))", false), ("SET(a)", false), ("MASK", false),
  ])
  func nodesThatBeginWithAMacroAreWrittenInPlace(expression: String, isInPlace: Bool) throws {
    let tree = try parse(
      """
      #define FLAG 4
      #define LIMIT 8
      #define WRAP(x) (x)
      #define SET(x) (FLAG | (x))
      #define MASK (FLAG | LIMIT)
      #define OUTER(y) WRAP(-(y))
      int f(int a) { return \(expression); }
      """)
    let operation = try #require(tree.functions[0].descendants.first { $0.kind == .binary })
    #expect(operation.isFromMacroBody == !isInPlace)
  }

  @Test func functionsThatHeaderMacrosDeclareBelongToTheMainFile() throws {
    let tree = try parse(
      "#include \"isr.h\"\nISR(TIMER) { }\nint g;",
      headers: ["/project/isr.h": "#define ISR(v) void v##_vect(void) __attribute__((interrupt)); void v##_vect(void)"],
      target: "arm-none-eabi")
    #expect(tree.functions.map { $0.declaration?.name } == ["TIMER_vect"])
    #expect(tree.functions[0].location.line == 2)
    #expect(tree.functions[0].declaration?.attribute("interrupt") != nil)
  }

  @Test func droppedStatementsMarkTheFunctionIncomplete() throws {
    let unit = try parseUnit("int f(void) { return missing; }\nint g(void) { return 1; }")
    #expect(unit.incompleteFunctions == ["f"])
    #expect(unit.tree.problems.count == 1)
  }

  @Test func missingHeadersAreNamed() throws {
    let unit = try parseUnit("#include \"board/pins.h\"\nint g(void) { return 1; }")
    #expect(unit.tree.problems.map(\.missingHeader) == ["board/pins.h"])
    #expect(unit.tree.functions.count == 1)
  }

  @Test func attributesAreRead() throws {
    let tree = try parse(
      """
      void log_it(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));
      _Noreturn void stop(void);
      void halt(void) __attribute__((noreturn));
      int keep __attribute__((section(".noinit")));
      void f(void) { log_it(1, "x"); stop(); halt(); }
      """)
    let called = tree.functions[0].descendants.compactMap(\.calledFunction)
    #expect(called[0].attribute("format") == "format(printf, 2, 3)")
    #expect(called[1].isNoReturn && called[2].isNoReturn)
    #expect(tree.roots.first { $0.declaration?.name == "keep" }?.declaration?.attribute("section") != nil)
  }

  @Test func designatedInitialisersAndRareExpressions() throws {
    let text = try outline(
      "struct s v = { .y = 2, .x = 1 }; int t[4] = { [1 ... 2] = 3 }; a = b ?: 1; a = sizeof(int[3]); a = sizeof *p;",
      before: "struct s { int x, y; };")
    #expect(text.contains("designatedInitialiser"))
    #expect(text.contains("binaryConditional"))
    #expect(text.contains("sizeOf 12"))
    #expect(text.contains("sizeOf 1 : unsigned long\n      unary dereference"))
  }
}
