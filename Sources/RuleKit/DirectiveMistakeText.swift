public import Findings
public import Formats

extension DirectiveMistake {
  /// What a report says of the mistake.
  public var text: Text {
    switch self {
    case .incomplete(let text):
      Text(en: "the format ends within the directive `\(text)`", ja: "書式が変換指定 `\(text)` の途中で終わっている")
    case .unknownSpecifier(let text, let specifier):
      Text(
        en: "`\(text)` has no meaning: `\(specifier)` is no conversion", ja: "`\(text)` は無効: `\(specifier)` という変換はない")
    case .length(let text, let modifier, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: `\(modifier)` does not go with `\(specifier)`",
        ja: "`\(text)` の動作は未定義: 長さ修飾子 `\(modifier)` は `\(specifier)` に使えない")
    case .flag(let text, let flag, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: the flag `\(flag)` does not go with `\(specifier)`",
        ja: "`\(text)` の動作は未定義: フラグ `\(flag)` は `\(specifier)` に使えない")
    case .precision(let text, let specifier):
      Text(
        en: "`\(text)` has no defined meaning: `\(specifier)` takes no precision",
        ja: "`\(text)` の動作は未定義: `\(specifier)` に精度は指定できない")
    case .percent(let text):
      Text(
        en: "`\(text)` has no defined meaning: nothing may stand between the two `%`",
        ja: "`\(text)` の動作は未定義: 2 つの `%` の間には何も書けない")
    case .unterminatedSet(let text):
      Text(en: "the set of characters in `\(text)` has no closing `]`", ja: "`\(text)` の文字集合が `]` で閉じられていない")
    case .zeroWidth(let text):
      Text(en: "`\(text)` reads a field of zero characters", ja: "`\(text)` は幅ゼロの入力を指定している")
    case .zeroPosition(let text):
      Text(en: "`\(text)`: positions count from one", ja: "`\(text)`: 引数の位置は 1 から数える")
    case .mixedPositions:
      Text(
        en: "directives with and without an argument position (`%1$d` and `%d`) are mixed",
        ja: "引数位置の指定がある変換 (`%1$d`) とない変換 (`%d`) が混在している")
    case .embeddedTerminator:
      Text(
        en: "a zero character ends the format before directives that follow it",
        ja: "書式の途中に終端文字があり、その後の変換指定は無視される")
    }
  }
}
