// Writes one Swift file that holds the given text files as string literals, so that the program is one file on disk.
// YAML files and the YAML front matter of Markdown pages are written in a flat form that needs no YAML parser at run
// time; `FlatReader` reads it.
// Arguments: OUTPUT ROOT FILE…

import Foundation
import Yams

func fail(_ text: String) -> Never {
  FileHandle.standardError.write(Data((text + "\n").utf8))
  exit(1)
}

/// The lines of one YAML value in preorder: `LINE KIND KEY<tab>VALUE`, where KIND is `s` (scalar), `m` (mapping) or
/// `l` (list) and the value of the latter two is their count.
func flattened(_ node: Node, key: Node?, into lines: inout [String]) {
  let line = node.mark?.line ?? key?.mark?.line ?? 1
  let name = key?.string ?? ""
  switch node {
  case .scalar(let scalar):
    let text = scalar.string.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\n", with: "\\n")
    lines.append("\(line) s \(name)\t\(text)")
  case .mapping(let mapping):
    lines.append("\(line) m \(name)\t\(mapping.count)")
    for (key, value) in mapping { flattened(value, key: key, into: &lines) }
  case .sequence(let sequence):
    lines.append("\(line) l \(name)\t\(sequence.count)")
    for item in sequence { flattened(item, key: nil, into: &lines) }
  default: lines.append("\(line) s \(name)\t")
  }
}

/// The page with its front matter in flat form; the text itself where there is none or it is no YAML, so that the
/// mistake is reported by the program with its line.
func page(_ text: String) -> String {
  let lines = text.components(separatedBy: "\n")
  guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---"),
    let node = try? compose(yaml: lines[1..<end].joined(separator: "\n"))
  else { return text }
  var flat: [String] = []
  flattened(node, key: nil, into: &flat)
  return (["---flat"] + flat + lines[end...]).joined(separator: "\n")
}

/// A YAML file in flat form.
func data(_ text: String, path: String) -> String {
  do {
    guard let node = try compose(yaml: text) else { fail("\(path): error: the file is empty") }
    var flat = ["---flat"]
    flattened(node, key: nil, into: &flat)
    return flat.joined(separator: "\n")
  } catch {
    fail("\(path): error: \(error)")
  }
}

func content(_ text: String, path: String) -> String {
  if path.hasSuffix(".md") { return page(text) }
  return path.hasSuffix(".yml") ? data(text, path: path) : text
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { fail("usage: EmbedTool OUTPUT ROOT FILE…") }
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
var output = "/// The data files of this module by path relative to its folder, in order of their paths.\n"
output += "let embeddedFiles: [(path: String, text: String)] = [\n"
for file in arguments.dropFirst(3).sorted() {
  guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
    fail("\(file): error: cannot be read as UTF-8")
  }
  let path = file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
  output += "  (\n    #####\"\(path)\"#####,\n    #####\"\"\"\n\(content(text, path: path))\n\"\"\"#####\n  ),\n"
}
output += "]\n"
do {
  try Data(output.utf8).write(to: URL(fileURLWithPath: arguments[1]))
} catch {
  fail("\(arguments[1]): error: \(error)")
}
