import Source
import Testing

@Suite struct SourceTests {
  /// 表示 in Shift_JIS; the first character's second byte is a backslash.
  private let shiftJIS: [UInt8] = Array("/* ".utf8) + [0x95, 0x5c, 0x8e, 0xa6] + Array(" */ int x;".utf8)
  private let eucJP: [UInt8] = Array("/* ".utf8) + [0xc9, 0xbd, 0xbc, 0xa8] + Array(" */ int x;".utf8)

  @Test func encodingsAreRecognised() {
    #expect(SourceEncoding.detected(in: shiftJIS) == .shiftJIS)
    #expect(SourceEncoding.detected(in: eucJP) == .eucJP)
    #expect(SourceEncoding.detected(in: Array("/* 表示 */".utf8)) == .utf8)
    #expect(SourceEncoding.detected(in: [0x63, 0xe9, 0x20]) == .latin1)
  }

  @Test func encodingsBecomeTheSameText() {
    let expected = Array("/* 表示 */ int x;".utf8)
    #expect(SourceEncoding.shiftJIS.utf8(from: shiftJIS) == expected)
    #expect(SourceEncoding.eucJP.utf8(from: eucJP) == expected)
    #expect(SourceEncoding.utf8.utf8(from: [0xef, 0xbb, 0xbf] + expected) == expected)
  }

  @Test func columnsCountCodePoints() {
    let text = Array("int a;\n/* 表示 */ int x;\r\nend".utf8)
    let file = SourceFile(path: "a.c", absolutePath: "/a.c", text: text, encoding: .utf8, isSystem: false)
    let start = String(decoding: text, as: UTF8.self).utf8.firstIndex(of: UInt8(ascii: "x")).map { _ in 0 }
    #expect(start != nil)
    let offset = text.lastIndex(of: UInt8(ascii: "x")) ?? 0
    #expect(
      file.location(of: offset..<offset + 1)
        == Location(path: "a.c", line: 2, column: 14, endLine: 2, endColumn: 15))
    #expect(file.text(ofLine: 2) == "/* 表示 */ int x;")
    #expect(file.lineCount == 3)
  }

  @Test func pathsAreNormalised() {
    #expect(Path.absolute("../b/./c.h", in: "/p/a") == "/p/b/c.h")
    #expect(Path.relative("/p/src/a.c", to: "/p") == "src/a.c")
    #expect(Path.relative("/q/a.c", to: "/p") == "/q/a.c")
    #expect(Path.fileExtension(of: "/p/.hidden") == "")
  }
}
