internal import Findings
internal import Syntax

extension Node {
  /// The expression as a reader finds it, on one line and cut to a length that fits into a message.
  var excerpt: String {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    return words.count <= 48 ? words : String(words.prefix(45)) + "..."
  }
}

extension FormatCall {
  /// A step to a format that stands elsewhere than in the call.
  func steps(to literal: Node) -> [Step] {
    if call.contains(literal) { return [] }
    return [Step(location: literal.location, text: Text(en: "the format is given here", ja: "書式はここで与えられている"))]
  }
}
