internal import Formats
internal import Machine
internal import RuleKit
internal import Syntax

/// The type that a directive expects of its argument, after the default promotions (C11 6.5.2.2 paragraph 6).
///
/// Signedness is not compared, nor are qualifiers and the three character types, as in GCC's `-Wformat`.
enum ExpectedType {
  case integer(LengthModifier)
  case double, longDouble, wideCharacter, pointer
  /// A pointer to characters, to be read or written.
  case text(isWide: Bool, isWritten: Bool)
  // Pointers to objects that the directive writes.
  case integerObject(LengthModifier)
  case floatObject, doubleObject, longDoubleObject, pointerObject, textObject

  /// What the argument of a directive must be; nil where it takes none.
  init?(_ directive: Directive, isScan: Bool) {
    guard directive.takesArgument else { return nil }
    switch (directive.conversion, isScan) {
    case (.integer, false): self = .integer(directive.length)
    case (.integer, true), (.count, _): self = .integerObject(directive.length)
    case (.floating, false): self = directive.length == .capitalL ? .longDouble : .double
    case (.floating, true):
      switch directive.length {
      case .none: self = .floatObject
      case .capitalL: self = .longDoubleObject
      default: self = .doubleObject
      }
    case (.character, false): self = directive.isWide ? .wideCharacter : .integer(.none)
    case (.character, true), (.string, true), (.set, _):
      self = directive.isAllocating ? .textObject : .text(isWide: directive.isWide, isWritten: true)
    case (.string, false): self = .text(isWide: directive.isWide, isWritten: false)
    case (.pointer, false): self = .pointer
    case (.pointer, true): self = .pointerObject
    case (.percent, _), (.errorText, _): return nil
    }
  }

  /// The type as C writes it.
  func spelling(isUnsigned: Bool) -> String {
    switch self {
    case .integer(let length): Self.name(of: length, isUnsigned)
    case .double: "double"
    case .longDouble: "long double"
    case .wideCharacter: "wint_t"
    case .pointer: "void *"
    case .text(let isWide, _): isWide ? "wchar_t *" : "char *"
    case .integerObject(let length): Self.name(of: length, isUnsigned) + " *"
    case .floatObject: "float *"
    case .doubleObject: "double *"
    case .longDoubleObject: "long double *"
    case .pointerObject: "void **"
    case .textObject: "char **"
    }
  }

  private static func name(of length: LengthModifier, _ isUnsigned: Bool) -> String {
    let sign = isUnsigned ? "unsigned " : ""
    let letter = isUnsigned ? "u" : ""
    switch length {
    case .none, .capitalL: return sign + "int"
    case .hh: return isUnsigned ? "unsigned char" : "signed char"
    case .h: return sign + "short"
    case .l: return sign + "long"
    case .ll: return sign + "long long"
    case .j: return letter + "intmax_t"
    case .z: return isUnsigned ? "size_t" : "ssize_t"
    case .t: return "ptrdiff_t"
    case .exact(let bits): return "\(letter)int\(bits)_t"
    case .fast(let bits): return "\(letter)int_fast\(bits)_t"
    }
  }
}

/// How an argument's type compares with what a directive expects.
enum TypeMatch {
  case fits
  /// Another type that has the same size on this target.
  case fitsHere
  /// The directive would write an object that is `const`.
  case writesConstant
  case differs
}

extension ExpectedType {
  /// Compares with the type of an argument as it was passed.
  func match(_ type: Type) -> TypeMatch {
    let type = type.canonical
    if type.isInvalid || type.kind == .other { return .fits }
    switch self {
    case .integer(let length): return matchInteger(type, length, isPromoted: true)
    case .wideCharacter: return type.isInteger ? .fits : .differs
    case .double, .longDouble: return matchFloating(type)
    case .pointer: return Self.target(of: type) != nil ? .fits : .differs
    case .text, .integerObject, .floatObject, .doubleObject, .longDoubleObject, .pointerObject, .textObject:
      guard let object = Self.target(of: type) else { return .differs }
      return matchObject(object.canonical)
    }
  }

