public import Syntax

extension Node {
  /// The bytes from the place that a pointer expression names to the end of its object; nil where that is not known.
  ///
  /// A trailing array of one element may have more behind it, and a member that is no array is often the first of
  /// several that are meant.
  public var room: Int? {
    let node = withoutCasts
    let type = node.type.canonical
    if type.isArray {
      guard let count = type.count, count > 1, node.kind != .stringLiteral else { return nil }
      return type.size
    }
    if node.unaryOperator == .addressOf, let inner = node.operand?.withoutParentheses {
      if inner.kind == .subscripting, let base = inner.children.first, let index = inner.children.last?.constantValue,
        let size = inner.type.size
      {
        return base.room.map { $0 - Int(clamping: index) * size }
      }
      if inner.type.canonical.isArray { return inner.room }
      return inner.kind == .declarationReference ? inner.type.size : nil
    }
    if node.binaryOperator == .add, let (base, offset) = node.operands, let index = offset.constantValue,
      let size = type.pointee?.size
    {
      return base.room.map { $0 - Int(clamping: index) * size }
    }
    return nil
  }
}
