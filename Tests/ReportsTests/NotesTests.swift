import Findings
import Source
import Testing
import Triage

@testable import Reports

/// What was assumed about the build is said once, and does not make a run incomplete.
@Suite struct NotesTests {
  private let run: Examination = {
    func note(_ path: String, _ en: String, _ ja: String) -> Step {
      Step(location: Location(path: path), text: Text(en: en, ja: ja))
    }
    let stubs = ["src/a.c", "src/b.c"].map { note($0, "no C library is installed", "C ライブラリが見つからない") }
    let borrowed = note("src/b.c", "the flags of a.c are assumed", "a.c のオプションを流用する")
    return Examples.examination(
      [], units: [Examples.unit("src/a.c", notes: [stubs[0]]), Examples.unit("src/b.c", notes: [stubs[1], borrowed])],
      notes: [note("", "folders were not searched", "探索していないフォルダーがある")])
  }()

  private func text(_ language: Language) -> String {
    ReportFormat.text.render(triage(run), context: Examples.context(language))
  }

  @Test func theTerminalShowsEachOnce() {
    let report = text(.english)
    #expect(report.contains("assumed    folders were not searched\n           no C library is installed (2 units)\n"))
    #expect(report.contains("the flags of a.c are assumed (src/b.c)"))
    #expect(!report.contains("INCOMPLETE"))
    #expect(text(.japanese).contains("C ライブラリが見つからない（2 単位）"))
    #expect(run.isComplete)
  }

  @Test func sarifHasThemAsNotes() throws {
    let log = try Examples.sarif(triage(run), context: Examples.context())
    let notifications = log["invocations"][0]["toolExecutionNotifications"].list
    #expect(notifications.map { $0["level"].text } == ["note", "note", "note"])
    #expect(notifications.allSatisfy { $0["descriptor"]["id"].text == "assumption" })
    #expect(notifications[1]["message"]["text"].text == "no C library is installed (2 units)")
  }

  @Test func jsonHasThemWhereTheyBelong() throws {
    let report = try Tree(json: ReportFormat.json.render(triage(run), context: Examples.context()))
    #expect(report["notes"].list.count == 1)
    #expect(report["units"].list.map { $0["notes"].list.count } == [1, 2])
  }

  @Test func placesInTheTerminalAreRelativeToTheReader() {
    var context = Examples.context()
    context.sourceRoot = "/home/dev/pump"
    let place = Location(path: "src/dose.c", line: 6, column: 2, endLine: 6, endColumn: 3)
    func shown(from folder: String) -> String {
      context.invocation.workingDirectory = folder
      return context.shown(place)
    }
    #expect(shown(from: "/home/dev/pump") == "src/dose.c:6:2")
    #expect(shown(from: "/home/dev/pump/src") == "dose.c:6:2")
    #expect(shown(from: "/home/dev/pump/test/unit") == "../../src/dose.c:6:2")
    #expect(shown(from: "/home/dev") == "pump/src/dose.c:6:2")
    #expect(shown(from: "/srv") == "/home/dev/pump/src/dose.c:6:2")
  }
}
