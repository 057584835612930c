public import Basics
public import Findings
public import Source
internal import Syntax

/// A macro expansion around a site, as reports show it.
public struct MacroStep: Hashable, Sendable {
  public let name: String
  /// The system header that defines the macro, as C includes it; nil for the project's own.
  public let header: String?
  /// The macro's definition; for one of a system header or of the compiler the place where it is used.
  public let location: Location

  /// The expansions that produced a node, outermost first, at most four.
  static func stack(around node: Node) -> [MacroStep] {
    node.expansions.prefix(4).map { expansion in
      guard let definition = expansion.definition else {
        return MacroStep(name: expansion.name, header: nil, location: node.tree.location(of: expansion.site))
      }
      // Where the compiler keeps its headers says nothing about the project, and differs between machines.
      let file = node.tree.file(of: definition)
      return MacroStep(
        name: expansion.name, header: file.isSystem ? file.headerName : nil,
        location: node.tree.location(of: file.isSystem ? expansion.site : definition))
    }
  }

  public var step: Step {
    let source = header.map { " of `<\($0)>`" } ?? ""
    let inJapanese = header.map { "（`<\($0)>`）" } ?? " "
    return Step(
      location: location,
      text: Text(en: "in the expansion of macro `\(name)`\(source)", ja: "マクロ `\(name)`\(inJapanese)の展開内"))
  }
}

extension MacroStep: Serial {
  public func write(to output: inout SerialWriter) {
    output.write(name)
    output.write(header)
    output.write(location)
  }

  public init(from input: inout SerialReader) throws(SerialFailure) {
    name = try input.text()
    header = try input.optional()
    location = try input.value()
  }
}

extension SourceFile {
  /// The name by which C includes a system header: `sys/types.h`; nil for what Kenshin provides itself.
  fileprivate var headerName: String? {
    if absolutePath.hasPrefix("/kenshin/") { return nil }
    let parts = absolutePath.split(separator: "/")
    let start = parts.lastIndex(of: "include").map { $0 + 1 } ?? parts.count - 1
    return parts[min(start, max(0, parts.count - 1))...].joined(separator: "/")
  }
}
