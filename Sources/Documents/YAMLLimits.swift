internal import Findings

/// What a YAML text may hold before it is parsed.
///
/// Nesting is limited to a thousand levels by libyaml; aliases are not: the parser copies what they name and hashes
/// it where it is a key, so that a few dozen of them can take longer than anybody waits.
enum YAMLLimits {
  /// Bytes of a file.
  static let bytes = 32 << 20
  /// Uses of anchors; with three in each of eleven levels they stand for some hundred thousand values.
  static let aliases = 32

  /// - Throws: at the line that goes beyond a limit.
  static func check(_ yaml: String, path: String, offset: Int) throws(DocumentMistake) {
    guard yaml.utf8.count <= bytes else {
      throw DocumentMistake(
        path: path, line: 1 + offset,
        text: Text(en: "the file is over \(bytes >> 20) MB; split it", ja: "ファイルが \(bytes >> 20) MB を超えているため、分割が必要"))
    }
    let anchors = Set(names(after: UInt8(ascii: "&"), in: yaml).map(\.name))
    guard !anchors.isEmpty else { return }
    let uses = names(after: UInt8(ascii: "*"), in: yaml).filter { anchors.contains($0.name) }
    guard uses.count > aliases else { return }
    throw DocumentMistake(
      path: path, line: uses[aliases].line + offset,
      text: Text(
        en: "more than \(aliases) aliases (`*name`); write the values out",
        ja: "エイリアス (`*名前`) が \(aliases) 個を超えているため、値を直接書くこと"
      ))
  }

  /// The words that follow a mark at the beginning of a node, with their lines from one.
  private static func names(after mark: UInt8, in yaml: String) -> [(name: [UInt8], line: Int)] {
    var found: [(name: [UInt8], line: Int)] = []
    var line = 1
    var name: [UInt8]?
    var previous = UInt8(ascii: " ")
    for byte in yaml.utf8 {
      let ends = [0x09, 0x0a, 0x0d, 0x20, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d].contains(byte)
      if ends, let word = name {
        if !word.isEmpty { found.append((word, line)) }
        name = nil
      } else if !ends {
        name?.append(byte)
      }
      if byte == mark, [0x09, 0x0a, 0x20, 0x2c, 0x5b, 0x7b].contains(previous) { name = [] }
      if byte == 0x0a { line += 1 }
      previous = byte
    }
    return found
  }
}
