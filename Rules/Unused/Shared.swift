internal import Syntax

extension Node {
  /// The expression on one line, shortened for a message.
  var written: String {
    let line = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\\" }.joined(separator: " ")
    return line.count > 48 ? line.prefix(45) + "…" : line
  }
}

extension NodeKind {
  /// A number, character or string written out.
  var isLiteral: Bool { [.integerLiteral, .floatLiteral, .characterLiteral, .stringLiteral].contains(self) }
}
