internal import Source
internal import Syntax

/// Functions that a data rule knows by whole words of their names: `md5` of `board_md5` and `MD5Update`.
struct Wording: Sendable {
  /// One of these stands in the name.
  let words: Set<String>
  /// One of these stands in the name too, or in an argument; none is needed where the set is empty.
  var with: Set<String> = []
  /// None of these stands in the name.
  var without: Set<String> = []
  /// Words of functions that go on with what another function began.
  var continuing: Set<String> = []

  /// Whether a call, of a function or macro of that name, is one of those that are meant.
  func concerns(_ call: Node, _ name: String) -> Bool {
    means(name) && (isAccompanied(name) || call.arguments.contains { isAccompanied($0.text) })
  }

  /// Whether a call is a part of something that is judged elsewhere: it stands in a function or file that implements what
  /// is meant, or goes on with what another call of the unit began.
  func isPart(_ call: Node, _ name: String) -> Bool {
    if isInImplementation(call) { return true }
    guard continues(name) else { return false }
    return call.tree.functions.contains { function in function.descendants.contains(where: begins) }
  }

  private func begins(_ node: Node) -> Bool {
    guard let name = node.calledName else { return false }
    return concerns(node, name) && !continues(name) && !isInImplementation(node)
  }

  private func continues(_ name: String) -> Bool { IdentifierWords(name).contains(anyOf: continuing) }

  private func isInImplementation(_ call: Node) -> Bool {
    call.surroundingNames.contains { means($0) && isAccompanied($0) }
  }

  private func means(_ name: String) -> Bool {
    let own = IdentifierWords(name)
    return own.contains(anyOf: words) && !own.contains(anyOf: without)
  }

  private func isAccompanied(_ text: String) -> Bool { with.isEmpty || IdentifierWords(text).contains(anyOf: with) }
}

extension Node {
  /// The names of the function and, without its extension, of the file that the node stands in.
  var surroundingNames: [String] {
    let file = file.path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    return [enclosingFunction?.declaration?.name, file].compactMap(\.self)
  }
}
