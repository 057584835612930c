internal import Foundation
public import Source

extension FileSystem {
  /// The files of the machine.
  public static let disk = FileSystem(
    contents: { path in
      guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
      defer { try? handle.close() }
      guard let data = try? handle.readToEnd() ?? Data() else { return nil }
      return Array(data)
    },
    entries: { directory in
      ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    },
    kind: { path in
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return .absent }
      return isDirectory.boolValue ? .directory : .file
    },
    canonical: { path in URL(fileURLWithPath: path).resolvingSymlinksInPath().path })
}
