import Foundation
import Formats
import Testing

/// What formats are said to write, compared with what the C library writes.
struct DirectiveLengthTests {
  private static func format(_ text: String) -> FormatString {
    FormatString(text.unicodeScalars.map(\.value), isScan: false)
  }

  private static func printed(_ text: String, _ values: [any CVarArg]) -> Int {
    withVaList(values) { Int(vsnprintf(nil, 0, text, $0)) }
  }

  @Test(arguments: ["%d", "%5d", "%+d", "% d", "%.12d", "%-20.3d", "%u", "%x", "%#x", "%o", "%#o", "%08X", "%c"])
  func noIntegerIsLongerThanTheGreatestLength(of text: String) throws {
    let most = try #require(Self.format(text).greatestLength)
    let spread = (0..<200).map { Int32(truncatingIfNeeded: $0 * 2_654_435_761) }
    let values: [Int32] = [0, 1, -1, .max, .min] + spread
    for value in values { #expect(Self.printed(text, [value]) < most, "\(text) of \(value)") }
  }

  @Test(arguments: ["%ld", "%lld", "%lu", "%llx", "%#lo", "%30lld"])
  func noLongIntegerIsLonger(of text: String) throws {
    let most = try #require(Self.format(text).greatestLength)
    for value in [0, 1, -1, Int64.max, Int64.min] { #expect(Self.printed(text, [value]) < most, "\(text) of \(value)") }
  }

  @Test(arguments: ["%e", "%.3e", "%g", "%.17g", "%-30E"])
  func noFloatingValueIsLonger(of text: String) throws {
    let most = try #require(Self.format(text).greatestLength)
    for value in [0.0, -1.5, .greatestFiniteMagnitude, -.leastNonzeroMagnitude, .infinity, -.infinity, .nan] {
      #expect(Self.printed(text, [value]) < most, "\(text) of \(value)")
    }
  }

  @Test func textsOfAnyLengthHaveNone() {
    for text in ["%s", "%*d", "%.*s", "%f", "%n"] { #expect(Self.format(text).greatestLength == nil, "\(text)") }
  }

  @Test func argumentsAreCountedWithTheirAmounts() {
    let format = Self.format("%% %*d %.*s %5c%%")
    #expect(format.argumentCount == 5)
    #expect(format.demands.map(\.index) == [0, 1, 2, 3, 4])
    #expect(format.demands.filter { $0.use == .value }.map(\.directive.text) == ["%*d", "%.*s", "%5c"])
    #expect(format.plainCount == 3)
  }

  @Test func positionsSayWhichArgument() {
    let format = Self.format("%2$s %1$d")
    #expect(format.demands.map(\.index) == [1, 0])
    #expect(format.mistakes.isEmpty)
  }
}
