import Foundation
import Triage

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A parsed JSON value that tests look into by name and index.
struct Tree {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  init(json text: String) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
  }

  subscript(name: String) -> Tree { Tree((value as? [String: Any])?[name]) }
  subscript(index: Int) -> Tree { Tree(list.indices.contains(index) ? list[index].value : nil) }

  var list: [Tree] { (value as? [Any] ?? []).map { Tree($0) } }
  var names: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
  var text: String? { value as? String }
  var number: Int? { (value as? NSNumber)?.intValue }
  var truth: Bool? { (value as? NSNumber)?.boolValue }
  var exists: Bool { value != nil }

  /// All strings in the tree under a member's name.
  func texts(of name: String) -> [String] {
    if let object = value as? [String: Any] {
      return object.keys.sorted().flatMap { key in
        (key == name ? [object[key] as? String].compactMap { $0 } : []) + Tree(object[key]).texts(of: name)
      }
    }
    return list.flatMap { $0.texts(of: name) }
  }
}

/// The elements of an XML document, as a real parser sees them.
final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var text = ""
  private(set) var isWellFormed = false

  init(_ document: String) {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { elements.append((name, attributes)) }

  func parser(_ parser: XMLParser, foundCharacters text: String) { self.text += text }

  func attributes(of name: String) -> [[String: String]] { elements.filter { $0.name == name }.map(\.attributes) }
}

extension Examples {
  static func sarif(
    _ run: TriagedExamination, _ profile: ReportFormat = .sarifAudit, context: ReportContext = context()
  )
    throws -> Tree
  {
    try Tree(json: profile.render(run, context: context))["runs"][0]
  }
}
