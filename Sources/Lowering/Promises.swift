import IR
import Source
import Syntax

extension UnitState {
  /// Attributes of a function on which its callers may rely, or that they must respect.
  ///
  /// Clang drops some of GCC's, so that the text of the declaration is read too.
  func promises(of declaration: Declaration) -> [String] {
    var found = declaration.attributes
    if let site = declaration.site, !declaration.isInSystemHeader {
      let text = tree.file(of: site).text
      let start = min(Int(site.end), text.count)
      let rest = text[start..<min(text.count, start + 1024)]
      if Self.mentionsAttribute(rest) { found += Self.attributes(in: Array(rest)) }
    }
    var promises: [String] = []
    for text in found.map(Self.normal) where Self.isPromise(text) && !promises.contains(text) { promises.append(text) }
    return promises
  }

  /// Whether `__attribute` stands in a text; a search for any text would take half of the time of lowering.
  private static func mentionsAttribute(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      while start + attributeWord.count <= bytes.count {
        if bytes[start] == attributeWord[0], bytes[start + 1] == attributeWord[1],
          bytes[start..<start + attributeWord.count].elementsEqual(attributeWord)
        {
          return true
        }
        start += 1
      }
      return false
    }
  }

  private static let attributeWord = Array("__attribute".utf8)

  private static func isPromise(_ attribute: String) -> Bool {
    ["nonnull", "returns_nonnull", "pure", "const"].contains(attribute)
      || ["nonnull(", "malloc(", "access("].contains { attribute.hasPrefix($0) }
  }

  /// Without spaces, and without the underscores that protect attributes from macros.
  private static func normal(_ attribute: String) -> String {
    var text = attribute.filter { !$0.isWhitespace }
    text.replace("__", with: "")
    return text
  }

  /// What stands in `__attribute__((…))` between a declared name and the end of its declaration.
  private static func attributes(in text: [UInt8]) -> [String] {
    let tokens = Lexer.tokens(of: text).filter { !$0.isComment }
    func word(_ index: Int) -> String {
      index < tokens.count ? String(decoding: text[tokens[index].range], as: UTF8.self) : ""
    }
    var found: [String] = []
    var index = 0
    while index < tokens.count, word(index) != ";", word(index) != "{" {
      guard word(index) == "__attribute__" || word(index) == "__attribute", word(index + 1) == "(" else {
        index += 1
        continue
      }
      index += 3
      var depth = 2
      var attribute = ""
      while index < tokens.count, depth > 0 {
        let here = word(index)
        if here == "(" { depth += 1 }
        if here == ")" { depth -= 1 }
        if depth < 2 || (depth == 2 && here == ",") {
          if !attribute.isEmpty { found.append(attribute) }
          attribute = ""
        } else {
          attribute += here
        }
        index += 1
      }
    }
    return found
  }
}
