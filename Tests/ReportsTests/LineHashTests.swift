import Testing

@testable import Reports

private func hashes(_ text: String) -> [String] { LineHashes(Array(text.utf8)).lines }

// The values are those that GitHub's own implementation gives (github/codeql-action, fingerprints tests).

@Test func theHashOfAnEmptyFileIsGitHubs() {
  #expect(hashes("") == ["c129715d7a2bc9a3:1"])
}

@Test func spacesAndTabsDoNotCount() {
  let expected = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
  #expect(hashes(" a\nb\n  \t\tc\n d") == expected)
}

@Test(arguments: [
  " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
  " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
  " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
]) func lineBreaksOfAllKindsAreEqual(text: String) {
  #expect(
    hashes(text) == [
      "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
      "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
    ])
}

@Test func equalLinesAreCounted() {
  let lines = hashes(String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10))
  #expect(Array(lines.prefix(6)) == (1...6).map { "a7f2ff13bc495cf2:\($0)" })
  #expect(
    Array(lines.suffix(5)) == [
      "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
    ])
}
