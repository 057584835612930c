internal import Findings
internal import Source

/// One entry of a build description, before anything is made of its words.
struct CompileCommand {
  /// Absolute and normalised.
  let file: String
  let directory: String
  /// Program first.
  let words: [String]
  /// The entry's place in the description.
  let location: Location
  let problems: [Step]

  /// What the file is by its name, or by `-x`.
  var kind: SourceKind {
    if let language = words.indices.dropLast().last(where: { words[$0] == "-x" }).map({ words[$0 + 1] }) {
      switch language {
      case "c", "c-header", "cpp-output": return .c
      case "c++", "c++-header", "c++-cpp-output", "objective-c++", "objective-c": return .cPlusPlus
      case "assembler", "assembler-with-cpp": return .assembler
      default: break
      }
    }
    return SourceKind(path: file)
  }

  /// The object file that the command writes, for telling variants apart.
  var output: String? {
    for (index, word) in words.enumerated() where word.hasPrefix("-o") {
      if word == "-o" { return index + 1 < words.count ? words[index + 1] : nil }
      if word.hasSuffix(".o") || word.hasSuffix(".obj") { return String(word.dropFirst(2)) }
    }
    return nil
  }
}

/// What a file holds, as far as its name tells.
enum SourceKind {
  case c, header, cPlusPlus, assembler, other

  init(path: String) {
    switch Path.fileExtension(of: path) {
    case "c", "i": self = .c
    case "h", "inc": self = .header
    case "cpp", "cc", "cxx", "c++", "C", "CPP", "cp", "ii", "mm", "m", "hpp", "hh", "hxx": self = .cPlusPlus
    case "s", "S", "asm", "sx", "src", "s43", "s79", "s85", "a51": self = .assembler
    default: self = Path.fileExtension(of: path).lowercased() == "c" ? .c : .other
    }
  }
}
