internal import Yams

/// Reading of the module's own data files; a mistake in them is a broken invariant and traps.
enum DataFile {
  /// The text of an embedded file by its path below the module's folder.
  static func text(_ path: String) -> String {
    guard let file = embeddedFiles.first(where: { $0.path == path }) else {
      preconditionFailure("the data file \(path) is not embedded")
    }
    return file.text
  }

  static func exists(_ path: String) -> Bool { embeddedFiles.contains { $0.path == path } }

  static func yaml(_ name: String) -> DataNode {
    do {
      guard let node = try Yams.compose(yaml: text("Data/\(name)")) else {
        preconditionFailure("the data file \(name) is empty")
      }
      return DataNode(node)
    } catch {
      preconditionFailure("the data file \(name) is malformed: \(error)")
    }
  }
}

/// A value of a data file; what is absent reads as empty.
struct DataNode: Sendable {
  let text: String
  let items: [DataNode]
  /// Keys and values in the order of the file.
  let pairs: [(key: String, value: DataNode)]
  let isPresent: Bool

  static let absent = DataNode()

  private init() { (text, items, pairs, isPresent) = ("", [], [], false) }

  init(_ node: Node) {
    text = node.scalar?.string ?? ""
    items = node.sequence.map { $0.map { DataNode($0) } } ?? []
    pairs = node.mapping?.map { (key: $0.key.scalar?.string ?? "", value: DataNode($0.value)) } ?? []
    isPresent = true
  }

  subscript(key: String) -> DataNode { pairs.first { $0.key == key }?.value ?? .absent }

  /// The words of a scalar, separated by white space.
  var words: [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

  var texts: [String] { items.map(\.text) }
}
