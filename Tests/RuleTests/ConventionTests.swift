import Catalogue
import Findings
import Foundation
import RuleKit
import TestKit
import Testing

/// The repository tests its own conventions.
@Suite struct ConventionTests {
  private func files(below folder: String, withSuffix suffix: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(suffix) && !$0.contains(".build") }.map { "\(folder)/\($0)" }.sorted()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  @Test func everyRuleFolderIsInItsFamilysList() throws {
    let listed = Set(
      Catalogue.families.flatMap(\.ruleIDs).map { rule in
        "Rules/\(rule.family.prefix(1).uppercased() + rule.family.dropFirst())/\(Family.folder(of: rule))"
      })
    let folders = Set(files(below: "Rules", withSuffix: ".md").map { ($0 as NSString).deletingLastPathComponent })
    #expect(folders == listed)
  }

  @Test func identifiersAreUniqueAndThereAreAtLeast45Rules() throws {
    let ids = Catalogue.families.flatMap(\.ruleIDs)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count >= 45)
  }

  @Test func everyRuleHasFixturesWithExpectationsAndCleanDefinitions() throws {
    for rule in Catalogue.families.flatMap(\.ruleIDs) {
      let fixtures = try Fixture.all(in: fixtureFolder(of: rule))
      let expected = fixtures.flatMap(\.expectations).filter { $0.kind == .expect && $0.rule == rule }
      #expect(!expected.isEmpty, "\(rule) has no fixture that expects it")
      let clean = try fixtures.flatMap(\.sources).reduce(0) { count, path in
        let lines = Set(expected.filter { $0.path == path }.map(\.line))
        return count + cleanDefinitions(try String(contentsOfFile: path, encoding: .utf8), expected: lines)
      }
      #expect(clean >= 3, "\(rule): only \(clean) definitions without a finding")
    }
  }

  /// The number of definitions at the top level, macros included, in which no line is expected to be found.
  private func cleanDefinitions(_ text: String, expected: Set<Int>) -> Int {
    var count = 0
    var isClean = true
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if expected.contains(index + 1) { isClean = false }
      let code = line.prefix { $0 != "/" }
      let isEnd =
        line.hasPrefix("}") || code.hasSuffix(";") && line.first?.isLetter == true
        || code.contains("}") && line.first?.isLetter == true || line.hasPrefix("#define")
      if isEnd {
        if isClean { count += 1 }
        isClean = true
      }
    }
    return count
  }

  @Test func pagesMatchInBothLanguages() throws {
    let english = ["What it finds", "Why it matters", "Example", "Write instead", "Limits", "References"]
    let japanese = ["検出する内容", "重要な理由", "例", "書き直し方", "制限", "参考文献"]
    for rule in try allRules() {
      let page = rule.descriptor.page
      #expect(headings(page.en) == english, "\(rule.id)")
      #expect(headings(page.ja) == japanese, "\(rule.id)")
      #expect(
        PageExample.all(in: page.en).map(\.code) == PageExample.all(in: page.ja).map(\.code),
        "\(rule.id): code blocks differ")
    }
  }

  private func headings(_ page: String) -> [String] {
    var isCode = false
    return page.split(separator: "\n").compactMap { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return !isCode && line.hasPrefix("## ") ? String(line.dropFirst(3)) : nil
    }
  }

  @Test func titlesAndHintsFollowOneGrammar() throws {
    for rule in try allRules() {
      for text in [rule.descriptor.title, rule.descriptor.hint] {
        #expect(!text.en.hasSuffix(".") && !text.ja.hasSuffix("。"), "\(rule.id): \(text.en)")
        #expect(text.ja.unicodeScalars.contains { $0.value > 0x3000 }, "\(rule.id): \(text.ja) is no Japanese")
      }
      #expect(
        rule.descriptor.hint.en.first.map { !$0.isUppercase || $0.isNumber } ?? false,
        "\(rule.id): hint starts in upper case")
    }
  }

  @Test func rulesAreMappedToStandards() throws {
    let unmapped = try allRules().filter { $0.descriptor.standards.isEmpty }.map(\.id.description)
    #expect(unmapped.isEmpty, "rules without any standard")
    let pattern = [
      "cert-c": #"^[A-Z]{3}[0-9]{2}-C$"#, "cwe": #"^CWE-[0-9]+$"#, "misra-c-2012": #"^[RD][0-9]+\.[0-9]+$"#,
      "ts-17961": #"^[a-z0-9]+$"#,
    ]
    for rule in try allRules() {
      for reference in rule.descriptor.standards {
        let form = pattern[reference.standard.rawValue] ?? ""
        #expect(
          reference.identifier.range(of: form, options: .regularExpression) != nil,
          "\(rule.id): \(reference.identifier)")
      }
    }
  }

  @Test func noSourceFileIsOver400Lines() throws {
    for path in files(below: "Sources", withSuffix: ".swift") + files(below: "Rules", withSuffix: ".swift") {
      let lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(path): \(lines) lines")
    }
  }

  @Test func theFrontEndAloneImportsLibclangAndTheSolverZ3() throws {
    for path in files(below: "Sources", withSuffix: ".swift") + files(below: "Rules", withSuffix: ".swift") {
      if try text(path).contains("import CClang") { #expect(path.hasPrefix("Sources/Frontend/"), "\(path)") }
      if try text(path).contains("import CZ3") { #expect(path.hasPrefix("Sources/Solver/"), "\(path)") }
    }
  }

  @Test func theModuleGraphEqualsTheReadmesTable() throws {
    let manifest = try text("Package.swift")
    let readme = try text("README.md")
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("`") }
    for module in [
      "Basics", "Source", "Machine", "Findings", "Build", "Syntax", "Frontend", "Summaries", "RuleKit", "Triage",
      "Reports", "Evidence", "Pipeline", "Catalogue", "TestKit", "Solver", "Documents", "Store",
    ] {
      let row = try #require(rows.first { $0.hasPrefix("| `\(module)` ") }, "\(module) is not in the README")
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let documented = Set(
        cells[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0 != "–" })
      #expect(documented == dependencies(of: module, in: manifest), "\(module)")
    }
  }

  /// The modules of the project on which a target depends, from the manifest's text.
  private func dependencies(of module: String, in manifest: String) -> Set<String> {
    guard let start = manifest.range(of: #"module\(\s*"\#(module)",\s*\["#, options: .regularExpression),
      let end = manifest[start.upperBound...].firstIndex(of: "]")
    else { return [] }
    let rest = manifest[end...].prefix(24)
    let words = manifest[start.upperBound..<end].split(separator: "\"", omittingEmptySubsequences: false)
    var names = Set(words.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) })
    if rest.contains("familyTargets") { names.insert("Rules") }
    return names.subtracting(["CClang", "CPosix", "CZ3", "CXlsx", "CZlib"])
  }
}
