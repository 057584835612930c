/// The text rewrites of one dialect, as data.
struct Rewriting: Hashable, Sendable {
  enum Rule: String, Sendable, CaseIterable {
    /// `__packed struct s` becomes `struct __packed s`, the only form of which libclang packs the layout.
    case packed
    /// `T v @ 0x25;` loses its address.
    case placement
    /// `__asm { … }` becomes an empty statement.
    case asmBlock = "asm-block"
    /// `__asm int f(int a) { … }` becomes a declaration.
    case asmFunction = "asm-function"
    /// `__asm mov r0, r1` up to the end of its line becomes an empty statement.
    case asmLine = "asm-line"
    /// `__asm … __endasm` becomes an empty statement.
    case asmEnd = "asm-end"
    /// `register int x __asm("control");` loses its register.
    case registerAsm = "register-asm"
    /// The lines between `#pragma asm` and `#pragma endasm` are blanked.
    case pragmaAsm = "pragma-asm"
    /// The lines between `#asm` and `#endasm` are blanked.
    case hashAsm = "hash-asm"
    /// Functions named by `#pragma inline_asm` become declarations.
    case inlineAsm = "inline-asm"
  }

  let rules: Set<Rule>
  /// Keywords after which a number or a parenthesised argument is blanked.
  let valuedKeywords: Set<String>
  /// Words after which `= …` is an address and not an initial value.
  let registerWords: Set<String>
  private let triggers: Triggers

  init(rules: Set<Rule> = [], valuedKeywords: Set<String> = [], registerWords: Set<String> = []) {
    self.rules = rules
    self.valuedKeywords = valuedKeywords
    self.registerWords = registerWords
    let words = rules.flatMap(Rewriting.triggers) + valuedKeywords + registerWords
    triggers = Triggers(words: Set(words).sorted())
  }

  init(node: DataNode) {
    let rules = node["rewrites"].texts.map { name in
      guard let rule = Rule(rawValue: name) else { preconditionFailure("unknown rewrite \(name)") }
      return rule
    }
    self.init(
      rules: Set(rules), valuedKeywords: Set(node["valued"].texts), registerWords: Set(node["registers"].texts))
  }

  /// A spelling of `__packed` that fits in the place of `union`.
  static let shortPacked = Array("__pk".utf8)

  /// Definitions that rewritten text needs.
  var definitions: [String] { rules.contains(.packed) ? ["-D__pk=__attribute__((packed))"] : [] }

  var isEmpty: Bool { rules.isEmpty && valuedKeywords.isEmpty && registerWords.isEmpty }

  /// The rewritten text of equal length; nil where nothing had to change.
  func apply(to bytes: [UInt8]) -> [UInt8]? {
    guard triggers.occur(in: bytes) else { return nil }
    var rewriter = Rewriter(bytes, rewriting: self)
    return rewriter.run() ? rewriter.bytes : nil
  }

  private static func triggers(of rule: Rule) -> [String] {
    switch rule {
    case .packed: ["__packed"]
    case .placement: ["@"]
    case .asmBlock, .asmFunction, .asmLine, .asmEnd: ["asm"]
    case .registerAsm: ["__asm", "__ASM"]
    case .pragmaAsm, .hashAsm, .inlineAsm: ["asm"]
    }
  }
}

/// Words whose absence shows in one pass over the bytes that a text needs no rewriting.
struct Triggers: Hashable, Sendable {
  private let words: [[UInt8]]
  private let firstBytes: [Bool]

  init(words: [String]) {
    self.words = words.map { Array($0.utf8) }
    var first = [Bool](repeating: false, count: 256)
    for word in self.words { word.first.map { first[Int($0)] = true } }
    firstBytes = first
  }

  func occur(in bytes: [UInt8]) -> Bool {
    guard !words.isEmpty else { return false }
    return bytes.withUnsafeBufferPointer { text in
      for start in text.indices where firstBytes[Int(text[start])] {
        for word in words where start + word.count <= text.count {
          if text[start..<start + word.count].elementsEqual(word) { return true }
        }
      }
      return false
    }
  }
}
