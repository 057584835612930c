internal import CClang

/// libclang could not be used.
public enum LibClangFailure: Error, Hashable, Sendable {
  /// No library was found; the places that were tried, with the loader's reason for those that exist.
  case notFound(tried: [String])
  /// The library is too old; its version text and path.
  case tooOld(version: String, path: String)

  /// What happened and what to do, in English.
  public var advice: (en: String, ja: String) {
    let install = "apt-get install libclang-19-dev"
    switch self {
    case .notFound(let tried):
      let list = tried.map { "  \($0)" }.joined(separator: "\n")
      return (
        "libclang was not found; install it with `\(install)` or set KENSHIN_LIBCLANG to its path; tried:\n\(list)",
        "libclang が見つかりません。`\(install)` でインストールするか、KENSHIN_LIBCLANG にパスを設定してください。検索した場所:\n\(list)"
      )
    case .tooOld(let version, let path):
      return (
        "\(path) is version \(version), but 17 is the oldest that works and 19 the oldest supported; install `libclang-19-dev` (`\(install)`)",
        "\(path) のバージョンは \(version) です。動作には 17 以降、サポート対象は 19 以降です。`libclang-19-dev` をインストールしてください (`\(install)`)"
      )
    }
  }
}

/// A loaded libclang.
public struct LibClang: @unchecked Sendable {
  // The table is written once, before the value exists, and holds C functions that libclang documents as thread-safe
  // for distinct indices.
  let functions: UnsafePointer<CClangFunctions>
  public let path: String
  /// The library's own version text.
  public let versionText: String
  public let majorVersion: Int
  /// The folder of the compiler's own headers (`stddef.h`); nil where none was found.
  public let resourceDirectory: String?

  /// Whether the library is older than the supported minimum but still usable; macro spelling places are then missing.
  public var isDegraded: Bool { majorVersion < 19 }

  /// Loads the first library of `candidates` that can be opened.
  ///
  /// - Parameter directoryExists: tells whether a folder exists; used to find the compiler's own headers.
  public static func load(
    candidates: [String], directoryExists: (String) -> Bool
  ) throws(LibClangFailure) -> LibClang {
    var tried: [String] = []
    var tooOld: LibClangFailure?
    for path in candidates {
      let table = UnsafeMutablePointer<CClangFunctions>.allocate(capacity: 1)
      var reason = [CChar](repeating: 0, count: 512)
      guard cclang_load(path, table, &reason, UInt(reason.count)) == 0 else {
        table.deallocate()
        let text = String(decoding: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        tried.append(text.contains("No such file") ? path : "\(path): \(text)")
        continue
      }
      let text = versionText(table)
      let major = majorVersion(in: text)
      guard major >= 17, table.pointee.getCursorBinaryOperatorKind != nil else {
        tooOld = tooOld ?? .tooOld(version: text, path: path)
        table.deallocate()
        continue
      }
      return LibClang(
        functions: UnsafePointer(table), path: path, versionText: text, majorVersion: major,
        resourceDirectory: resourceDirectory(library: path, major: major, exists: directoryExists))
    }
    throw tooOld ?? .notFound(tried: tried)
  }

  private static func versionText(_ table: UnsafePointer<CClangFunctions>) -> String {
    guard let get = table.pointee.getClangVersion, let cString = table.pointee.getCString,
      let dispose = table.pointee.disposeString
    else { return "unknown" }
    let text = get()
    defer { dispose(text) }
    return cString(text).map { String(cString: $0) } ?? "unknown"
  }

  /// The number after the word "version" in `Debian clang version 19.1.7 (3~deb12u1)`.
  static func majorVersion(in text: String) -> Int {
    guard let range = text.range(of: "version ") else { return 0 }
    return Int(text[range.upperBound...].prefix { $0.isNumber }) ?? 0
  }

  private static func resourceDirectory(library: String, major: Int, exists: (String) -> Bool) -> String? {
    let folder = library.split(separator: "/").dropLast().joined(separator: "/")
    let own = [
      "/\(folder)/clang/\(major)", "/\(folder)/../lib/clang/\(major)", "/usr/lib/llvm-\(major)/lib/clang/\(major)",
    ]
    let others = (17...24).reversed().map { "/usr/lib/llvm-\($0)/lib/clang/\($0)" }
    let clang = (own + others + ["/usr/lib/clang/\(major)"]).first { exists($0 + "/include") }
    return clang
  }
}

extension String {
  /// The position of a text, without Foundation.
  func range(of text: String) -> Range<String.Index>? {
    guard let first = text.first else { return nil }
    var start = startIndex
    while let candidate = self[start...].firstIndex(of: first) {
      if self[candidate...].hasPrefix(text) { return candidate..<index(candidate, offsetBy: text.count) }
      start = index(after: candidate)
    }
    return nil
  }
}
