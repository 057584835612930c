internal import RuleKit
internal import Source
internal import Syntax

extension IdentifierWords {
  /// The last word that carries meaning: `key` for `keyBuffer2`.
  var head: String? { significant.last }

  /// The words in front of the head.
  var qualifiers: ArraySlice<String> { significant.dropLast() }

  /// The words without those at the end that only say how a value is held.
  private var significant: ArraySlice<String> {
    var words = all[...]
    while words.count > 1, let last = words.last, Self.carriers.contains(last.withoutTrailingDigits) {
      words.removeLast()
    }
    return words
  }

  private static let carriers: Set<String> = [
    "", "buf", "buffer", "bytes", "byte", "data", "array", "arr", "str", "string", "value", "val", "tmp", "temp",
    "copy",
    "raw", "ptr", "in", "out", "input", "output", "hex", "text", "bin", "s", "t", "p", "a", "b", "material", "default",
    "local", "fallback", "plain", "storage", "store", "stored",
  ]

  /// Whether all words only say how a value is held: `data`, `buf`, `s`.
  var isCarrier: Bool { all.allSatisfy { Self.carriers.contains($0.withoutTrailingDigits) } }

  static let tests: Set<String> = [
    "test", "tests", "selftest", "kat", "vector", "vectors", "example", "bench", "benchmark", "unittest", "utest",
  ]

  /// Whether the name is that of a test, whose keys and tags are known answers.
  var speakOfTest: Bool { contains(anyOf: Self.tests) }
}

extension Node {
  private static let testFolders: Set<String> = ["test", "tests", "selftest", "unittest", "utest", "benchmark"]
  /// A name that holds none of these needs no closer look.
  private static let testMarks = PhraseSet(IdentifierWords.tests.union(testFolders).sorted())

  /// Whether the node stands in a test, by the name of its function or file.
  var isInTest: Bool {
    let function = kind == .functionDefinition ? declaration : enclosingFunction?.declaration
    let name = function?.name ?? ""
    if Self.testMarks.first(in: name) != nil, IdentifierWords(name).speakOfTest { return true }
    let path = file.path
    return Self.testMarks.first(in: path) != nil && IdentifierWords(path).contains(anyOf: Self.testFolders)
  }
}

extension String {
  /// `key` for `key2`; a word of digits is left empty.
  var withoutTrailingDigits: String {
    var text = self[...]
    while let last = text.last, last.isASCII, last.isNumber { text.removeLast() }
    return String(text)
  }
}
