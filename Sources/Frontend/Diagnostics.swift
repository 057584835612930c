internal import Source
internal import Basics
internal import CClang
internal import Source
internal import Syntax

extension TreeBuilder {
  /// The errors of the parse, in order.
  func problems() -> [ParseProblem] {
    (0..<clang.getNumDiagnostics(handle)).compactMap { index in
      guard let diagnostic = clang.getDiagnostic(handle, index) else { return nil }
      defer { clang.disposeDiagnostic(diagnostic) }
      let severity = clang.getDiagnosticSeverity(diagnostic)
      guard severity == CXDiagnostic_Error || severity == CXDiagnostic_Fatal else { return nil }
      let message = text(clang.getDiagnosticSpelling(diagnostic))
      if Self.isHarmless(message) { return nil }
      let place = place(of: clang.getDiagnosticLocation(diagnostic))
      let site = place.map { SourceSite(file: $0.file, start: $0.offset, end: $0.offset + 1) }
      return ParseProblem(message: message, site: site, missingHeader: Self.missingHeader(in: message))
    }
  }

  /// The bytes of the file that a problem is in.
  func text(of problem: ParseProblem) -> [UInt8]? { problem.site.map { resolver.files[$0.file].text } }

  /// The name in `'foo.h' file not found`.
  static func missingHeader(in message: String) -> String? {
    guard message.hasSuffix("file not found"), let open = message.firstIndex(of: "'") else { return nil }
    let rest = message[message.index(after: open)...]
    return rest.firstIndex(of: "'").map { String(rest[..<$0]) }
  }

  /// Errors that concern only code generation or options and drop nothing from the tree.
  private static func isHarmless(_ message: String) -> Bool {
    let harmless = [
      "unknown argument", "unsupported option", "out of bounds", "unknown target CPU", "unsupported argument",
    ]
    return harmless.contains { message.hasPrefix($0) }
      || (message.contains("interrupt") && message.contains("attribute parameter"))
  }
}
