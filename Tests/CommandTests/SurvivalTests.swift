import Foundation
import Testing

/// Findings keep their identity when the demo firmware is edited mechanically.
@Suite struct SurvivalTests {
  /// The demo firmware in a folder of its own.
  private func project(_ edits: [MechanicalEdit] = []) throws -> Scratch {
    let scratch = try Scratch()
    let base = URL(fileURLWithPath: "\(root)/Fixtures/InfusionPump")
    for folder in ["common", "seeded"] {
      try FileManager.default.copyItem(
        at: base.appending(path: folder), to: URL(fileURLWithPath: "\(scratch.path)/\(folder)"))
    }
    for edit in edits { try apply(edit, in: scratch) }
    return scratch
  }

  private func apply(_ edit: MechanicalEdit, in scratch: Scratch) throws {
    let sources =
      FileManager.default.enumerator(atPath: "\(scratch.path)/seeded/src")?.compactMap { $0 as? String } ?? []
    let database = "\(scratch.path)/seeded/compile_commands.json"
    for name in sources.sorted() where name.hasSuffix(".c") {
      let path = "\(scratch.path)/seeded/src/\(name)"
      if edit == .renameFiles {
        try FileManager.default.moveItem(atPath: path, toPath: "\(scratch.path)/seeded/src/renamed_\(name)")
        let text = try String(contentsOfFile: database, encoding: .utf8)
        try text.replacingOccurrences(of: "src/\(name)", with: "src/renamed_\(name)")
          .write(toFile: database, atomically: true, encoding: .utf8)
        continue
      }
      // Some files are in Japanese encodings; what is no UTF-8 stays.
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      try edit.apply(to: text).write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  private func states(_ scratch: Scratch, baseline: String, depth: String) throws -> [String: Int] {
    let folder = "\(scratch.path)/seeded"
    let result = try run(
      [
        kenshin, "check", "-p", ".", "--lang", "en", "--depth", depth, "--baseline", baseline, "--output",
        "json=\(scratch.path)/r.json",
      ], in: folder)
    #expect(result.code <= 1, "\(result.output.suffix(3000))\(result.errors)")
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/r.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var counts: [String: Int] = [:]
    for finding in try #require(report["findings"] as? [[String: Any]])
    where finding["verdict"] as? String == "violated" {
      let state = finding["baselineState"] as? String ?? "none"
      counts[state, default: 0] += 1
      if state == "new" {
        let location = finding["location"] as? [String: Any] ?? [:]
        print(
          "new: \(location["path"] ?? ""):\(location["line"] ?? "") \(finding["rule"] ?? "") \(finding["message"] ?? "")"
        )
      }
    }
    return counts
  }

  private func baseline(depth: String) throws -> (Scratch, String) {
    let scratch = try project()
    let file = "\(scratch.path)/base.json"
    try run(
      [kenshin, "check", "-p", ".", "--depth", depth, "--write-baseline", file], in: "\(scratch.path)/seeded")
    return (scratch, file)
  }

  private func expectSurvival(_ counts: [String: Int], _ name: String, atLeast bound: Double) {
    let kept = (counts["unchanged"] ?? 0) + (counts["updated"] ?? 0)
    let all = kept + (counts["new"] ?? 0)
    let share = Double(kept) / Double(max(1, all))
    print(
      "\(name): \(kept) of \(all) findings survive (\(counts["updated"] ?? 0) updated, \(counts["absent"] ?? 0) absent)"
    )
    #expect(all >= 40)
    #expect(share >= bound, "\(name): \(counts)")
  }

  @Test func findingsOfTheSyntaxSurviveEachEdit() throws {
    let (scratch, file) = try baseline(depth: "syntax")
    defer { withExtendedLifetime(scratch) {} }
    for edit in MechanicalEdit.allCases {
      expectSurvival(try states(project([edit]), baseline: file, depth: "syntax"), edit.rawValue, atLeast: 0.99)
    }
  }

  @Test func findingsOfPathsSurviveAllEditsTogether() throws {
    let (scratch, file) = try baseline(depth: "paths")
    defer { withExtendedLifetime(scratch) {} }
    let counts = try states(project(MechanicalEdit.allCases), baseline: file, depth: "paths")
    expectSurvival(counts, "all edits", atLeast: 0.95)
  }
}
