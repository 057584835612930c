internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  /// Lowers a braced list; libclang gives the syntactic form, in which a designated initialiser is an expression of
  /// type `void`.
  func lowerInitialiserList(_ cursor: CXCursor, _ parent: UInt32) {
    emit(.initialiserList, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let end = stack.count
      for index in start..<end where isOperand(stack[index]) {
        if stack[index].kind == CXCursor_UnexposedExpr, clang.getCursorType(stack[index]).kind == CXType_Void {
          lowerDesignated(stack[index], node)
        } else {
          lower(stack[index], parent: node)
        }
      }
      popChildren(to: start)
    }
  }

  private func lowerDesignated(_ cursor: CXCursor, _ parent: UInt32) {
    let list = parts.types[parts.types[parts.nodes[Int(parent)].type].canonical]
    emit(.designatedInitialiser, cursor, parent: parent) { node in
      let start = pushChildren(of: cursor)
      let children = Array(stack[start...])
      popChildren(to: start)
      guard let value = children.last else { return }
      var levels = list.arrayLevels(in: parts.types)
      var index = 0
      while index < children.count - 1 {
        let child = children[index]
        index += 1
        if child.kind == CXCursor_MemberRef {
          lowerDesignatorPart(child, parent: node)
          let field = parts.types[type(clang.getCanonicalType(clang.getCursorType(child)))]
          levels = field.arrayLevels(in: parts.types)
          continue
        }
        let run = [child] + children[index..<(children.count - 1)].prefix { $0.kind != CXCursor_MemberRef }
        if run.count > 1, startsWithRange(run, levels: levels) {
          emitGroup(.designatedRange, parent: node) { range in
            lower(child, parent: range)
            lower(children[index], parent: range)
          }
          index += 1
        } else {
          lower(child, parent: node)
        }
        levels -= 1
      }
      lower(value, parent: node)
    }
  }

  /// Whether the first two of a run of index expressions are the ends of a GNU range: `[1 ... 2]`, not `[1][2]`.
  ///
  /// - Parameter levels: the dimensions of the array; more expressions than that tell of a range.
  private func startsWithRange(_ run: [CXCursor], levels: Int) -> Bool {
    let pairs = zip(run, run.dropFirst()).map(isRange)
    return pairs[0] ?? (run.count - pairs.count { $0 == true } > levels)
  }

  /// What the text between two index expressions says; nil where they come from different places of macros.
  private func isRange(_ first: CXCursor, _ second: CXCursor) -> Bool? {
    if let (text, start) = spelledStart(of: clang.getCursorExtent(first)),
      let (other, end) = spelledStart(of: clang.getCursorExtent(second)), start < end, end <= text.count, text == other
    {
      let between = Lexer.tokens(of: Array(text[start..<end])).filter { $0.kind == .punctuator }
      let words = between.map { text[start + Int($0.start)] }
      if words.contains(UInt8(ascii: "]")) && words.last == UInt8(ascii: "[") { return false }
      if String(decoding: text[start..<end], as: UTF8.self).contains("...") { return true }
    }
    return nil
  }

  /// A `.name` or an index of a designator or `offsetof`. The members that libclang adds for unnamed structures and
  /// unions have no place.
  func lowerDesignatorPart(_ child: CXCursor, parent: UInt32) {
    if child.kind == CXCursor_MemberRef {
      guard let field = declaration(clang.getCursorReferenced(child)), !parts.declarations[field].name.isEmpty else {
        return
      }
      emit(.member, child, parent: parent, payload: field.raw)
    } else if clang.isExpression(child.kind) != 0 {
      lower(child, parent: parent)
    }
  }

  // MARK: Array sizes

  /// Lowers the sizes of a variably modified type.
  ///
  /// - Parameter expressions: what libclang lists of the declarator: the sizes of all its arrays, the innermost first.
  func lowerArraySizes(_ expressions: some Collection<CXCursor>, of type: ID<TypeRecord>, parent: UInt32) {
    let levels = arrayLevels(of: type)
    guard levels.contains(true), !expressions.isEmpty else { return }
    emitGroup(.arraySizes, parent: parent) { node in
      for (isVariable, size) in zip(levels, expressions.reversed()) where isVariable { lower(size, parent: node) }
    }
  }

  /// Lowers the sizes in the declarator of a cursor, whose last `dropping` expressions are something else.
  func lowerArraySizes(below cursor: CXCursor, of type: ID<TypeRecord>, parent: UInt32, dropping: Int = 0) {
    guard arrayLevels(of: type).contains(true) else { return }
    let start = pushChildren(of: cursor)
    let expressions = stack[start...].filter { clang.isExpression($0.kind) != 0 }
    popChildren(to: start)
    lowerArraySizes(expressions.dropLast(dropping), of: type, parent: parent)
  }

  /// For each array with a size in a type, the outermost first, whether the size is variable.
  private func arrayLevels(of type: ID<TypeRecord>) -> [Bool] {
    var levels: [Bool] = []
    var record = parts.types[parts.types[type].canonical]
    while true {
      switch record.kind {
      case .variableArray: levels.append(true)
      case .array: levels.append(false)
      case .incompleteArray, .pointer, .function: break
      default: return levels
      }
      guard let base = record.base else { return levels }
      record = parts.types[parts.types[base].canonical]
    }
  }
}

extension TypeRecord {
  /// How many indices lead from an array to what is no array.
  fileprivate func arrayLevels(in types: Arena<TypeRecord>) -> Int {
    guard kind.isArray, let base else { return 0 }
    return 1 + types[types[base].canonical].arrayLevels(in: types)
  }
}
