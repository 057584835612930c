import Foundation

/// Edits of C files that leave the program as it is.
enum MechanicalEdit: String, CaseIterable, Sendable {
  /// Comments above each function and at the head of the file.
  case insertLines
  /// Other indentation, and opening braces on lines of their own.
  case reformat
  case renameFiles
  /// Other names for the parameters and variables of each function.
  case renameLocals
  /// Functions that nothing in the file names are moved to its end.
  case moveFunctions

  /// The file's text after the edit.
  func apply(to text: String) -> String {
    var file = CText(text)
    switch self {
    case .insertLines:
      for index in file.functions.indices.reversed() {
        file.lines.insert(
          contentsOf: ["/* a remark", " * of several lines */", ""], at: file.functions[index].lowerBound)
      }
      file.lines.insert("/* a new head of the file */", at: 0)
    case .reformat:
      file.lines = file.lines.flatMap(CText.reformatted)
    case .renameFiles: break
    case .renameLocals:
      for range in file.functions {
        let names = CText.locals(in: file.lines[range])
        for line in range { file.lines[line] = CText.renamed(file.lines[line], names) }
      }
    case .moveFunctions:
      var moved: [String] = []
      for range in file.functions.reversed() where CText.isMovable(range, in: file.lines) {
        moved = [""] + file.lines[range] + moved
        file.lines.removeSubrange(range)
      }
      file.lines += moved
    }
    return file.lines.joined(separator: "\n")
  }
}

/// A C file of the demo firmware's layout: functions begin in the first column and end with a brace there.
private struct CText {
  var lines: [String]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// The lines of each function definition, in order.
  var functions: [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for (index, line) in lines.enumerated() {
      let isHead = line.first.map { $0.isLetter || $0 == "_" } ?? false
      if start == nil, isHead, line.contains("("), !line.hasSuffix(";"), !line.hasPrefix("typedef") { start = index }
      if start != nil, line.hasSuffix(";"), isHead { start = nil }
      if line == "}", let first = start {
        found.append(first..<index + 1)
        start = nil
      } else if line.hasPrefix("}") {
        start = nil
      }
    }
    return found
  }

  static func reformatted(_ line: String) -> [String] {
    let blanks = line.prefix { $0 == " " }.count
    let code = line.dropFirst(blanks)
    // Directives and lines that a directive continues onto stay.
    guard !code.hasPrefix("#"), !line.hasSuffix("\\"), !code.hasPrefix("*") else { return [line] }
    let indent = String(repeating: "\t", count: blanks / 2) + String(repeating: " ", count: blanks % 2)
    if code.hasSuffix(") {") { return [indent + code.dropLast(2), indent + "{"] }
    return [indent + code]
  }

  /// The names that the lines of a function declare.
  static func locals(in lines: ArraySlice<String>) -> [String: String] {
    let keywords: Set = ["return", "goto", "else", "case", "break", "continue", "void", "struct", "sizeof", "const"]
    let declaration =
      #"^\s+(?:(?:const|volatile|struct|enum|unsigned)\s+)*(\w+)\s+(?:\*\s*)*(?:const\s+)?(\w+)\s*(?:=|;|\[|,)"#
    let parameter = #"(?:\w[\s*]+)(\w+)(?:\[\w*\])?\s*(?:,|\)\s*\{?$)"#
    var names: [String: String] = [:]
    var isHead = true
    var isRecord = false
    for line in lines {
      let code = line.components(separatedBy: "//")[0]
      // Members of a record that a function declares are no locals.
      if isRecord { isRecord = !code.trimmingCharacters(in: .whitespaces).hasPrefix("}") }
      if isRecord { continue }
      isRecord = code.hasSuffix("struct {")
      if isHead, let open = code.firstIndex(of: "(") ?? (code.hasPrefix(" ") ? code.startIndex : nil) {
        for match in matches(parameter, in: String(code[open...]), group: 1) where !keywords.contains(match) {
          names[match] = match + "_"
        }
      }
      if code.hasSuffix("{") { isHead = false }
      let type = matches(declaration, in: code, group: 1).first ?? ""
      guard !isHead, !keywords.contains(type) || ["const", "struct"].contains(type) else { continue }
      for match in matches(declaration, in: code, group: 2) where !keywords.contains(match) {
        names[match] = match + "_"
      }
    }
    return names
  }

  private static func matches(_ pattern: String, in text: String, group: Int) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let range = NSRange(text.startIndex..., in: text)
    return expression.matches(in: text, range: range).compactMap { match in
      Range(match.range(at: group), in: text).map { String(text[$0]) }
    }
  }

  /// The line with names replaced where they are whole words, no members, and not in texts or comments.
  static func renamed(_ line: String, _ names: [String: String]) -> String {
    var result = ""
    var word = ""
    var quote: Character?
    var isComment = false
    func flush() {
      let before = result.trimmingCharacters(in: .whitespaces)
      let isMember = before.hasSuffix("->") || before.hasSuffix(".") && !before.hasSuffix("...")
      result += !isMember ? names[word] ?? word : word
      word = ""
    }
    for character in line {
      if quote == nil, !isComment, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if !word.isEmpty { flush() }
      if quote != nil {
        if character == quote, !result.hasSuffix("\\") { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "/", result.hasSuffix("/") {
        isComment = true
      } else if character == "*", result.hasSuffix("/") {
        isComment = true
      }
      result.append(character)
    }
    flush()
    return result
  }

  /// Whether nothing else in the file names the function, so that it may stand anywhere behind what it uses.
  static func isMovable(_ range: Range<Int>, in lines: [String]) -> Bool {
    let head = lines[range.lowerBound]
    guard let open = head.firstIndex(of: "(") else { return false }
    let name = String(head[..<open].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let others = lines[..<range.lowerBound] + lines[range.upperBound...]
    return !name.isEmpty && !others.contains { $0.contains(name) } && !lines[range].contains { $0.hasPrefix("#") }
      && !(range.lowerBound > 0 && lines[range.lowerBound - 1].hasPrefix("#"))
  }
}
