internal import RuleKit
internal import Syntax

extension Node {
  /// The calls in the subtree, in order.
  var calls: some Sequence<Node> { subtree.lazy.filter { $0.kind == .call } }

  /// The expression on one line, shortened for a message.
  var written: String {
    let line = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\\" }.joined(separator: " ")
    return line.count > 48 ? line.prefix(45) + "…" : line
  }

  /// Whether a call takes a lock, by the words of the function's name.
  var takesLock: Bool {
    guard kind == .call, let name = calledName else { return false }
    let words = IdentifierWords(name)
    if words.contains(anyOf: ["unlock", "release", "give", "put", "try", "trylock"]) { return false }
    if words.contains(anyOf: ["lock", "spinlock"]) { return true }
    return words.contains(anyOf: ["mutex", "sem", "semaphore", "critical", "mtx"])
      && words.contains(anyOf: ["take", "acquire", "wait", "pend", "get", "enter", "lock", "begin"])
  }
}
