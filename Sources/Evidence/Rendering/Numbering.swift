/// Numbers headings: 1, 1.1, 1.2, 2.
struct Numbering {
  private var counts: [Int] = []

  /// The number of the next heading of a level from one.
  mutating func next(level: Int) -> String {
    while counts.count < level { counts.append(0) }
    counts.removeLast(counts.count - level)
    counts[level - 1] += 1
    return counts.map(String.init).joined(separator: ".")
  }
}

extension Document {
  /// The numbered headings in order.
  var contents: [(level: Int, number: String, title: String)] {
    var numbering = Numbering()
    return blocks.compactMap { block in
      guard case .heading(let level, let title, true) = block else { return nil }
      return (level, numbering.next(level: level), title)
    }
  }
}

/// Text in XML and HTML.
enum Markup {
  /// Text whose marks are references; the text has to be free of what XML forbids.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3c, 0x3e, 0x22, 0x27].contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
