internal import IR
internal import Syntax

extension IR.FloatingFormat {
  /// Whether it holds more than `double` does.
  var isWide: Bool { self == .extended || self == .quadruple }

  /// The value that a number has in the format; nil where it is none that a `double` holds, or where its rounding is not
  /// known here.
  func nearest(to number: Double) -> Double? {
    switch self {
    case .single: Double(Float(number))
    case .double, .extended, .quadruple: number
    case .half: Self.fits(number, fraction: 10, exponents: -14...15) ? number : nil
    case .brain: Self.fits(number, fraction: 7, exponents: -126...127) ? number : nil
    }
  }

  func nearest(to number: Int128) -> Double? {
    switch self {
    case .single: Double(Float(number))
    case .double: Double(number)
    case .extended, .quadruple: Double(exactly: number)
    case .half, .brain: nearest(to: Double(number))
    }
  }

  func nearest(to number: WideFloatingValue, isNegative: Bool) -> Double? {
    guard self == .single || self == .double, let rounded = number.rounded(toSingle: self == .single) else {
      return nil
    }
    return isNegative ? -rounded : rounded
  }

  private static func fits(_ number: Double, fraction: Int, exponents: ClosedRange<Int>) -> Bool {
    number == 0 || !number.isFinite
      || number.significandWidth <= fraction && exponents.contains(Int(number.exponent))
  }
}
