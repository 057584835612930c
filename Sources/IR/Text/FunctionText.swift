import Basics

/// The lines of a function: its head, its obstacles and its body.
func functionLines(_ function: Function, name: String, _ spelling: Spelling, origins: Bool) -> [String] {
  let parameters = function.namedParameters(spelling)
  var head = "fn \(name)"
  if let signature = spelling.signature(of: function.type) {
    let types = signature.parameters.map { spelling.type($0) }
    let list = parameters?.map { $0.declaration(spelling, origins: origins) } ?? types
    head += "(\((list + signature.trailer).joined(separator: ", "))) -> \(spelling.type(signature.result))"
  } else {
    head += ": " + spelling.type(function.type)
  }
  var words = [head, function.linkage.rawValue] + function.flags.words
  if let section = function.section { words.append("section \(Label.quoted(section))") }
  if let alias = function.alias { words.append("alias \(Label.quoted(alias))") }
  words += function.attributes.map { "attribute \(Label.quoted($0))" }
  if origins, let site = function.site { words.append(site.suffix) }
  var lines = [words.joined(separator: " ")]
  for obstacle in function.obstacles {
    let site = origins ? obstacle.site.map { " " + $0.suffix } ?? "" : ""
    lines.append("  obstacle \(obstacle.reason.rawValue) \(Label.quoted(obstacle.detail))\(site)")
  }
  guard let body = function.body else { return lines }
  lines[lines.count - 1] += " {"
  lines += BodyText(body, spelling, origins: origins).lines(headParameters: parameters?.count ?? 0)
  return lines + ["}"]
}

/// A local with the label that its function gives it.
struct LabelledLocal {
  var label: String
  var local: Local

  func declaration(_ spelling: Spelling, origins: Bool) -> String {
    var words = ["\(label): \(spelling.type(local.type))"]
    if local.isVolatile { words.append("volatile") }
    if local.isAddressTaken { words.append("addressed") }
    if let alignment = local.alignment { words.append("align \(alignment)") }
    if let size = local.arraySize { words.append("array \(size)") }
    if origins, let site = local.site { words.append(site.suffix) }
    return words.joined(separator: " ")
  }
}

extension Local.Kind {
  /// What the declaration of such a local begins with.
  var word: String {
    switch self {
    case .parameter: "parameter"
    case .variable: "local"
    case .temporary: "temporary"
    case .compoundLiteral: "literal"
    }
  }
}

extension Body {
  /// How many locals before the first other kind are parameters.
  var leadingParameters: Int { locals.ids.first { locals[$0].kind != .parameter }?.index ?? locals.count }

  var labelledLocals: [LabelledLocal] {
    let all = locals.ids.map { locals[$0] }
    return zip(Label.labels(of: all.map(\.name)), all).map { LabelledLocal(label: $0.text, local: $1) }
  }
}

extension Function {
  /// The parameters, where the body has just those of the function's type.
  fileprivate func namedParameters(_ spelling: Spelling) -> [LabelledLocal]? {
    guard let body, let signature = spelling.signature(of: type), body.parameterCount == signature.parameters.count
    else {
      return nil
    }
    let locals = body.labelledLocals.prefix(body.parameterCount)
    guard locals.map(\.local.type) == signature.parameters else { return nil }
    return locals.allSatisfy { $0.local.kind == .parameter } ? Array(locals) : nil
  }
}

/// Writes the body of one function.
struct BodyText {
  let body: Body
  let spelling: Spelling
  let origins: Bool
  let locals: [LabelledLocal]

  init(_ body: Body, _ spelling: Spelling, origins: Bool) {
    self.body = body
    self.spelling = spelling
    self.origins = origins
    locals = body.labelledLocals
  }

  func lines(headParameters: Int) -> [String] {
    var lines: [String] = []
    for local in locals.dropFirst(headParameters) {
      lines.append("  \(local.local.kind.word) \(local.declaration(spelling, origins: origins))")
    }
    if body.parameterCount != body.leadingParameters {
      lines.append("  parameters \(body.parameterCount)")
    }
    lines += sequencingLines + unsetRegisterLines
    return lines + body.blocks.ids.flatMap { self.lines(of: $0) }
  }

  /// A block with its label.
  func lines(of id: ID<Block>) -> [String] {
    let block = body.blocks[id]
    var lines = ["b\(id.raw):" + suffix(of: block.origin)]
    for instruction in block.instructions {
      let sequence = instruction.sequence.map { " ~s\($0.raw)" } ?? ""
      lines.append("  " + text(of: instruction.operation) + sequence + suffix(of: instruction.origin))
    }
    lines.append("  " + text(of: block.terminator))
    return lines
  }

  private func suffix(of id: ID<Origin>) -> String {
    guard origins else { return "" }
    guard let origin = body.origins.element(id) else { return " ?origin\(id.raw)" }
    return " !\(origin.node):" + origin.site.suffix.dropFirst()
  }

  /// One tree a line.
  private var sequencingLines: [String] {
    var lines: [String] = []
    for id in body.sequencings.ids {
      let node = body.sequencings[id]
      let text = "s\(id.raw) \(node.kind.rawValue)"
      if let parent = node.parent, !lines.isEmpty {
        lines[lines.count - 1] += ", \(text) s\(parent.raw).\(node.part)"
      } else {
        let place = node.parent.map { " s\($0.raw).\(node.part)" } ?? (node.part == 0 ? "" : " .\(node.part)")
        lines.append("  order " + text + place)
      }
    }
    return lines
  }

  /// Registers that no instruction sets; the others tell their type where they are set.
  private var unsetRegisterLines: [String] {
    var isSet = Array(repeating: false, count: body.registers.count)
    for block in body.blocks.ids {
      for instruction in body.blocks[block].instructions {
        if let register = instruction.operation.result(in: body), register.index < isSet.count {
          isSet[register.index] = true
        }
      }
    }
    return body.registers.ids.filter { !isSet[$0.index] }.map { id in
      "  register %\(id.raw): \(spelling.type(body.registers[id].type))"
    }
  }
}
