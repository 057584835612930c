/// A file that exists only in memory and is handed to the parser beside the files on disk.
public struct VirtualFile: Hashable, Sendable {
  /// Absolute; virtual files live below `/kenshin`.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
