internal import Triage

/// An XML 1.0 element whose text is well-formed whatever it is made from.
struct XMLElement {
  let name: String
  var attributes: [(name: String, value: String)]
  var children: [XMLElement]
  var text: String

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], children: [XMLElement] = [],
    text: String = ""
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.children = children
    self.text = text
  }

  /// The element as a document.
  var document: String {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &output, indentation: "")
    return output
  }

  private func write(to output: inout String, indentation: String) {
    output += indentation + "<" + name
    for (name, value) in attributes { output += " \(name)=\"\(XMLElement.escaped(value, inAttribute: true))\"" }
    if children.isEmpty && text.isEmpty {
      output += "/>\n"
      return
    }
    output += ">" + XMLElement.escaped(text, inAttribute: false)
    if !children.isEmpty {
      output += "\n"
      for child in children { child.write(to: &output, indentation: indentation + "  ") }
      output += indentation
    }
    output += "</\(name)>\n"
  }

  /// Markup becomes references; what XML forbids or nobody can see becomes `\u{…}` (XML 1.0 §2.2).
  static func escaped(_ text: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\t" where inAttribute: result += "&#9;"
      case "\n" where inAttribute: result += "&#10;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      default: result += String(Character(scalar)).visible
      }
    }
    return result
  }
}
