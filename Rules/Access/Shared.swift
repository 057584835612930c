internal import Syntax

extension Node {
  /// The name of a called function of the system: one that the unit does not define.
  var systemCall: String? {
    guard kind == .call, let function = calledFunction, !function.isDefinedInUnit, function.linkage != .internal else {
      return nil
    }
    return function.name
  }

  /// The calls of system functions in the body of a function, in order.
  var systemCalls: [(name: String, call: Node)] {
    descendants.compactMap { node in node.systemCall.map { (name: $0, call: node) } }
  }
}

extension Int128 {
  /// A mode as C writes it: octal with a leading zero.
  var octal: String { self == 0 ? "0" : "0" + String(self, radix: 8) }
}
