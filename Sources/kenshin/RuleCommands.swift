import ArgumentParser
import Findings
import Foundation
import RuleKit
import Triage

/// `kenshin rules`: the list.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the rules with severity, coverage and standards.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "Families or parts of names; all rules where none is given.")
  var names: [String] = []

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project()
      let enabled = try project.enabledRules(only: [])
      let descriptors = project.rules.map(\.descriptor) + SuppressionRule.descriptors
      let shown = descriptors.filter { rule in names.isEmpty || names.contains { rule.id.description.contains($0) } }
        .sorted { $0.id < $1.id }
      for rule in shown {
        print(Self.line(rule, isOn: enabled.contains(rule.id) || rule.id.family == "suppression", language))
      }
      print(
        language == .english
          ? "\(shown.count) rules; `kenshin explain RULE` shows a rule's page"
          : "\(shown.count) 件のルール。`kenshin explain RULE` で詳細を表示")
    }
  }

  private static func line(_ rule: RuleDescriptor, isOn: Bool, _ language: Language) -> String {
    let state = isOn ? "on " : "off"
    let standards = rule.standards.filter { $0.standard == .certC || $0.standard == .cwe }.map(\.identifier)
    let name = rule.id.description.padding(toLength: max(46, rule.id.description.count), withPad: " ", startingAt: 0)
    let severity = rule.severity.rawValue.padding(toLength: 6, withPad: " ", startingAt: 0)
    return "\(name) \(state) \(severity) \(rule.title[language])"
      + (standards.isEmpty ? "" : " (\(standards.joined(separator: ", ")))")
  }
}

/// `kenshin explain`: a rule's page.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Show the page of a rule.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The rule, such as call/unbounded-copy.")
  var rule: String

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let project = try Project()
      let descriptors = project.rules.map(\.descriptor) + SuppressionRule.descriptors
      guard let found = descriptors.first(where: { $0.id.description == rule }) else {
        let near = descriptors.map(\.id.description).filter { $0.contains(rule) || rule.contains($0) }
        let advice = near.isEmpty ? "`kenshin rules`" : near.joined(separator: ", ")
        throw Stop(
          Text(en: "there is no rule `\(rule)`; see \(advice)", ja: "ルール `\(rule)` はありません。\(advice) を参照してください"))
      }
      print(Self.head(found, language))
      print(found.page[language])
    }
  }

  private static func head(_ rule: RuleDescriptor, _ language: Language) -> String {
    let english = language == .english
    var lines = [
      "\(rule.id)",
      (english ? "severity: " : "重大度: ") + rule.severity.rawValue,
      (english ? "decidability: " : "決定可能性: ") + rule.decidability.rawValue,
      (english ? "default set: " : "既定で有効: ") + (rule.isDefault ? "on" : "off"),
    ]
    for standard in Standard.allCases {
      let references = rule.references(to: standard).map { "\($0.identifier) (\($0.coverage.rawValue))" }
      if !references.isEmpty { lines.append("\(standard.name): \(references.joined(separator: ", "))") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
