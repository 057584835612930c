public import Findings

/// The comparison of a folder with its manifest.
public struct Verification: Hashable, Sendable {
  public enum Difference: Hashable, Sendable {
    case changed(String)
    case missing(String)
    case added(String)

    public var text: Text {
      switch self {
      case .changed(let path): Text(en: "changed: \(path)", ja: "変更: \(path)")
      case .missing(let path): Text(en: "missing: \(path)", ja: "欠落: \(path)")
      case .added(let path): Text(en: "added: \(path)", ja: "追加: \(path)")
      }
    }
  }

  /// By path.
  public let differences: [Difference]
  /// Files that are as the manifest says.
  public let unchanged: Int

  /// - Parameters:
  ///   - paths: the files of the folder, relative to it.
  ///   - contents: the bytes of one of them.
  public init(_ manifest: Manifest, paths: [String], contents: (String) -> [UInt8]?) {
    var differences: [(path: String, difference: Difference)] = []
    var unchanged = 0
    let listed = Set(manifest.files.map(\.path))
    for file in manifest.files {
      guard let bytes = contents(file.path) else {
        differences.append((file.path, .missing(file.path)))
        continue
      }
      if bytes.count == file.size, sha256(bytes) == file.sha256 {
        unchanged += 1
      } else {
        differences.append((file.path, .changed(file.path)))
      }
    }
    for path in paths where !listed.contains(path) && ![Manifest.fileName, Manifest.signatureName].contains(path) {
      differences.append((path, .added(path)))
    }
    self.differences = differences.sorted { $0.path < $1.path }.map(\.difference)
    self.unchanged = unchanged
  }
}
