internal import Machine

extension SyntaxTree {
  /// Bits in an `int` on the target.
  public var intBits: Int { target.dataModel.intBits }
  /// Bits in an object pointer on the target.
  public var pointerBits: Int { target.dataModel.pointerBits }
  /// Whether plain `char` is signed on the target.
  public var charIsSigned: Bool { target.dataModel.charIsSigned }
}
