internal import Findings
internal import Symbolic

extension TraceStep.Event {
  /// What the step says.
  ///
  /// - Parameter source: the text at the step's place.
  func text(source: String) -> Text {
    switch self {
    case .condition(true): Text(en: "`\(source)` is true", ja: "`\(source)` が真")
    case .condition(false): Text(en: "`\(source)` is false", ja: "`\(source)` が偽")
    case .loop(let iteration, isEntered: true):
      Text(en: "the loop is entered, round \(iteration)", ja: "ループの \(iteration) 回目に入る")
    case .loop(0, isEntered: false): Text(en: "the loop is not entered", ja: "ループに入らない")
    case .loop(let iteration, isEntered: false):
      Text(
        en: "the loop is left after \(iteration) round\(iteration == 1 ? "" : "s")", ja: "ループを \(iteration) 回で抜ける")
    case .selects(let value): Text(en: "the case `\(value)` is taken", ja: "`\(value)` の場合に進む")
    case .calls(let function): Text(en: "calls `\(function)`", ja: "`\(function)` を呼び出す")
    case .returns(let function): Text(en: "returns from `\(function)`", ja: "`\(function)` から戻る")
    case .allocates(let function): Text(en: "`\(function)` allocates the object", ja: "`\(function)` が領域を確保する")
    case .releases(let function): Text(en: "`\(function)` releases the object", ja: "`\(function)` が領域を解放する")
    case .endsScope(let object): Text(en: "the lifetime of `\(object)` ends", ja: "`\(object)` の寿命が終わる")
    case .receives(let function):
      Text(en: "`\(function)` brings a value from outside", ja: "`\(function)` が外部からの値を受け取る")
    case .fails(let function): Text(en: "`\(function)` fails", ja: "`\(function)` が失敗する")
    case .assigns(let name, let value): Text(en: "`\(name)` becomes \(value)", ja: "`\(name)` が \(value) になる")
    case .locks(let function): Text(en: "`\(function)` takes the lock", ja: "`\(function)` がロックを取得する")
    case .unlocks(let function): Text(en: "`\(function)` gives the lock back", ja: "`\(function)` がロックを解放する")
    case .opens(let function): Text(en: "`\(function)` opens it", ja: "`\(function)` が開く")
    case .closes(let function): Text(en: "`\(function)` closes it", ja: "`\(function)` が閉じる")
    case .takesInOtherOrder(let lock):
      Text(en: "elsewhere `\(lock)` is held when the other lock is taken", ja: "別の箇所では `\(lock)` を保持したまま他方のロックを取得する")
    }
  }
}
