import Findings
import Testing
import Triage

@testable import Reports

private func pump(_ format: ReportFormat, _ context: ReportContext = Examples.context()) -> String {
  format.render(triage(Examples.pump), context: context)
}

@Test func formatsAreFoundByNameAndUnknownOnesListAll() {
  for format in ReportFormat.allCases { #expect((try? ReportFormat(named: format.name)) == format) }
  #expect(throws: UnknownReportFormat(name: "docx")) { try ReportFormat(named: "docx") }
  #expect(
    UnknownReportFormat(name: "docx").text.en
      == "unknown report format 'docx'; the formats are text, html, sarif, sarif-audit, sarif-github, "
      + "sarif-dojo, sarif-codechecker, json, gitlab-sast, gitlab-codequality, github, junit, checkstyle")
}

@Test func everyReportEndsWithOneNewlineAndIsTheSameTwice() {
  for format in ReportFormat.allCases {
    #expect(pump(format).hasSuffix("\n") && !pump(format).hasSuffix("\n\n"))
    #expect(pump(format) == pump(format))
  }
}

@Test func jsonSaysWhatIsActiveAndWhatIsNot() throws {
  let report = try Tree(json: pump(.json))
  #expect(report["complete"].truth == false)
  #expect(report["findings"].list.filter { $0["active"].truth == true }.count == 4)
  #expect(report["counts"]["suppressed"].number == 1)
  #expect(report["findings"][0]["witness"][0]["name"].text == "minutes")
}

@Test func gitlabGetsAReportOfSchema15() throws {
  let report = try Tree(json: pump(.gitlabSAST))
  #expect(report["version"].text?.hasPrefix("15.") == true)
  let scan = report["scan"]
  #expect(scan["start_time"].text == "2026-04-01T09:30:00")
  #expect(scan["status"].text == "failure")
  #expect(scan["type"].text == "sast")
  #expect(scan["messages"].list.map { $0["level"].text } == ["warn", "fatal", "warn", "warn"])
  for vulnerability in report["vulnerabilities"].list {
    #expect(vulnerability["identifiers"][0]["type"].text == "kenshin_rule")
    #expect(vulnerability["location"]["file"].exists && vulnerability["location"]["start_line"].exists)
    #expect(["High", "Medium", "Low"].contains(vulnerability["severity"].text))
  }
  #expect(
    report["vulnerabilities"][1]["identifiers"].list.contains { $0["value"].text == "120" && $0["type"].text == "cwe" })
}

@Test func gitlabCodeQualityFingerprintsAreUnique() throws {
  let issues = try Tree(json: pump(.gitlabCodeQuality)).list
  #expect(Set(issues.compactMap { $0["fingerprint"].text }).count == issues.count)
  #expect(issues.contains { $0["check_name"].text == "kenshin/incomplete" && $0["severity"].text == "major" })
  #expect(issues.allSatisfy { $0["location"]["lines"]["begin"].exists && $0["location"]["path"].exists })
}

@Test func annotationsShowTheMostSevereFirstAndSayWhatIsMissing() {
  let lines = pump(.github).split(separator: "\n")
  #expect(lines[0].hasPrefix("::error file=src/ui.c,line=3,"))
  #expect(lines[0].contains("title=INCOMPLETE::src/ui.c was not analysed"))
  let findings = lines.filter { !$0.contains("INCOMPLETE") }
  #expect(findings[0].hasPrefix("::error file=src/通信/ble.c,line=3,col=49,endColumn=68,title=call/unbounded-copy::"))
  #expect(findings[1].contains("%0Acheck the divisor before the division"))
}

@Test func manyReasonsLeaveRoomForFindingsAmongAnnotations() {
  let units = (1...50).map { Examples.unit("u\($0).c", .failed) }
  let lines = ReportFormat.github.render(triage(Examples.examination([], units: units)), context: Examples.context())
    .split(separator: "\n")
  #expect(lines.count == 5)
  #expect(lines[4].hasSuffix("46 more units or functions were not analysed completely"))
}

@Test func junitCountsAgreeWithItsCases() {
  let reading = XMLReading(pump(.junit))
  #expect(reading.isWellFormed)
  let root = reading.attributes(of: "testsuites")[0]
  #expect(root["tests"] == String(reading.attributes(of: "testcase").count))
  #expect(root["failures"] == String(reading.attributes(of: "failure").count))
  #expect(root["errors"] == String(reading.attributes(of: "error").count))
  #expect(root["skipped"] == String(reading.attributes(of: "skipped").count))
  #expect(reading.attributes(of: "error")[0]["message"] == "src/ui.c was not analysed: 'vendor/lcd.h' not found")
}

@Test func junitShowsFilesWithoutFindings() {
  let run = triage(Examples.examination([], units: [Examples.unit("clean.c")]))
  let reading = XMLReading(ReportFormat.junit.render(run, context: Examples.context()))
  #expect(reading.attributes(of: "testcase").map { $0["name"] } == ["no active finding"])
}

@Test func checkstyleGroupsByFile() {
  let reading = XMLReading(pump(.checkstyle))
  #expect(reading.isWellFormed)
  #expect(reading.attributes(of: "file").map { $0["name"] ?? "" }.count == 4)
  #expect(reading.attributes(of: "error").contains { $0["source"] == "kenshin.call.unbounded-copy" })
}

@Test func knownFindingsAreNotShownAgain() {
  let run = triage(Examples.pump, baseline: Baseline(of: triage(Examples.pump)))
  #expect(XMLReading(ReportFormat.junit.render(run, context: Examples.context())).attributes(of: "failure").isEmpty)
  #expect(!ReportFormat.text.render(run, context: Examples.context()).contains("[call/unbounded-copy]"))
  #expect(ReportFormat.text.render(run, context: Examples.context()).contains("4 known, 0 no longer found"))
}
