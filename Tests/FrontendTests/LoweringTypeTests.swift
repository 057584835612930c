import Frontend
import Syntax
import Testing

/// Types, records and declarations as a lowering of the tree needs them.
@Suite struct LoweringTypeTests {
  private func function(_ source: String, target: String? = nil) throws -> Node {
    try #require(try parse(source, target: target).functions.last)
  }

  @Test func parametersHaveTheirAdjustedType() throws {
    let function = try function(
      """
      typedef unsigned char byte;
      int g(byte key[16], int f(void), int m[][3], const int d[const 5], int n, int v[n][n + 1]) {
        key++;
        return key[0] + f() + m[1][2] + *(key + 1) + d[0] + v[1][2] + *(n ? key : (key)) + (int)sizeof(key);
      }
      """)
    let parameters = function.parameters.compactMap(\.declaration)
    #expect(
      parameters.map(\.type.spelling) == [
        "byte *", "int (*)(void)", "int (*)[3]", "const int *", "int", "int (*)[*]",
      ])
    #expect(parameters.map(\.declaredType.spelling).first == "byte[16]")
    #expect(parameters[4].declaredType.spelling == "int")
    let references = function.descendants.filter { $0.kind == .declarationReference && $0.declaration != parameters[4] }
    #expect(references.allSatisfy { $0.type.isPointer })
    let decays = function.descendants.filter { $0.conversion == .arrayDecay }
    #expect(decays.map { $0.operand?.kind } == [.subscripting, .subscripting])
    #expect(!function.descendants.contains { $0.conversion == .functionDecay })
    let pointers = function.descendants.filter { $0.kind.isExpression && $0.type.canonical.isArray }
    #expect(pointers.map(\.kind) == [.subscripting, .subscripting])
  }

  @Test func parametersOfOldDefinitionsKeepTheDeclaredType() throws {
    let function = try function("int f(a, b, c) char a; float b; int c[]; { return a + b + c[0]; }")
    #expect(function.parameters.compactMap { $0.declaration?.type.spelling } == ["char", "float", "int *"])
    #expect(function.declaration?.type.parameters.map(\.spelling) == ["int", "double", "int *"])
  }

  private func layout(_ source: String, target: String? = nil) throws -> [String] {
    let tree = try parse(source, target: target)
    let record = try #require(tree.roots.last?.declaration?.type.canonical.declaration)
    #expect(record.isComplete)
    return record.fields.map { field in
      "\(field.name):\(field.type.spelling.prefix(5))@\(field.bitOffset ?? -1)"
        + (field.bitWidth.map { "/\($0)" } ?? "")
    }
  }

  @Test func recordsListTheirFields() throws {
    #expect(
      try layout(
        """
        struct s { char c; union { int i; struct { short x, y; }; }; unsigned a : 3, : 2, b : 7; int tail[]; };
        struct s v;
        """) == ["c:char@0", ":union@32", "a:unsig@64/3", ":unsig@67/2", "b:unsig@69/7", "tail:int[]@96"])
    #expect(try layout("struct __attribute__((packed)) s { char c; int i; } v;") == ["c:char@0", "i:int@8"])
    #expect(try layout("#pragma pack(2)\nstruct s { char c; int i; } v;") == ["c:char@0", "i:int@16"])
    #expect(try layout("struct s { char c; int i __attribute__((aligned(16))); } v;") == ["c:char@0", "i:int@128"])
    #expect(try layout("union u { char c; int i; } v;") == ["c:char@0", "i:int@0"])
    #expect(
      try layout("struct s { unsigned a : 3, b : 7; } v;", target: "powerpc-none-eabi")
        == ["a:unsig@0/3", "b:unsig@3/7"])
  }

  @Test func recordsOfSystemHeadersAreComplete() throws {
    let tree = try parse(
      "#include <dev.h>\nstruct dev *d; struct hidden *h;",
      headers: ["/sys/dev.h": "struct inner { int i; }; struct dev { struct { struct inner *n; } u; };"],
      arguments: ["-isystem", "/sys"])
    let record = try #require(
      tree.roots.first { $0.declaration?.name == "d" }?.declaration?.type.pointee?.canonical.declaration)
    let inner = try #require(record.fields.first?.type.canonical.declaration?.fields.first)
    #expect(inner.name == "n")
    #expect(inner.type.pointee?.canonical.declaration?.fields.map(\.name) == ["i"])
    let hidden = tree.roots.last?.declaration?.type.pointee?.canonical.declaration
    #expect(hidden?.isComplete == false && hidden?.fields.isEmpty == true)
  }

  @Test func membersOfUnnamedRecordsTellTheWay() throws {
    let function = try function(
      """
      struct s { int a; union { int b; struct { int c; struct { int d; }; }; } ; };
      int f(struct s *p, struct s v) { return p->a + p->b + v.c + p->d; }
      """)
    let members = function.descendants.filter { $0.kind == .member }
    #expect(members.map { $0.fieldPath.map(\.name) } == [["a"], ["", "b"], ["", "", "c"], ["", "", "", "d"]])
    #expect(members.map { $0.children.first?.withoutCasts.kind } == Array(repeating: .declarationReference, count: 4))
    #expect(members.map(\.isArrow) == [true, true, false, true])
    #expect(members[3].fieldPath.compactMap(\.bitOffset) == [32, 0, 32, 0])
  }

  @Test func floatingFormatsAreTold() throws {
    let source = "float f; double d; long double l;"
    func formats(_ target: String, _ source: String) throws -> [FloatingFormat?] {
      try parse(source, target: target).roots.map { $0.declaration?.type.canonical.floatingFormat }
    }
    #expect(try formats("x86_64-linux-gnu", source) == [.single, .double, .extended])
    #expect(try formats("aarch64-none-elf", source) == [.single, .double, .quadruple])
    #expect(try formats("arm-none-eabi", source) == [.single, .double, .double])
    #expect(try formats("avr", source) == [.single, .single, .single])
    #expect(try formats("arm-none-eabi", "__fp16 h;") == [.half])
    #expect(FloatingFormat.extended.precision == 64)
  }

  @Test func complexAndVectorTypesHaveElements() throws {
    let tree = try parse("_Complex float c; typedef short v __attribute__((vector_size(16))); v x;")
    let types = tree.roots.compactMap { $0.declaration?.type.canonical }
    #expect(types[0].kind == .complex && types[0].element?.floatingFormat == .single)
    #expect(types[2].kind == .vector && types[2].count == 8 && types[2].element?.spelling == "short")
  }

  @Test func sizesOfVariableArraysAreNodes() throws {
    let function = try function(
      """
      int f(int n, int a[n][n + 1], int *q) {
        int x[n][n * 2]; int y[3][n]; typedef int row[n][5]; row z; int (*p)[n - 1] = 0; int plain[4];
        return sizeof(int[n][3]) + ((int (*)[n])q)[0][1] + sizeof x + sizeof(row);
      }
      """)
    func sizes(_ name: String) -> [String]? {
      function.descendants.first { $0.kind.isDeclaration && $0.declaration?.name == name }?.arraySizes.map(\.text)
    }
    #expect(sizes("a") == ["n", "n + 1"])
    #expect(sizes("x") == ["n", "n * 2"])
    #expect(sizes("y") == ["3", "n"])
    #expect(sizes("row") == ["n"])
    #expect(sizes("z") == [])
    #expect(sizes("p") == ["n - 1"])
    #expect(sizes("plain") == [])
    #expect(function.descendants.first { $0.declaration?.name == "p" && $0.kind == .variable }?.initialiser != nil)
    #expect(function.descendants.first { $0.declaration?.name == "x" && $0.kind == .variable }?.initialiser == nil)
    let cast = try #require(function.descendants.first { $0.kind == .explicitCast })
    #expect(cast.arraySizes.map(\.text) == ["n"] && cast.operand?.text == "q")
    let sizeofs = function.descendants.filter { $0.kind == .sizeOf }
    #expect(sizeofs[0].operand == nil && sizeofs[0].arraySizes.first?.text == "n")
    #expect(sizeofs[1].operand?.text == "x")
  }

  @Test func attributesAndSymbolNamesAreRead() throws {
    let tree = try parse(
      """
      int target(void) { return 0; }
      int other(void) __attribute__((alias("target"), weak));
      void start(void) asm("_start") __attribute__((section(".boot"), constructor(101), destructor, naked));
      int table[4] asm("TABLE") __attribute__((aligned(16)));
      void f(void) { extern void drop(int *); __attribute__((cleanup(drop))) int held = 0; }
      """)
    func named(_ name: String) -> Declaration? {
      tree.roots.first { $0.declaration?.name == name }?.declaration
    }
    #expect(named("other")?.attribute("alias") == "alias(\"target\")" && named("other")?.attribute("weak") != nil)
    #expect(named("start")?.assemblyName == "_start" && named("table")?.assemblyName == "TABLE")
    #expect(named("start")?.attribute("section") == "section(\".boot\")")
    #expect(named("start")?.attribute("constructor") == "constructor(101)")
    #expect(named("start")?.attribute("destructor") != nil && named("start")?.attribute("naked") != nil)
    #expect(named("table")?.attribute("aligned") == "aligned(16)")
    let held = tree.functions.last?.descendants.first { $0.declaration?.name == "held" }?.declaration
    #expect(held?.attribute("cleanup") == "cleanup(drop)")
  }
}
