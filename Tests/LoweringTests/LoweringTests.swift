import Basics
import Build
import Foundation
import Frontend
import IR
import Interpreter
import Lowering
import Pipeline
import Source
import Syntax
import Testing

/// The lowering means what C means: its programs, interpreted, do what they do when compiled.
@Suite struct LoweringTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Programs"
  static let programs = FileSystem.disk.entries(folder).filter { $0.hasSuffix(".c") }

  private func lowered(_ path: String, in files: FileSystem, target: String? = nil) throws -> UnitIR {
    let root = Path.directory(of: path)
    var options = PlanOptions(root: root)
    options.extraArguments = ["-std=gnu17"]
    options.targetOverride = target
    let plan = try CompilationPlan.fromSources([path], options: options, in: files)
    let parsed = try Parser(try LibClang.find(), files: files, root: root).parse(try #require(plan.units.first))
    return UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
  }

  private func lowered(text: String, target: String? = nil) throws -> UnitIR {
    try lowered("/unit/main.c", in: FileSystem(files: ["/unit/main.c": text]), target: target)
  }

  @Test(arguments: programs)
  func programsDoWhatTheyDoCompiled(name: String) throws {
    let unit = try lowered("\(Self.folder)/\(name)", in: .disk)
    #expect(verify(unit).isEmpty)
    #expect(unit.functions.ids.allSatisfy { unit.functions[$0].obstacles.isEmpty })
    let outcome = Interpreter(LinkedProgram([unit])).run()
    let native = try compiled("\(Self.folder)/\(name)")
    #expect(outcome.status == native.status, "\(outcome.end)")
    #expect(outcome.text == native.output)
  }

  @Test(arguments: programs)
  func theTextFormKeepsThePrograms(name: String) throws {
    let unit = try lowered("\(Self.folder)/\(name)", in: .disk)
    let text = unit.text
    #expect(try UnitIR(parsing: text).text == text)
  }

  @Test(arguments: ["arm-none-eabi", "riscv32-unknown-elf", "avr", "msp430-elf", "powerpc-none-eabi"])
  func firmwareTargetsLowerToVerifiedCode(target: String) throws {
    let unit = try lowered(
      text: """
        struct reg { volatile unsigned ctrl : 3, mode : 5; unsigned char data[4]; };
        static const void *const vectors[] = { (void *)0x20001000, "reset", &vectors };
        #define PORT (*(struct reg *)0x4000)
        long poll(const unsigned char *p, int n) {
          long sum = 0;
          while (n-- > 0 && PORT.mode != 2) { PORT.ctrl |= 1; sum += *p++ << 3; }
          return vectors[0] ? sum : -1;
        }
        """, target: target)
    #expect(verify(unit).isEmpty)
    let names = unit.functions.ids.filter { unit.functions[$0].body != nil }.map { unit.functions[$0].name }
    #expect(Array(names) == ["poll"])
  }

  @Test func whatCannotBeLoweredSaysWhyAndWhere() throws {
    let unit = try lowered(
      text: "int fine(void) { return 1; }\nint odd(int n) {\n  return __builtin_unknown_thing(n) + fine();\n}\n")
    let odd = try #require(unit.functions.ids.map { unit.functions[$0] }.first { $0.name == "odd" })
    #expect(odd.body == nil)
    #expect(!odd.obstacles.isEmpty)
    let fine = try #require(unit.functions.ids.map { unit.functions[$0] }.first { $0.name == "fine" })
    #expect(fine.body != nil)
  }

  @Test(
    arguments: [
      ("int f(void) { _Complex int x = 1; return __real__ x; }", nil, Obstacle.Reason.complexArithmetic),
      ("void f(_Complex int *to, _Complex int *from) { *to = *from; }", nil, .complexArithmetic),
      ("long double f(void) { return __LDBL_MAX__; }", nil, .inexactConstant),
      ("long double f(void) { return 0.1L; }", "powerpc-none-eabi", .inexactConstant),
    ] as [(String, String?, Obstacle.Reason)])
  func obstaclesHaveNames(text: String, target: String?, reason: Obstacle.Reason) throws {
    let unit = try lowered(text: text, target: target)
    #expect(verify(unit).isEmpty)
    #expect(unit.functions.ids.map { unit.functions[$0].obstacles.first?.reason } == [reason])
  }

  @Test(arguments: [
    ("int i = 1; i = i++ + 1; return i;", true), ("int i = 1; int a[3] = {0}; a[i] = i++; return a[1];", true),
    ("int i = 1; i = (i++, i) + 1; return i;", false), ("int i = 1; i += 1; i = i + 1; return i;", false),
    ("int abs(int); int i = 1, *p = &i; *p = abs(*p = -3); return i;", false),
    ("int i = 1; return i++ && i++;", false), ("int i = 1; int a[3] = {0}; a[i++] = 5; return a[1] + i;", false),
  ])
  func unsequencedSideEffectsAreUndefined(body: String, isUndefined: Bool) throws {
    let unit = try lowered(text: "int main(void) { \(body) }")
    let outcome = Interpreter(LinkedProgram([unit])).run()
    if case .undefined(let behaviour) = outcome.end {
      #expect(isUndefined && behaviour.kind == .unsequenced, "\(body): \(behaviour.message.en)")
    } else {
      #expect(!isUndefined, "\(body)")
    }
  }

  @Test(arguments: [
    // The value of a range is evaluated once (GCC manual, Designated Initializers).
    "static int n; static int next(void) { return ++n; } int main(void) { int a[3] = {[0 ... 2] = next()}; "
      + "struct { int a, b; } s[2] = {[0 ... 1] = {next(), 7}}; return n == 2 && a[2] == 1 && s[1].a == 2 ? 0 : 1; }",
    // The operand of `typeof` is no argument list.
    "struct s { int a, b; }; static int sum(int n, ...) { __builtin_va_list ap; struct s x; __builtin_va_start(ap, n); "
      + "x = __builtin_va_arg(ap, __typeof__(x)); return x.a + x.b; } "
      + "int main(void) { return sum(1, (struct s){3, 4}) - 7; }",
    // Calls before the definition, and through a cast.
    "static int first(); int main(void) { return first(0, 1) + ((int (*)(int, int))first)(0, 2); } "
      + "static int first(int a, int b) { return a; }",
    "int array[]; int main(void) { return array[0] + (sizeof(int) == 4 ? 0 : 1); }",
    "int main(void) { volatile double x = -1.0 / 0.0, y = 2.0; "
      + "return __builtin_isinf_sign(x) + 1 + __builtin_isinf_sign(y) + __builtin_isinf_sign(-x) - 1; }",
    "int main(void) { double x = 2; long double y = 3; double _Complex a; long double _Complex b; a = x; b = y; "
      + "return (int)(__real__ a + __real__ b) - 5 + (int)__imag__ a; }",
    "int main(void) { int i; long long x = 5; __asm__(\"\" : \"=r\"(i) : \"0\"(x)); return i - 5; }",
  ])
  func programsEndWell(text: String) throws {
    let unit = try lowered(text: text)
    #expect(verify(unit).isEmpty)
    let outcome = Interpreter(LinkedProgram([unit])).run()
    #expect(outcome.status == 0, "\(outcome.end)")
  }

  // Erroneous units are lowered to correct IR too.
  @Test(arguments: [
    "void find(int i) { ok(i); } void ok(int i) { }", "struct unknown s; int a[]; struct unknown t[];",
    "void f(void *x) { bar(x, 1); } void bar(x, y) void *x; char *y; { baz(y); }",
    "int printf(const char *, ...); int g(void) { return printf(1); } int printf(int x) { return x; }",
    "int f(void) { const int own = (own); static int a = own; return a; }",
    "extern const int a, b; const int a = b; const int b = a; int c[] = { a };",
    "struct s { void *p; }; int f(void) { struct s list[] = { { &list } }; g(list); }",
    "typedef void (*call)(int[][size )]); call c; void f(void) { int a[2][n()]; c(a); }",
    "void f(void) { unsigned long code[(((unsigned long]; g(code); }",
    "_Complex int whole; int f(void) { _Complex int x; return sizeof x; }",
    "int bar(int *x) { return 0; } int f(int *p) { return bar(p); } int bar(void) { return 1; }",
    "static int k(signed char, const int *); int l(void) { signed char c = 1; return k(c, 0); } "
      + "int k(!=, const int *) { return 0; }",
  ])
  func erroneousUnitsVerify(text: String) throws {
    #expect(try verify(lowered(text: text)).isEmpty)
  }

  // MARK: Reference

  /// The program as the Swift toolchain's clang compiles it.
  private func compiled(_ path: String) throws -> (status: Int32, output: String) {
    let program = NSTemporaryDirectory() + "kenshin-program-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: program) }
    let build = try run(["clang", "-O0", "-std=gnu17", "-w", path, "-o", program, "-lm"])
    try #require(build.status == 0)
    return try run([program])
  }

  private func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
