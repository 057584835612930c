import Foundation
import Testing

/// A project in a repository with a remote.
private func repository(_ address: String) throws -> Scratch {
  let scratch = try Scratch()
  try scratch.write("#include <string.h>\nvoid f(char *to, const char *from) { strcpy(to, from); }\n", to: "src/装置.c")
  try scratch.write("\(String(repeating: "0a", count: 20))\n", to: ".git/HEAD")
  try scratch.write("[remote \"origin\"]\n\turl = \(address)\n", to: ".git/config")
  return scratch
}

@Suite struct OutputTests {
  @Test(arguments: [
    ("https://user:hunter2@example.com:8443/pump.git?token=hunter2", "https://example.com:8443/pump.git"),
    ("git@example.com:team/pump.git", "ssh://example.com/team/pump.git"),
  ])
  func theRevisionIsRecordedWithoutSecrets(address: String, uri: String) throws {
    let scratch = try repository(address)
    _ = try scratch.check("--output", "sarif=out.sarif", "--depth", "syntax", "src")
    let text = try String(contentsOfFile: "\(scratch.path)/out.sarif", encoding: .utf8)
    #expect(text.contains("\"repositoryUri\": \"\(uri)\""))
    #expect(!text.contains("hunter2") && !text.contains("git@"))
  }

  /// A worktree has a file `.git` in the place of the folder, and its branches lie in the repository that it is of.
  @Test func theRevisionOfAWorktreeIsRecorded() throws {
    let scratch = try repository("https://example.com/pump.git")
    let commit = String(repeating: "1b", count: 20)
    try FileManager.default.moveItem(atPath: "\(scratch.path)/.git", toPath: "\(scratch.path)/store")
    try scratch.write("gitdir: store/worktrees/release\n", to: ".git")
    try scratch.write("ref: refs/heads/release\n", to: "store/worktrees/release/HEAD")
    try scratch.write("../..\n", to: "store/worktrees/release/commondir")
    try scratch.write("\(commit)\n", to: "store/refs/heads/release")
    _ = try scratch.check("--output", "sarif=out.sarif", "--depth", "syntax", "src")
    let text = try scratch.text("out.sarif")
    for part in ["\"revisionId\": \"\(commit)\"", "\"branch\": \"release\"", "https://example.com/pump.git"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func bothLanguagesGoIntoOneLog() throws {
    let scratch = try repository("https://example.com/pump.git")
    try run(
      [kenshin, "check", "--lang", "both", "--depth", "syntax", "--output", "sarif=out.sarif", "src"], in: scratch.path)
    let text = try String(contentsOfFile: "\(scratch.path)/out.sarif", encoding: .utf8)
    #expect(text.contains("\"language\": \"en-US\""))
    #expect(text.contains("## What it finds") && text.contains("## 検出する内容"))
  }

  /// Replacing `/dev/null` or a link by a file would take it from everybody else.
  @Test func whatIsNoPlainFileIsWrittenToAndStays() throws {
    let scratch = try repository("https://example.com/pump.git")
    try scratch.write("old", to: "kept.json")
    let link = "\(scratch.path)/link.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "kept.json")
    _ = try scratch.check("--output", "json=link.json", "--depth", "syntax", "src")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "kept.json")
    #expect(try scratch.text("kept.json").contains("\"findings\""))
    let fifo = "\(scratch.path)/pipe"
    #expect(mkfifo(fifo, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/sh")
    reader.arguments = ["-c", "cat pipe > read.json"]
    reader.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    try reader.run()
    _ = try scratch.check("--output", "json=pipe", "--depth", "syntax", "src")
    reader.waitUntilExit()
    #expect(try scratch.text("read.json").contains("\"findings\""))
  }

  @Test func thePageIsTheSameForEqualRuns() throws {
    let scratch = try repository("https://example.com/pump.git")
    let pages = try (0..<2).map { number in
      _ = try scratch.check("--output", "html=\(number).html", "--depth", "syntax", "src")
      return try String(contentsOfFile: "\(scratch.path)/\(number).html", encoding: .utf8)
        .replacing(#/"(start|end)": "[^"]*"/#, with: "").replacing(#/\d\.html/#, with: "")
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0].contains("装置.c") && pages[0].contains("call/unbounded-copy"))
  }
}
