internal import Findings
internal import RuleKit
internal import Syntax

/// Finds files that are created under names of the program's own in folders where everybody may write. The functions
/// that only make up a name stand in the page.
struct TemporaryFileName: SyntaxRule {
  static let id: RuleID = "call/temporary-file-name"
  static let kinds: [NodeKind] = [.call]

  private static let folders = ["/tmp/", "/var/tmp/", "/dev/shm/"]
  /// Functions that replace the last characters of a name by ones that nobody knows.
  private static let makers: Set<String> = [
    "mkstemp", "mkstemps", "mkostemp", "mkostemps", "mkdtemp", "mkstemp64", "mkostemp64",
  ]

  func check(_ node: Node, in unit: UnitScope, into report: inout Report) {
    guard let name = node.libraryName, let path = Self.createdPath(of: node, name) else { return }
    let beginnings = TextBeginning.of(path)
    let guessable = beginnings.first { beginning in
      // What was put together piece by piece may begin with the folder alone.
      Self.folders.contains { (beginning.text + "/").hasPrefix($0) } && !beginning.text.contains("XXXXXX")
    }
    guard let guessable, !isMadeUnique(path, before: node) else { return report.holds(at: node) }
    let isInCall = node.contains(guessable.literal)
    report.violation(
      at: node, GuessableName(function: name, path: guessable.text, isWhole: guessable.isWhole),
      steps: isInCall
        ? [] : [Step(location: guessable.literal.location, text: Text(en: "the name begins here", ja: "名前の先頭部分"))])
  }

  /// The name under which a call creates a file that may be there already; nil where it creates none, or a new one only.
  private static func createdPath(of call: Node, _ name: String) -> Node? {
    let arguments = call.arguments
    switch name {
    case "fopen", "fopen64", "freopen":
      guard arguments.count > 1, let mode = arguments[1].withoutCasts.narrowText, let kind = mode.first,
        kind == "w" || kind == "a", !mode.contains("x")
      else { return nil }
      return arguments[0]
    case "creat", "creat64": return arguments.first
    case "open", "open64": return arguments.count > 1 && arguments[1].createsAnyFile ? arguments[0] : nil
    case "openat", "openat64": return arguments.count > 2 && arguments[2].createsAnyFile ? arguments[1] : nil
    default: return nil
    }
  }

  private func isMadeUnique(_ path: Node, before call: Node) -> Bool {
    let base = path.baseExpression
    return call.enclosingFunction?.descendants.contains { node in
      guard let name = node.libraryName, Self.makers.contains(name), node.id < call.id else { return false }
      return node.arguments.first?.baseExpression.isStructurallyEqual(to: base) == true
    } ?? false
  }
}

extension Node {
  /// Whether flags of `open` create a file without asking that it be new.
  fileprivate var createsAnyFile: Bool {
    var flags = [self]
    if let variable = withoutCasts.declaration, variable.isLocal {
      flags += variable.assignedValues(in: enclosingFunction)
    }
    let macros = flags.flatMap(\.subtree).flatMap(\.expansions)
    // A macro of the project may hold the flags.
    let text = macros.map { $0.name + ($0.definition.map { tree.text(of: $0) } ?? "") }.joined(separator: " ")
    return text.contains("O_CREAT") && !text.contains("O_EXCL") && !text.contains("O_TMPFILE")
  }
}

private struct GuessableName: Message {
  let function: String
  let path: String
  let isWhole: Bool
  private var shown: String { isWhole ? path : path + "…" }
  var en: String { "`\(function)` creates `\(shown)`, a name that others can guess, where everybody may write" }
  var ja: String { "`\(function)` が、誰でも書き込める場所に推測できる名前 `\(shown)` でファイルを作成する" }
}
