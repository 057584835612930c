public import Basics
public import Machine

/// What a type is after all typedefs are resolved.
public enum TypeKind: Hashable, Sendable {
  case void, bool
  /// Width in bits; `isCharacter` for the three character types.
  case integer(bits: Int, isSigned: Bool, isCharacter: Bool)
  case floating(FloatingFormat)
  /// A complex number; `Type.element` is the type of its parts.
  case complex
  /// An enumeration with the width and signedness of its integer type.
  case enumeration(bits: Int, isSigned: Bool)
  case pointer, array, incompleteArray, variableArray, function
  case record(isUnion: Bool)
  /// A GNU vector of `Type.count` elements of type `Type.element`.
  case vector
  /// A type that depends on something that could not be parsed.
  case invalid
  case other
}

/// How a floating type is represented.
public enum FloatingFormat: UInt8, Sendable {
  /// IEEE 754 binary16, and the 16-bit format with the exponent of binary32.
  case half, brain
  /// IEEE 754 binary32, binary64 and binary128.
  case single, double, quadruple
  /// The 80-bit format of x87 and 68881, stored in 12 or 16 bytes.
  case extended
  /// A sum of two `double`, PowerPC's `long double`.
  case doubleDouble

  /// Whether it holds more than `double` does.
  public var isWide: Bool { precision > Self.double.precision }

  /// Bits of the significand with the leading one.
  public var precision: Int {
    switch self {
    case .half: 11
    case .brain: 8
    case .single: 24
    case .double: 53
    case .extended: 64
    case .doubleDouble: 106
    case .quadruple: 113
    }
  }
}

public struct Qualifiers: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let const = Qualifiers(rawValue: 1)
  public static let volatile = Qualifiers(rawValue: 2)
  public static let restrict = Qualifiers(rawValue: 4)
  public static let atomic = Qualifiers(rawValue: 8)
}

/// One row of a unit's type table; sugared and canonical types have rows of their own.
public struct TypeRecord: Sendable {
  public var kind: TypeKind
  public var qualifiers: Qualifiers
  /// Bytes on the target; nil for incomplete and function types.
  public var size: Int?
  public var alignment: Int?
  /// As written in the source, with typedef names.
  public var spelling: String
  public var canonical: ID<TypeRecord>
  /// The pointee, element or result.
  public var base: ID<TypeRecord>?
  /// The number of elements of a constant array or a vector.
  public var count: Int?
  public var parameters: [ID<TypeRecord>]
  public var isVariadic: Bool
  public var hasPrototype: Bool
  /// The record, enumeration or typedef that it names.
  public var declaration: ID<DeclarationRecord>?

  public init(
    kind: TypeKind, qualifiers: Qualifiers, size: Int?, alignment: Int?, spelling: String, canonical: ID<TypeRecord>
  ) {
    self.kind = kind
    self.qualifiers = qualifiers
    self.size = size
    self.alignment = alignment
    self.spelling = spelling
    self.canonical = canonical
    base = nil
    count = nil
    parameters = []
    isVariadic = false
    hasPrototype = true
    declaration = nil
  }
}

/// A type of a unit.
public struct Type: Sendable {
  let reference: TreeReference
  public let id: ID<TypeRecord>

  init(_ reference: TreeReference, _ id: ID<TypeRecord>) {
    self.reference = reference
    self.id = id
  }

  public var tree: SyntaxTree { reference.tree }

  var record: TypeRecord { _read { yield reference.type(id).pointee } }

  public var kind: TypeKind { record.kind }
  public var spelling: String { record.spelling }
  public var canonical: Type { Type(reference, record.canonical) }
  public var qualifiers: Qualifiers { record.qualifiers }
  public var isConst: Bool { qualifiers.contains(.const) }
  public var isVolatile: Bool { qualifiers.contains(.volatile) }
  /// Bytes on the target; nil for incomplete types.
  public var size: Int? { record.size }
  /// Bytes on the target.
  public var alignment: Int? { record.alignment }
  /// What a pointer points to.
  public var pointee: Type? { kind == .pointer ? record.base.map { Type(reference, $0) } : nil }
  /// What an array, a vector or a complex number holds.
  public var element: Type? {
    isArray || kind == .vector || kind == .complex ? record.base.map { Type(reference, $0) } : nil
  }
  /// What a function returns.
  public var result: Type? { kind == .function ? record.base.map { Type(reference, $0) } : nil }
  public var parameters: [Type] { record.parameters.map { Type(reference, $0) } }
  public var isVariadic: Bool { record.isVariadic }
  public var hasPrototype: Bool { record.hasPrototype }
  /// The number of elements of a constant array or a vector.
  public var count: Int? { record.count }
  /// How a floating type is represented.
  public var floatingFormat: FloatingFormat? { if case .floating(let format) = kind { format } else { nil } }
  public var declaration: Declaration? { record.declaration.map { Declaration(reference, $0) } }

  public var isPointer: Bool { kind == .pointer }
  public var isVoid: Bool { kind == .void }
  public var isFunction: Bool { kind == .function }
  public var isArray: Bool { kind == .array || kind == .incompleteArray || kind == .variableArray }
  public var isRecord: Bool { if case .record = kind { true } else { false } }
  public var isFloating: Bool { if case .floating = kind { true } else { false } }
  public var isBoolean: Bool { kind == .bool }
  public var isInvalid: Bool { kind == .invalid }
  /// A `char`, `signed char` or `unsigned char`.
  public var isCharacter: Bool { if case .integer(_, _, true) = kind { true } else { false } }
  public var isEnumeration: Bool { if case .enumeration = kind { true } else { false } }
  /// An integer, enumeration or boolean type.
  public var isInteger: Bool { integerFormat != nil }
  public var isArithmetic: Bool { isInteger || isFloating }

  /// The width and signedness of an integer, enumeration or boolean type.
  public var integerFormat: IntegerFormat? {
    switch kind {
    case .integer(let bits, let isSigned, _), .enumeration(let bits, let isSigned):
      IntegerFormat(bits: bits, isSigned: isSigned)
    case .bool: IntegerFormat(bits: 1, isSigned: false)
    default: nil
    }
  }

  /// Whether both are the same type when typedefs are resolved and qualifiers at the top are dropped.
  public func isSame(as other: Type) -> Bool {
    let a = canonical
    let b = other.canonical
    return a.id == b.id || (a.unqualifiedSpelling == b.unqualifiedSpelling)
  }

  /// The canonical spelling without qualifiers at the top.
  public var unqualifiedSpelling: String {
    var text = canonical.spelling[...]
    if isPointer {
      for word in [" const", " volatile", " restrict", "const", "volatile", "restrict"] where text.hasSuffix(word) {
        text = text.dropLast(word.count)
      }
      return String(text)
    }
    var changed = true
    while changed {
      changed = false
      for word in ["const ", "volatile "] where text.hasPrefix(word) {
        text = text.dropFirst(word.count)
        changed = true
      }
    }
    return String(text)
  }
}
