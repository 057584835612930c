import Findings
import Foundation
import Source
import Testing
import Triage

@testable import Reports

private func page(_ run: Examination = Examples.pump, _ language: Language = .english) -> String {
  ReportFormat.html.render(triage(run), context: Examples.context(language))
}

/// The data in a page as a browser would find it.
private func data(of page: String) throws -> Tree {
  let opening = "<script type=\"application/json\" id=\"report\">"
  let start = try #require(page.range(of: opening)).upperBound
  let end = try #require(page[start...].range(of: "</script>")).lowerBound
  return try Tree(json: String(page[start..<end]))
}

@Test func thePageLoadsNothingAndSaysSo() {
  let text = page()
  #expect(text.contains("default-src 'none'"))
  for word in ["src=", "@import", "url(", "<link", "<iframe", "onclick", "javascript:"] {
    #expect(!text.contains(word), "\(word)")
  }
  #expect(text.components(separatedBy: "<script").count == 3)
  #expect(text.components(separatedBy: "'sha256-").count == 3)
}

@Test func thePageHoldsEveryFindingOnceInBothLanguages() throws {
  let run = triage(Examples.pump)
  let tree = try data(of: page())
  #expect(tree["findings"].list.map { $0["id"].text } == run.findings.map { $0.finding.fingerprint.description })
  let texts = tree["texts"].list
  let first = try #require(tree["findings"].list.first { $0["at"][1].number == 6 })
  let message = texts[try #require(first["message"].number)]
  #expect([message[0].text, message[1].text] == ["the divisor is zero", "除数がゼロです"])
  #expect(first["witness"][0][0].text == "minutes")
  #expect(first["steps"].list.count == 2)
}

@Test func thePageSaysWhatHasToBeDoneAboutEachFinding() throws {
  let states = try data(of: page())["findings"].list.map { $0["state"].text ?? "" }
  #expect(Set(states) == ["act", "suppressed", "undecided"])
  let known = triage(Examples.pump, baseline: Baseline(of: triage(Examples.pump)))
  let later = try data(of: ReportFormat.html.render(known, context: Examples.context()))
  #expect(!later["findings"].list.contains { $0["state"].text == "act" })
}

@Test func rulesOfABaselineThatNoLongerExistAreNamed() throws {
  let old = Baseline.Entry(
    fingerprint: Fingerprint(stem: "00", ordinal: 0), rule: Examples.division, path: "src/dose.c", line: 3,
    function: nil, message: "gone")
  var run = Examples.pump
  run.findings.removeAll { $0.rule == Examples.division }
  let triaged = triage(run, baseline: Baseline(guid: nil, entries: [old]))
  let tree = try data(of: ReportFormat.html.render(triaged, context: Examples.context()))
  let rules = tree["rules"].list
  #expect(tree["findings"].list.allSatisfy { rules.indices.contains($0["rule"].number ?? -1) })
}

@Test func linesAroundEachStepAreQuotedAndLongOnesCut() throws {
  let long = String(repeating: "x", count: 10_000_000)
  let finding = Examples.finding(Examples.copy, Examples.place("a.c", 2, 5_000_001, to: 5_000_004))
  let context = Examples.context(sources: ["a.c": "int a;\n\(long)\nint b;\n"])
  let text = ReportFormat.html.render(triage(Examples.examination([finding])), context: context)
  #expect(text.utf8.count < 500_000)
  let lines = try data(of: text)["files"][0]["lines"][0]
  #expect(lines[0].number == 1)
  #expect(lines[1][0].text == "int a;")
  #expect(lines[1][1][0].number == 4_999_920)
  #expect(lines[1][1][1].text?.count == 400)
  #expect(lines[1][1][2].truth == true)
}

@Test func hostileTextsStayData() throws {
  var run = Examples.hostile
  let breaker = "</script><script>alert(1)</script><!--<script>"
  run.findings.append(
    Examples.finding(
      Examples.copy, Examples.place(breaker, 1), Text(en: breaker, ja: breaker), function: breaker,
      steps: [Step(location: Examples.place(breaker, 1), text: Text(verbatim: breaker))]))
  var context = Examples.context()
  context.sourceRoot = "/home/\(breaker)/\u{202e}"
  context.sourceText = { _ in Array("\(breaker)\u{202e}\u{0}\n".utf8) + [0xff, 0xfe] }
  let text = ReportFormat.html.render(triage(run), context: context)
  #expect(text.components(separatedBy: "</script>").count == 3)
  #expect(!text.contains("<!--"))
  #expect(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" && $0 != "\t" })
  #expect(try data(of: text)["findings"].list.count == triage(run).findings.count)
}

/// Chromium without a window, through `Scripts/drive-page`.
private enum Browser {
  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Scripts/drive-page")

  static let isAvailable: Bool = {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return environment["KENSHIN_CHROMIUM"] != nil
      || folders.contains { folder in
        names.contains { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
      }
  }()

  static func drive(_ page: String, _ actions: [[String]]) throws -> Tree {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).html")
    try Data(page.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, file.path]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: actions))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try Tree(json: String(decoding: data, as: UTF8.self))
  }
}

