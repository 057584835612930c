import Basics
import IR

extension Runtime {
  /// Compares an access with the earlier ones of the same full expression.
  @inline(never) func sequenced(_ op: Op, _ cell: UnsafeMutablePointer<Cell>) throws(Stop) {
  }
}
