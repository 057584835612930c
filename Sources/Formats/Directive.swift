/// The length modifier of a directive (C11 7.21.6.1 paragraph 7; `wN` and `wfN` of C23).
public enum LengthModifier: Hashable, Sendable {
  case none, hh, h, l, ll, j, z, t, capitalL
  case exact(bits: Int)
  case fast(bits: Int)

  /// The bits of an integer with the modifier on any target that Kenshin knows.
  var greatestBits: Int? {
    switch self {
    case .none: 32
    case .hh: 8
    case .h: 16
    case .l, .ll, .j, .z, .t: 64
    case .exact(let bits): bits
    case .fast, .capitalL: nil
    }
  }

  /// The modifier as a format string writes it.
  public var spelling: String {
    switch self {
    case .none: ""
    case .hh: "hh"
    case .h: "h"
    case .l: "l"
    case .ll: "ll"
    case .j: "j"
    case .z: "z"
    case .t: "t"
    case .capitalL: "L"
    case .exact(let bits): "w\(bits)"
    case .fast(let bits): "wf\(bits)"
    }
  }
}

/// What a conversion specifier converts, for output or input.
public enum ConversionClass: Sendable {
  case integer, floating, character, string, set, pointer, count, percent
  /// glibc's `%m`: the text of `errno`, without an argument.
  case errorText

  public init?(_ specifier: Unicode.Scalar, isScan: Bool) {
    switch specifier {
    case "d", "i", "o", "u", "x", "X", "b", "B": self = .integer
    case "a", "A", "e", "E", "f", "F", "g", "G": self = .floating
    case "c", "C": self = .character
    case "s", "S": self = .string
    case "[" where isScan: self = .set
    case "p": self = .pointer
    case "n": self = .count
    case "%": self = .percent
    case "m" where !isScan: self = .errorText
    default: return nil
    }
  }

  /// Whether a length modifier goes with the conversion.
  public func allows(_ length: LengthModifier) -> Bool {
    switch self {
    case .integer, .count: length != .capitalL
    case .floating: [.none, .l, .capitalL].contains(length)
    case .character, .string, .set: [.none, .l].contains(length)
    case .pointer, .percent, .errorText: length == .none
    }
  }
}

/// A field width or precision.
public enum FieldAmount: Hashable, Sendable {
  case number(Int)
  /// `*`, or `*m$` with a position from one.
  case argument(position: Int?)
}

/// One conversion of a format string.
public struct Directive: Sendable {
  /// As written, from `%` to the specifier.
  public internal(set) var text = ""
  /// The position of `%n$`, from one.
  public internal(set) var position: Int?
  public internal(set) var flags: [Unicode.Scalar] = []
  public internal(set) var width: FieldAmount?
  public internal(set) var precision: FieldAmount?
  public internal(set) var length = LengthModifier.none
  public internal(set) var specifier: Unicode.Scalar = "%"
  public internal(set) var conversion = ConversionClass.percent
  /// `%*d` of input: nothing is stored.
  public internal(set) var isSuppressed = false
  /// `%ms` of input: the library allocates the memory.
  public internal(set) var isAllocating = false

  /// The most characters that an output directive writes; nil where a text, the size of a floating value or an argument
  /// decides.
  public var greatestLength: Int? {
    let amounts = [width, precision].map { amount -> Int? in
      guard case .number(let number)? = amount else { return amount == nil ? 0 : nil }
      return number
    }
    guard let width = amounts[0], let precision = amounts[1], !flags.contains("'") else { return nil }
    let digits: Int
    switch conversion {
    case .percent: return 1
    case .character where !isWide: digits = 1
    case .string where !isWide && self.precision != nil: digits = precision
    case .integer:
      guard let bits = length.greatestBits else { return nil }
      let prefix = flags.contains("#") ? 2 : 0
      switch specifier {
      // Three digits for ten bits, rounded up, and a sign.
      case "d", "i": digits = max(precision, bits * 3 / 10 + 1) + 1
      case "u": digits = max(precision, bits * 3 / 10 + 1)
      case "x", "X": digits = max(precision, bits / 4) + prefix
      case "o": digits = max(precision, bits / 3 + 1) + prefix
      default: digits = max(precision, bits) + prefix
      }
    // Sign, first digit, point, fraction, `e`, sign of the exponent and up to four digits.
    case .floating where ["e", "E", "g", "G"].contains(specifier):
      digits = (self.precision == nil ? 6 : precision) + 10
    case .character, .string, .floating, .set, .pointer, .count, .errorText: return nil
    }
    return max(width, digits)
  }

  /// Whether characters are wide: `%lc`, `%ls`, and the XSI forms `%C` and `%S`.
  public var isWide: Bool { length == .l || specifier == "C" || specifier == "S" }

  /// Whether the directive takes an argument of its own besides width and precision.
  public var takesArgument: Bool {
    switch conversion {
    case .percent, .errorText: false
    case .integer, .floating, .character, .string, .set, .pointer, .count: !isSuppressed
    }
  }
}
