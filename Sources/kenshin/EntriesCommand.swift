import ArgumentParser
import Build
import Findings
import Firmware
import Foundation
import Frontend
import Pipeline
import Source
import Summaries
import Syntax
import Triage

/// `kenshin entries`: the inventory of a firmware's entry points.
struct EntriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entries",
    abstract: "List entry points: why each is one, which trust boundary it crosses, and what it reaches.")

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "What to look at") var input: PlanArguments

  @Flag(name: .long, help: "Write JSON.")
  var json = false

  @Option(
    name: .long,
    help: "File with more boundaries, inputs and callbacks, in the form of Sources/Firmware/Data/entries.txt.")
  var knowledge: [String] = []

  @Option(name: .long, help: "Another settings file than .kenshin.yml.")
  var config: String?

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project(configurationPath: config)
      let knowledge = try knowledge(project)
      let library = try loadedLibrary(language, Result { () throws(LibClangFailure) in try LibClang.find() })
      let plan = try project.plan(input, files: .disk)
      let parser = Parser(library, files: .disk, root: project.root)
      var units: [UnitSummary] = []
      var problems = plan.problems
      for planned in plan.units {
        do throws(ParseFailure) {
          let parsed = try parser.parse(planned) { _ in }
          units.append(UnitSummary(of: parsed.tree))
          parsed.tree.end()
        } catch {
          problems.append(
            Step(
              location: Location(path: Path.relative(planned.path, to: project.root)),
              text: Text(en: error.text.en, ja: error.text.ja)))
        }
      }
      let entries = EntrySearch(Program(units), knowledge: knowledge).entries()
      let inventory = EntryInventory(entries: entries, problems: problems, language: language)
      print(json ? inventory.json : inventory.text, terminator: "")
      if !problems.isEmpty { throw Outcome.incomplete }
    }
  }

  private func knowledge(_ project: Project) throws -> FirmwareKnowledge {
    var result = FirmwareKnowledge.own
    for path in knowledge {
      let absolute = Path.absolute(path, in: project.workingDirectory)
      guard let bytes = FileSystem.disk.contents(absolute) else {
        throw Stop(Text(en: "\(path) cannot be read", ja: "\(path) を読み込めません"))
      }
      do {
        try result.add(String(decoding: bytes, as: UTF8.self), path: path)
      } catch {
        throw Stop(
          Text(
            en: "\(error.path):\(error.line): \(error.text.en)", ja: "\(error.path):\(error.line): \(error.text.ja)"))
      }
    }
    return result
  }
}

/// Entry points as text and as JSON.
struct EntryInventory {
  let entries: [EntryPoint]
  /// What could not be looked at.
  let problems: [Step]
  let language: Language

  /// Functions that are named one by one; the others are counted.
  private static let reachedShown = 8

  var text: String {
    let counts = EntryPoint.Kind.allCases.compactMap { kind -> String? in
      let count = entries.count { $0.kind == kind }
      return count == 0 ? nil : "\(kind.title[language]) \(count)"
    }
    let head = Text(en: "entry points", ja: "エントリポイント")[language]
    var lines = ["\(head): \(entries.count)" + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")]
    for entry in entries { lines += [""] + self.lines(of: entry) }
    if !problems.isEmpty {
      lines += ["", Text(en: "INCOMPLETE: not looked at", ja: "不完全: 調べられなかったもの")[language]]
      lines += problems.map { "  \(place($0.location)): \($0.text[language].visible)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entry: EntryPoint) -> [String] {
    var lines = ["\(entry.kind.title[language])  \(entry.function.name.visible)  \(place(entry.location))"]
    func add(_ label: Text, _ values: [String]) {
      for (index, value) in values.enumerated() {
        lines.append("  \(index == 0 ? label[language] : "")\(index == 0 ? ": " : "    ")\(value)")
      }
    }
    add(Text(en: "why", ja: "理由"), entry.reasons.map { "\($0.text[language]) (\(place($0.location)))" })
    add(
      Text(en: "crosses", ja: "境界"),
      entry.crossings.map {
        "\($0.boundary.name[language]): \($0.evidence.text[language]) (\(place($0.evidence.location)))"
      })
    let names = entry.reached.prefix(Self.reachedShown).map(\.name)
    let rest = entry.reached.count - names.count
    let more = Text(en: " and \(rest) more", ja: " ほか \(rest) 個")[language]
    add(
      Text(en: "reaches", ja: "到達"),
      entry.reached.isEmpty
        ? [] : ["\(entry.reached.count): \(names.joined(separator: ", "))" + (rest > 0 ? more : "")])
    return lines
  }

  private func place(_ location: Location) -> String { "\(location.path.visible):\(location.line)" }

  var json: String {
    let value: JSON = .members([
      "format": "kenshin-entries",
      "version": 1,
      "language": .string(language.rawValue),
      "complete": .boolean(problems.isEmpty),
      "entries": .array(entries.map(json)),
      "problems": .array(problems.map(json)),
    ])
    return value.pretty
  }

  private func json(_ entry: EntryPoint) -> JSON {
    .members([
      "function": .string(entry.function.name),
      "kind": .string(entry.kind.rawValue),
      "path": .string(entry.location.path),
      "line": .integer(entry.location.line),
      "why": .array(entry.reasons.map(json)),
      "crosses": .array(
        entry.crossings.map {
          .members([
            "boundary": .string($0.boundary.id), "name": .string($0.boundary.name[language]),
            "evidence": json($0.evidence),
          ])
        }),
      "reaches": .strings(entry.reached.map(\.name)),
    ])
  }

  private func json(_ step: Step) -> JSON {
    .members([
      "text": .string(step.text[language]), "path": .string(step.location.path), "line": .integer(step.location.line),
    ])
  }
}
