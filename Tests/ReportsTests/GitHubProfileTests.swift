import Findings
import Source
import Testing
import Triage

@testable import Reports

private func github(_ examination: Examination, _ context: ReportContext = Examples.context()) throws -> Tree {
  try Examples.sarif(triage(examination), .sarifGitHub, context: context)
}

private func long(_ count: Int) -> Text {
  Text(en: String(repeating: "long ", count: count / 5), ja: String(repeating: "長", count: count))
}

@Test func onlyActiveFindingsGoToGitHub() throws {
  let results = try github(Examples.pump)["results"].list
  #expect(results.count == triage(Examples.pump).active.count)
  #expect(results.allSatisfy { $0["kind"].text == "fail" && !$0["suppressions"].exists && !$0["baselineState"].exists })
}

@Test func thereIsOneRunWithACategory() throws {
  var context = Examples.context()
  context.category = "kenshin-boot"
  let log = try Tree(json: ReportFormat.sarifGitHub.render(triage(Examples.pump), context: context))
  #expect(log["runs"].list.count == 1)
  #expect(log["runs"][0]["automationDetails"]["id"].text == "kenshin-boot/")
}

@Test func rulesCarryWhatGitHubSortsBy() throws {
  let rules = try github(Examples.pump)["tool"]["driver"]["rules"].list
  let properties = rules[0]["properties"]
  #expect(properties["security-severity"].text == "8.0")
  #expect(properties["tags"].list.compactMap(\.text).contains("security"))
  #expect(properties["tags"].list.compactMap(\.text).contains("external/cwe/cwe-089"))
  #expect(properties["precision"].text == "very-high")
  #expect(properties["problem.severity"].text == "error")
  for rule in rules {
    for name in ["shortDescription", "fullDescription", "help"] { #expect(rule[name]["text"].text?.isEmpty == false) }
    #expect(rule["help"]["markdown"].text?.isEmpty == false)
    #expect(rule["properties"]["security-severity"].text?.contains(".") == true)
  }
}

@Test func aRuleHasAtMostTenTags() throws {
  let references = (100..<130).map { Examples.reference(.cwe, "CWE-\($0)") }
  let rule = Examples.rule(Examples.copy, .high, standards: references)
  let tags = try github(Examples.examination([], rules: [rule]))["tool"]["driver"]["rules"][0]["properties"]["tags"]
    .list
  #expect(tags.count == 10)
  #expect(tags[0].text == "security")
}

@Test(arguments: [Language.english, .japanese]) func textsAreAtMost1024Characters(language: Language) throws {
  let rule = RuleDescriptor(
    id: Examples.copy, title: long(3000), hint: long(3000), severity: .high,
    decidability: .decidable, isDefault: true, standards: [], page: long(3000))
  let macros = [Step(location: Examples.place("a.h", 1), text: Text(en: "from macro 'M'", ja: "マクロ 'M' から"))]
  let finding = Examples.finding(Examples.copy, Examples.place("a.c", 1), long(3000), macros: macros)
  let run = try github(Examples.examination([finding], rules: [rule]), Examples.context(language))
  #expect(run.texts(of: "text").allSatisfy { $0.utf16.count <= 1024 })
  #expect(run["results"][0]["message"]["text"].text?.hasSuffix("](1))") == true)
}

@Test func namesAreAtMost255Characters() throws {
  let id = try #require(RuleID("call/" + String(repeating: "x", count: 400)))
  var context = Examples.context()
  context.tool.name = String(repeating: "k", count: 400)
  context.category = String(repeating: "c", count: 400)
  let finding = Examples.finding(id, Examples.place("a.c", 1))
  let run = try github(Examples.examination([finding], rules: [Examples.rule(id, .high)]), context)
  let driver = run["tool"]["driver"]
  let names =
    [
      driver["name"].text, driver["fullName"].text, driver["organization"].text, driver["rules"][0]["id"].text,
      driver["rules"][0]["name"].text,
    ]
    + [run["results"][0]["ruleId"].text, run["automationDetails"]["id"].text]
  #expect(names.allSatisfy { ($0 ?? "").utf16.count <= 255 })
  #expect(driver["rules"][0]["id"].text == run["results"][0]["ruleId"].text)
}

@Test func tooManyResultsAreCutToTheMostSevereAndTheRunSaysSo() throws {
  let low = (1...26_000).map { Examples.finding(Examples.random, Examples.place("a.c", $0)) }
  let high = Examples.finding(Examples.copy, Examples.place("z.c", 1))
  let run = try github(Examples.examination(low + [high]))
  #expect(run["results"].list.count == 5000)
  #expect(run["results"].list.last?["ruleId"].text == "call/unbounded-copy")
  let notification = run["invocations"][0]["toolExecutionNotifications"].list.last
  #expect(notification?["descriptor"]["id"].text == "results-limited")
  #expect(notification?["message"]["text"].text?.hasPrefix("21001 results are left out") == true)
}

@Test func aThreadFlowHasAtMostAThousandLocationsWithBothEnds() throws {
  let steps = (1...3000).map { Step(location: Examples.place("a.c", $0), text: Text(verbatim: "step")) }
  let finding = Examples.finding(Examples.copy, Examples.place("a.c", 9999), steps: steps)
  let locations = try github(Examples.examination([finding]))["results"][0]["codeFlows"][0]["threadFlows"][0][
    "locations"]
  let lines = locations.list.map { $0["location"]["physicalLocation"]["region"]["startLine"].number }
  #expect(lines.count == 1000)
  #expect(lines.first == 1 && lines.last == 9999)
}

@Test func aResultHasAtMostAHundredLocations() throws {
  let macros = (1...300).map { Step(location: Examples.place("a.h", $0), text: Text(verbatim: "macro")) }
  let finding = Examples.finding(Examples.copy, Examples.place("a.c", 1), macros: macros)
  let result = try github(Examples.examination([finding]))["results"][0]
  #expect(result["locations"].list.count + result["relatedLocations"].list.count == 100)
}

@Test func theMessageLinksToTheMacroAndShowsTheWitness() throws {
  let message = try github(Examples.pump)["results"][0]["message"]["text"].text
  #expect(message == "the divisor is zero (minutes = 0, volume = 1; [expanded from macro 'MEAN'](1))")
}

@Test func pathsAreRelativeToTheRepository() throws {
  var context = Examples.context()
  context.repositoryPrefix = "firmware/輸液"
  let uris = try github(Examples.pump, context).texts(of: "uri")
  #expect(uris.contains("firmware/%E8%BC%B8%E6%B6%B2/src/dose.c"))
}

@Test func aFindingAboutAWholeFileHasALine() throws {
  let finding = Examples.finding(Examples.copy, Location(path: "a.c"))
  let result = try github(Examples.examination([finding]))["results"][0]
  #expect(result["locations"][0]["physicalLocation"]["region"]["startLine"].number == 1)
}
