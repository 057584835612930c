import Findings
import Source
import Testing
import Triage

@testable import Reports

private func audit(baseline: Baseline? = nil, _ context: ReportContext = Examples.context()) throws -> Tree {
  try Examples.sarif(triage(Examples.pump, baseline: baseline), context: context)
}

private func result(_ run: Tree, line: Int) -> Tree {
  run["results"].list.first { $0["locations"][0]["physicalLocation"]["region"]["startLine"].number == line }
    ?? Tree(nil)
}

@Test func theAuditProfileNamesSchemaAndVersion() throws {
  let log = try Tree(json: ReportFormat.sarifAudit.render(triage(Examples.pump), context: Examples.context()))
  #expect(log["$schema"].text?.hasSuffix("/errata01/os/schemas/sarif-schema-2.1.0.json") == true)
  #expect(log["version"].text == "2.1.0")
  #expect(log["runs"].list.count == 1)
}

@Test func everyAuditResultHasSuppressionsAndAcceptedOnesCarryTheReason() throws {
  let results = try audit()["results"].list
  #expect(results.allSatisfy { $0["suppressions"].value is [Any] })
  let suppressions = results.flatMap { $0["suppressions"].list }
  #expect(suppressions.count == 1)
  #expect(suppressions[0]["status"].text == "accepted")
  #expect(suppressions[0]["kind"].text == "inSource")
  #expect(suppressions[0]["justification"].text == "both are 16 bytes")
  #expect(!suppressions[0]["state"].exists)
}

@Test func undecidedSitesAreOpenWithoutALevel() throws {
  let open = result(try audit(), line: 30)
  #expect(open["kind"].text == "open")
  #expect(open["level"].text == "none")
  #expect(open["properties"]["unknownReason"].text == "budget of 20000 steps spent")
}

@Test func theLogOfFindingsLeavesUndecidedSitesOut() throws {
  let results = try Examples.sarif(triage(Examples.pump), .sarif)["results"].list
  #expect(!results.isEmpty)
  #expect(results.allSatisfy { $0["kind"].text == "fail" })
  #expect(try results.count < Examples.sarif(triage(Examples.pump), .sarifAudit)["results"].list.count)
}

@Test func violationsFailWithTheLevelOfTheirSeverity() throws {
  let run = try audit()
  #expect([3, 6, 5].map { result(run, line: $0)["level"].text } == ["error", "warning", "note"])
  #expect([3, 6, 5].allSatisfy { result(run, line: $0)["kind"].text == "fail" })
}

@Test func rulesRelateToTheTaxaOfFourTaxonomies() throws {
  let run = try audit()
  #expect(run["taxonomies"].list.map { $0["name"].text } == ["CERT C", "CWE", "ISO/IEC TS 17961", "MISRA C:2012"])
  #expect(run["tool"]["driver"]["supportedTaxonomies"].list.count == 4)
  var kinds: [String: String] = [:]
  for rule in run["tool"]["driver"]["rules"].list {
    for relationship in rule["relationships"].list {
      let target = relationship["target"]
      let component = run["taxonomies"][target["toolComponent"]["index"].number ?? -1]
      #expect(component["guid"].text == target["toolComponent"]["guid"].text)
      #expect(component["taxa"][target["index"].number ?? -1]["id"].text == target["id"].text)
      kinds[target["id"].text ?? ""] = relationship["kinds"][0].text
    }
  }
  #expect(kinds["STR31-C"] == "equal")
  #expect(kinds["CWE-120"] == "superset")
  #expect(kinds["R21.17"] == "superset")
  #expect(run["taxonomies"][1]["taxa"].list.map { $0["id"].text } == ["CWE-89", "CWE-120", "CWE-338", "CWE-369"])
}

@Test(arguments: [Language.english, .japanese]) func theOtherLanguageIsATranslation(language: Language) throws {
  let run = try audit(Examples.context(language))
  let driver = run["tool"]["driver"]
  let translation = run["translations"][0]
  #expect(run["language"].text == language.tag)
  #expect(translation["language"].text == (language == .english ? "ja-JP" : "en-US"))
  #expect(translation["associatedComponent"]["guid"].text == driver["guid"].text)
  #expect(translation["rules"].list.map { $0["id"].text } == driver["rules"].list.map { $0["id"].text })
  let titles = [driver, translation].map { $0["rules"][0]["shortDescription"]["text"].text ?? "" }
  #expect(Set(titles) == ["title of call/unbounded-copy", "call/unbounded-copy の題"])
}

@Test func allAnalysedFilesAreArtifactsWithHashAndRelativeEncodedURI() throws {
  let run = try audit()
  let artifacts = run["artifacts"].list
  let uris = artifacts.map { $0["location"]["uri"].text ?? "" }
  #expect(uris == ["src/dose.c", "src/main.c", "src/%E9%80%9A%E4%BF%A1/ble.c"])
  #expect(artifacts.allSatisfy { $0["hashes"]["sha-256"].text?.utf8.count == 64 })
  #expect(
    artifacts.allSatisfy { $0["roles"][0].text == "analysisTarget" && $0["location"]["uriBaseId"].text == "SRCROOT" })
  let base = run["originalUriBaseIds"]["SRCROOT"]["uri"].text
  #expect(base == "file:///home/dev/%E8%BC%B8%E6%B6%B2%E3%83%9D%E3%83%B3%E3%83%97/")
  #expect(result(run, line: 3)["locations"][0]["physicalLocation"]["artifactLocation"]["index"].number == 2)
}

