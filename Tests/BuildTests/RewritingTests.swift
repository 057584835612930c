import Machine
import Testing

@Suite struct RewritingTests {
  /// Rewrites, and checks what every rewrite promises: equal length, equal line ends.
  private func rewritten(_ text: String, _ name: Dialect.Name) -> String? {
    let before = Array(text.utf8)
    guard let after = Dialect.named(name).rewritten(before) else { return nil }
    #expect(after.count == before.count)
    for (index, byte) in before.enumerated() where byte == UInt8(ascii: "\n") { #expect(after[index] == byte) }
    return String(decoding: after, as: UTF8.self)
  }

  @Test func packedMovesBehindStruct() {
    #expect(rewritten("__packed struct s { char a; };", .iar) == "struct __packed s { char a; };")
    #expect(rewritten("typedef __packed struct {int a;} T;", .armcc) == "typedef struct __packed {int a;} T;")
    #expect(rewritten("__packed volatile struct s {int a;};", .iar) == "volatile struct __packed s {int a;};")
    #expect(rewritten("__packed\nstruct s {int a;};", .iar) == "struct  \n__pk   s {int a;};")
    #expect(rewritten("__packed/**/struct s {int a;};", .iar) == "struct/**/__packed s {int a;};")
    #expect(rewritten("__packed struct{int a;} x;", .renesasRX) == "struct __packed{int a;} x;")
  }

  @Test func packedInMacrosIsMovedToo() {
    #expect(rewritten("#define P_STRUCT __packed struct\n", .iar) == "#define P_STRUCT struct __packed\n")
    let alias = "#define PACKED __packed\nPACKED struct s {int a;};\n"
    #expect(rewritten(alias, .iar) == "#define PACKED __packed\nstruct PACKED s {int a;};\n")
  }

  @Test func packedElsewhereStays() {
    for text in [
      "struct s { __packed int a; };", "__packed int *p;", "/* __packed struct s */", "char t[] = \"__packed struct\";",
      "// __packed struct\nint a;", "int not__packed; struct s;",
    ] {
      #expect(rewritten(text, .iar) == nil, "\(text)")
    }
  }

  @Test func addressesOfPlacedVariablesAreBlanked() {
    #expect(rewritten("int v @ 0x25;", .iar) == "int v       ;")
    #expect(rewritten("int a @ 0x20, b @ (0x24 + 1) = 3;", .iar) == "int a       , b              = 3;")
    #expect(rewritten("void f(void) @ \".ram\" { }", .iar) == "void f(void)          { }")
    #expect(rewritten("int v @\n  0x25;", .iar) == "int v  \n      ;")
    #expect(rewritten("#define AT(a) @ a\nint x;\n", .iar) == "#define AT(a)    \nint x;\n")
    #expect(rewritten("char *m = \"a@b\"; /* x@y */ // z@w\n", .iar) == nil)
    #expect(rewritten("#pragma location @ 3\n#error don't @ me\nint x;", .iar) == nil)
  }

  @Test func assemblerBlocksBecomeEmptyStatements() {
    #expect(
      rewritten("void f(void){ if (x) __asm { nop } g(); }", .armcc) == "void f(void){ if (x) ;             g(); }")
    #expect(rewritten("__asm volatile { PUSH {r0} ; don't\n }\nint a;", .armcc)?.hasSuffix("\nint a;") == true)
    #expect(rewritten("void f(void) { asm(\"nop\"); __asm volatile (\"nop\"); }", .armcc) == nil)
    #expect(rewritten("__asm { nop ", .armcc) == nil)
    #expect(rewritten("void f(void){ __asm nop\n}", .armcc) == "void f(void){ ;        \n}")
  }

  @Test func assemblerFunctionsBecomeDeclarations() {
    let text = "__asm int add(int a, int b)\n{\n  ADD r0, r0, r1 ; it's\n  BX lr\n}\nint next;\n"
    let expected = "      int add(int a, int b)\n;\n\(String(repeating: " ", count: 23))\n       \n \nint next;\n"
    #expect(rewritten(text, .armcc) == expected)
  }

  @Test func registerVariablesLoseTheirRegister() {
    #expect(rewritten("register int r __asm(\"control\");", .armcc) == "register int r                 ;")
    #expect(rewritten("int r __asm(\"name\");", .armcc) == nil)
  }

  @Test func pragmaAssemblerIsBlanked() {
    let text = "int a;\n#pragma asm\n  mov a, #1 ; it's\n#pragma endasm\nint b;\n"
    #expect(rewritten(text, .c51)?.split(separator: "\n").last == "int b;")
    #expect(rewritten(text, .c51)?.contains("mov") == false)
    #expect(rewritten("#asm\n nop\n#endasm\nint b;\n", .xc8)?.contains("asm") == false)
    let inline = "#pragma inline_asm f\nstatic void f(void) {\n  NOP ; '\n}\nvoid g(void) { f(); }\n"
    #expect(rewritten(inline, .renesasRX)?.contains("static void f(void) ;") == true)
    #expect(rewritten(inline, .renesasRX)?.contains("void g(void) { f(); }") == true)
  }

  @Test func keil51RegistersAndInterruptsAreReadable() {
    #expect(rewritten("sfr P0 = 0x80;", .c51) == "sfr P0       ;")
    #expect(rewritten("sbit L = P0^3;", .c51) == "sbit L       ;")
    #expect(rewritten("void f() interrupt 3 using 1 {}", .c51) == "void f() interrupt   using   {}")
    #expect(rewritten("void f() interrupt TF0_VECTOR {}", .c51) == "void f() interrupt            {}")
    #expect(rewritten("char xdata b _at_ 0x8000;", .c51) == "char xdata b _at_       ;")
  }

  @Test func sdccAndMicrochipKeywordsLoseTheirArguments() {
    #expect(rewritten("__sfr __at(0x80) P0;", .sdcc) == "__sfr __at       P0;")
    #expect(rewritten("void f(void) __interrupt(1) __using 2;", .sdcc) == "void f(void) __interrupt    __using  ;")
    #expect(rewritten("__asm\n nop\n__endasm;\n", .sdcc) == ";    \n    \n        ;\n")
    #expect(rewritten("void __interrupt(high) isr(void) {}", .xc8) == "void __interrupt       isr(void) {}")
  }

  @Test func gccAndClangAreLeftAlone() {
    let text = "__packed struct s { int a; } @ 3; __asm { nop }"
    #expect(rewritten(text, .gcc) == nil)
    #expect(rewritten(text, .clang) == nil)
  }

  @Test func japaneseTextAndCarriageReturnsStay() {
    let text = "// 表示\r\nint 値 @ 0x20; /* ソ @ */\r\n"
    #expect(rewritten(text, .iar) == "// 表示\r\nint 値       ; /* ソ @ */\r\n")
    #expect(
      rewritten("#define A __packed \\\r\n struct\r\nint b;\r\n", .iar)?.contains("struct   \\\r\n __pk  ") == true)
  }

  @Test func brokenTextNeverTraps() {
    let pieces = [
      "__packed", "struct", "@", "__asm", "{", "}", "(", ")", "\"", "'", "\\", "/*", "//", "\n", "#asm",
      "#pragma inline_asm f", "sfr", "=", "interrupt", "f", " ", "#define X", "\r", "register",
    ]
    var state: UInt64 = 42
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))] + (state >> 60 < 8 ? " " : "")
      }
      for name in Dialect.Name.allCases { _ = rewritten(text, name) }
    }
  }
}
