import Catalogue
import Findings
import Foundation
import Frontend
import Pipeline
import RuleKit
import TestKit
import Testing

/// The package's folder.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

func allRules() throws -> [RuleDefinition] { try loadedRules.get() }
private let loadedRules = Result { try Catalogue.rules() }
private let loadedLibrary = Result { try LibClang.find() }

func fixtureFolder(of rule: RuleID) -> String {
  "\(root)/Fixtures/\(rule.family.prefix(1).uppercased() + rule.family.dropFirst())/\(Family.folder(of: rule))"
}

@Suite struct FixtureTests {
  static let ids = Catalogue.families.flatMap(\.ruleIDs)

  @Test(arguments: ids)
  func fixturesAreJudgedAsTheirCommentsSay(rule: RuleID) throws {
    let runner = FixtureRunner(library: try loadedLibrary.get(), rules: try allRules())
    for fixture in try Fixture.all(in: fixtureFolder(of: rule)) {
      for mismatch in try runner.mismatches(in: fixture, families: [String(rule.family)]) {
        Issue.record("\(mismatch)")
      }
    }
  }

  @Test(arguments: ids)
  func pageExamplesAreJudgedAsTheirCommentsSay(rule: RuleID) throws {
    let definition = try #require(try allRules().first { $0.id == rule })
    let scratch = NSTemporaryDirectory() + "kenshin-pages-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let runner = FixtureRunner(library: try loadedLibrary.get(), rules: try allRules())
    let defaults = Set(try allRules().filter(\.descriptor.isDefault).map { String($0.id.family) })
    for (index, example) in PageExample.all(in: definition.descriptor.page.en).enumerated() {
      let fixture = try example.fixture(in: scratch, name: "\(Family.folder(of: rule))\(index)")
      let families = example.heading == "Write instead" ? defaults : [String(rule.family)]
      for mismatch in try runner.mismatches(in: fixture, families: families) {
        Issue.record("\(rule) page, \(example.heading): line \(mismatch.line): \(mismatch.text)")
      }
    }
  }
}
