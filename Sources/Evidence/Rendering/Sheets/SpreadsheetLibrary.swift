internal import CXlsx
public import Findings

/// libxlsxwriter, found when the program runs.
public struct SpreadsheetLibrary: @unchecked Sendable {
  // The functions never change after loading.
  let functions: CXlsx

  /// - Parameter path: the library's file; the system's where it is nil.
  /// - Throws: `MissingLibrary` where none can be loaded.
  public init(path: String? = nil) throws(MissingLibrary) {
    var table = CXlsx()
    let isLoaded = path.map { path in path.withCString { cxlsx_load(&table, $0) } } ?? cxlsx_load(&table, nil)
    guard isLoaded else { throw MissingLibrary(path: path) }
    functions = table
  }
}

/// No library for workbooks.
public struct MissingLibrary: Error, Sendable {
  let path: String?

  public var text: Text {
    let en = path.map { "\($0) is no libxlsxwriter 1.1.4 or newer" } ?? "libxlsxwriter was not found"
    let ja = path.map { "\($0) は libxlsxwriter 1.1.4 以降ではありません" } ?? "libxlsxwriter が見つかりません"
    return Text(
      en:
        "\(en); xlsx needs it: apt-get install libxlsxwriter-dev (brew install libxlsxwriter), or leave xlsx out of --format",
      ja:
        "\(ja)。xlsx の出力に必要です: apt-get install libxlsxwriter-dev (brew install libxlsxwriter) を実行するか、--format から xlsx を外してください"
    )
  }
}