@Test func whatWasNotAnalysedIsNotifiedAndFailsTheRunWhereAUnitIsMissing() throws {
  let invocation = try audit()["invocations"][0]
  #expect(invocation["executionSuccessful"].truth == false)
  let notifications = invocation["toolExecutionNotifications"].list
  let levels = notifications.map { "\($0["descriptor"]["id"].text ?? "") \($0["level"].text ?? "")" }
  #expect(
    levels == [
      "run-problem warning", "unit-failed error", "unit-approximate warning", "functions-incomplete warning",
    ])
  let approximate = triage(Examples.examination([], units: [Examples.unit("a.c", .approximate)]))
  #expect(try Examples.sarif(approximate)["invocations"][0]["executionSuccessful"].truth == true)
}

@Test func rulesThatWereNotAppliedAreConfigurationOverrides() throws {
  let run = try audit()
  let override = run["invocations"][0]["ruleConfigurationOverrides"][0]
  #expect(override["descriptor"]["id"].text == "control/dangling-else-indentation")
  #expect(override["configuration"]["enabled"].truth == false)
  let index = override["descriptor"]["index"].number ?? -1
  #expect(run["tool"]["driver"]["rules"][index]["id"].text == "control/dangling-else-indentation")
}

@Test func theInvocationSaysHowAndWhenAndHidesSecrets() throws {
  let run = try audit()
  let invocation = run["invocations"][0]
  #expect(invocation["commandLine"].text == "kenshin check -p 'build dir' '--token=[REDACTED]'")
  #expect(invocation["startTimeUtc"].text == "2026-04-01T09:30:00Z")
  #expect(invocation["exitCode"].number == 1)
  #expect(run["redactionTokens"][0].text == "[REDACTED]")
}

@Test func theRevisionIsMappedToTheRepositorysRoot() throws {
  var context = Examples.context()
  #expect(try audit(context)["versionControlProvenance"][0]["mappedTo"]["uriBaseId"].text == "SRCROOT")
  context.repositoryPrefix = "firmware/pump"
  let provenance = try audit(context)["versionControlProvenance"][0]
  #expect(provenance["mappedTo"]["uri"].text == "../../")
  #expect(provenance["branch"].text == "main")
}

@Test func stepsAreACodeFlowThatEndsAtTheFinding() throws {
  let steps = result(try audit(), line: 6)["codeFlows"][0]["threadFlows"][0]["locations"].list
  #expect(steps.map { $0["executionOrder"].number } == [1, 2, 3])
  #expect(steps.last?["location"]["physicalLocation"]["region"]["startLine"].number == 6)
  #expect(steps[0]["location"]["message"]["text"].text == "'minutes' is 0 here")
}

@Test func macrosAreRelatedLocationsAndFixesAreReplacements() throws {
  let run = try audit()
  let related = result(run, line: 6)["relatedLocations"][0]
  #expect(related["message"]["text"].text == "expanded from macro 'MEAN'")
  let change = result(run, line: 3)["fixes"][0]["artifactChanges"][0]["replacements"][0]
  #expect(change["insertedContent"]["text"].text == "strlcpy(name, given, sizeof name)")
  #expect(change["deletedRegion"]["endColumn"].number == 68)
}

@Test func resultsCarryFingerprintsOfBothKinds() throws {
  for result in try audit()["results"].list where result["kind"].text == "fail" {
    #expect(result["partialFingerprints"].names == ["kenshin/v1", "primaryLocationLineHash"])
  }
}

@Test func baselineStateIsOnAllResultsOrOnNone() throws {
  #expect(try audit()["results"].list.allSatisfy { !$0["baselineState"].exists })
  let baseline = Baseline(of: triage(Examples.pump))
  let run = try audit(baseline: baseline)
  #expect(run["results"].list.allSatisfy { $0["baselineState"].exists })
  #expect(run["baselineGuid"].text == baseline.guid)
}

@Test func coverageSaysWhatWasLookedAt() throws {
  let coverage = try audit()["properties"]["coverage"]
  #expect(coverage["units"]["failed"].number == 1)
  #expect(coverage["sites"]["holds"].number == 1204)
  #expect(coverage["byRule"].list.count == coverage["rules"]["applied"].number)
}

@Test func onlyInvocationsDependOnTheCircumstances() throws {
  var later = Examples.context()
  later.invocation = ReportContext.Invocation(startUTC: "2027-01-01T00:00:00Z", exitCode: 0)
  let logs = try [Examples.context(), later].map { context in
    var run = try audit(context).value as? [String: Any] ?? [:]
    run["invocations"] = nil
    run["redactionTokens"] = nil
    return "\(run.keys.sorted().map { "\($0) \(Tree(run[$0]).texts(of: "text"))" })"
  }
  #expect(logs[0] == logs[1])
}

@Test func theOrderOfTheInputDoesNotMatter() {
  var shuffled = Examples.pump
  shuffled.findings.reverse()
  shuffled.artifacts.reverse()
  shuffled.units.reverse()
  shuffled.suppressions.reverse()
  shuffled.rules.reverse()
  for format in ReportFormat.allCases {
    #expect(
      format.render(triage(shuffled), context: Examples.context())
        == format.render(triage(Examples.pump), context: Examples.context()), "\(format)")
  }
}

@Test func bracketsInMessagesDoNotBecomeLinks() throws {
  let hostile = Examples.finding(
    Examples.copy, Examples.place("a.c", 1), Text(en: "see [here](https://evil.example)", ja: "x"))
  let run = try Examples.sarif(triage(Examples.examination([hostile])))
  #expect(run["results"][0]["message"]["text"].text == #"see \[here\](https://evil.example)"#)
}