  /// What a pointer or array refers to.
  private static func target(of type: Type) -> Type? { type.pointee ?? type.element }

  private func matchFloating(_ type: Type) -> TypeMatch {
    guard type.isFloating else { return .differs }
    let isLong = type.unqualifiedSpelling == "long double"
    if case .longDouble = self { return isLong ? .fits : .differs }
    return isLong ? .differs : .fits
  }

  private func matchObject(_ object: Type) -> TypeMatch {
    if object.isInvalid || object.kind == .other { return .fits }
    let match = matchWritable(object)
    if case .text(_, isWritten: false) = self { return match }
    return match == .fits && object.isConst ? .writesConstant : match
  }

  private func matchWritable(_ object: Type) -> TypeMatch {
    switch self {
    case .integerObject(let length): return matchInteger(object, length, isPromoted: false)
    case .floatObject: return object.unqualifiedSpelling == "float" ? .fits : .differs
    case .doubleObject: return object.unqualifiedSpelling == "double" ? .fits : .differs
    case .longDoubleObject: return object.unqualifiedSpelling == "long double" ? .fits : .differs
    case .pointerObject: return object.isPointer ? .fits : .differs
    case .textObject: return object.isPointer ? .fits : .differs
    case .text(let isWide, _):
      if !isWide { return object.isCharacter ? .fits : .differs }
      // `%S` of avr-libc is a narrow text in program memory.
      let model = object.tree.target.dataModel
      let isNarrowHere = model.intBits == 16 && object.isCharacter
      return object.integerFormat?.bits == model.wideCharBits || isNarrowHere ? .fits : .differs
    case .integer, .double, .longDouble, .wideCharacter, .pointer: return .fits
    }
  }

  // MARK: Integers

  private func matchInteger(_ type: Type, _ length: LengthModifier, isPromoted: Bool) -> TypeMatch {
    guard let format = type.integerFormat else { return .differs }
    let model = type.tree.target.dataModel
    let bits = isPromoted ? max(format.bits, model.intBits) : type.isBoolean ? 8 : format.bits
    let rank = Rank(type, isPromoted: isPromoted, model: model)
    func exactly(_ expected: Rank, _ width: Int) -> TypeMatch {
      if rank == expected { return .fits }
      return bits == width ? .fitsHere : .differs
    }
    func wide(_ width: Int) -> TypeMatch {
      bits == (isPromoted ? max(width, model.intBits) : width) ? .fits : .differs
    }
    switch length {
    case .none, .capitalL: return exactly(.int, model.intBits)
    case .hh: return isPromoted ? exactly(.int, model.intBits) : exactly(.char, model.charBits)
    case .h: return isPromoted ? exactly(.int, model.intBits) : exactly(.short, 16)
    case .l: return exactly(.long, model.longBits)
    case .ll: return exactly(.longLong, 64)
    case .j: return wide(64)
    case .z, .t: return wide(model.pointerBits)
    case .exact(let width): return wide(width)
    case .fast: return .fits
    }
  }

  /// The basic type that an integer type is, without signedness (C11 6.3.1.1).
  private enum Rank {
    case char, short, int, long, longLong, other

    init(_ type: Type, isPromoted: Bool, model: DataModel) {
      let name = type.unqualifiedSpelling.replacing("unsigned ", with: "").replacing("signed ", with: "")
      let bits = type.integerFormat?.bits ?? 0
      if isPromoted, bits <= model.intBits, type.isEnumeration || type.isBoolean || bits < model.intBits {
        self = .int
        return
      }
      switch name {
      case "char": self = .char
      case "short": self = .short
      case "int": self = .int
      case "long": self = .long
      case "long long": self = .longLong
      default: self = Self.enumerated(type, bits, model)
      }
      if isPromoted, self == .char || self == .short { self = .int }
    }

    private static func enumerated(_ type: Type, _ bits: Int, _ model: DataModel) -> Rank {
      guard type.isEnumeration else { return .other }
      switch bits {
      case model.intBits: return .int
      case model.charBits: return .char
      case 16: return .short
      case model.longBits: return .long
      default: return .longLong
      }
    }
  }
}
