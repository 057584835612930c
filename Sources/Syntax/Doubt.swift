internal import Basics
internal import Source

/// What of a unit is not as the compiler of the project sees it: places of errors, and what depends on assumed names.
struct Doubt: Sendable {
  private var errorLines: [ID<SourceFile>: Set<Int>] = [:]
  private var types: Set<ID<TypeRecord>> = []
  private var assumed: Set<ID<DeclarationRecord>> = []

  var isEmpty: Bool { errorLines.isEmpty && assumed.isEmpty && types.isEmpty }

  init(_ parts: borrowing SyntaxParts) {
    for problem in parts.problems {
      guard problem.missingHeader == nil, let site = problem.site else { continue }
      let line = parts.files[site.file].location(of: site.range).line
      errorLines[site.file, default: []].insert(line)
    }
    let names = Set(parts.assumedNames)
    guard !names.isEmpty else { return }
    for id in parts.declarations.ids {
      let declaration = parts.declarations[id]
      guard declaration.kind == .variable || declaration.kind == .typedef, names.contains(declaration.name),
        declaration.parent == nil, let site = declaration.site, parts.files[site.file].isSystem
      else { continue }
      assumed.insert(id)
    }
    for id in parts.types.ids {
      let words = parts.types[id].spelling.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      if words.contains(where: { names.contains(String($0)) }) { types.insert(id) }
    }
    var before = -1
    while before != types.count {
      before = types.count
      for id in parts.types.ids where !types.contains(id) {
        let type = parts.types[id]
        let fields = type.declaration.map { parts.declarations[$0].fields } ?? []
        if type.base.map(types.contains) == true
          || fields.contains(where: { types.contains(parts.declarations[$0].type) })
        {
          types.insert(id)
        }
      }
    }
  }

  func hasError(in file: ID<SourceFile>, lines: ClosedRange<Int>) -> Bool {
    guard let known = errorLines[file] else { return false }
    return known.contains(where: lines.contains)
  }

  func isAssumed(_ record: NodeRecord, in tree: SyntaxTree) -> Bool {
    if types.contains(record.type) { return true }
    guard record.kind.payload == .declaration, record.payload != .max else { return false }
    let id = ID<DeclarationRecord>(Int(record.payload))
    return assumed.contains(id) || types.contains(tree.reference.declaration(id).pointee.type)
  }
}

extension SyntaxTree {
  /// The names that were taken as declared, since a header is missing.
  public var assumedNames: [String] { assumed }
}

extension Node {
  /// Whether a verdict on the node could rest on something that the parser dropped or that was assumed: an error stands
  /// on its lines, or its expression or declaration depends on a name of a missing header.
  public var isDoubtful: Bool {
    if tree.doubt.isEmpty { return false }
    var whole = self
    while whole.kind.isExpression, let parent = whole.parent, parent.kind.isExpression { whole = parent }
    if whole.kind.isExpression, let parent = whole.parent, parent.kind == .variable { whole = parent }
    let place = whole.location
    if tree.doubt.hasError(in: whole.site.file, lines: place.line...max(place.line, place.endLine)) {
      return true
    }
    return !whole.isDefinition && whole.mentionsAssumption
  }

  /// Whether the subtree mentions an assumed name, or something with a type of an assumed name.
  public var mentionsAssumption: Bool {
    !tree.assumedNames.isEmpty && subtree.contains { tree.doubt.isAssumed($0.record, in: tree) }
  }

  private var isDefinition: Bool { kind == .functionDefinition || kind == .compound }
}
