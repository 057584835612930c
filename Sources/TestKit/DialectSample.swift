/// A program in the dialect of an embedded compiler, with a layout that only the right target gives.
public struct DialectSample: Sendable, CustomStringConvertible {
  public let dialect: String
  public let target: String
  public let source: String
  /// The size of `struct frame` in bytes.
  public let size: Int

  public var description: String { dialect }

  public static let all = [
    DialectSample(
      dialect: "iar", target: "arm-none-eabi",
      source: """
        __packed struct frame { char kind; int value; };
        __no_init volatile unsigned char PORTA @ 0x40000025;
        __root const int version = 3;
        #pragma vector=0x14
        __interrupt void timer(void) { __disable_interrupt(); PORTA = 1; __enable_interrupt(); }
        __ramfunc __weak int add(int a, int b) { return a + b; }
        """, size: 5),
    DialectSample(
      dialect: "armcc", target: "arm-none-eabi",
      source: """
        typedef __packed struct frame { char kind; int value; } frame_t;
        __irq void handler(void) { __nop(); }
        __asm void reset(void) { BX lr }
        __inline int twice(int x) { return x + x; }
        int f(int a) { __asm { MOV r0, a } return twice(a); }
        """, size: 5),
    DialectSample(
      dialect: "renesas-rx", target: "rx-elf",
      source: """
        #pragma interrupt (tick(vect=28))
        struct frame { char kind; int value; };
        void tick(void);
        void tick(void) { nop(); }
        int f(int a) { setpsw_i(); return a; }
        """, size: 8),
    DialectSample(
      dialect: "renesas-rl78", target: "rl78-elf",
      source: """
        struct frame { char kind; long value; };
        __saddr unsigned char flags;
        const char __far text[] = "pump";
        int f(int a) { __DI(); __EI(); return a; }
        """, size: 6),
    DialectSample(
      dialect: "c51", target: "mcs51",
      source: """
        struct frame { char kind; int value; };
        sfr P0 = 0x80;
        sbit LED = P0^3;
        unsigned char xdata buffer[16];
        void tick(void) interrupt 3 using 1 { P0 = 1; }
        """, size: 3),
  ]
}
