import ArgumentParser
import Basics
import Build
import Findings
import Foundation
import Frontend
import Harness
import IR
import Lowering
import Machine
import Pipeline
import Replay
import Source
import Symbolic
import Syntax

/// `kenshin fuzz-harness`: a libFuzzer harness for a function, with what the finder has shown of it as seeds.
struct FuzzHarnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz-harness",
    abstract: "Write a libFuzzer harness for a function, with the witnesses of its findings as seeds.",
    discussion: """
      The folder gets harness.c, build.sh, which builds it for the host with clang and its sanitizers, and one file \
      below seeds for each violation that was found on the paths from the function.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The function that is handed input.")
  var function: String

  @Option(name: .shortAndLong, help: "Folder to write; made where it does not exist.")
  var output = "fuzz"

  @OptionGroup(title: "What to examine") var input: PlanArguments

  @Option(name: .long, help: "Another settings file than .kenshin.yml.")
  var config: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project(configurationPath: config)
      let library = try loadedLibrary(language, Result { () throws(LibClangFailure) in try LibClang.find() })
      let plan = try project.plan(input, files: .disk)
      let program = try HarnessProgram(plan, Parser(library, files: .disk, root: project.root), defining: function)
      let finder = Finder(program.linked)
      let layout: HarnessLayout
      do throws(HarnessLayout.Unsupported) {
        layout = try HarnessLayout(program.reference, finder)
      } catch {
        throw Stop(
          Text(
            en:
              "no harness for \(function): the parameter \(error.parameter) cannot be made of bytes (\(error.reason))",
            ja: "\(function) のハーネスは作れません: 仮引数 \(error.parameter) をバイト列から作れません"))
      }
      let folder = Path.absolute(output, in: project.workingDirectory)
      var writer = HarnessWriter(folder: folder, plan: plan, program: program)
      try writer.write(layout)
      let seeds = try writer.writeSeeds(finder.explore(program.reference), layout, finder)
      print(report(folder, seeds, in: language))
    }
  }

  private func report(_ folder: String, _ seeds: [HarnessWriter.Seed], in language: Language) -> String {
    let lines = seeds.map { seed in
      let bytes = language == .japanese ? "\(seed.size) バイト" : "\(seed.size) bytes"
      let run =
        seed.answer == .commits
        ? Text(en: "committed in the interpreter", ja: "インタプリタで再現").self[language]
        : Text(en: "not replayed", ja: "未再現").self[language]
      return "  seeds/\(seed.name): \(bytes), \(run)"
    }
    let head = Text(
      en: "\(folder): harness.c, build.sh and \(seeds.count) seeds",
      ja: "\(folder): harness.c、build.sh、シード \(seeds.count) 個")
    return ([head[language]] + lines).joined(separator: "\n")
  }
}

/// The units of a plan as one program, with what the harness needs to know of one function.
struct HarnessProgram {
  let linked: LinkedProgram
  let reference: LinkedProgram.Reference<Function>
  /// The unit that defines the function.
  let unit: PlannedUnit
  /// The types of its parameters, or of what they point to, as the source writes them.
  let types: [String]

  init(_ plan: CompilationPlan, _ parser: Parser, defining name: String) throws {
    var lowered: [UnitIR] = []
    var found: [(unit: Int, planned: PlannedUnit, types: [String])] = []
    for planned in plan.units {
      let parsed: ParsedUnit
      do throws(ParseFailure) { parsed = try parser.parse(planned) } catch {
        printError("kenshin: \(planned.path): \(error.text.en)")
        continue
      }
      defer { parsed.tree.end() }
      if let definition = parsed.tree.functions.first(where: { $0.declaration?.name == name }) {
        found.append((lowered.count, planned, Self.parameterTypes(of: definition)))
      }
      lowered.append(UnitLowering(parsed.tree, incomplete: parsed.incompleteFunctions).unit())
    }
    guard let definition = found.first else {
      throw Stop(
        Text(en: "no examined file defines \(name)", ja: "\(name) を定義するファイルが対象にありません"))
    }
    if found.count > 1 && Set(found.map(\.planned.path)).count > 1 {
      let files = found.map(\.planned.path).joined(separator: ", ")
      throw Stop(
        Text(
          en: "several files define \(name); name one of them: \(files)",
          ja: "\(name) を定義するファイルが複数あります。1 つを指定してください: \(files)"))
    }
    linked = LinkedProgram(lowered)
    let functions = linked.units[definition.unit].functions
    guard let id = functions.ids.first(where: { functions[$0].name == name && functions[$0].body != nil }) else {
      throw Stop(Text(en: "\(name) could not be lowered", ja: "\(name) を中間表現へ変換できませんでした"))
    }
    reference = LinkedProgram.Reference(unit: definition.unit, id: id)
    unit = definition.planned
    types = definition.types
  }

  private static func parameterTypes(of function: Node) -> [String] {
    function.parameters.compactMap(\.type).map { parameter in
      let type = parameter.pointee ?? parameter.element ?? parameter
      return type.isVoid ? "unsigned char" : type.writtenWithoutQualifiers
    }
  }
}

extension Type {
  /// As written, without the qualifiers in front.
  fileprivate var writtenWithoutQualifiers: String {
    var words = spelling.split(separator: " ")
    while let first = words.first, ["const", "volatile"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
