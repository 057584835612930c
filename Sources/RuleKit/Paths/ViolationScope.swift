public import Findings

/// What a rule may see of a violation beside the violation itself: the words of the source.
public struct ViolationScope: Sendable {
  /// The name of the function that holds the site.
  public let function: String
  /// The text of the site on one line, at most some 60 characters of it.
  public let text: String
  /// The integer type of what the site computes or converts to; nil elsewhere.
  public let type: NamedInteger?

  public init(function: String, text: String, type: NamedInteger? = nil) {
    self.function = function
    self.text = text
    self.type = type
  }

  /// A type by its name in the source where it is that of the site, or described.
  ///
  /// - Parameter engine: as the engines write types: `unsigned 8`, `signed 32`, `floating 64`, or a name.
  public func name(of engine: String) -> Text {
    let words = engine.split(separator: " ")
    guard words.count == 2, let bits = Int(words[1]) else { return Text(verbatim: "`\(engine)`") }
    if let type, type.bits == bits, words[0] == (type.isSigned ? "signed" : "unsigned") {
      return Text(verbatim: "`\(type.name)`")
    }
    return switch words[0] {
    case "signed": Text(en: "a signed type of \(bits) bits", ja: "符号付き \(bits) ビットの型")
    case "unsigned": Text(en: "an unsigned type of \(bits) bits", ja: "符号なし \(bits) ビットの型")
    default: Text(en: "a floating type of \(bits) bits", ja: "浮動小数点 \(bits) ビットの型")
    }
  }
}
