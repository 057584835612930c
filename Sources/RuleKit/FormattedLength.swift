/// How much a formatted output writes at most, read from the text of the format alone.
enum FormattedLength {
  /// The characters with the terminator; nil where the format has a conversion whose output depends on a text, on the
  /// size of a floating value or on a width that is given at run time, or is not understood.
  static func most(of format: [UInt32]) -> Int? {
    var rest = format[...]
    var length = 1
    while let unit = rest.popFirst(), unit != 0 {
      if unit != UInt32(ascii: "%") {
        length += 1
      } else if let output = conversion(&rest) {
        length += output
      } else {
        return nil
      }
    }
    return length
  }

  /// The characters of one conversion, which is taken from the format.
  private static func conversion(_ rest: inout ArraySlice<UInt32>) -> Int? {
    let flags = take(&rest) { "-+ #0'".utf8.contains($0) }
    let width = number(&rest)
    var precision: Int?
    if rest.first == UInt32(ascii: ".") {
      rest.removeFirst()
      precision = number(&rest)
    }
    let modifiers = take(&rest) { "hljztL".utf8.contains($0) }
    guard let specifier = rest.popFirst().flatMap(Unicode.Scalar.init) else { return nil }
    let bits = bits(modifiers)
    let digits: Int
    switch specifier {
    case "%": return 1
    case "c" where modifiers.isEmpty: digits = 1
    case "s": digits = precision ?? -1
    case "d", "i": digits = max(precision ?? 0, bits * 3 / 10 + 1) + 1
    case "u": digits = max(precision ?? 0, bits * 3 / 10 + 1)
    case "x", "X": digits = max(precision ?? 0, bits / 4) + 2
    case "o": digits = max(precision ?? 0, bits / 3 + 1) + 1
    // Sign, first digit, point, fraction, `e`, sign of the exponent and up to four digits.
    case "e", "E", "g", "G": digits = (precision ?? 6) + 10
    default: digits = -1
    }
    guard digits >= 0, !flags.contains("'") else { return nil }
    return max(width ?? 0, digits)
  }

  private static func bits(_ modifiers: String) -> Int {
    switch modifiers {
    case "hh": 8
    case "h": 16
    case "": 32
    default: 64
    }
  }

  private static func take(_ rest: inout ArraySlice<UInt32>, while isTaken: (UInt8) -> Bool) -> String {
    var text = ""
    while let unit = rest.first, unit < 128, isTaken(UInt8(unit)) {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      rest.removeFirst()
    }
    return text
  }

  private static func number(_ rest: inout ArraySlice<UInt32>) -> Int? {
    Int(take(&rest) { (48...57).contains($0) }).map { min($0, 1_000_000) }
  }
}

extension UInt32 {
  fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}
