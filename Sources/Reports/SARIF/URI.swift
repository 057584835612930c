internal import Source

/// URIs for paths (RFC 3986).
enum URI {
  /// A relative reference for a relative path, a `file` URI for an absolute one.
  static func text(path: String) -> String { (path.hasPrefix("/") ? "file://" : "") + encoded(path) }

  /// A `file` URI with the slash at its end that SARIF asks of folders (§3.14.14).
  static func folder(_ path: String) -> String { text(path: path.hasSuffix("/") ? path : path + "/") }

  /// A `file` URI for consumers that take its path as it is: only what would end the path is encoded.
  static func undecoded(path: String) -> String {
    "file://" + path.map { "?#".contains($0) ? encoded(String($0)) : String($0) }.joined()
  }

  /// Everything but unreserved characters and slashes as percent-encoded UTF-8.
  private static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return text
  }
}

extension ReportContext {
  /// The path from the repository's root, as services that know only the repository need it.
  func repositoryPath(of path: String) -> String {
    repositoryPrefix.isEmpty || path.hasPrefix("/") ? path : Path.normalised(repositoryPrefix + "/" + path)
  }
}
