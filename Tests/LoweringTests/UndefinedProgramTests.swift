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

/// Small programs over all kinds of undefined behaviour, each with a clean twin: `Undefined/KIND/NAME.bad.c` says on the
/// line that commits it `// undefined: KIND`, `NAME.good.c` ends with the status 0.
@Suite struct UndefinedProgramTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Undefined"
  static let kinds = FileSystem.disk.entries(folder)
  static let programs = kinds.flatMap { kind in
    FileSystem.disk.entries("\(folder)/\(kind)").map { "\(kind)/\($0)" }
  }

  @Test(arguments: programs)
  func theVerdictIsTheMarkedOne(program: String) throws {
    let path = "\(Self.folder)/\(program)"
    var options = PlanOptions(root: Self.folder)
    options.extraArguments = ["-std=gnu17"]
    let plan = try CompilationPlan.fromSources([path], options: options, in: .disk)
    let parsed = try Parser(try LibClang.find(), files: .disk, root: Self.folder).parse(try #require(plan.units.first))
    let unit = UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
    #expect(verify(unit).isEmpty)
    let outcome = Interpreter(LinkedProgram([unit])).run()
    let text = String(decoding: try #require(FileSystem.disk.contents(path)), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let marked = lines.firstIndex(where: { $0.contains("// undefined: ") }) else {
      #expect(outcome.status == 0, "\(outcome.end)")
      return
    }
    guard case .undefined(let behaviour) = outcome.end else {
      Issue.record("\(outcome.end)")
      return
    }
    #expect(lines[marked].hasSuffix("// undefined: \(behaviour.kind.rawValue)"), "\(behaviour.message.en)")
    #expect(behaviour.origin.map { parsed.tree.location(of: $0.site).line } == marked + 1)
  }

  @Test func everyKindHasPrograms() {
    #expect(UndefinedBehaviour.Kind.allCases.allSatisfy { Self.kinds.contains($0.rawValue) })
    #expect(Self.programs.count >= 200)
    let bad = Self.programs.filter { $0.hasSuffix(".bad.c") }.map { $0.dropLast(6) }
    #expect(bad == Self.programs.filter { $0.hasSuffix(".good.c") }.map { $0.dropLast(7) })
  }
}
