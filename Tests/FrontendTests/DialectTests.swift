import Build
import Frontend
import Source
import Syntax
import Testing

/// Sources in the dialects of embedded compilers parse without an error and with the right layout.
@Suite struct DialectTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let dialect: String
    let target: String
    let source: String
    /// The size of `struct frame`.
    let size: Int
    var testDescription: String { dialect }
  }

  static let samples = [
    Sample(
      dialect: "iar", target: "arm-none-eabi",
      source: """
        __packed struct frame { char kind; int value; };
        __no_init volatile unsigned char PORTA @ 0x40000025;
        __root const int version = 3;
        #pragma vector=0x14
        __interrupt void timer(void) { __disable_interrupt(); PORTA = 1; __enable_interrupt(); }
        __ramfunc __weak int add(int a, int b) { return a + b; }
        """, size: 5),
    Sample(
      dialect: "armcc", target: "arm-none-eabi",
      source: """
        typedef __packed struct frame { char kind; int value; } frame_t;
        __irq void handler(void) { __nop(); }
        __asm void reset(void) { BX lr }
        __inline int twice(int x) { return x + x; }
        int f(int a) { __asm { MOV r0, a } return twice(a); }
        """, size: 5),
    Sample(
      dialect: "renesas-rx", target: "rx-elf",
      source: """
        #pragma interrupt (tick(vect=28))
        struct frame { char kind; int value; };
        void tick(void);
        void tick(void) { nop(); }
        int f(int a) { setpsw_i(); return a; }
        """, size: 8),
    Sample(
      dialect: "renesas-rl78", target: "rl78-elf",
      source: """
        struct frame { char kind; long value; };
        __saddr unsigned char flags;
        const char __far text[] = "pump";
        int f(int a) { __DI(); __EI(); return a; }
        """, size: 6),
    Sample(
      dialect: "c51", target: "mcs51",
      source: """
        struct frame { char kind; int value; };
        sfr P0 = 0x80;
        sbit LED = P0^3;
        unsigned char xdata buffer[16];
        void tick(void) interrupt 3 using 1 { P0 = 1; }
        """, size: 3),
  ]

  @Test(arguments: samples)
  func sourcesParseWithTheRightLayout(_ sample: Sample) throws {
    let text = sample.source + "\nunsigned long frame_size = sizeof(struct frame);\n"
    let unit = try parseUnit(text, target: sample.target, dialect: sample.dialect, arguments: [])
    #expect(unit.tree.problems.map(\.message) == [])
    #expect(unit.incompleteFunctions.isEmpty)
    let size = unit.tree.roots.first { $0.declaration?.name == "frame_size" }?.initialiser?.constantValue
    #expect(size == Int128(sample.size))
  }

  @Test func rewritingKeepsEveryPlace() throws {
    let unit = try parseUnit(
      "__packed struct s { char a; int b; };\nint x @ 0x20;\nint after;\n", target: "arm-none-eabi", dialect: "iar",
      arguments: [])
    let after = try #require(unit.tree.roots.first { $0.declaration?.name == "after" })
    #expect(after.location.line == 3 && after.location.column == 1)
  }
}
