import Foundation
import Testing

/// The demo firmware: every seed is found, and nothing else; its corrected twin is clean.
@Suite struct DemoTests {
  private struct Place: Hashable, Comparable {
    let path: String
    let line: Int
    let rule: String
    static func < (a: Place, b: Place) -> Bool { (a.path, a.line, a.rule) < (b.path, b.line, b.rule) }
  }

  private func found(_ variant: String, arguments: [String] = []) throws -> (Set<Place>, [String: Any]) {
    let folder = "\(root)/Fixtures/InfusionPump/\(variant)"
    let scratch = try Scratch()
    let result = try run(
      [kenshin, "check", "-p", ".", "--lang", "en", "--output", "json=\(scratch.path)/r.json"] + arguments, in: folder)
    #expect(result.code <= 1, "\(result.output.suffix(3000))\(result.errors)")
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var places: Set<Place> = []
    for finding in try #require(report["findings"] as? [[String: Any]])
    where finding["verdict"] as? String == "violated" {
      let location = finding["location"] as? [String: Any] ?? [:]
      let path = (location["path"] as? String ?? "").components(separatedBy: "InfusionPump/").last ?? ""
      places.insert(Place(path: path, line: location["line"] as? Int ?? 0, rule: finding["rule"] as? String ?? ""))
    }
    return (places, report)
  }

  private func expected(_ variant: String) throws -> Set<Place> {
    let base = "\(root)/Fixtures/InfusionPump"
    var places: Set<Place> = []
    for folder in [variant, "common"] {
      for case let name as String in FileManager.default.enumerator(atPath: "\(base)/\(folder)") ?? .init()
      where name.hasSuffix(".c") || name.hasSuffix(".h") {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(base)/\(folder)/\(name)"))
        let lines = data.split(separator: 10, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
          let text = String(decoding: line, as: UTF8.self)
          guard let mark = text.range(of: "// expect: ") else { continue }
          for rule in text[mark.upperBound...].split(separator: ",") {
            places.insert(
              Place(
                path: "\(folder)/\(name)", line: index + 1, rule: rule.trimmingCharacters(in: .whitespacesAndNewlines)))
          }
        }
      }
    }
    return places
  }

  @Test func everySeedIsFoundAndNothingElse() throws {
    let seeds = try expected("seeded")
    let (places, _) = try found("seeded")
    #expect(seeds.count >= 40)
    for place in seeds.subtracting(places).sorted() {
      Issue.record("not found: \(place.path):\(place.line) \(place.rule)")
    }
    for place in places.subtracting(seeds).sorted() {
      Issue.record("unexpected: \(place.path):\(place.line) \(place.rule)")
    }
  }

  @Test func theCorrectedTwinIsClean() throws {
    let (places, _) = try found("corrected")
    for place in places.sorted() { Issue.record("unexpected: \(place.path):\(place.line) \(place.rule)") }
  }

  @Test func theSARIFIsValidAndReadable() throws {
    let schema = "\(root)/../shared/sarif-schema-2.1.0.json"
    let tools = "\(root)/.build/test-tools/bin"
    let scratch = try Scratch()
    let profiles = ["sarif", "sarif-audit", "sarif-github", "sarif-dojo", "sarif-codechecker"]
    let outputs = profiles.flatMap { ["--output", "\($0)=\(scratch.path)/\($0).sarif"] }
    try run([kenshin, "check", "-p", "."] + outputs, in: "\(root)/Fixtures/InfusionPump/seeded")
    for name in profiles {
      let file = "\(scratch.path)/\(name).sarif"
      let summary = try run(["\(tools)/sarif", "summary", file], in: scratch.path)
      #expect(summary.code == 0 && summary.output.contains("error"), "\(summary.errors)")
      guard FileManager.default.fileExists(atPath: schema) else {
        print("the SARIF schema is not on this machine: \(name) was not validated")
        continue
      }
      let valid = try run(["\(tools)/python3", "\(root)/Scripts/validate-sarif", schema, file], in: scratch.path)
      #expect(valid.code == 0, "\(valid.output.prefix(2000))\(valid.errors)")
    }
  }

  @Test func theResultIsTheSameWithOneWorkerOrTwo() throws {
    let folder = "\(root)/Fixtures/InfusionPump/seeded"
    let scratch = try Scratch()
    var texts: [String] = []
    for (index, jobs) in ["1", "2", "2"].enumerated() {
      let file = "\(scratch.path)/\(index).sarif"
      try run([kenshin, "check", "-p", ".", "-j", jobs, "--output", "sarif-audit=\(file)"], in: folder)
      let data = try Data(contentsOf: URL(fileURLWithPath: file))
      var log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      var runs = try #require(log["runs"] as? [[String: Any]])
      for index in runs.indices { runs[index]["invocations"] = nil }
      log["runs"] = runs
      let stripped = try JSONSerialization.data(withJSONObject: log, options: [.sortedKeys])
      texts.append(String(decoding: stripped, as: UTF8.self))
    }
    #expect(texts[0] == texts[1] && texts[1] == texts[2])
    #expect(texts[0].count > 10_000)
  }
}
