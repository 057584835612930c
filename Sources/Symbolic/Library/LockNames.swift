/// Functions without a model that take and give back locks by their names: `os_mutex_lock`, `spin_unlock`.
enum LockNames {
  private static let locks: Set<String> = ["mutex", "mtx", "spinlock"]
  private static let taking: Set<String> = ["lock", "acquire", "take", "obtain", "enter", "pend"]
  private static let giving: Set<String> = ["unlock", "release", "give", "leave", "exit", "post"]

  /// What a function does to the lock that its first argument leads to; nil where its name says nothing.
  ///
  /// Whether the holder may take it again is not known, nor what the result says.
  static func model(of function: String) -> LibraryModel? {
    let words = Extents.words(function)
    guard words.contains(where: { locks.contains($0) }) || words.starts(with: ["spin"]), !words.contains("try") else {
      return nil
    }
    let lock = ProtocolEffect.Lock(kind: .recursive, target: .argument(0), success: nil)
    switch (words.contains { taking.contains($0) }, words.contains { giving.contains($0) }) {
    case (true, false): return LibraryModel(effects: [.resource(.acquire(lock, isTry: false))])
    case (false, true): return LibraryModel(effects: [.resource(.release(lock, ifNull: nil))])
    default: return nil
    }
  }
}
