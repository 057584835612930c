import Basics
import Build
import Dataflow
import Foundation
import Harness
import IR
import Machine
import Replay
import Source
import Symbolic

/// Writes the folder of a harness.
struct HarnessWriter {
  /// A seed that was written.
  struct Seed {
    let name: String
    let size: Int
    let answer: Replay.Answer
  }

  let folder: String
  let plan: CompilationPlan
  let program: HarnessProgram

  mutating func write(_ layout: HarnessLayout) throws {
    let name = program.linked[program.reference].name
    let subject = HarnessSubject(
      function: name, file: Path.way(from: folder, to: program.unit.path), types: program.types)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(layout.text(for: subject), to: "harness.c")
    try write(script, to: "build.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/build.sh")
  }

  /// One seed for each violation that has an input, named after its hazard.
  func writeSeeds(
    _ exploration: Finder.Exploration, _ layout: HarnessLayout, _ finder: Finder
  ) throws -> [Seed] {
    try FileManager.default.createDirectory(atPath: folder + "/seeds", withIntermediateDirectories: true)
    let isBig = program.unit.target.dataModel.byteOrder == .big
    var counts: [String: Int] = [:]
    var seeds: [Seed] = []
    for violation in exploration.violations {
      guard let input = violation.input else { continue }
      counts[violation.hazard.name, default: 0] += 1
      let name = "\(violation.hazard.name)-\(counts[violation.hazard.name] ?? 1)"
      let bytes = layout.seed(for: input, isBigEndian: isBig)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/seeds/\(name)"), options: .atomic)
      seeds.append(Seed(name: name, size: bytes.count, answer: Replay(program.linked).run(violation)))
    }
    return seeds
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
  }

  /// Compiles the other units into an archive, from which the linker takes what the harness needs: start-up code and
  /// others that only fit the target stay out.
  private var script: String {
    var lines = [
      "#!/bin/sh",
      "# Builds the harness for the host, with AddressSanitizer and UndefinedBehaviorSanitizer:",
      "#   ./build.sh && ./fuzzer seeds/*       runs the seeds",
      "#   ./fuzzer corpus seeds                goes on from them",
      "# CC names another clang; CFLAGS are added.",
      "set -u",
      "cd \"$(dirname \"$0\")\" || exit 1",
      "cc=${CC:-clang}",
      "sanitize=-fsanitize=address,undefined",
      "rm -rf objects && mkdir -p objects",
      "unit() { # NUMBER FILE FLAGS…",
      "  number=$1 file=$2",
      "  shift 2",
      "  \"$cc\" -g -O1 -w -fsanitize=fuzzer-no-link $sanitize ${CFLAGS:-} \"$@\" -c \"$file\" -o \"objects/$number.o\" \\",
      "    2>\"objects/$number.log\" || echo \"left out: $file (objects/$number.log)\" >&2",
      "}",
    ]
    for (number, unit) in plan.units.enumerated() where unit.path != program.unit.path {
      let words = [String(number), Path.way(from: folder, to: unit.path)] + flags(of: unit)
      lines.append("unit " + words.map(Self.quoted).joined(separator: " "))
    }
    let own = (["-I."] + flags(of: program.unit)).map(Self.quoted).joined(separator: " ")
    lines += [
      "ar rc objects/program.a objects/*.o 2>/dev/null || ar rc objects/program.a",
      "\"$cc\" -g -O1 -w -fsanitize=fuzzer $sanitize ${CFLAGS:-} \(own) \\",
      "  harness.c objects/program.a ${LDLIBS:-} -o fuzzer",
      "",
    ]
    return lines.joined(separator: "\n")
  }

  /// The flags of the project that mean the same on the host, with folders seen from the harness.
  private func flags(of unit: PlannedUnit) -> [String] {
    var flags: [String] = []
    let own = unit.arguments.split(separator: "-nostdlibinc", maxSplits: 1).last ?? []
    var words = own[...]
    while let word = words.popFirst() {
      switch word {
      case "-I", "-isystem", "-iquote", "-include":
        guard let path = words.popFirst() else { return flags }
        flags += [word, Path.way(from: folder, to: path)]
      case "-idirafter": _ = words.popFirst()
      case "-D", "-U": flags += [word] + (words.popFirst().map { [$0] } ?? [])
      case _ where word.hasPrefix("-I"): flags.append("-I" + Path.way(from: folder, to: String(word.dropFirst(2))))
      case _ where ["-D", "-U", "-std=", "-fsigned-char", "-funsigned-char"].contains { word.hasPrefix($0) }:
        flags.append(word)
      default: break
      }
    }
    return flags
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || "-_./=+,:@".utf8.contains(byte)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
