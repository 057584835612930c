internal import Syntax

extension TreeBuilder {
  /// The payload of an `assembly` node.
  func assembly(_ place: PrintedDeclaration.Place?) -> UInt32 {
    guard let text = place?.text, let assembly = AssemblyText.assembly(in: text) else { return .max }
    return add(assembly)
  }

  func add(_ assembly: Assembly) -> UInt32 {
    parts.assemblies.append(assembly)
    return UInt32(parts.assemblies.count - 1)
  }

  /// Takes the text from an `assembly` node that has another number of operands.
  func checkAssembly(_ node: UInt32) {
    let record = parts.nodes[Int(node)]
    guard record.payload != .max else { return }
    let assembly = parts.assemblies[Int(record.payload)]
    if children(of: node).count != assembly.outputs.count + assembly.inputs.count {
      parts.nodes[Int(node)].payload = .max
    }
  }
}

/// Reads a GNU assembly statement as libclang prints it:
/// `asm volatile ("add %0" : [sum] "=r" (y) : "r" (x) : "memory" : label)`.
enum AssemblyText {
  static func assembly(in text: [UInt8]) -> Assembly? {
    guard let list = TokenList(insideParenthesesOf: text) else { return nil }
    var sections = list.parts(at: ":")[...]
    guard let template = sections.popFirst() else { return nil }
    var assembly = Assembly(template: string(template))
    for token in Lexer.tokens(of: text).dropFirst().prefix(while: { $0.kind == .identifier })
    where list.word(token) == "volatile" {
      assembly.isVolatile = true
    }
    if let outputs = sections.popFirst() { assembly.outputs = operands(outputs) }
    if let inputs = sections.popFirst() { assembly.inputs = operands(inputs) }
    if let clobbers = sections.popFirst() { assembly.clobbers = items(clobbers).map(string) }
    if let labels = sections.popFirst() { assembly.labels = items(labels).map(\.text) }
    return assembly
  }

  private static func items(_ section: TokenList) -> [TokenList] {
    section.tokens.isEmpty ? [] : section.parts(at: ",")
  }

  private static func operands(_ section: TokenList) -> [Assembly.Operand] {
    items(section).map { item in
      let isNamed = item.tokens.first.map { item.word($0) == "[" } ?? false
      let name = isNamed ? item.tokens.dropFirst().first.map(item.word) : nil
      let constraint = item.tokens.first { $0.kind == .string }.map(item.word) ?? ""
      return Assembly.Operand(name: name, constraint: decoded(constraint))
    }
  }

  /// The literals of a list put together.
  private static func string(_ list: TokenList) -> String {
    list.tokens.filter { $0.kind == .string }.map { decoded(list.word($0)) }.joined()
  }

  private static func decoded(_ literal: String) -> String {
    String(decoding: StringLiteralText.codeUnits(of: literal).map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
  }
}
