import Syntax
import Testing

private func spellings(_ text: String, comments: Bool = false) -> [String] {
  let bytes = Array(text.utf8)
  return Lexer.tokens(of: bytes).filter { comments || !$0.isComment }
    .map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

@Suite struct LexerTests {
  @Test func punctuatorsAreTheLongest() {
    #expect(spellings("a>>=b->c...d##e") == ["a", ">>=", "b", "->", "c", "...", "d", "##", "e"])
  }

  @Test func numbersKeepSuffixesAndExponents() {
    #expect(
      spellings("0x1Fu 1e+5 .5f 0xe+1 0b101 1'000") == ["0x1Fu", "1e+5", ".5f", "0xe", "+", "1", "0b101", "1", "'000"])
  }

  @Test func commentsAndSplicesAreSkipped() {
    #expect(spellings("a // b \\\n c\n/* d */ e\\\nf") == ["a", "e", "f"])
    #expect(spellings("// 表\nint x;", comments: true) == ["// 表", "int", "x", ";"])
  }

  @Test func stringsWithPrefixesAndEscapes() {
    #expect(spellings(#"L"a\"b" u8"c" 'd' '\'' "open"#) == [#"L"a\"b""#, #"u8"c""#, "'d'", #"'\''"#, "\"open"])
  }

  @Test func directivesAreMarked() {
    let bytes = Array("#define A \\\n 1\nint a;".utf8)
    let tokens = Lexer.tokens(of: bytes)
    #expect(tokens.map(\.isInDirective) == [true, true, true, true, false, false, false])
  }

  @Test func everyByteStringIsTokenisedWithinItsBounds() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      var last: UInt32 = 0
      for token in Lexer.tokens(of: bytes) {
        #expect(token.start >= last && token.end > token.start && Int(token.end) <= bytes.count)
        last = token.end
      }
    }
  }
}
