// Changes C files and sends them through front end, lowering and verifier:
//   fuzz [--seed N] [--from N] [--to N] [--print] FILE.c…
// Before each mutant its number is written, and behind it what is wrong with it:
//   begin N          a crash or a hang before the next line is that of N
//   refused N TEXT   the parser gave up
//   defect N TEXT    the verifier found a mistake
// With --print the mutants are written instead. `Scripts/fuzz-lowering` watches over it.

import Build
import Foundation
import Frontend
import IR
import Lowering
import Pipeline
import Source
import Syntax

/// Writes a line at once: what was begun must be known after a crash.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

let root = FileManager.default.currentDirectoryPath
var paths: [String] = []
var seed: UInt64 = 1
var range = 0..<1000
var isPrinting = false
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--seed": seed = arguments.popFirst().flatMap { UInt64($0) } ?? seed
  case "--from": range = (arguments.popFirst().flatMap { Int($0) } ?? 0)..<max(range.upperBound, .max)
  case "--to": range = range.lowerBound..<(arguments.popFirst().flatMap { Int($0) } ?? 0)
  case "--print": isPrinting = true
  default: paths.append(Path.absolute(argument, in: root))
  }
}

/// The mutants of some files, and what becomes of them.
final class Fuzz: Sendable {
  let paths: [String]
  let seed: UInt64
  let root: String

  init(_ paths: [String], seed: UInt64, root: String) {
    self.paths = paths
    self.seed = seed
    self.root = root
  }

  func mutant(_ number: Int) -> (path: String, text: [UInt8]) {
    var mutation = Mutation(seed: seed, number: number)
    let path = paths[mutation.position(below: paths.count)]
    let other = paths[mutation.position(below: paths.count)]
    let text = FileSystem.disk.contents(path) ?? []
    return (path, mutation.mutated(text, with: FileSystem.disk.contents(other) ?? []))
  }

  func run(_ range: Range<Int>) throws {
    let library = try LibClang.find()
    var options = PlanOptions(root: root)
    options.extraArguments = ["-std=gnu17"]
    for number in range {
      say("begin \(number)")
      let (path, text) = mutant(number)
      // Planned as if it were the only file of all: looking for include folders would take longer than all the rest.
      let alone = FileSystem(files: [path: ""])
      guard let unit = try CompilationPlan.make(paths: [path], options: options, in: alone).units.first else {
        continue
      }
      let parser = Parser(library, files: FileSystem.disk.overlaid(with: [path: text]), root: root)
      do throws(ParseFailure) {
        let parsed = try parser.parse(unit)
        defer { parsed.tree.end() }
        let lowered = UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit()
        if let defect = verify(lowered).first { say("defect \(number) \(defect)") }
      } catch {
        say("refused \(number) \(error.text.en)")
      }
    }
  }
}

let fuzz = Fuzz(paths, seed: seed, root: root)
if isPrinting {
  for number in range { FileHandle.standardOutput.write(Data(fuzz.mutant(number).text)) }
  exit(0)
}
let numbers = range
let thread = Thread {
  do {
    try fuzz.run(numbers)
    exit(0)
  } catch {
    say("failed \(error)")
    exit(2)
  }
}
// Parser and tree walks recurse.
thread.stackSize = 1 << 29
thread.start()
while true { pause() }
