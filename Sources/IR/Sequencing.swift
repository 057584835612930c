public import Basics

/// A node of the tree that says which parts of a full expression C leaves unsequenced (C11 5.1.2.3, 6.5p2).
///
/// Two accesses of one full expression meet at their lowest common ancestor. Where that is `unsequenced`, C leaves
/// their order open, and it is undefined if they touch the same object and one of them is a side effect on it. Where it
/// is `afterOperands`, only side effects of the operands that no `sequenced` node completes are unsequenced with the
/// last part.
public struct Sequencing: Hashable, Sendable {
  public var kind: Kind
  public var parent: ID<Sequencing>?
  /// The position among the parent's parts.
  public var part: Int

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Each part is complete before the next begins: the comma, `&&`, `||`, `?:`, a call after its arguments.
    case sequenced = "seq"
    /// The operands of most operators, the arguments of a call.
    case unsequenced = "unseq"
    /// An assignment, `++` or `--`: part 0 the operands (an `unsequenced` node), part 1 the store.
    case afterOperands = "assign"
    /// One evaluation; what it consists of hangs below it as part 0.
    case leaf
  }

  public init(_ kind: Kind, parent: ID<Sequencing>?, part: Int) {
    self.kind = kind
    self.parent = parent
    self.part = part
  }
}
