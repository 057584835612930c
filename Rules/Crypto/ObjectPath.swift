internal import Machine
internal import RuleKit
internal import Syntax

/// The object in which an expression's value or target lies: a variable and the members on the way.
struct ObjectPath {
  let root: Declaration
  /// The variable's name and those of the members, outermost first.
  let names: [String]

  /// The words of the last name and of the object that holds it; names that only say how bytes are held do not count.
  var words: IdentifierWords {
    let isCarrier = names.last.map { IdentifierWords($0).isCarrier } ?? false
    return IdentifierWords(Array(names.suffix(isCarrier ? 3 : 2)))
  }

  /// The words of the name itself, without those of the object that holds it.
  var ownWords: IdentifierWords {
    let isCarrier = names.last.map { IdentifierWords($0).isCarrier } ?? false
    return IdentifierWords(Array(names.suffix(isCarrier ? 2 : 1)))
  }

  /// The variable or member that is meant, as the source calls it.
  var name: String { names.joined(separator: ".") }

  /// - Parameter expression: an object, its address, or a pointer into it; nil for anything else.
  init?(_ expression: Node) {
    let node = expression.withoutCasts
    switch node.kind {
    case .declarationReference:
      guard let declaration = node.declaration, declaration.kind == .variable || declaration.kind == .parameter else {
        return nil
      }
      self.init(root: declaration, names: [declaration.name])
    case .member:
      guard let base = node.children.first, let path = ObjectPath(base), let field = node.declaration else {
        return nil
      }
      self.init(root: path.root, names: path.names + [field.name])
    case .subscripting:
      guard let base = node.children.first(where: { $0.type.isPointer || $0.type.isArray }) else { return nil }
      self.init(base)
    case .unary:
      guard let operand = node.operand else { return nil }
      switch node.unaryOperator {
      case .addressOf, .dereference, .postIncrement, .preIncrement, .postDecrement, .preDecrement: self.init(operand)
      default: return nil
      }
    case .binary:
      guard let (left, right) = node.operands, node.binaryOperator == .add || node.binaryOperator == .subtract else {
        return nil
      }
      // Firmware also adds to addresses in integers.
      let isLeftObject = left.withoutCasts.type.isPointer || left.withoutCasts.type.isArray
      self.init(isLeftObject ? left : right)
    default: return nil
    }
  }

  private init(root: Declaration, names: [String]) {
    self.root = root
    self.names = names
  }
}

extension Node {
  /// Whether the expression is a pointer to the variable or into it.
  func takesAddress(of variable: Declaration) -> Bool {
    type.canonical.isPointer && ObjectPath(self)?.root == variable
  }

  /// The variable or parameter and the local pointers of this function that are made from it.
  func pointers(to variable: Declaration) -> Set<Declaration> {
    var pointers: Set<Declaration> = [variable]
    var count = 0
    while count < pointers.count {
      count = pointers.count
      for node in descendants {
        guard let (pointer, value) = node.givenPointer, let root = ObjectPath(value)?.root, pointers.contains(root)
        else { continue }
        pointers.insert(pointer)
      }
    }
    return pointers
  }

  /// The pointer variable that a declaration or assignment gives a value, and the value.
  var givenPointer: (pointer: Declaration, value: Node)? {
    if kind == .variable, let declaration, declaration.type.canonical.isPointer, let initialiser {
      return (declaration, initialiser)
    }
    guard binaryOperator == .assign, let (left, right) = operands, left.withoutCasts.kind == .declarationReference,
      let declaration = left.withoutCasts.declaration, declaration.kind == .variable,
      declaration.type.canonical.isPointer
    else { return nil }
    return (declaration, right)
  }

  /// Whether the expression mentions the variable or parameter.
  func mentions(_ variable: Declaration) -> Bool {
    subtree.contains { $0.kind == .declarationReference && $0.declaration == variable }
  }

  /// The calls in the subtree, in order.
  var calls: some Sequence<Node> { subtree.lazy.filter { $0.kind == .call } }

  /// The name of the called function, or of the variable or member that points to it.
  var calleeName: String? { calledName ?? callee?.declaration?.name }

  /// Whether the called function may write through its argument at a position.
  func mayWriteArgument(_ position: Int) -> Bool {
    guard let function = callee?.type.functionType, position < function.parameters.count else { return true }
    let parameter = function.parameters[position].canonical
    guard let pointee = parameter.pointee ?? parameter.element else { return false }
    return !pointee.canonical.isConst
  }
}

extension Type {
  /// The function type of a function or of a pointer to one.
  fileprivate var functionType: Type? {
    let type = canonical
    if type.isFunction { return type }
    return type.pointee?.canonical.isFunction == true ? type.pointee?.canonical : nil
  }

  /// Whether the type is an array of bytes, and not of characters, that has room for the key of a cipher.
  var hasRoomForKey: Bool {
    isByteArray && (canonical.size ?? 0) >= 16 && element?.canonical.unqualifiedSpelling != "char"
  }

  /// Whether the type is an array of bytes.
  var isByteArray: Bool { element?.canonical.integerFormat?.bits == 8 }
}
