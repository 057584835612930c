import Findings
import Source
import Testing
import Triage

@testable import Reports

private func render(_ format: ReportFormat, _ language: Language = .english) -> String {
  let line = "\tint \u{202e}x = \u{1b}[0m;\u{0}"
  var context = Examples.context(language)
  context.showsOpen = true
  context.showsSuppressed = true
  context.sourceText = { _ in Array("\(line)\r\n\(line)".utf8) + [0xff, 0xfe, 0x0a] }
  return format.render(triage(Examples.hostile), context: context)
}

@Test(arguments: [
  ReportFormat.sarif, .sarifAudit, .sarifGitHub, .sarifDojo, .sarifCodeChecker, .json, .gitlabSAST, .gitlabCodeQuality,
])
func jsonStaysWellFormedAndKeepsHostileText(format: ReportFormat) throws {
  let text = render(format)
  #expect(try Tree(json: text).exists)
  #expect(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
}

@Test(arguments: [ReportFormat.junit, .checkstyle]) func xmlStaysWellFormed(format: ReportFormat) {
  let document = render(format)
  #expect(XMLReading(document).isWellFormed)
  #expect(!document.unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
}

@Test(arguments: [Language.english, .japanese]) func theTerminalGetsNoControlsFromSources(language: Language) {
  #expect(!render(.text, language).unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
}

@Test func eachAnnotationIsOneCommand() {
  let lines = render(.github).split(separator: "\n")
  #expect(lines.allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") || $0.hasPrefix("::notice ") })
  #expect(lines.allSatisfy { !$0.contains("\r") })
  let properties = lines.compactMap { $0.dropFirst(2).split(separator: "::", maxSplits: 1).first }
  #expect(properties.allSatisfy { line in line.split(separator: ",").allSatisfy { $0.contains("=") } })
}

@Test func regionsStayInTheirBounds() throws {
  for format in [ReportFormat.sarif, .sarifAudit, .sarifGitHub] {
    for result in try Tree(json: render(format))["runs"][0]["results"].list {
      let region = result["locations"][0]["physicalLocation"]["region"]
      for name in ["startLine", "startColumn", "endLine", "endColumn"] where region.exists {
        #expect((region[name].number ?? 0) >= 1)
      }
    }
  }
}
