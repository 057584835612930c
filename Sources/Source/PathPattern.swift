/// Path patterns: `*` within a name, `**` across folders.
public enum PathPattern {
  /// Whether a pattern names a path, or a folder above it; a slash at the pattern's end is left out.
  public static func covers(_ pattern: String, _ path: String) -> Bool {
    let folder = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
    return path == folder || path.hasPrefix(folder + "/") || matches(folder, path)
  }

  /// Whether a pattern names exactly a path; costs the product of their lengths at most.
  public static func matches(_ pattern: String, _ path: String) -> Bool {
    let path = Array(path.utf8)
    // The lengths of the beginnings of the path that the pattern so far matches.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for part in parts(of: pattern) { reached = part.advance(reached, over: path) }
    return reached[path.count]
  }

  private enum Part {
    case byte(UInt8)
    case star
    /// `**`, with the slash that follows it, which may be missing in the path.
    case folders(slash: Bool)

    func advance(_ reached: [Bool], over path: [UInt8]) -> [Bool] {
      var next = [Bool](repeating: false, count: reached.count)
      var isOpen = false
      for position in reached.indices {
        switch self {
        case .byte(let byte):
          next[position] = position > 0 && reached[position - 1] && path[position - 1] == byte
        case .star:
          isOpen = reached[position] || isOpen && path[position - 1] != UInt8(ascii: "/")
          next[position] = isOpen
        case .folders(let slash):
          // With a slash: none of the path, or what ends at a slash.
          next[position] =
            slash
            ? reached[position] || isOpen && path[position - 1] == UInt8(ascii: "/") : reached[position] || isOpen
          isOpen = isOpen || reached[position]
        }
      }
      return next
    }
  }

  private static func parts(of pattern: String) -> [Part] {
    let bytes = Array(pattern.utf8)
    let star = UInt8(ascii: "*")
    var parts: [Part] = []
    var index = 0
    while index < bytes.count {
      let following = index + 1 < bytes.count ? bytes[index + 1] : 0
      if bytes[index] != star {
        parts.append(.byte(bytes[index]))
        index += 1
      } else if following != star {
        parts.append(.star)
        index += 1
      } else {
        let hasSlash = index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "/")
        parts.append(.folders(slash: hasSlash))
        index += hasSlash ? 3 : 2
      }
    }
    return parts
  }
}
