import Basics
import Build
import Dataflow
import Foundation
import Frontend
import IR
import Lowering
import Pipeline
import Source
import Symbolic
import Syntax
import Testing

/// What the finder shows in programs of small functions, which say line by line what is to be found.
@Suite struct FinderTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Programs"
  static let programs = FileSystem.disk.entries(folder).filter { $0.hasSuffix(".c") }

  /// A program made ready, with the text of its lines.
  private struct Subject {
    let finder: Finder
    let tree: SyntaxTree

    init(
      _ path: String, in files: FileSystem, models: FunctionModels = FunctionModels(),
      effort: Finder.Effort = Finder.Effort()
    ) throws {
      let root = Path.directory(of: path)
      var options = PlanOptions(root: root)
      options.extraArguments = ["-std=gnu17"]
      let plan = try CompilationPlan.fromSources([path], options: options, in: files)
      let parsed = try Parser(try LibClang.find(), files: files, root: root).parse(try #require(plan.units.first))
      tree = parsed.tree
      let unit = UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
      finder = Finder(LinkedProgram([unit]), models: models, effort: effort)
    }

    /// By line the hazards that some root shows there, in order.
    var found: [String] {
      var found: Set<String> = []
      for root in finder.roots {
        for violation in finder.explore(root).violations {
          let origin = finder.program[violation.function].body?.origins[violation.origin]
          guard let site = origin?.site else { continue }
          found.insert("\(tree.location(of: site).line) \(violation.hazard.rawValue)")
        }
      }
      return found.sorted()
    }

    /// By line the hazards that the program says are there.
    var expected: [String] {
      let lines = String(decoding: tree.mainFile.text, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      var expected: [String] = []
      for (index, line) in lines.enumerated() {
        guard let comment = line.firstRange(of: "// expect: ") else { continue }
        for hazard in line[comment.upperBound...].split(separator: ",") {
          expected.append("\(index + 1) \(hazard.trimmingPrefix(" "))")
        }
      }
      return expected.sorted()
    }
  }

  @Test(arguments: programs)
  func whatTheProgramsSayIsFoundAndNothingElse(name: String) throws {
    let subject = try Subject("\(Self.folder)/\(name)", in: .disk)
    #expect(subject.found == subject.expected)
  }

  /// The order of dictionaries changes from run to run, and nothing else may.
  @Test(arguments: programs)
  func twoExplorationsAreEqual(name: String) throws {
    let runs = try (0..<2).map { _ in
      let subject = try Subject("\(Self.folder)/\(name)", in: .disk)
      return subject.finder.roots.flatMap { root in
        let result = subject.finder.explore(root)
        return ["\(result.steps)"] + result.violations.map { "\($0)" }
      }
    }
    #expect(runs[0] == runs[1])
  }

  private func found(_ text: String) throws -> [String] {
    try Subject("/unit/main.c", in: FileSystem(files: ["/unit/main.c": text])).found
  }

  @Test func aPromiseOfACallerIsNotDoubted() throws {
    #expect(try found("int f(int *p) { return *p; }") == [])
    #expect(try found("int f(int a[4], int i) { return a[i]; }") == [])
    #expect(try found("int f(int *p) { if (!p) return *p; return 0; }") == ["1 null-dereference"])
  }

  @Test func callsThroughPointersAndRecursionAreCounted() throws {
    let text = """
      struct driver { void (*start)(int); int (*stop)(void); };
      static void start(int n) {}
      static const struct driver one = { start, 0 };
      void table(void) { one.start(1); }
      int unknown(int (*f)(int, int, int)) { return f(1, 2, 3); }
      int none(const struct driver *d) { return d->stop(); }
      int even(int n); int odd(int n) { return n && even(n - 1); }
      int even(int n) { return n == 0 || odd(n - 1); }
      int down(int n) { return n ? down(n - 1) : 0; }
      int plain(int n) { return odd(n) + down(n); }
      """
    let finder = try Subject("/unit/main.c", in: FileSystem(files: ["/unit/main.c": text])).finder
    let unit = finder.program.units[0]
    let functions = unit.functions.ids.map { LinkedProgram.Reference<Function>(unit: 0, id: $0) }
    let calls = functions.map { (finder.program[$0].name, finder.pointerCalls(in: $0)) }.filter { $0.1.all > 0 }
    #expect(
      calls.map { "\($0.0) \($0.1.all) \($0.1.unresolved)" }.sorted() == ["none 1 1", "table 1 0", "unknown 1 1"])
    #expect(finder.recursiveFunctions.map { finder.program[$0].name }.sorted() == ["down", "even", "odd"])
  }

  @Test func whatARootCannotFinishIsLeftToOthers() throws {
    let calls = (0..<60).map { "static int f\($0)(int n) { return n ? \($0) : 1; }\n" }.joined()
    let start = "int main(int n) {" + (0..<60).map { " n += f\($0)(n);" }.joined() + " return n; }"
    var effort = Finder.Effort()
    effort.steps = 100
    let files = FileSystem(files: ["/unit/main.c": calls + start])
    let finder = try Subject("/unit/main.c", in: files, effort: effort).finder
    let main = try #require(finder.roots.first { finder.program[$0].name == "main" })
    let exploration = finder.explore(main)
    #expect(exploration.isExhausted)
    let names = exploration.unfinished.map { finder.program[$0].name }
    #expect(names.contains("f59"))
    #expect(names.count == Set(names).count)
    #expect(!names.contains("main"))
  }

  @Test func aProjectDescribesItsOwnFunctions() throws {
    let text = """
      typedef unsigned long size_t;
      void *os_malloc(size_t n) { return 0; }
      void os_free(void *p) {}
      void panic(const char *text);
      void f(void) { char *p = os_malloc(4); if (!p) panic("no memory"); p[4] = 0; os_free(p); }
      void g(void) { char *p = os_malloc(4); if (!p) return; os_free(p); os_free(p); }
      void h(void) { os_free(os_malloc(4)); }
      """
    var models = FunctionModels()
    try models.add("# ours\nos_malloc: allocate os $0\nos_free: release os $0\n\npanic: end\n")
    let files = FileSystem(files: ["/unit/main.c": text])
    let found = try Subject("/unit/main.c", in: files, models: models).found
    #expect(found == ["5 out-of-bounds-write", "6 double-free"])
    #expect(throws: FunctionModels.Mistake.self) { try models.add("panic: end\nos_malloc allocate") }
    #expect(throws: FunctionModels.Mistake.self) { try models.add("panic: explode $0") }
  }

  @Test func wordsOfNamesTellOfFunctionsWithoutALine() throws {
    let text = """
      typedef unsigned long size_t;
      void *rtos_heap_alloc(size_t n);
      void *rtos_try_heap_alloc(size_t n);
      void rtosHeapFree(void *p);
      void f(void) { char *p = rtos_heap_alloc(4); if (!p) return; p[4] = 0; rtosHeapFree(p); }
      void g(void) { char *p = rtos_try_heap_alloc(4); if (!p) return; p[4] = 0; rtosHeapFree(p); }
      void h(void) { char *p = rtos_heap_alloc(4); if (!p) return; rtosHeapFree(p); rtosHeapFree(p); }
      """
    var models = FunctionModels()
    try models.add("~heap ~alloc !try: allocate os $0\n~heap ~free: release os $0\n")
    let files = FileSystem(files: ["/unit/main.c": text])
    let found = try Subject("/unit/main.c", in: files, models: models).found
    #expect(found == ["5 out-of-bounds-write", "7 double-free"])
    #expect(throws: FunctionModels.Mistake.self) { try models.add("~heap os_free: release os $0") }
    #expect(throws: FunctionModels.Mistake.self) { try models.add("\n!heap: end") }
  }

  @Test func attributesSpeakForFunctionsWithoutCode() throws {
    let acquire = """
      struct thing;
      void drop(struct thing *);
      struct thing *take(void) __attribute__((malloc(drop, 1)));
      void free(void *);
      void f(void) { struct thing *t = take(); if (t) drop(t); }
      void g(void) { struct thing *t = take(); if (t) free(t); }
      void h(void) { struct thing *t = take(); if (t) { drop(t); drop(t); } }
      void i(void) { take(); }
      """
    #expect(try found(acquire) == ["6 mismatched-release", "7 double-free", "8 leak"])
    let write = """
      void fill(char *, int) __attribute__((access(write_only, 1, 2)));
      static const char fixed[4];
      void f(void) { char b[4]; fill(b, 4); }
      void g(void) { char b[4]; fill(b, 5); }
      void h(void) { fill((char *)fixed, 4); }
      """
    #expect(try found(write) == ["4 out-of-bounds-write", "5 write-to-constant"])
  }

  @Test func whatTheSolverSpendsIsBounded() throws {
    let text = """
      int table[16];
      int f(unsigned a, unsigned b) {
        if (a * b % 1000 == 77 && (a ^ b) > 300 && a + b < 500) return table[a & 31];
        return 0;
      }
      """
    let files = FileSystem(files: ["/unit/main.c": text])
    var effort = Finder.Effort()
    let free = try Subject("/unit/main.c", in: files, effort: effort)
    #expect(free.finder.roots.allSatisfy { !free.finder.explore($0).isExhausted })
    effort.solverSteps = 0
    let bounded = try Subject("/unit/main.c", in: files, effort: effort)
    #expect(bounded.finder.roots.contains { bounded.finder.explore($0).isExhausted })
  }

  @Test func callsWithoutAnEndAreFollowedInPart() throws {
    let text = """
      static unsigned char line[8];
      static unsigned at;
      void add(unsigned char c) { if (c == 10) at = 0; else line[at++] = c; }
      int twice(int n) { return 2 * (n & 255); }
      """
    let files = FileSystem(files: ["/unit/main.c": text])
    let subject = try Subject("/unit/main.c", in: files)
    #expect(subject.found == ["3 out-of-bounds-write"])
    var effort = Finder.Effort()
    effort.steps = 60
    let bounded = try Subject("/unit/main.c", in: files, effort: effort)
    let explored = bounded.finder.roots.map { bounded.finder.explore($0) }
    #expect(explored.map(\.isExhausted) == [false, false])
    #expect(explored.map(\.followsCallsInPart) == [true, false])
  }

  @Test func membersOfAnElementStayApart() throws {
    let text = """
      struct slot { unsigned char used; unsigned char size; unsigned char bytes[4]; };
      static struct slot slots[8];
      int f(unsigned i, unsigned char size) {
        if (i >= 8 || size > 4) return 0;
        struct slot *s = &slots[i];
        s->size = size;
        s->used = 1;
        for (unsigned n = 0; n < s->size; n++) s->bytes[n] = 0;
        return s->used ? 1 : 1 / s->used;
      }
      """
    let subject = try Subject("/unit/main.c", in: FileSystem(files: ["/unit/main.c": text]))
    #expect(subject.found.isEmpty)
  }
}
