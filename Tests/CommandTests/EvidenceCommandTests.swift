import Foundation
import Testing

/// `kenshin evidence` from the outside: the files, other programs that open them, and what is refused.
@Suite struct EvidenceCommandTests {
  private static let source = """
    #include <string.h>
    /* =cmd|' /C calc'!A0 <b>"&\u{202e} */
    void receive(char *to, const char *from) {
      strcpy(to, from);
    }

    """

  private static let project = """
    version: 1
    manufacturer: {en: "<Maker> & \\"Sons\\"", ja: "=cmd|' /C calc'!A0"}
    product: {name: {en: Pump, ja: ポンプ}}
    software: {name: pump, version: 1.0.0}
    project: {code: T1}

    """

  private func scratch(_ project: String = project) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.source, to: "main.c")
    try scratch.write(project, to: "kenshin.project.yml")
    try scratch.write("fail-on: never\n", to: ".kenshin.yml")
    return scratch
  }

  private func evidence(_ scratch: Scratch, _ arguments: String..., format: String = "docx,xlsx,html,md") throws -> Run
  {
    try run(
      [kenshin, "evidence", "--lang", "en,ja", "--format", format, "--depth", "syntax", "main.c"] + arguments,
      in: scratch.path)
  }

  private func bytes(_ scratch: Scratch, _ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/\(name)"))
  }

  @Test func theWholeSetIsWrittenAndOtherProgramsOpenIt() throws {
    let scratch = try scratch()
    let made = try evidence(scratch, "-o", "out")
    #expect(made.code == 0, "\(made.errors)")
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/out"))
    for number in 1...10 {
      let document = number < 10 ? "D0\(number)" : "D10"
      let formats = [4, 5].contains(number) ? ["xlsx", "html", "md"] : ["docx", "html", "md"]
      for language in ["en", "ja"] {
        for format in formats {
          #expect(
            names.contains { $0.hasPrefix(document) && $0.hasSuffix(".\(language).\(format)") }, "\(document) \(format)"
          )
        }
      }
    }
    let checked = try run(
      ["\(root)/.build/test-tools/bin/python3", "\(root)/Scripts/check-documents", "\(scratch.path)/out"],
      in: scratch.path)
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
  }

  @Test func changesOfEveryFileAreDetectedAndSignaturesFit() throws {
    let scratch = try scratch()
    #expect(try evidence(scratch, "-o", "out", format: "docx").code == 0)
    func verify(_ arguments: String...) throws -> Run {
      try run([kenshin, "evidence", "verify", "out", "--lang", "en"] + arguments, in: scratch.path)
    }
    #expect(try run([kenshin, "evidence", "keygen", "key"], in: scratch.path).code == 0)
    #expect(try run([kenshin, "evidence", "keygen", "key"], in: scratch.path).code == 2)
    #expect(try run([kenshin, "evidence", "sign", "out", "--key", "key"], in: scratch.path).code == 0)
    #expect(try verify("--public-key", "key.pub").code == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/out") {
      let file = URL(fileURLWithPath: "\(scratch.path)/out/\(name)")
      let original = try Data(contentsOf: file)
      var changed = original
      changed[changed.count / 2] ^= 1
      try changed.write(to: file)
      #expect(try verify("--public-key", "key.pub").code != 0, "\(name)")
      try original.write(to: file)
    }
    try scratch.write("x", to: "out/new.txt")
    #expect(try verify().output.contains("added: new.txt"))
    try FileManager.default.removeItem(atPath: "\(scratch.path)/out/new.txt")
    try FileManager.default.removeItem(atPath: "\(scratch.path)/out/audit.sarif")
    #expect(try verify().output.contains("missing: audit.sarif"))
  }

  @Test func anEqualRunGivesEqualBytesButForTheListedPlaces() throws {
    let scratch = try scratch()
    let manifests = try (0..<2).map { number -> EvidenceManifest in
      // The times of the runs shall differ.
      if number > 0 { Thread.sleep(forTimeInterval: 1.1) }
      #expect(try evidence(scratch, "-o", "out").code == 0)
      try FileManager.default.moveItem(atPath: "\(scratch.path)/out", toPath: "\(scratch.path)/run\(number)")
      return try JSONDecoder().decode(EvidenceManifest.self, from: bytes(scratch, "run\(number)/manifest.json"))
    }
    #expect(manifests[0].started != manifests[1].started && manifests[0].id == manifests[1].id)
    let specific = manifests[0].runSpecific.map { $0.path.replacingOccurrences(of: "*", with: "") }
    func isSpecific(_ name: String) -> Bool { specific.contains { name.hasPrefix($0) } }
    for name in manifests[0].files.map(\.path) where !isSpecific(name) {
      #expect(try bytes(scratch, "run0/\(name)") == bytes(scratch, "run1/\(name)"), "\(name)")
    }
    // In the listed files nothing differs but the listed places.
    let texts = manifests[0].files.map(\.path).filter { $0.hasSuffix(".md") && isSpecific($0) } + ["manifest.json"]
    #expect(texts.count > 4)
    for name in texts {
      let runs = try manifests.indices.map { number in
        var text = try scratch.text("run\(number)/\(name)")
        let manifest = manifests[number]
        for place in [manifest.started, manifest.ended] + manifest.files.filter({ isSpecific($0.path) }).map(\.sha256) {
          text = text.replacingOccurrences(of: place, with: "–")
        }
        for size in manifest.files.filter({ isSpecific($0.path) }).map(\.size) {
          for place in ["| \(size) |", "\"size\": \(size)"] {
            text = text.replacingOccurrences(of: place, with: "–")
          }
        }
        return text
      }
      #expect(runs[0] == runs[1], "\(name)")
    }
  }

  /// Names, comments, lines of ten megabytes, rows and metadata that break formats which do not look.
  @Test func hostileInputStaysHarmless() throws {
    let scratch = try scratch()
    let name = "=cmd|'<b>&\u{202e}\"x.c"
    let long = String(repeating: "=A1+\u{2066}<script>", count: 700_000)
    try scratch.write(
      "#include <string.h>\nvoid f(char *to, char *from) { strcpy(to, from); /* \(long) */ }\n", to: name)
    try scratch.write(
      """
      version: 1
      rows:
        - id: DEV-1
          kind: permit
          rule: call/unbounded-copy
          paths: ["main.c"]
          reason: "@SUM(A1) </w:t><script>alert(1)</script> \\u202e\\u0007 {{body}} and more"
          security-impact: "=cmd|' /C calc'!A0"
          safety-impact: "+1"
          proposed: {by: "-2", on: 2026-01-01}
          approved: {by: "\(String(repeating: "k", count: 40_000))", on: 2026-01-02}

      """, to: "kenshin-register.yml")
    let made = try run(
      [
        kenshin, "evidence", "--lang", "en,ja", "--format", "docx,xlsx,html,md", "--depth", "syntax", "-o", "out",
        "main.c", name,
      ], in: scratch.path)
    #expect(made.code == 0, "\(made.errors.prefix(2000))")
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/out") {
      let content = try bytes(scratch, "out/\(file)")
      #expect(content.count < 4_000_000, "\(file) has \(content.count) bytes")
      guard file.hasSuffix(".html") || file.hasSuffix(".md") else { continue }
      let text = String(decoding: content, as: UTF8.self)
      #expect(!text.contains("<script") && !text.contains("<b>"), "\(file)")
      #expect(!text.unicodeScalars.contains { [0x202e, 0x2066, 0x07].contains($0.value) }, "\(file)")
    }
    let checked = try run(
      ["\(root)/.build/test-tools/bin/python3", "\(root)/Scripts/check-documents", "\(scratch.path)/out"],
      in: scratch.path)
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
  }

  @Test func claimsStopTheDocuments() throws {
    let scratch = try scratch(Self.project + "fields:\n  D03.conclusion: The pump conforms to IEC 81001-5-1.\n")
    let result = try evidence(scratch, "-o", "out", format: "md")
    #expect(result.code == 2 && result.errors.contains("kenshin.project.yml:7: "), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/out/manifest.json"))
  }

  /// The history as an option and as a setting, and one that somebody has changed.
  @Test func theRegisterSaysSinceWhen() throws {
    let scratch = try scratch()
    for _ in 0..<2 {
      let check = try run(
        [kenshin, "check", "--record", "runs.sqlite", "--depth", "syntax", "--fail-on", "never", "main.c"],
        in: scratch.path)
      #expect(check.code == 0, "\(check.errors)")
    }
    #expect(try evidence(scratch, "-o", "one", "--history", "runs.sqlite", format: "md").code == 0)
    try scratch.write("fail-on: never\nhistory: runs.sqlite\n", to: ".kenshin.yml")
    #expect(try evidence(scratch, "-o", "two", format: "md").code == 0)
    for folder in ["one", "two"] {
      let register = try scratch.text("\(folder)/D04-finding-register.en.md")
      #expect(register.contains("of the history runs.sqlite (2 runs, "), "\(folder)")
      let row = register.split(separator: "\n").first { $0.contains("| call/unbounded-copy |") }
      let cells = (row ?? "").split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.count > 10 && cells[8].hasPrefix("20") && cells[8] == cells[9], "\(cells)")
      #expect(try scratch.text("\(folder)/manifest.json").contains("\"history-chain\""))
    }
    let path = URL(fileURLWithPath: "\(scratch.path)/runs.sqlite")
    var bytes = try Data(contentsOf: path)
    let place = try #require(bytes.range(of: Data("\"fingerprints\":[\"".utf8)))
    bytes[place.upperBound] = UInt8(ascii: "x")
    try bytes.write(to: path)
    let refused = try evidence(scratch, "-o", "three", format: "md")
    #expect(refused.code == 2 && refused.errors.contains("was changed, removed or put in afterwards"))
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/three/manifest.json"))
    #expect(try evidence(scratch, "--history", "none.sqlite", format: "md").code == 2)
  }

  @Test func mistakesAreNamedWithFileAndLine() throws {
    let wrong = try scratch("version: 1\nproduct:\n  colour: red\n")
    let result = try evidence(wrong, format: "md")
    #expect(result.code == 2 && result.errors.contains("kenshin.project.yml:3: "), "\(result.errors)")
    let unknown = try scratch(Self.project + "standards:\n  - {name: House, items: {A: [call/nothing]}}\n")
    let refused = try evidence(unknown, format: "md")
    #expect(refused.code == 2 && refused.errors.contains("kenshin.project.yml:7: "), "\(refused.errors)")
    let missing = try scratch()
    try FileManager.default.removeItem(atPath: "\(missing.path)/kenshin.project.yml")
    #expect(try evidence(missing, format: "md").errors.contains("kenshin evidence --init"))
    #expect(try evidence(missing, format: "odt").code == 64)
  }

  @Test(arguments: ["en", "ja"])
  func theWrittenProjectFileCanBeRead(language: String) throws {
    let scratch = try scratch()
    let initialised = try run([kenshin, "evidence", "--init", "--force", "--lang", language], in: scratch.path)
    #expect(initialised.code == 0, "\(initialised.errors)")
    #expect(try evidence(scratch, format: "md").code == 0)
  }

  @Test func aPDFHasJapaneseTextFontsAndBookmarks() throws {
    guard try run(["weasyprint", "--version"], in: "/").code == 0 else {
      print("WeasyPrint is not on this machine: pdf was not tested")
      return
    }
    let scratch = try scratch()
    // One document is enough: the others come from the same renderer.
    let result = try run(
      [
        kenshin, "evidence", "--lang", "ja", "--format", "pdf", "--only", "D08", "--depth", "syntax", "-o", "out",
        "main.c",
      ], in: scratch.path)
    #expect(result.code == 0, "\(result.errors)")
    let checked = try run(
      ["\(root)/.build/test-tools/bin/python3", "\(root)/Scripts/check-documents", "\(scratch.path)/out"],
      in: scratch.path)
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
  }

  @Test func theRulesOwnCasesGoIntoTheValidationRecord() throws {
    let scratch = try scratch()
    let validated = try run(
      [kenshin, "validate", "call/unbounded-copy", "-o", "v.json", "--lang", "en"], in: scratch.path)
    #expect(validated.code == 0, "\(validated.output)\(validated.errors)")
    #expect(validated.output.contains("determinism, one worker and two: as expected"))
    let made = try evidence(scratch, "-o", "out", "--validation", "v.json", format: "md")
    #expect(made.code == 0, "\(made.errors)")
    let record = try String(contentsOfFile: "\(scratch.path)/out/D07-tool-validation-record.en.md", encoding: .utf8)
    #expect(record.contains("call/unbounded-copy") && record.contains("as expected"))
    try scratch.write("{\"toolVersion\": \"9\"}", to: "v.json")
    #expect(try evidence(scratch, "--validation", "v.json", format: "md").code == 2)
  }
}

/// What the tests read of a manifest.
private struct EvidenceManifest: Decodable {
  struct File: Decodable {
    let path: String
    let sha256: String
    let size: Int
  }
  struct Place: Decodable { let path: String }
  let id: String
  let started: String
  let ended: String
  let files: [File]
  let runSpecific: [Place]
}
