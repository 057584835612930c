import Findings
import Foundation
import Testing

@testable import Evidence

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether a text is well-formed XML.
private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

@Suite struct FormatTests {
  /// Texts that break formats that do not look.
  static let hostile = [
    "</w:t></w:body>", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "@SUM(A1)", "\u{0}\u{1}\u{8}\u{1b}[31m",
    "a\u{202e}b\u{2066}c\u{200f}", "\"'&;]]>", "{{title}}{{{body}}}", "| a | b |\n|---|",
    "\u{fffe}\u{ffff}\u{d7ff}\u{feff}",
    String(repeating: "long ", count: 3000),
  ]

  private func input(_ text: String) throws -> EvidenceInput {
    let path = "src/\(text.prefix(200)).c"
    var input = try EvidenceExample.input(
      EvidenceExample.examination([
        EvidenceExample.finding(EvidenceExample.copy, path, 1, message: text, function: text),
        EvidenceExample.finding(
          EvidenceExample.division, path, 2, message: text, verdict: .unknown(.unsupported(text)), function: nil),
      ]))
    var row = RegisterRow()
    row.id = text
    row.reason = text
    row.kind = .deviation
    input.rows = [row]
    return input
  }

  @Test(arguments: hostile)
  func wordAndPagesStayWellFormed(text: String) throws {
    let input = try input(text)
    let frame = try DocumentFrame()
    for id in DocumentID.allCases {
      let document = input.document(id, in: .english)
      let parts = DocxDocument(document, logo: nil)
      #expect(isWellFormed(parts.mainPart), "\(id)")
      #expect(isWellFormed(DocxParts(document: document, hasLogo: false).header), "\(id)")
      let html = document.html(frame: frame)
      #expect(!html.contains("<script") && !html.unicodeScalars.contains { $0.value == 0x202e || $0.value == 0 })
      #expect(isWellFormed(html.asXML), "\(id)")
      #expect(!document.markdown.contains("<script") && !document.markdown.contains("\u{202e}"))
    }
  }

  @Test func aMakersNameCannotLeaveItsPlace() throws {
    let yaml = EvidenceExample.yaml.replacing("Maker Inc.", with: "\"<b>&\\\"{{body}} Inc.\"")
    let document = try EvidenceExample.input(yaml: yaml).document(.plan, in: .english)
    let html = document.html(frame: try DocumentFrame())
    #expect(!html.contains("<b>") && isWellFormed(html.asXML))
    #expect(isWellFormed(DocxParts(document: document, hasLogo: false).core))
  }

  @Test func equalInputGivesEqualBytes() throws {
    for id in DocumentID.allCases {
      let documents = try (0..<2).map { _ in try EvidenceExample.input().document(id, in: .japanese) }
      let frame = try DocumentFrame()
      #expect(documents[0].docx(frame: frame) == documents[1].docx(frame: frame))
      #expect(documents[0].html(frame: frame) == documents[1].html(frame: frame))
    }
  }

  @Test func archivesCanBeUnpacked() throws {
    var archive = Archive()
    archive.add("a/b.txt", "text")
    archive.add("空.bin", [UInt8](repeating: 7, count: 70_000))
    archive.add("empty", "")
    let bytes = archive.bytes
    #expect(bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) && bytes.count < 1000)
  }

  @Test func templatesAndLogosOfTheMakerAreUsed() throws {
    let frame = try DocumentFrame(files: { name in
      name.hasSuffix(".html") ? "<html>{{number}} OWN {{{body}}}</html>" : nil
    })
    let html = try EvidenceExample.input().document(.report, in: .english).html(frame: frame)
    #expect(html.hasPrefix("<html>P1-SCE-D03 OWN "))
    #expect(throws: TemplateFailure.self) { try DocumentFrame(files: { _ in "{{#open}}" }) }
    #expect(Logo(png: Array("not a picture, but long enough to be one".utf8)) == nil)
  }
}

extension String {
  /// HTML of ours as XML: no document type, void elements closed.
  fileprivate var asXML: String {
    replacing("<!DOCTYPE html>", with: "").replacing("<br>", with: "<br/>")
      .replacing(/<(meta|col|img)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
  }
}
