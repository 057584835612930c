internal import Findings
internal import Source

/// Replaces `@file` words by the words of the file, as GCC and the clang tools do.
struct ResponseFiles {
  let directory: String
  let files: FileSystem
  let location: Location
  private(set) var problems: [Step] = []
  private var open: [String] = []

  init(directory: String, files: FileSystem, location: Location) {
    self.directory = directory
    self.files = files
    self.location = location
  }

  mutating func expanded(_ words: [String]) -> [String] {
    guard words.contains(where: { $0.hasPrefix("@") }) else { return words }
    var result: [String] = []
    for word in words {
      if word.count > 1, word.hasPrefix("@") {
        result += contents(of: String(word.dropFirst()))
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// The words of one response file, nested ones replaced.
  mutating func contents(of name: String) -> [String] {
    let path = Path.absolute(name, in: directory)
    guard !open.contains(path), open.count < 16 else {
      problems.append(Step(.nestedResponseFile(name), at: location))
      return []
    }
    guard let bytes = files.contents(path) else {
      problems.append(Step(.missingResponseFile(name), at: location))
      return []
    }
    open.append(path)
    defer { open.removeLast() }
    let text = String(
      decoding: bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    let (words, isClosed) = ShellWords.split(text)
    if !isClosed { problems.append(Step(.unclosedQuote, at: Location(path: path))) }
    return expanded(words)
  }
}
