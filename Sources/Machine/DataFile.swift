internal import Basics

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
    guard var reader = FlatReader(text("Data/\(name)")), let node = DataNode.next(&reader) else {
      preconditionFailure("the data file \(name) is malformed")
    }
    return node.value
  }
}

/// A value of a data file; what is absent reads as empty.
struct DataNode: Sendable {
  let text: String
  let items: [DataNode]
  /// Keys and values in the order of the file.
  let pairs: [(key: String, value: DataNode)]
  let isPresent: Bool

  static let absent = DataNode(isPresent: false)

  private init(
    text: String = "", items: [DataNode] = [], pairs: [(key: String, value: DataNode)] = [], isPresent: Bool
  ) {
    (self.text, self.items, self.pairs, self.isPresent) = (text, items, pairs, isPresent)
  }

  fileprivate static func next(_ reader: inout FlatReader) -> (key: String, value: DataNode)? {
    guard let next = reader.next() else { return nil }
    switch next.kind {
    case .scalar: return (next.key, DataNode(text: next.text, isPresent: true))
    case .list:
      let items = (0..<next.count).compactMap { _ in self.next(&reader)?.value }
      return (next.key, DataNode(items: items, isPresent: true))
    case .mapping:
      let pairs = (0..<next.count).compactMap { _ in self.next(&reader) }
      return (next.key, DataNode(pairs: pairs, isPresent: true))
    }
  }

  subscript(key: String) -> DataNode { pairs.first { $0.key == key }?.value ?? .absent }

  /// The words of a scalar, separated by white space.
  var words: [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }

  var texts: [String] { items.map(\.text) }
}
