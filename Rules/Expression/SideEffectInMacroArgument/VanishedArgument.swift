internal import Source
internal import Syntax

/// An argument with `++`, `--` or an assignment that a macro leaves out of its expansion.
struct VanishedArgument {
  let location: Location
  let macro: String
  let change: String
  let tokens: [String]

  /// The vanished arguments of the macro calls in a function, in order.
  static func all(in function: Node) -> [VanishedArgument] {
    let tree = function.tree
    let expansions = tree.macroExpansions
    var index = firstExpansion(from: function.site, in: expansions)
    var found: [VanishedArgument] = []
    var end: UInt32 = 0
    while index < expansions.count, expansions[index].site.file == function.site.file,
      expansions[index].site.start < function.site.end
    {
      let expansion = expansions[index]
      index += 1
      // Only outermost calls: what an inner one gets belongs to the outer one's arguments.
      guard expansion.site.start >= end else { continue }
      end = expansion.site.end
      if let argument = vanished(expansion, in: function) { found.append(argument) }
    }
    return found
  }

  private static func firstExpansion(from site: SourceSite, in expansions: [MacroExpansion]) -> Int {
    var low = 0
    var high = expansions.count
    while low < high {
      let middle = (low + high) / 2
      let other = expansions[middle].site
      if (other.file, other.start) < (site.file, site.start) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func vanished(_ expansion: MacroExpansion, in function: Node) -> VanishedArgument? {
    let tree = function.tree
    guard let definition = expansion.definition else { return nil }
    let text = Array(tree.text(of: expansion.site).utf8)
    let tokens = Lexer.tokens(of: text).filter { !$0.isComment }
    let words = tokens.map { String(decoding: text[$0.range], as: UTF8.self) }
    guard words.count > 3, words[1] == "(", let change = changePosition(words) else { return nil }
    // A macro that makes a string of its argument shows it and does not run it.
    let body = Array(tree.text(of: definition).utf8)
    guard !body.isEmpty, !Lexer.tokens(of: body).contains(where: { body[$0.range] == [UInt8(ascii: "#")] }) else {
      return nil
    }
    let isEvaluated = function.descendants.contains { node in
      guard node.assignedOperand != nil, let spelling = node.origin?.spelling else { return false }
      return spelling.file == expansion.site.file && spelling.start >= expansion.site.start
        && spelling.start < expansion.site.end
    }
    if isEvaluated { return nil }
    let argument = argument(around: change, in: words)
    return VanishedArgument(
      location: tree.location(of: expansion.site), macro: expansion.name, change: argument.joined(separator: ""),
      tokens: words)
  }

  /// The position of a `++`, `--` or assignment that is a part of an argument and not the only argument as a whole,
  /// which a macro such as `DEBUG_ONLY(count++)` leaves out on purpose.
  private static func changePosition(_ words: [String]) -> Int? {
    let assignments: Set<String> = ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="]
    for (index, word) in words.enumerated().dropFirst(2) {
      let isStep = word == "++" || word == "--"
      guard isStep || assignments.contains(word) else { continue }
      let argument = argument(around: index, in: words)
      if argument.count + 3 == words.count, !isStep || argument.first == word || argument.last == word { return nil }
      return index
    }
    return nil
  }

  /// The words of the argument that holds a position.
  private static func argument(around position: Int, in words: [String]) -> ArraySlice<String> {
    var depth = 1
    var start = 2
    for index in 2..<words.count {
      switch words[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return words[start..<index] }
      case "," where depth == 1:
        if index > position { return words[start..<index] }
        start = index + 1
      default: break
      }
    }
    return words[start...]
  }
}