private let rows = ["read", "document.querySelectorAll('a.row').length"]
private let heading = ["read", "document.querySelector('#detail h2')?.innerText ?? ''"]

@Test(.enabled(if: Browser.isAvailable, "Chromium is not installed"))
func aReaderSearchesFiltersOpensAndSwitches() throws {
  let result = try Browser.drive(
    page(),
    [
      rows,
      ["key", "/"], ["type", "divisor"], rows,
      ["key", "Enter"], ["read", "document.activeElement.className.includes('row')"],
      ["key", "Enter"], heading,
      ["read", "[...document.querySelectorAll('#detail .note .what')].map((n) => n.innerText).join('|')"],
      ["read", "document.querySelector('#detail .witness').innerText.replace(/\\s+/g, ' ')"],
      ["read", "document.querySelectorAll('#detail .arrows g').length > 0"],
      ["key", "n"], ["read", "document.activeElement.id"],
      ["key", "l"], heading, ["read", "document.documentElement.lang"],
      ["key", "Escape"], heading, ["key", "Escape"], rows,
      ["go", "#state=undecided&lang=ja"], rows, ["read", "document.querySelector('a.row .message').innerText"],
      ["go", "#severity=low"], rows,
      ["go", "#view=rules&rule=call/unbounded-copy"],
      ["read", "document.querySelector('#detail h4').innerText"],
      ["key", "2"], ["read", "document.querySelectorAll('main table').length"],
      ["go", "#view=nonsense&open=nonsense&lang=xx"], rows,
    ])
  let expected: [Any] = [
    4, 1, 1, "the divisor is zero", "src/main.c:12:3: 'minutes' is 0 here|'rate' is called|the divisor is zero",
    "Witness values name value minutes 0 volume 1", 1, "step-1", "除数がゼロです", "ja", "", 4, 1,
    "除数がゼロの可能性があります", 2, "What it finds", 3, 6,
  ]
  #expect(result["values"].list.map { "\($0.value ?? "")" } == expected.map { "\($0)" })
  #expect(result["errors"].list.isEmpty)
  #expect(result["requests"].list.isEmpty)
}

@Test(.enabled(if: Browser.isAvailable, "Chromium is not installed"))
func hostileTextsDoNothingInABrowser() throws {
  var run = Examples.hostile
  let breaker = "</script><img src=x onerror=\"document.title='pwned'\"><svg/onload=alert(1)>"
  run.findings.append(
    Examples.finding(Examples.copy, Examples.place(breaker, 1), Text(verbatim: breaker), tokens: ["z"]))
  run.rules = run.rules.map { rule in
    RuleDescriptor(
      id: rule.id, title: Text(verbatim: breaker), hint: Text(verbatim: breaker), severity: rule.severity,
      decidability: rule.decidability, isDefault: true, standards: [],
      page: Text(verbatim: "# \(breaker)\n\n[x](javascript:alert(1)) <script>alert(1)</script>\n\n- \(breaker)"))
  }
  let result = try Browser.drive(
    page(run),
    [
      ["key", "j"], ["key", "Enter"], heading,
      ["read", "document.querySelectorAll('#app img, #app svg:not(.arrows)').length"],
      ["go", "#view=rules&rule=call/unbounded-copy"],
      ["read", "document.querySelectorAll('#app script, #app img, #app [href^=javascript]').length"],
      ["read", "document.title.includes('pwned')"],
      ["read", "/[\\u0000-\\u0008\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)"],
    ])
  #expect(result["values"].list.dropFirst().map { "\($0.value ?? "")" } == ["0", "0", "0", "0"])
  #expect(result["errors"].list.isEmpty)
}

@Test(.enabled(if: Browser.isAvailable, "Chromium is not installed"))
func fiveThousandFindingsStayUsable() throws {
  let many = (0..<5000).map { number in
    Examples.finding(
      number % 2 == 0 ? Examples.copy : Examples.division, Examples.place("src/file\(number % 50).c", number + 1),
      Text(en: "finding x\(number)x", ja: "指摘 x\(number)x"), tokens: ["\(number)"])
  }
  let result = try Browser.drive(
    page(Examples.examination(many)),
    [
      ["read", "document.querySelectorAll('a.row').length <= 600"],
      ["key", "/"], ["type", "finding x4321x"], rows, ["key", "Escape"],
      ["go", "#q=x4999x&lang=ja"], ["read", "document.querySelector('#count').innerText"],
    ])
  #expect(result["values"].list.map { "\($0.value ?? "")" } == ["1", "1", "5,000 件中 1 件"])
}
