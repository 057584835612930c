internal import Basics
internal import CClang
internal import Syntax

extension TreeBuilder {
  func integerPayload(_ cursor: CXCursor) -> UInt32 {
    constant(cursor).map { addLiteral(.integer($0)) } ?? .max
  }

  /// The value that libclang folds an expression to; only for constant expressions, since it folds side effects away and
  /// crashes on some expressions, such as designated initialisers.
  func constant(_ cursor: CXCursor) -> Int128? {
    guard let result = clang.Cursor_Evaluate(cursor) else { return nil }
    defer { clang.EvalResult_dispose(result) }
    guard clang.EvalResult_getKind(result) == CXEval_Int else { return nil }
    return clang.EvalResult_isUnsignedInt(result) != 0
      ? Int128(clang.EvalResult_getAsUnsigned(result)) : Int128(clang.EvalResult_getAsLongLong(result))
  }

  func lowerString(_ cursor: CXCursor, _ parent: UInt32) {
    let spelling = text(clang.getCursorSpelling(cursor))
    let form = StringLiteralText.form(of: spelling)
    let node = emit(.stringLiteral, cursor, parent: parent, detail: form.rawValue)
    let element = parts.types[parts.nodes[Int(node)].type].base
    let isShort = element.map { parts.types[$0].size == 2 } ?? (form == .char16)
    let units = StringLiteralText.codeUnits(of: spelling, isUTF16: isShort)
    parts.nodes[Int(node)].payload = addLiteral(.string(units))
  }

  func lowerFloat(_ cursor: CXCursor, _ parent: UInt32) {
    let node = emit(.floatLiteral, cursor, parent: parent)
    guard case .floating(let format) = parts.types[parts.nodes[Int(node)].type].kind,
      let literal = format.isWide ? wideLiteral(cursor, format) : evaluatedFloat(cursor).map(Literal.floating)
    else { return }
    parts.nodes[Int(node)].payload = addLiteral(literal)
  }

  private func evaluatedFloat(_ cursor: CXCursor) -> Double? {
    guard let result = clang.Cursor_Evaluate(cursor) else { return nil }
    defer { clang.EvalResult_dispose(result) }
    return clang.EvalResult_getKind(result) == CXEval_Float ? clang.EvalResult_getAsDouble(result) : nil
  }

  /// The value of a constant of more bits than libclang tells, from its token; nil for tokens of predefined macros, which
  /// stand in no file.
  private func wideLiteral(_ cursor: CXCursor, _ format: FloatingFormat) -> Literal? {
    let start = clang.getRangeStart(clang.getCursorExtent(cursor))
    let place = SiteResolver.isMacro(start.int_data) ? resolver.macroPlace(start)?.spelling : resolver.place(start)
    guard let place, let rounded = evaluatedFloat(cursor) else { return nil }
    let text = resolver.text(of: place.file)
    guard place.offset < text.count else { return nil }
    let token = Literal.floatToken(in: text[place.offset...])
    // A pair of doubles is as exact as IEEE's format where one double is enough.
    guard let value = WideFloatingValue(literal: token, format: format == .extended ? .extended : .quadruple) else {
      return nil
    }
    if let exact = value.exactDouble { return exact == rounded ? .floating(exact) : nil }
    return format == .doubleDouble ? nil : .wideFloating(value)
  }
}

/// The text form in which libclang gives string literals.
enum StringLiteralText {
  static func form(of spelling: String) -> StringForm {
    if spelling.hasPrefix("L") { return .wide }
    if spelling.hasPrefix("U") { return .char32 }
    if spelling.hasPrefix("u8") { return .utf8 }
    return spelling.hasPrefix("u") ? .char16 : .plain
  }

  /// The code units of a quoted, escaped literal, without quotes and terminator.
  ///
  /// - Parameter isUTF16: whether code points beyond 16 bits are two units.
  static func codeUnits(of spelling: String, isUTF16: Bool = false) -> [UInt32] {
    guard let open = spelling.firstIndex(of: "\""), let close = spelling.lastIndex(of: "\""), open < close else {
      return []
    }
    let form = form(of: spelling)
    let isWide = form != .plain && form != .utf8
    let text = spelling[spelling.index(after: open)..<close]
    var units: [UInt32] = []
    var scalars = Substring(text).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        // The printer closes and opens a literal between `\x…` and a hexadecimal digit.
        continue
      } else if scalar == "\\" {
        units.append(escape(&scalars))
      } else if isWide || scalar.value < 0x80 {
        units.append(scalar.value)
      } else {
        units.append(contentsOf: String(Character(scalar)).utf8.map(UInt32.init))
      }
    }
    return isUTF16 ? units.flatMap(utf16) : units
  }

  private static func utf16(_ unit: UInt32) -> [UInt32] {
    guard unit > 0xffff, let scalar = Unicode.Scalar(unit) else { return [unit] }
    return String(Character(scalar)).utf16.map(UInt32.init)
  }

  private static func escape(_ rest: inout Substring.UnicodeScalarView) -> UInt32 {
    guard let scalar = rest.popFirst() else { return 0x5c }
    switch scalar {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "a": return 7
    case "b": return 8
    case "f": return 12
    case "v": return 11
    case "x": return number(&rest, radix: 16, first: nil, limit: 8)
    case "u": return number(&rest, radix: 16, first: nil, limit: 4)
    case "U": return number(&rest, radix: 16, first: nil, limit: 8)
    case "0"..."7": return number(&rest, radix: 8, first: scalar, limit: 3)
    default: return scalar.value
    }
  }

  private static func number(
    _ rest: inout Substring.UnicodeScalarView, radix: Int, first: Unicode.Scalar?, limit: Int
  ) -> UInt32 {
    var digits = first.map { String(Character($0)) } ?? ""
    while digits.count < limit, let next = rest.first, Character(next).hexDigitValue.map({ $0 < radix }) == true {
      digits.append(Character(next))
      rest.removeFirst()
    }
    return UInt32(digits, radix: radix) ?? 0
  }
}

extension Literal {
  /// The preprocessing number at the beginning of a text (C11 6.4.8).
  fileprivate static func floatToken(in text: ArraySlice<UInt8>) -> String {
    var end = text.startIndex
    while end < text.endIndex {
      let byte = text[end]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let isAfterMark = end > text.startIndex && [0x45, 0x65, 0x50, 0x70].contains(text[end - 1])
      let isPart =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") || UnicodeScalar(byte).properties.isAlphabetic
        || (0x30...0x39).contains(byte) || (isSign && isAfterMark)
      guard isPart else { break }
      end += 1
    }
    return String(decoding: text[..<end], as: UTF8.self)
  }
}
