import Frontend
import Syntax
import Testing

/// Expressions that libclang does not explain, and what a lowering of the tree needs of them.
@Suite struct LoweringExpressionTests {
  private func body(_ statements: String, before: String = "") throws -> Node {
    let tree = try parse("\(before)\nvoid f(int n, int *q, _Atomic int *p, char *s) { \(statements) }")
    #expect(tree.problems.map(\.message) == [])
    return try #require(tree.functions.last)
  }

  private func builtins(_ statements: String, before: String = "") throws -> [Node] {
    try body(statements, before: before).descendants.filter { $0.kind == .builtinExpression }
  }

  // MARK: Builtins

  @Test func genericSelectionsTellTheirResult() throws {
    let selections = try body(
      """
      n = _Generic(n, int: 1, default: 2);
      n = _Generic((float)n, int: 1, default: 2, float: n);
      n = _Generic((float)n, int: q[0], default: q[1], float: q[2]);
      n = _Generic((char)n, int: q[0], default: q[1], float: q[2]);
      n = _Generic((byte)n, int: q[0], byte: q[1], default: q[2]);
      n = _Generic(n, float: ff, default: fi)(n);
      n = NUMBER(n);
      """,
      before:
        "typedef unsigned char byte; int fi(int); float ff(float);\n#define NUMBER(x) _Generic(x, long: *q, int: n)"
    ).descendants.filter { $0.kind == .genericSelection }
    #expect(selections.map { $0.chosen?.text ?? "?" }.prefix(6) == ["1", "n", "q[2]", "q[1]", "q[1]", "fi"])
    #expect(selections[6].chosen == selections[6].child(2))
    #expect(selections[0].constantValue == 1)
  }

