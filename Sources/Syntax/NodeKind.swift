/// What a node of the tree is. The children of each kind are listed in order; `absent` fills an empty place.
public enum NodeKind: UInt8, Sendable, CaseIterable {
  // Declarations
  /// parameter…, body
  case functionDefinition
  /// parameter…
  case functionDeclaration
  /// [arraySizes], [initialiser]
  case variable
  /// [arraySizes]
  case parameter
  /// field…, nested declarations
  case record
  case field
  /// enumerator…
  case enumeration
  /// [value]
  case enumerator
  /// [arraySizes]
  case typedef
  case staticAssertion
  /// `asm("…");` outside functions
  case fileAssembly

  // Statements
  case compound
  /// declaration…
  case declarationStatement
  /// condition, then, else or absent
  case ifStatement
  /// condition, body
  case whileStatement
  /// body, condition
  case doStatement
  /// initialisation, condition, increment, body; each of the first three may be absent
  case forStatement
  /// condition, body
  case switchStatement
  /// value, last value of a GNU range or absent, statement; `Node.caseValues` are the numbers
  case caseLabel
  /// statement
  case defaultLabel
  /// statement
  case label
  case gotoStatement
  /// target
  case indirectGoto
  case breakStatement
  case continueStatement
  /// value or absent
  case returnStatement
  case nullStatement
  /// output…, input…; the texts are in `Node.assembly`
  case assembly
  /// statement that carries an attribute such as `fallthrough`
  case attributedStatement

  // Expressions
  case integerLiteral
  case floatLiteral
  case characterLiteral
  case stringLiteral
  case declarationReference
  /// callee, argument…
  case call
  /// base, whose record holds the field or an unnamed structure or union with it; libclang's members for the unnamed
  /// ones are left out, `Node.fieldPath` is the way. Without children in `designatedInitialiser` and `offsetOf`
  case member
  /// base, index (in source order)
  case subscripting
  /// operand
  case unary
  /// left, right
  case binary
  /// left, right
  case compoundAssignment
  /// condition, then, else
  case conditional
  /// condition, else (GNU `a ?: b`)
  case binaryConditional
  /// operand, [arraySizes]
  case explicitCast
  /// operand
  case implicitCast
  case parenthesised
  /// value or designatedInitialiser…, as written: braces may be left out and elements not mentioned (C11 6.7.9)
  case initialiserList
  /// designator…, value; a designator is a `member` (`.a`), a `designatedRange` (`[1 ... 3]`) or any other expression,
  /// the index (`[1]`); `Node.designators` tells them apart
  case designatedInitialiser
  /// first, last
  case designatedRange
  /// initialiserList
  case compoundLiteral
  /// compound
  case statementExpression
  /// operand where it is an expression, or arraySizes where it is a type of variable size
  case sizeOf
  case alignOf
  /// member, then member or index…
  case offsetOf
  /// control, result…; `Node.chosen` is the result that counts
  case genericSelection
  case labelAddress
  /// list
  case variadicArgument
  /// operand…, in the order of the source; `Node.builtin` says what it is
  case builtinExpression
  /// an expression that could not be parsed
  case invalidExpression
  /// a statement or declaration of another language or of an unknown kind
  case unknown
  /// an empty place in a `for`, `if`, `case` or `return`
  case absent
  /// The sizes of the variable array types in a declarator or type name, outermost first: one for each level of kind
  /// `variableArray` up to the first typedef name. Sizes are as written, so that the load of a variable is not a node.
  case arraySizes

  public var isStatement: Bool {
    (NodeKind.compound.rawValue...NodeKind.attributedStatement.rawValue).contains(rawValue)
  }
  public var isExpression: Bool {
    (NodeKind.integerLiteral.rawValue...NodeKind.invalidExpression.rawValue).contains(rawValue)
  }
  public var isDeclaration: Bool { rawValue <= NodeKind.fileAssembly.rawValue }
  public var isLabel: Bool { self == .label || self == .caseLabel || self == .defaultLabel }
  public var isLoop: Bool { self == .whileStatement || self == .doStatement || self == .forStatement }
}

/// Operators of `unary` nodes.
public enum UnaryOperator: UInt8, Sendable {
  case postIncrement = 1
  case postDecrement, preIncrement, preDecrement, addressOf, dereference, plus, minus, complement, logicalNot
  case realPart, imaginaryPart, `extension`

  public var changesOperand: Bool { rawValue <= UnaryOperator.preDecrement.rawValue }
}

/// Operators of `binary` and `compoundAssignment` nodes, numbered as libclang's `CXBinaryOperatorKind`.
public enum BinaryOperator: UInt8, Sendable {
  case multiply = 3
  case divide, remainder, add, subtract, shiftLeft, shiftRight
  case less = 11
  case greater, lessOrEqual, greaterOrEqual, equal, notEqual, and, xor, or, logicalAnd, logicalOr, assign
  case multiplyAssign, divideAssign, remainderAssign, addAssign, subtractAssign, shiftLeftAssign, shiftRightAssign
  case andAssign, xorAssign, orAssign, comma

  public var isComparison: Bool { (BinaryOperator.less.rawValue...BinaryOperator.notEqual.rawValue).contains(rawValue) }
  public var isEquality: Bool { self == .equal || self == .notEqual }
  public var isLogical: Bool { self == .logicalAnd || self == .logicalOr }
  public var isBitwise: Bool { self == .and || self == .or || self == .xor }
  public var isShift: Bool { self == .shiftLeft || self == .shiftRight }
  public var isArithmetic: Bool {
    (BinaryOperator.multiply.rawValue...BinaryOperator.subtract.rawValue).contains(rawValue)
  }

  /// The operation that a compound assignment performs: `add` for `addAssign`.
  public var underlying: BinaryOperator? {
    switch self {
    case .multiplyAssign: .multiply
    case .divideAssign: .divide
    case .remainderAssign: .remainder
    case .addAssign: .add
    case .subtractAssign: .subtract
    case .shiftLeftAssign: .shiftLeft
    case .shiftRightAssign: .shiftRight
    case .andAssign: .and
    case .xorAssign: .xor
    case .orAssign: .or
    default: nil
    }
  }

  /// The operator as C writes it.
  public var spelling: String {
    switch self {
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .add: "+"
    case .subtract: "-"
    case .shiftLeft: "<<"
    case .shiftRight: ">>"
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "<="
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    case .and: "&"
    case .xor: "^"
    case .or: "|"
    case .logicalAnd: "&&"
    case .logicalOr: "||"
    case .assign: "="
    case .comma: ","
    case .multiplyAssign, .divideAssign, .remainderAssign, .addAssign, .subtractAssign, .shiftLeftAssign,
      .shiftRightAssign, .andAssign, .xorAssign, .orAssign:
      (underlying?.spelling ?? "") + "="
    }
  }
}

/// What an implicit or explicit conversion does (C11 6.3).
public enum Conversion: UInt8, Sendable {
  case lvalueToRvalue, arrayDecay, functionDecay
  case integer, integerToBoolean, integerToFloat, floatToInteger, float, floatToBoolean
  case nullToPointer, integerToPointer, pointerToInteger, pointerToBoolean, pointer
  case toVoid, none
}
