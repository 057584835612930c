internal import Source
public import Syntax

extension UnitScope {
  /// Whether the text of a node holds an `#if`, `#else` or one of their kin, so that another build has other code there.
  public func isBuildDependent(_ node: Node) -> Bool {
    guard let file = tokens(of: node.file) else { return false }
    let site = node.site
    var low = 0
    var high = file.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if file.tokens[middle].start < site.start { low = middle + 1 } else { high = middle }
    }
    var index = low
    while index + 1 < file.tokens.count, file.tokens[index].start < site.end {
      if file.tokens[index].startsLine, file.isToken(file.tokens[index], "#") {
        let word = file.tokens[index + 1]
        if ["if", "ifdef", "ifndef", "else", "elif"].contains(file.spelling(word)) { return true }
      }
      index += 1
    }
    return false
  }
}

extension Node {
  /// Whether a part of the expression is chosen by the project's configuration: a macro other than those that only spell
  /// a plain value, an enumerator, or `sizeof`.
  public var isConfigured: Bool {
    subtree.contains { part in
      if part.kind == .sizeOf || part.declaration?.kind == .enumerator { return true }
      guard part.isFromMacro, part.kind != .implicitCast else { return false }
      return !part.expansions.allSatisfy { Self.plainMacros.contains($0.name) }
    }
  }

  private static let plainMacros: Set<String> = ["true", "false", "TRUE", "FALSE", "NULL", "EOF"]
}
