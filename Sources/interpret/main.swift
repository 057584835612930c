// Runs C programs in the interpreter, as the scripts that compare it with compiled code do:
//   interpret [--strict] [--time] [--prove] [--steps N] [--target TRIPLE] [-DNAME…] [-IDIR…] [-std=…] FILE.c…
// The files are one program. Its output is the program's; the exit status is the program's, or
//   120 undefined behaviour, 121 a limit, 122 something that the interpreter or the lowering does not support,
//   123 a file that cannot be read or parsed; the reason stands on standard error. With --time the seconds of
// processor time of the run alone stand there too.
// With --prove every value is compared with what the prover computed; 124 stands for a contradiction.

import Basics
import Build
import Foundation
import Frontend
import IR
import Interpreter
import Lowering
import Machine
import Pipeline
import Source
import Syntax
import TestKit

func stop(_ code: Int32, _ text: String) -> Never {
  FileHandle.standardError.write(Data((text + "\n").utf8))
  exit(code)
}

let root = FileManager.default.currentDirectoryPath
var paths: [String] = []
var plan = PlanOptions(root: root)
var isStrict = false
var isTimed = false
var isProved = false
var steps = 2_000_000_000
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--strict": isStrict = true
  case "--time": isTimed = true
  case "--prove": (isStrict, isProved) = (true, true)
  case "--steps": steps = arguments.popFirst().flatMap { Int($0) } ?? steps
  case "--target": plan.targetOverride = arguments.popFirst()
  case _ where argument.hasPrefix("-"): plan.extraArguments.append(argument)
  default: paths.append(Path.absolute(argument, in: root))
  }
}

/// The place of an origin in a unit's tree.
func place(_ call: UndefinedBehaviour.Call, _ trees: [SyntaxTree]) -> String {
  guard let origin = call.origin, trees.indices.contains(call.unit) else { return call.function }
  let location = trees[call.unit].location(of: origin.site)
  return "\(location.path):\(location.line):\(location.column): \(call.function)"
}

do {
  let library = try LibClang.find()
  let units = try CompilationPlan.make(paths: paths, buildDirectory: nil, options: plan, in: .disk).units
  let parser = Parser(library, files: .disk, root: root)
  var trees: [SyntaxTree] = []
  var lowered: [UnitIR] = []
  for unit in units {
    let parsed = try parser.parse(unit)
    trees.append(parsed.tree)
    lowered.append(UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit())
  }
  for (index, unit) in lowered.enumerated() {
    for id in unit.functions.ids {
      for obstacle in unit.functions[id].obstacles {
        let line = obstacle.site.map { trees[index].location(of: $0).line } ?? 0
        let text = "\(unit.path):\(line): \(unit.functions[id].name): \(obstacle.reason.rawValue): \(obstacle.detail)"
        FileHandle.standardError.write(Data("not lowered: \(text)\n".utf8))
      }
    }
  }
  var options = isStrict ? Options() : Options.permissive
  options.limits.steps = steps
  let start = clock()
  let outcome: Outcome
  if isProved {
    let run = ObservedRun(LinkedProgram(lowered), options)
    if !run.contradictions.isEmpty {
      stop(124, run.contradictions.map { "contradiction: \($0)" }.joined(separator: "\n"))
    }
    outcome = run.outcome
  } else {
    outcome = Interpreter(LinkedProgram(lowered), options).run()
  }
  let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  if isTimed { FileHandle.standardError.write(Data("seconds: \(seconds)\n".utf8)) }
  FileHandle.standardOutput.write(Data(outcome.output))
  FileHandle.standardError.write(Data(outcome.errors))
  if let status = outcome.status { exit(status) }
  switch outcome.end {
  case .undefined(let behaviour):
    let stack = behaviour.stack.map { "\n  at \(place($0, trees))" }.joined()
    stop(120, "undefined: \(behaviour.kind.rawValue): \(behaviour.message.en)\(stack)")
  case .limit(let limit): stop(121, "limit: \(limit.rawValue)")
  case .unsupported(let what): stop(122, "unsupported: \(what)")
  case .returned, .exited, .aborted: exit(0)
  }
} catch let failure as ParseFailure {
  stop(123, failure.text.en)
} catch let failure as LibClangFailure {
  stop(123, failure.advice.en)
} catch {
  stop(123, "\(error)")
}