  @Test func builtinsAreNamedAndValued() throws {
    let nodes = try builtins(
      """
      n = __builtin_choose_expr(1, n, 2.0); n = __builtin_choose_expr(0, n, 5);
      n = __builtin_types_compatible_p(int, long); n = __builtin_types_compatible_p(__typeof__(n), int);
      s = (char *)__func__; s = (char *)__FUNCTION__; n = __builtin_LINE();
      """)
    #expect(
      nodes.map(\.builtin) == [
        .chooseExpression, .chooseExpression, .typesCompatible, .typesCompatible, .functionName, .functionName,
        .sourceLine,
      ])
    #expect(nodes[0].chosen?.text == "n" && nodes[1].chosen?.constantValue == 5)
    #expect(nodes[1].constantValue == 5 && nodes[0].constantValue == nil)
    #expect(nodes[2].constantValue == 0 && nodes[3].constantValue == 1 && nodes[6].constantValue == 4)
    #expect(nodes[4].literal == .string([102]) && nodes[5].literal == .string([102]))
  }

  @Test func callsThatTheCompilerDecidesHaveAValue() throws {
    let calls = try body("n = __builtin_constant_p(3); n = __builtin_constant_p(n); n = __builtin_abs(-3);").descendants
      .filter { $0.kind == .call }
    #expect(calls.map(\.constantValue) == [1, nil, nil])
    #expect(calls.map { $0.declaration == nil } == [true, true, true])
  }

  @Test func atomicsHaveTheirOperandsInOrder() throws {
    let nodes = try builtins(
      """
      n = __c11_atomic_load(p, 5); __c11_atomic_store(p, 3, 5); n = __atomic_exchange_n(q, 1, 5);
      n = __c11_atomic_compare_exchange_strong(p, q, 7, 4, 2);
      n = __atomic_compare_exchange_n(q, q, 1, 0, 5, 2); n = __atomic_fetch_nand(q, 1, 2); STORE(q, 4);
      """, before: "#define STORE(p, v) __atomic_store_n(p, v, 0)")
    #expect(
      nodes.map(\.builtin) == [
        .c11AtomicLoad, .c11AtomicStore, .atomicExchangeN, .c11AtomicCompareExchangeStrong, .atomicCompareExchangeN,
        .atomicFetchNand, .atomicStoreN,
      ])
    func values(_ index: Int) -> [Int128?] { nodes[index].children.map(\.constantValue) }
    #expect(values(1) == [nil, 3, 5] && values(2) == [nil, 1, 5])
    #expect(values(3) == [nil, nil, 7, 4, 2])
    #expect(values(4) == [nil, nil, 1, 0, 5, 2])
    #expect(values(6) == [nil, 4, 0])
  }

  @Test func vectorsAndUnknownBuiltins() throws {
    let nodes = try builtins(
      "w = __builtin_convertvector(v, fv); v = __builtin_shufflevector(v, v, 0, 1, 2, 3); z = 1.0i;",
      before: "typedef int iv __attribute__((vector_size(16))); typedef float fv __attribute__((vector_size(16)));"
        + "iv v; fv w; _Complex double z;")
    #expect(nodes.map(\.builtin) == [.convertVector, .shuffleVector, .imaginaryLiteral])
    #expect(Builtin(word: "__atomic_add_fetch") == .atomicAddFetch)
    #expect(Builtin(word: "__builtin_something") == .unknown)
  }

  // MARK: Assembly

  @Test func assemblyTellsItsOperands() throws {
    let statements = try body(
      #"""
      asm volatile ("add %0, %1\n\t" NOPS : "=r" (n), "+m" (*q) : "r" (q[0] + 1), [name] "i" (5) : "memory", "cc");
      asm ("wfi");
      for (;;) BARRIER();
      asm goto ("jmp %l[out]" : : "r" (n) : : out);
      out: __asm__ __volatile__ ("" : "=r" (n));
      """#, before: "#define NOPS \"nop\"\n#define BARRIER() __asm__ __volatile__ (\"\" ::: \"memory\")"
    ).descendants.filter { $0.kind == .assembly }
    let texts = statements.compactMap(\.assembly)
    #expect(texts.map(\.template) == ["add %0, %1\n\tnop", "wfi", "", "jmp %l[out]", ""])
    #expect(texts[0].outputs.map(\.constraint) == ["=r", "+m"])
    #expect(texts[0].inputs == [.init(name: nil, constraint: "r"), .init(name: "name", constraint: "i")])
    #expect(texts[0].clobbers == ["memory", "cc"] && texts[2].clobbers == ["memory"])
    #expect(texts.map(\.isVolatile) == [true, false, true, false, true])
    #expect(texts[3].labels == ["out"])
    #expect(statements[0].children.map { $0.withoutImplicitCasts.text } == ["n", "*q", "q[0] + 1", "5"])
    let file = try parse("__asm__(\".global \" \"x\");\nint after;")
    #expect(file.roots.map(\.kind) == [.fileAssembly, .variable])
    #expect(file.roots.first?.assembly?.template == ".global x")
  }

  // MARK: Literals

  @Test func stringsTellTheirCodeUnits() throws {
    let tree = try parse(
      #"""
      const char *a = "\377\0" "1" "\x41" "2\"é";
      const char *b = u8"a\u00e9\0b";
      const unsigned short *c = u"a\U0001F600" "b";
      const unsigned *d = U"\xffffffff\0";
      const int *e = L"\x1F600" L"A\x100" L"fG";
      char exact[3] = "abc";
      """#)
    let literals = tree.roots.flatMap { $0.descendants.filter { $0.kind == .stringLiteral } }
    #expect(
      literals.map(\.literal) == [
        .string([255, 0, 49, 65, 50, 34, 0xc3, 0xa9]), .string([97, 0xc3, 0xa9, 0, 98]),
        .string([97, 0xd83d, 0xde00, 98]), .string([0xffff_ffff, 0]),
        .string([0x1f600, 65, 0x100, 102, 71]), .string([97, 98, 99]),
      ])
    #expect(literals.map(\.stringForm) == [.plain, .utf8, .char16, .char32, .wide, .plain])
    #expect(literals.map { $0.type.element?.size } == [1, 1, 2, 4, 4, 1])
  }

  // MARK: Statements

  @Test func casesAndLabelsHaveValues() throws {
    let function = try body(
      """
      void *where = &&out; goto *where;
      switch (n) {
      case 1 ... 3: break; case sizeof(int): break; case RED + 6: break; case -1: break;
      case __builtin_choose_expr(1, 40, 41): break; default: break;
      }
      switch (big) { case 0xFFFFFFFFFFFFFFFFULL: break; }
      out: ;
      """, before: "enum { RED = 2 }; unsigned long long big;")
    let labels = function.descendants.filter { $0.kind == .caseLabel }
    #expect(
      labels.map(\.caseValues) == [
        1...3, 4...4, 8...8, -1...(-1), 40...40, 0xFFFF_FFFF_FFFF_FFFF...0xFFFF_FFFF_FFFF_FFFF,
      ])
    #expect(function.descendants.first { $0.kind == .labelAddress }?.literal == .label("out"))
    #expect(function.descendants.first { $0.kind == .indirectGoto }?.children.first?.type.isPointer == true)
  }

  // MARK: Initialisers

  private func written(_ designators: [Designator]) -> String {
    designators.map { designator in
      switch designator {
      case .field(let field): ".\(field.name)"
      case .index(let index): "[\(index.constantValue ?? -1)]"
      case .range(let first, let last): "[\(first.constantValue ?? -1)...\(last.constantValue ?? -1)]"
      }
    }.joined()
  }

  @Test func designatorsAreUnambiguous() throws {
    let tree = try parse(
      """
      #define LAST 3
      #define ROW(i, v) .m[i][1 ... 2] = v
      struct in { int p; union { int q; char r[4]; }; int b[6]; };
      struct s { int x; struct in a; int t[8]; int m[3][4]; };
      struct s v = {
        .x = 1, .a.b[LAST] = 5, .t = { [1 ... 2] = 7, 9, [LAST] = 4 }, .m[1][2] = 8, .m[1 ... 2][LAST] = 8,
        .m[0 /* [ */ ] [1 ... 2] = 9, ROW(2, 6), .a.q = 3, .a = { .r = { [1] = 2 } },
      };
      int old[3] = { [1] 5 };
      """)
    let initialisers = tree.roots.flatMap { $0.descendants.filter { $0.kind == .designatedInitialiser } }
    #expect(
      initialisers.map { written($0.designators) } == [
        ".x", ".a.b[3]", ".t", "[1...2]", "[3]", ".m[1][2]", ".m[1...2][3]", ".m[0][1...2]", ".m[2][1...2]", ".a..q",
        ".a", "..r", "[1]", "[1]",
      ])
    #expect(
      initialisers.map { $0.designatedValue?.constantValue } == [1, 5, nil, 7, 4, 8, 8, 9, 6, 3, nil, nil, 2, 5])
  }

  @Test func designatorsDoNotSwallowVoidBuiltins() throws {
    let node = try builtins("__atomic_store_n(q, 1, 0);")
    #expect(node.map(\.builtin) == [.atomicStoreN])
  }

  @Test func offsetsOfVariableMembersKeepTheirParts() throws {
    let function = try body("n = __builtin_offsetof(struct s, b[n]);", before: "struct s { int a; int b[4]; };")
    let offset = try #require(function.descendants.first { $0.kind == .offsetOf })
    #expect(offset.children.map(\.kind) == [.member, .implicitCast])
    #expect(offset.constantValue == nil)
  }
}
