import Findings
import Testing

@testable import Evidence

/// Standards that the project file names, in D01 and D05.
@Suite struct StandardTests {
  private static let yaml =
    EvidenceExample.yaml + """
      standards:
        - name: House rules 2.1
          items:
            H-1: [call/unbounded-copy, call/weak-random]
            H-2: [call/weak-random]
            H-3: [call/unbounded-copy]

      """

  @Test func theyStandBesideTheBuiltInOnes() throws {
    let document = try EvidenceExample.input(yaml: Self.yaml).document(.codingStandard, in: .english)
    let sources = document.rows(under: "Standard")
    #expect(sources.last == ["House rules 2.1 (P)", "2 of 3", "–"])
    #expect(document.rows(under: "Rule and intent").first?[3] == "CWE-120 ≈\nHouse rules 2.1 H-1, H-3")
    #expect(document.rows(under: "Standard (P)") == [["House rules 2.1", "H-2", "call/weak-random"]])
    #expect(document.texts.contains("House rules 2.1"), "among the references")
    let without = try EvidenceExample.input().document(.codingStandard, in: .english)
    #expect(without.rows(under: "Standard (P)").isEmpty && !without.texts.contains { $0.contains("(C, P)") })
  }

  @Test(arguments: Language.allCases)
  func theMatrixHasAColumnForEach(language: Language) throws {
    let document = try EvidenceExample.input(yaml: Self.yaml).document(.traceability, in: language)
    let title = language == .english ? "House rules 2.1 (P)" : "House rules 2.1（P）"
    var tables: [Table] = []
    for case .table(let table) in document.blocks { tables.append(table) }
    let rules = try #require(tables.first { $0.columns.contains { $0.title == title } })
    let column = try #require(rules.columns.firstIndex { $0.title == title })
    #expect(rules.rows.allSatisfy { $0.count == rules.columns.count })
    let cells = Dictionary(uniqueKeysWithValues: rules.rows.map { ($0[0].text, $0[column].text) })
    #expect(cells["call/unbounded-copy"] == "H-1, H-3" && cells["call/weak-random"] == "H-1, H-2")
    #expect(cells["number/division-by-zero"] == "")
    #expect(document.texts.contains("House rules 2.1 H-2"), "among the items without a link")
  }

  @Test func aRuleThatIsOffByDefaultSaysSo() throws {
    let document = try EvidenceExample.input().document(.codingStandard, in: .english)
    let rows = document.allRows(under: "Rule").filter { $0.count == 3 && $0[0].hasPrefix("call/weak-random") }
    #expect(rows.map { $0[1] } == ["C: off by default\nH"] && rows[0][2] == "NOT COMPLETED")
  }
}
