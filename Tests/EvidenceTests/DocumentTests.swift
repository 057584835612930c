import Findings
import Foundation
import Reports
import Testing
import Triage

@testable import Evidence

@Suite struct DocumentTests {
  static let everything = DocumentID.allCases.flatMap { id in Language.allCases.map { (id, $0) } }

  /// The audit SARIF of the example's run, read by a parser that is not ours.
  private func log(_ input: EvidenceInput) throws -> [String: Any] {
    let text = ReportFormat.sarifAudit.render(input.triaged, context: ReportContext(tool: .init(version: "0.1.0")))
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  @Test func figuresEqualTheSARIF() throws {
    let input = try EvidenceExample.input()
    let run = try log(input)
    let results = try #require(run["results"] as? [[String: Any]])
    func count(_ isWanted: ([String: Any]) -> Bool) -> Int { results.filter(isWanted).count }
    func isSuppressed(_ result: [String: Any]) -> Bool { !((result["suppressions"] as? [Any]) ?? []).isEmpty }
    let active = count { $0["kind"] as? String == "fail" && !isSuppressed($0) }
    let suppressed = count { $0["kind"] as? String == "fail" && isSuppressed($0) }
    let open = count { $0["kind"] as? String == "open" }
    #expect(active == 2 && suppressed == 1 && open == 1)
    for id in [DocumentID.report, .register] {
      let total = input.document(id, in: .english).rows(under: "Severity").last
      #expect(total == ["total", "\(active)", "\(suppressed)", "0", "0", "\(open)"])
    }
    let coverage = ((run["properties"] as? [String: Any])?["coverage"] as? [String: Any]) ?? [:]
    let sites = try #require(coverage["sites"] as? [String: Int])
    let stated = input.document(.coverage, in: .english).allRows(under: "Item").first {
      $0[0] == "Sites judged by the rules"
    }
    let sum = sites.values.reduce(0, +)
    #expect(
      stated?[1]
        == "\(sum): holds \(sites["holds"] ?? -1), violated \(sites["violated"] ?? -1), undecided \(sites["unknown"] ?? -1)"
    )
    let rules = try #require(
      ((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    let listed = input.document(.report, in: .english).rows(under: "Rule").map { $0[0].split(separator: "\n")[0] }
    #expect(Set(listed.map(String.init)) == Set(rules.compactMap { $0["id"] as? String }))
    for rule in rules {
      let id = rule["id"] as? String ?? ""
      let row = input.document(.report, in: .english).rows(under: "Rule").first { $0[0].hasPrefix(id + "\n") }
      let found = count { $0["ruleId"] as? String == id && $0["kind"] as? String == "fail" && !isSuppressed($0) }
      #expect(row?[2] == (row?[1] == "no" ? "–" : "\(found)"), "\(id)")
    }
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    let hashes = artifacts.compactMap { ($0["hashes"] as? [String: String])?["sha-256"] }
    #expect(input.document(.coverage, in: .english).rows(under: "File").map { $0[3] } == hashes)
  }

  @Test func whatLimitsPathsEqualsTheSARIF() throws {
    let input = try EvidenceExample.input()
    let coverage = (try log(input)["properties"] as? [String: Any])?["coverage"] as? [String: Any]
    let paths = try #require(coverage?["paths"] as? [String: Any])
    let stated = try #require(paths["obstructions"] as? [String: Any])
    let counts = ["indirectCalls", "unresolvedCalls", "functionsWithAssembly", "recursiveFunctions"].map {
      stated[$0] as? Int ?? -1
    }
    #expect(counts == [8, 2, 1, 1])
    let document = input.document(.coverage, in: .english)
    let items = Dictionary(
      document.allRows(under: "Item").map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    #expect(items["Calls through pointers"] == "\(counts[0]), of which \(counts[1]) without a known target")
    #expect(items["Functions with inline assembly"] == "\(counts[2])")
    #expect(items["Recursive functions"] == "\(counts[3])")
    let functions = try #require(stated["functions"] as? [[String: Any]])
    func number(_ function: [String: Any], _ key: String) -> Int { function[key] as? Int ?? -1 }
    let limiting = functions.filter {
      number($0, "unresolvedCalls") > 0 || number($0, "assemblies") > 0 || $0["recursive"] as? Bool == true
    }
    let expected = limiting.map { function in
      [function["function"] as? String ?? "", "\(function["file"] as? String ?? ""):\(number(function, "line"))"]
        + ["indirectCalls", "unresolvedCalls", "assemblies"].map { "\(number(function, $0))" }
        + [function["recursive"] as? Bool == true ? "yes" : "no"]
    }
    #expect(functions.count == 4 && document.allRows(under: "Function").filter { $0.count == 6 } == expected)
  }

  @Test(arguments: everything)
  func everyDocumentHasItsCommonParts(id: DocumentID, language: Language) throws {
    let document = try EvidenceExample.input().document(id, in: language)
    let texts = document.texts
    for wanted in ["33", "22", "kenshin evidence", try EvidenceExample.input().manifestID] {
      #expect(texts.contains { $0.contains(wanted) }, "\(wanted)")
    }
    #expect(
      document.isDraft
        && document.blocks.contains { if case .signOff(let boxes) = $0 { boxes.count == 3 } else { false } })
    #expect(texts.contains { $0.hasPrefix("fields: \(id.rawValue).") || $0.hasPrefix("fields: project.") })
    let first = document.blocks.prefix { $0 != .pageBreak }
    #expect(first.contains { if case .notice = $0 { true } else { false } })
    #expect(document.contents.last?.level == 2 && document.contents.count > 6)
  }

  @Test func japaneseDocumentsSpeakJapanese() throws {
    for id in DocumentID.allCases {
      let document = try EvidenceExample.input().document(id, in: .japanese)
      for case .heading(_, let text, _) in document.blocks {
        #expect(text.unicodeScalars.contains { $0.value >= 0x3040 } || text.contains("/"), "\(text)")
      }
    }
  }

  @Test func fieldsOfTheProjectFileAreFilledAndNoLongerOpen() throws {
    let document = try EvidenceExample.input().document(.report, in: .japanese)
    #expect(document.texts.contains("コピー 2 件を修正する"))
    #expect(!document.texts.contains("fields: D03.conclusion") && document.texts.contains("fields: D03.participants"))
  }

  @Test func aDocumentIsADraftUntilItsLastFieldIsFilled() throws {
    let input = try EvidenceExample.input()
    let manifest = input.document(.manifest, in: .english)
    let open = manifest.texts.filter { $0.hasPrefix("fields: ") }.map { $0.dropFirst(8) }
    #expect(manifest.isDraft && !open.isEmpty)
    var lines = open.filter { !$0.hasPrefix("project.") && $0 != "D10.revision" }.map { "  \($0): filled" }
    lines.append("  D10.revision: filled")
    lines += open.filter { $0.hasPrefix("project.") }.map { "  \($0): filled" }
    let filled = try EvidenceExample.input(yaml: EvidenceExample.yaml + lines.joined(separator: "\n") + "\n")
    #expect(!filled.document(.manifest, in: .english).isDraft)
  }

  @Test func whatLimitsTheRunStandsOnPageOne() throws {
    var run = EvidenceExample.run()
    run.changedFiles = ["src/uart.c"]
    run.tool.digest = nil
    var input = try EvidenceExample.input(EvidenceExample.examination(failed: true), run: run)
    var expired = RegisterRow()
    expired.id = "DEV-7"
    expired.isExpired = true
    input.rows = [expired]
    for id in DocumentID.allCases {
      let page = input.document(id, in: .english).blocks.prefix { $0 != .pageBreak }
      let notices = page.compactMap { block -> Notice? in if case .notice(let notice) = block { notice } else { nil } }
      let text = notices.flatMap(\.lines).map(\.text).joined(separator: "\n")
      for wanted in ["1 of 2 translation units could not", "not clean: 1 files differ", "hash of the tool", "DEV-7"] {
        #expect(text.contains(wanted), "\(id): \(wanted)")
      }
    }
  }

  @Test func theReleaseRecordDecidesNothing() throws {
    for language in Language.allCases {
      let document = try EvidenceExample.input().document(.releaseGate, in: language)
      let decision = document.rows(under: language == .english ? "Decision" : "判定")
      #expect(decision.map { $0[1] } == ["☐", "☐", "☐"] && decision.allSatisfy { $0[2].isEmpty })
    }
  }

  @Test func sharesComeWithTheirCountsAndNeverAsPercentages() throws {
    for (id, language) in Self.everything {
      let texts = try EvidenceExample.input().document(id, in: language).texts
      #expect(!texts.contains { $0.contains("%") || $0.contains("100 ％") }, "\(id)")
    }
  }

  /// What is refused in the texts of others is not written by the program itself.
  @Test func theDocumentsMakeNoClaim() throws {
    for (id, language) in Self.everything {
      for text in try EvidenceExample.input().document(id, in: language).texts {
        #expect(Claims.refused(in: text) == nil, "\(id): \(text)")
        let isScore = text.contains("CVSS") && !text.contains("not CVSS") && !text.contains("CVSS ではない")
        #expect(!isScore && !text.contains("probability of harm") && !text.contains("独立性水準"), "\(id): \(text)")
      }
    }
  }

  @Test func aPlanThatIsLateSaysSo() throws {
    let yaml =
      EvidenceExample.yaml.replacing(
        "documents:\n", with: "first-run: 2026-01-05\ndocuments:\n  D02: {history: [{revision: a, date: 2026-02-01}]}\n"
      )
    let document = try EvidenceExample.input(yaml: yaml).document(.plan, in: .english)
    #expect(
      document.texts.contains { $0.contains("(2026-02-01) is later than the first run that it governs (2026-01-05)") })
  }

  @Test func findingsAreReachedFromInterfacesOnlyByTheProjectsWord() throws {
    let document = try EvidenceExample.input().document(.report, in: .english)
    #expect(document.texts.contains { $0.contains("src/uart.c:10 receive()") })
    #expect(document.texts.contains { $0.contains("entry of interface: UART") })
    let matrix = try EvidenceExample.input().document(.traceability, in: .english)
    #expect(matrix.rows(under: "Requirement (P)").map { $0[5] } == ["1", "0"])
    #expect(matrix.texts.contains { $0.hasPrefix("1 of 2 requirements and threats have a link") })
  }
}
