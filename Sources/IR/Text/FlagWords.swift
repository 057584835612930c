extension Global.Flags {
  /// The flags and their words in the text form.
  static let table: [(flag: Global.Flags, word: String)] = [
    (.constant, "const"), (.volatile, "volatile"), (.threadLocal, "thread_local"), (.weak, "weak"),
    (.tentative, "tentative"), (.stringLiteral, "string"), (.system, "system"),
    (.constantInitialiserUnknown, "unknown_initialiser"),
  ]

  var words: [String] { Self.table.filter { contains($0.flag) }.map(\.word) }
}

extension Function.Flags {
  /// The flags and their words in the text form.
  static let table: [(flag: Function.Flags, word: String)] = [
    (.defined, "defined"), (.noReturn, "noreturn"), (.weak, "weak"), (.interrupt, "interrupt"), (.naked, "naked"),
    (.inline, "inline"), (.constructor, "constructor"), (.destructor, "destructor"), (.system, "system"),
    (.returnsTwice, "returns_twice"),
  ]

  var words: [String] { Self.table.filter { contains($0.flag) }.map(\.word) }
}

extension Access {
  /// The flags and their words in the text form.
  static let table: [(flag: Access, word: String)] = [
    (.volatile, "volatile"), (.atomic, "atomic"), (.initialisation, "init"),
  ]

  var words: [String] { Self.table.filter { contains($0.flag) }.map(\.word) }
}
