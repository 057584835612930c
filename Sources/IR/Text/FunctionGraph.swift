import Basics

extension Function {
  /// The control-flow graph in Graphviz's language; a function without body has no nodes.
  public func dot(in unit: UnitIR) -> String {
    let title = "@" + Label(name: name, ordinal: 0).text
    var lines = [
      "digraph \(Function.dotText(title)) {", "  label=\(Function.dotText(title)) labelloc=t fontname=monospace",
      "  node [shape=box fontname=monospace fontsize=10]", "  edge [fontname=monospace fontsize=9]",
    ]
    if let body {
      let writer = BodyText(body, Spelling(of: unit), origins: false)
      for id in body.blocks.ids {
        let text = writer.lines(of: id).map { Function.dotLine($0) + "\\l" }.joined()
        lines.append("  b\(id.raw) [label=\"\(text)\"]")
        lines += Function.edges(of: body.blocks[id].terminator, in: body).map { target, label in
          "  b\(id.raw) -> b\(target.raw)" + (label.isEmpty ? "" : " [label=\(Function.dotText(label))]")
        }
      }
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// The targets with what leads to them.
  private static func edges(of terminator: Terminator, in body: Body) -> [(ID<Block>, String)] {
    switch terminator {
    case .branch(_, let then, let otherwise): return [(then, "yes"), (otherwise, "no")]
    case .switching(let id):
      guard let table = body.switches.element(id) else { return [] }
      let cases = table.cases.map { item in
        (item.target, item.first == item.last ? "\(item.first)" : "\(item.first)...\(item.last)")
      }
      return cases + [(table.otherwise, "otherwise")]
    case .jump, .computed, .anyOf, .returning, .returningObject, .unreachable:
      return terminator.targets(in: body).map { ($0, "") }
    }
  }

  private static func dotText(_ text: String) -> String { "\"" + dotLine(text) + "\"" }

  /// Backslashes and quotes would end or change a text of Graphviz.
  private static func dotLine(_ text: String) -> String {
    var line = ""
    for character in text {
      if character == "\\" || character == "\"" { line.append("\\") }
      line.append(character)
    }
    return line
  }
}
