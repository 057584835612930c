internal import Findings
internal import RuleKit
internal import Syntax

extension FormatCall {
  /// A step to a format that stands elsewhere than in the call.
  func steps(to literal: Node) -> [Step] {
    if call.contains(literal) { return [] }
    return [Step(location: literal.location, text: Text(en: "the format is given here", ja: "書式はここで与えられている"))]
  }
}
