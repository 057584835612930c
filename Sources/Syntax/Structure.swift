/// What a designator of an initialiser names.
public enum Designator: Sendable {
  /// `.name`; preceded by the unnamed structures and unions on the way.
  case field(Declaration)
  /// `[index]`
  case index(Node)
  /// `[first ... last]`
  case range(Node, Node)
}

extension Node {
  /// The fields from the record of a member's base to its field, the field last; more than one where the field is in an
  /// unnamed structure or union. Empty where the parser lost something.
  public var fieldPath: [Declaration] {
    guard kind == .member, let field = declaration, let base = children.first else { return [] }
    let type = base.type.canonical
    return (type.pointee?.canonical ?? type).declaration?.path(to: field) ?? []
  }

  /// The designators of a `designatedInitialiser`, outermost first.
  public var designators: [Designator] {
    guard kind == .designatedInitialiser else { return [] }
    var type = parent?.type.canonical
    var found: [Designator] = []
    for child in children.dropLast() {
      switch child.kind {
      case .member:
        guard let field = child.declaration else { return [] }
        let path = type?.declaration?.path(to: field) ?? []
        found += (path.isEmpty ? [field] : path).map { .field($0) }
        type = field.type.canonical
      case .designatedRange:
        found.append(.range(child.child(0), child.child(1)))
        type = type?.element?.canonical
      default:
        found.append(.index(child))
        type = type?.element?.canonical
      }
    }
    return found
  }

  /// The value of a `designatedInitialiser`.
  public var designatedValue: Node? { kind == .designatedInitialiser ? children.last : nil }

  /// The result of a `genericSelection` or `__builtin_choose_expr` that counts; nil where it is not known.
  public var chosen: Node? {
    switch kind {
    case .genericSelection: return record.detail == 0 ? nil : presentChild(Int(record.detail))
    case .builtinExpression where builtin == .chooseExpression:
      guard case .integer(let condition)? = literal else { return nil }
      return presentChild(condition != 0 ? 1 : 2)
    default: return nil
    }
  }

  /// The values that a `case` stands for, in the type of the `switch`; nil where an error dropped them or the range is
  /// empty.
  public var caseValues: ClosedRange<Int128>? {
    guard kind == .caseLabel, record.payload != .max, case .integer(let low) = tree.literals[Int(record.payload)]
    else { return nil }
    guard presentChild(1) != nil else { return low...low }
    let next = Int(record.payload) + 1
    guard next < tree.literals.count, case .integer(let high) = tree.literals[next], low <= high else { return nil }
    return low...high
  }

  /// The sizes of the variable array types in a declarator or type name, outermost first.
  public var arraySizes: [Node] { children.first { $0.kind == .arraySizes }.map { Array($0.children) } ?? [] }
}

extension NodeKind {
  enum Payload { case declaration, literal, assembly }

  /// What a node's payload refers to.
  var payload: Payload {
    switch self {
    case .stringLiteral, .characterLiteral, .integerLiteral, .floatLiteral, .label, .gotoStatement, .labelAddress,
      .sizeOf, .alignOf, .offsetOf, .builtinExpression, .call, .caseLabel:
      .literal
    case .assembly, .fileAssembly: .assembly
    default: .declaration
    }
  }
}
