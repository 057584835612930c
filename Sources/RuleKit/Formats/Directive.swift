public import Findings

/// The length modifier of a directive (C11 7.21.6.1 paragraph 7; `wN` and `wfN` of C23).
public enum LengthModifier: Hashable {
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
public enum ConversionClass {
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
public enum FieldAmount: Hashable {
  case number(Int)
  /// `*`, or `*m$` with a position from one.
  case argument(position: Int?)
}

/// One conversion of a format string.
public struct Directive {
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
      switch specifier {
      // Three digits for ten bits, rounded up, and a sign.
      case "d", "i": digits = max(precision, bits * 3 / 10 + 1) + 1
      case "u": digits = max(precision, bits * 3 / 10 + 1)
      case "x", "X": digits = max(precision, bits / 4) + 2
      case "o": digits = max(precision, bits / 3 + 1) + 1
      default: digits = max(precision, bits) + 2
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

/// Why a directive has no defined meaning.
public enum DirectiveMistake: Hashable {
  case incomplete(String)
  case unknownSpecifier(String, Unicode.Scalar)
  case length(String, modifier: String, specifier: Unicode.Scalar)
  case flag(String, flag: Unicode.Scalar, specifier: Unicode.Scalar)
  case precision(String, specifier: Unicode.Scalar)
  case percent(String)
  case unterminatedSet(String)
  case zeroWidth(String)
  case zeroPosition(String)
  case mixedPositions
  case embeddedTerminator

  public var text: Text {
    switch self {
    case .incomplete(let text):
      Text(en: "the format ends within the directive `\(text)`", ja: "書式が変換指定 `\(text)` の途中で終わっている")
    case .unknownSpecifier(let text, let specifier):
      Text(
        en: "`\(text)` has no meaning: `\(specifier)` is no conversion", ja: "`\(text)` は無効: `\(specifier)` という変換はない")
    case .length(let text, let modifier, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: `\(modifier)` does not go with `\(specifier)`",
        ja: "`\(text)` の動作は未定義: 長さ修飾子 `\(modifier)` は `\(specifier)` に使えない")
    case .flag(let text, let flag, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: the flag `\(flag)` does not go with `\(specifier)`",
        ja: "`\(text)` の動作は未定義: フラグ `\(flag)` は `\(specifier)` に使えない")
    case .precision(let text, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: `\(specifier)` takes no precision",
        ja: "`\(text)` の動作は未定義: `\(specifier)` に精度は指定できない")
    case .percent(let text):
      Text(
        en: "`\(text)` has no defined meaning: nothing may stand between the two `%`",
        ja: "`\(text)` の動作は未定義: 2 つの `%` の間には何も書けない")
    case .unterminatedSet(let text):
      Text(en: "the set of characters in `\(text)` has no closing `]`", ja: "`\(text)` の文字集合が `]` で閉じられていない")
    case .zeroWidth(let text):
      Text(en: "`\(text)` reads a field of zero characters", ja: "`\(text)` は幅ゼロの入力を指定している")
    case .zeroPosition(let text):
      Text(en: "`\(text)`: positions count from one", ja: "`\(text)`: 引数の位置は 1 から数える")
    case .mixedPositions:
      Text(
        en: "directives with and without an argument position (`%1$d` and `%d`) are mixed",
        ja: "引数位置の指定がある変換 (`%1$d`) とない変換 (`%d`) が混在している")
    case .embeddedTerminator:
      Text(
        en: "a zero character ends the format before directives that follow it",
        ja: "書式の途中に終端文字があり、その後の変換指定は無視される")
    }
  }
}
