import Basics
import Build
import Dataflow
import Foundation
import Frontend
import IR
import Interpreter
import Lowering
import Pipeline
import Source
import Syntax
import TestKit
import Testing

/// Whatever a run does is what the prover expects.
@Suite struct SoundnessTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
  private static let programs = "\(folder)/../LoweringTests/Programs"
  static let names = FileSystem.disk.entries(programs).filter { $0.hasSuffix(".c") }

  private func lowered(_ path: String) throws -> UnitIR {
    let root = Path.directory(of: path)
    var options = PlanOptions(root: root)
    options.extraArguments = ["-std=gnu17"]
    let plan = try CompilationPlan.fromSources([path], options: options, in: .disk)
    let parsed = try Parser(try LibClang.find(), files: .disk, root: root).parse(try #require(plan.units.first))
    return UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
  }

  @Test(arguments: names)
  func programsDoWhatIsExpected(name: String) throws {
    let unit = try lowered(Path.absolute("\(Self.programs)/\(name)", in: Self.folder))
    let run = ObservedRun(LinkedProgram([unit]))
    #expect(run.contradictions == [])
    #expect(run.comparisons > 30)
    #expect(run.outcome.status != nil)
  }

  @Test(arguments: ["numbers.c", "memory.c"])
  func functionsDoWhatIsExpectedForManyNumbers(name: String) throws {
    let unit = try lowered("\(Self.folder)/Programs/\(name)")
    let program = LinkedProgram([unit])
    let numbers: [Int32] = [0, 1, -1, 2, 3, 7, 8, 15, 16, 31, 63, 64, 100, 255, 256, -128, 32767, 65536, .max, .min]
    for id in unit.functions.ids where unit.functions[id].linkage == .external && unit.functions[id].body != nil {
      let function = unit.functions[id].name
      for (position, first) in numbers.enumerated() {
        let second = numbers[(position * 7 + 3) % numbers.count]
        let run = ObservedRun(program) { interpreter in
          interpreter.call(function, with: [.integer(Int128(first)), .integer(Int128(second))])
        }
        #expect(run.contradictions == [], "\(function)(\(first), \(second))")
        if case .unsupported(let what) = run.outcome.end { Issue.record("\(function): \(what)") }
      }
    }
  }
}
