/// The C that one compiler family accepts beyond the standard, and how libclang is made to accept it.
public struct Dialect: Hashable, Sendable {
  public enum Name: String, Sendable, CaseIterable {
    case gcc, clang, iar, armcc, armclang, ti, sdcc, c51, xc8
    case renesasRX = "renesas-rx"
    case renesasRL78 = "renesas-rl78"
    case renesasRH850 = "renesas-rh850"
  }

  public let name: Name
  /// Definitions of keywords, the prelude and the folder of stand-in headers, to be given before the project's flags.
  public let arguments: [String]
  /// The prelude that declares the compiler's intrinsics, and stand-ins for its own headers.
  public let headers: [VirtualFile]
  private let rewriting: Rewriting

  init(name: Name, arguments: [String], headers: [VirtualFile], rewriting: Rewriting) {
    self.name = name
    self.arguments = arguments
    self.headers = headers
    self.rewriting = rewriting
  }

  /// Whether there are texts that it rewrites.
  public var rewrites: Bool { !rewriting.isEmpty }

  /// The text with the constructs that no macro can hide replaced by what libclang accepts, or nil where there are none.
  ///
  /// The answer has the same length and the same line ends, so that every location stays. Comments and literals stay
  /// as they are. The bytes are UTF-8, or another encoding in which no byte below 0x80 is part of a longer character.
  public func rewritten(_ bytes: [UInt8]) -> [UInt8]? { rewriting.apply(to: bytes) }
}
