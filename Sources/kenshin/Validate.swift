import ArgumentParser
import Evidence
import Findings
import Foundation
import Frontend
import Pipeline
import RuleKit
import Source
import TestKit

/// `kenshin validate`: the rules' own cases on this machine, for the tool validation record.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the rules' own cases with this program on this machine, and state the results.",
    discussion: """
      The examples of every rule's page are run (the bad ones must be found, the repaired ones must not be reported), \
      with --fixtures the test programs too; then determinism, the form of SARIF, and compiler dialects. The results \
      go into document D07 by `kenshin evidence --validation FILE`. Whether the program is fit for a use is for its \
      user to conclude.
      """)

  @OptionGroup var common: CommonOptions

  @Option(name: [.customShort("o"), .customLong("output")], help: "The file that the results are written to.")
  var output: String?

  @Option(name: .long, help: "The folder `Fixtures` of Kenshin's sources, whose programs are run too.")
  var fixtures: String?

  @Argument(help: "Families or parts of rule names; all rules where none is given.")
  var names: [String] = []

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project()
      let library = try loadedLibrary(language, Loading.library.value)
      let cases = ValidationCases(
        library: library,
        rules: project.rules.filter { rule in names.isEmpty || names.contains { rule.id.description.contains($0) } },
        all: project.rules, fixtures: fixtures.map { Path.absolute($0, in: project.workingDirectory) })
      let tool = EvidenceFacts.tool(project.rules.map(\.descriptor), frontend: "libclang \(library.majorVersion)")
      var result = ValidationResult(
        toolVersion: tool.version, toolDigest: tool.digest ?? "", rulePackDigest: tool.rulePackDigest,
        frontend: tool.frontend, machine: EvidenceFacts.machine, date: ResultWriter.utc(Date()))
      try cases.run(into: &result)
      show(result, language)
      if let output {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(result), as: UTF8.self) + "\n"
        try writeAtomically(text, to: Path.absolute(output, in: project.workingDirectory))
      }
      let isAsExpected = result.differences.isEmpty && result.checks.allSatisfy(\.isAsExpected)
      if !isAsExpected { throw Outcome.findings }
    }
  }

  private func show(_ result: ValidationResult, _ language: Language) {
    for difference in result.differences { print(difference) }
    for check in result.checks {
      let state = check.isAsExpected ? Text(en: "as expected", ja: "期待どおり") : Text(en: "differs", ja: "相違あり")
      print(
        language == .english
          ? "\(check.name): \(state.en) (\(check.detail))" : "\(check.nameJa): \(state.ja)（\(check.detailJa)）")
    }
    func sum(_ count: (ValidationResult.OfRule) -> Int) -> Int { result.rules.reduce(0) { $0 + count($1) } }
    print(
      Text(
        en:
          "\(result.rules.count) rules: \(sum(\.detected)) of \(sum(\.expected)) places found, \(sum(\.falseAlarms)) false alarms in \(sum(\.clean)) good functions, \(sum(\.knownMisses)) known misses, \(sum(\.acceptedFalsePositives)) accepted false positives",
        ja:
          "ルール \(result.rules.count) 件: 検出すべき箇所 \(sum(\.expected)) 件中 \(sum(\.detected)) 件を検出、良い例の関数 \(sum(\.clean)) 件で誤検出 \(sum(\.falseAlarms)) 件、既知の検出漏れ \(sum(\.knownMisses)) 件、許容した誤検出 \(sum(\.acceptedFalsePositives)) 件"
      )[language])
  }
}
