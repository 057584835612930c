extension Dialect {
  /// The dialect of a name, read once from the module's data.
  public static func named(_ name: Name) -> Dialect {
    switch name {
    case .gcc: gcc
    case .clang: clang
    case .iar: iar
    case .armcc: armcc
    case .armclang: armclang
    case .ti: ti
    case .sdcc: sdcc
    case .c51: c51
    case .xc8: xc8
    case .renesasRX: renesasRX
    case .renesasRL78: renesasRL78
    case .renesasRH850: renesasRH850
    }
  }

  private static let gcc = read(.gcc)
  private static let clang = read(.clang)
  private static let iar = read(.iar)
  private static let armcc = read(.armcc)
  private static let armclang = read(.armclang)
  private static let ti = read(.ti)
  private static let sdcc = read(.sdcc)
  private static let c51 = read(.c51)
  private static let xc8 = read(.xc8)
  private static let renesasRX = read(.renesasRX)
  private static let renesasRL78 = read(.renesasRL78)
  private static let renesasRH850 = read(.renesasRH850)

  private static let table = DataFile.yaml("dialects.yml")

  private static func read(_ name: Name) -> Dialect {
    switch name {
    case .gcc, .clang:
      // The usual case needs no data: the table is not even read.
      return Dialect(name: name, arguments: [], headers: [], rewriting: Rewriting())
    case .iar, .armcc, .armclang, .ti, .sdcc, .c51, .xc8, .renesasRX, .renesasRL78, .renesasRH850: break
    }
    let node = table[name.rawValue]
    precondition(node.isPresent, "the dialect \(name.rawValue) is missing")
    let prelude = node["prelude"].text
    let preludes = prelude.isEmpty ? [] : ["common", prelude]
    let files = preludes.map { name in
      VirtualFile(path: "/kenshin/prelude/\(name).h", text: DataFile.text("Preludes/\(name).h.txt"))
    }
    let folder = node["headers"].text
    let headers = folder.isEmpty ? [] : StubHeaders.files(below: "Headers/\(folder)/", at: "/kenshin/\(folder)/")
    let rewriting = Rewriting(node: node)
    return Dialect(
      name: name,
      arguments: node["arguments"].texts + definitions(of: node) + rewriting.definitions
        + files.flatMap { ["-include", $0.path] }
        + (headers.isEmpty ? [] : ["-idirafter", "/kenshin/\(folder)"]),
      headers: files + headers, rewriting: rewriting)
  }

  private static func definitions(of node: DataNode) -> [String] {
    node["empty"].texts.map { "-D\($0)=" }
      + node["noted"].pairs.map { "-D\($0.key)=__attribute__((annotate(\"kw:\($0.value.text)\")))" }
      + node["define"].texts.map { "-D" + $0 }
  }
}

/// Headers of our own for machines without an installed C library.
public enum StubHeaders {
  /// The folder in which they appear.
  public static let folder = "/kenshin/include"

  /// ISO C's and the most usual POSIX headers; those that are freestanding come from clang itself.
  public static let all = files(below: "Headers/c/", at: folder + "/")

  static func files(below prefix: String, at folder: String) -> [VirtualFile] {
    // The build embeds text files, so the headers carry one more extension there.
    embeddedFiles.filter { $0.path.hasPrefix(prefix) }.map { file in
      VirtualFile(path: folder + file.path.dropFirst(prefix.count).dropLast(".txt".count), text: file.text)
    }
  }
}
