internal import Findings

/// How messages of the family quote the source.
func quoted(_ value: String) -> String { Int(value) != nil ? value : "`\(value)`" }

/// A value with the expression that has it: `300, the value of `n`,`; the expression alone where no value is known.
struct ValueOf {
  let value: String?
  let expression: String

  var text: Text {
    guard let value else { return Text(en: "`\(expression)`", ja: "`\(expression)` の値") }
    return Text(
      en: "the value \(quoted(value)) of `\(expression)`", ja: "`\(expression)` の値 \(quoted(value)) ")
  }
}

extension String {
  /// The text, or another where it is empty.
  func otherwise(_ other: String) -> String { isEmpty ? other : self }
}
