public import Findings

/// A boundary behind which nobody vouches for what comes in.
public struct TrustBoundary: Hashable, Sendable {
  public let id: String
  public let name: Text
}

/// A mistake in a file of knowledge.
public struct KnowledgeMistake: Error, Hashable, Sendable {
  public let path: String
  /// From one.
  public let line: Int
  public let text: Text
}

/// By which names a firmware's ways to the outside are known: data that users extend.
public struct FirmwareKnowledge: Sendable {
  private var names: [String: Text] = [:]
  private var inputs: [(pattern: NamePattern, boundary: String)] = []
  private var callbacks: [(pattern: NamePattern, boundary: String)] = []
  private var handlerWords: [(word: String, boundary: String)] = []
  private var creators: [NamePattern] = []

  /// What the program itself knows; a mistake in it is a broken invariant and traps.
  public static var own: FirmwareKnowledge {
    guard let file = embeddedFiles.first(where: { $0.path == "Data/entries.txt" }) else {
      preconditionFailure("the knowledge of entry points is not embedded")
    }
    var knowledge = FirmwareKnowledge()
    do throws(KnowledgeMistake) {
      try knowledge.add(file.text, path: file.path)
    } catch {
      preconditionFailure("\(error.path):\(error.line): \(error.text.en)")
    }
    return knowledge
  }

  init() {}

  /// Adds the lines of a file; those that come later are asked first.
  public mutating func add(_ text: String, path: String) throws(KnowledgeMistake) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.prefix { $0 != "#" }.drop(while: \.isWhitespace)
      let words = content.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let verb = words.first else { continue }
      func mistake(_ text: Text) -> KnowledgeMistake { KnowledgeMistake(path: path, line: index + 1, text: text) }
      switch verb {
      case "boundary":
        let parts = content.dropFirst(verb.count).split(separator: "=").map { $0.trimmedOfSpace }
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else {
          throw mistake(
            Text(
              en: "a boundary is written `boundary ID = ENGLISH = JAPANESE`", ja: "境界は `boundary ID = 英語 = 日本語` と書く"))
        }
        names[parts[0]] = Text(en: parts[1], ja: parts[2])
      case "input", "callback", "handler":
        guard words.count > 2 else {
          throw mistake(
            Text(en: "`\(verb)` needs a boundary and names", ja: "`\(verb)` には境界と名前が必要"))
        }
        guard names[words[1]] != nil else {
          throw mistake(
            Text(
              en: "there is no boundary `\(words[1])`; declare it with `boundary` before",
              ja: "境界 `\(words[1])` がない。先に `boundary` で宣言する"))
        }
        add(verb, words[1], words.dropFirst(2))
      case "creator": creators += words.dropFirst().map(NamePattern.init)
      default:
        throw mistake(
          Text(
            en: "`\(verb)` is not one of boundary, input, callback, handler, creator",
            ja: "`\(verb)` は boundary、input、callback、handler、creator のいずれでもない"))
      }
    }
  }

  private mutating func add(_ verb: String, _ boundary: String, _ values: ArraySlice<String>) {
    switch verb {
    case "input": inputs.insert(contentsOf: values.map { (NamePattern($0), boundary) }, at: 0)
    case "callback": callbacks.insert(contentsOf: values.map { (NamePattern($0), boundary) }, at: 0)
    default: handlerWords.insert(contentsOf: values.map { ($0.lowercased(), boundary) }, at: 0)
    }
  }

  // MARK: Answers

  /// The boundary across which a function brings something in; nil for other functions.
  func input(of function: String) -> TrustBoundary? {
    inputs.first { $0.pattern.matches(function) }.flatMap { boundary($0.boundary) }
  }

  /// The boundary across which the callbacks bring something in that a function is given.
  func callback(givenTo function: String) -> TrustBoundary? {
    callbacks.first { $0.pattern.matches(function) }.flatMap { boundary($0.boundary) }
  }

  /// The boundary that an interrupt handler serves, by the words of its name.
  func handler(named words: [String]) -> TrustBoundary? {
    handlerWords.first { words.contains($0.word) }.flatMap { boundary($0.boundary) }
  }

  func isCreator(_ function: String) -> Bool { creators.contains { $0.matches(function) } }

  /// A boundary by its identifier.
  func boundary(_ id: String) -> TrustBoundary? { names[id].map { TrustBoundary(id: id, name: $0) } }
}

/// A name in which `*` stands for any characters.
struct NamePattern: Sendable {
  private let parts: [[UInt8]]

  init(_ text: String) { parts = text.utf8.split(separator: 0x2a, omittingEmptySubsequences: false).map(Array.init) }

  func matches(_ name: String) -> Bool {
    var rest = Array(name.utf8)[...]
    guard let first = parts.first, let last = parts.last, rest.starts(with: first) else { return false }
    if parts.count == 1 { return rest.count == first.count }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      // The first place is as good as any, since what stands between may be anything.
      guard let start = rest.indices.first(where: { rest[$0...].starts(with: part) }) else { return part.isEmpty }
      rest = rest[(start + part.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}

extension Substring {
  fileprivate var trimmedOfSpace: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
