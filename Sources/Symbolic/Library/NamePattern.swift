/// Functions that are told by the words of their names: `~mutex,spin ~lock,acquire !try` are those whose names hold a
/// word of every list behind `~` and none of those behind `!`.
struct NamePattern: Sendable {
  private let lists: [Set<String>]
  private let excluded: Set<String>
  let model: LibraryModel

  /// Whether a part of a line's left side is a list of words and no name.
  static func isList(_ part: Substring) -> Bool { part.first == "~" || part.first == "!" }

  /// - Returns: nil where names stand among the lists, or no list says what a name must hold.
  init?(_ names: [Substring], _ model: LibraryModel) {
    func words(_ list: Substring) -> Set<String> { Set(list.dropFirst().split(separator: ",").map(String.init)) }
    guard names.contains(where: { $0.first == "~" }), names.allSatisfy(Self.isList) else { return nil }
    lists = names.filter { $0.first == "~" }.map(words)
    excluded = names.filter { $0.first == "!" }.reduce(into: []) { $0.formUnion(words($1)) }
    self.model = model
  }

  func covers(_ function: String) -> Bool {
    let words = Extents.words(function)
    return lists.allSatisfy { list in words.contains { list.contains($0) } }
      && !words.contains { excluded.contains($0) }
  }
}
