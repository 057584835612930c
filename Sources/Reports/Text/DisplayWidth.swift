extension Unicode.Scalar {
  /// The number of terminal cells: two for wide and full-width scalars (Unicode Standard Annex 11), none for marks.
  ///
  /// Ambiguous scalars count as one, as they do outside legacy East Asian encodings.
  var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide ? 2 : 1
    }
  }

  private var isWide: Bool {
    switch value {
    case 0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3: true
    case 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6b, 0xff01...0xff60, 0xffe0...0xffe6: true
    case 0x16fe0...0x18cff, 0x1aff0...0x1b2ff, 0x1f200...0x1f265, 0x20000...0x3fffd: true
    default: properties.isEmojiPresentation
    }
  }
}

extension String {
  /// The text with one scalar in the place of another.
  func replacing(_ old: Unicode.Scalar, with new: Unicode.Scalar) -> String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == old ? new : $0 }))
  }

  /// The number of terminal cells that the text takes on one line.
  var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The text with spaces after it up to a number of cells.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }

  /// The text in lines of at most `width` cells, broken at spaces and around Japanese characters.
  func folded(to width: Int) -> [String] {
    // An ASCII text has a cell for each byte, and most fit.
    if utf8.count <= width, utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return [trimmedEnd] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in unbreakablePieces {
      if !line.isEmpty, used + piece.trimmedEnd.displayWidth > width {
        lines.append(line.trimmedEnd)
        line = ""
        used = 0
      }
      line += piece
      used += piece.displayWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line.trimmedEnd) }
    return lines
  }

  /// Whether a counter such as 件 belongs to the number at the end.
  private var endsWithCountedNumber: Bool { last == " " && dropLast().last?.isNumber == true }

  private var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Words with the spaces after them; wide characters alone, with the closing punctuation that must not start a line
  /// (JIS X 4051, line-start prohibition) and with the number that they count.
  private var unbreakablePieces: [String] {
    var pieces: [String] = []
    var canBreak = true
    for character in self {
      // ASCII first: asking for a character's properties is slow.
      let isWide = !character.isASCII && String(character).displayWidth == 2
      let staysWithLast =
        !character.isASCII && "、。，．」』）】〉》・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(character)
      let isCounter = isWide && pieces.last?.endsWithCountedNumber == true
      let isFresh = pieces.isEmpty || ((canBreak || isWide) && !staysWithLast && !isCounter && character != " ")
      if isFresh { pieces.append("") }
      pieces[pieces.count - 1].append(character)
      canBreak = character == " " || (isWide && !"「『（【〈《".contains(character))
    }
    return pieces
  }
}
