public import Basics
internal import Machine
internal import Syntax

/// An integer type with the name that the source gives it at one place.
public struct NamedInteger: Hashable, Sendable {
  /// As written, with typedef names and without qualifiers, such as `uint8_t`.
  public let name: String
  public let bits: Int
  public let isSigned: Bool

  public init(name: String, bits: Int, isSigned: Bool) {
    self.name = name
    self.bits = bits
    self.isSigned = isSigned
  }

  /// The type of a node that computes or converts integers; nil for other nodes, types and widths of bit-fields.
  init?(of node: Node) {
    switch node.kind {
    case .implicitCast, .explicitCast, .binary, .compoundAssignment, .unary: break
    default: return nil
    }
    guard let format = node.type.canonical.integerFormat else { return nil }
    let qualifiers: Set<Substring> = ["const", "volatile", "restrict"]
    let words = node.type.spelling.split(separator: " ").filter { !qualifiers.contains($0) }
    self.init(name: words.joined(separator: " "), bits: format.bits, isSigned: format.isSigned)
  }
}

extension NamedInteger: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(name)
    output.write(bits)
    output.write(isSigned)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    name = try input.text()
    bits = try input.integer()
    isSigned = try input.boolean()
  }
}
