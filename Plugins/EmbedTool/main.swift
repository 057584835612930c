// Writes one Swift file that holds the given text files as string literals, so that the program is one file on disk.
// Arguments: OUTPUT ROOT FILE…

import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: EmbedTool OUTPUT ROOT FILE…\n".utf8))
  exit(2)
}
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
var output = "/// The data files of this module by path relative to its folder, in order of their paths.\n"
output += "let embeddedFiles: [(path: String, text: String)] = [\n"
for file in arguments.dropFirst(3).sorted() {
  guard let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8) else {
    FileHandle.standardError.write(Data("\(file): error: cannot be read as UTF-8\n".utf8))
    exit(1)
  }
  let path = file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
  output += "  (\n    #####\"\(path)\"#####,\n    #####\"\"\"\n\(text)\n\"\"\"#####\n  ),\n"
}
output += "]\n"
do {
  try Data(output.utf8).write(to: URL(fileURLWithPath: arguments[1]))
} catch {
  FileHandle.standardError.write(Data("\(arguments[1]): error: \(error)\n".utf8))
  exit(1)
}
