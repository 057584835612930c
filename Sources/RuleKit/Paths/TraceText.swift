internal import Findings
internal import Symbolic

extension TraceStep.Event {
  /// What the step says.
  ///
  /// - Parameters:
  ///   - source: the text at the step's place.
  ///   - macro: the macro whose use that text is; nil where the step stands there itself.
  func text(source: String, macro: String?) -> Text {
    switch self {
    case .condition(let holds) where macro != nil:
      let name = macro ?? ""
      return holds
        ? Text(en: "a condition in `\(name)` is true", ja: "`\(name)` の中の条件が真")
        : Text(en: "a condition in `\(name)` is false", ja: "`\(name)` の中の条件が偽")
    case .condition(true): return Text(en: "`\(source)` is true", ja: "`\(source)` が真")
    case .condition(false): return Text(en: "`\(source)` is false", ja: "`\(source)` が偽")
    case .loop(let iteration, isEntered: true):
      return Text(en: "the loop is entered, round \(iteration)", ja: "ループの \(iteration) 回目に入る")
    case .loop(0, isEntered: false): return Text(en: "the loop is not entered", ja: "ループに入らない")
    case .loop(let iteration, isEntered: false):
      return Text(
        en: "the loop is left after \(iteration) round\(iteration == 1 ? "" : "s")", ja: "ループを \(iteration) 回で抜ける")
    case .selects(value: ""): return Text(en: "no case fits", ja: "どの場合にも当てはまらない")
    case .selects(let value): return Text(en: "the case `\(value)` is taken", ja: "`\(value)` の場合に進む")
    case .calls(let function): return Text(en: "calls `\(function)`", ja: "`\(function)` を呼び出す")
    case .returns(let function): return Text(en: "returns from `\(function)`", ja: "`\(function)` から戻る")
    case .enters(let function): return Text(en: "`\(function)` is called", ja: "`\(function)` が呼び出される")
    case .repeats(let function): return Text(en: "`\(function)` is called again", ja: "`\(function)` が再び呼び出される")
    case .allocates(let function): return Text(en: "`\(function)` allocates the object", ja: "`\(function)` が領域を確保する")
    case .releases(let function): return Text(en: "`\(function)` releases the object", ja: "`\(function)` が領域を解放する")
    case .endsScope(let object): return Text(en: "the lifetime of `\(object)` ends", ja: "`\(object)` の寿命が終わる")
    case .receives(let function):
      return Text(en: "`\(function)` brings a value from outside", ja: "`\(function)` が外部からの値を受け取る")
    case .fails(let function): return Text(en: "`\(function)` fails", ja: "`\(function)` が失敗する")
    case .assigns(let name, let value): return Text(en: "`\(name)` becomes \(value)", ja: "`\(name)` が \(value) になる")
    case .locks(let function): return Text(en: "`\(function)` takes the lock", ja: "`\(function)` がロックを取得する")
    case .unlocks(let function): return Text(en: "`\(function)` gives the lock back", ja: "`\(function)` がロックを解放する")
    case .opens(let function): return Text(en: "`\(function)` opens it", ja: "`\(function)` が開く")
    case .closes(let function): return Text(en: "`\(function)` closes it", ja: "`\(function)` が閉じる")
    case .takesInOtherOrder(let lock):
      return Text(
        en: "elsewhere `\(lock)` is held when the other lock is taken",
        ja: "別の箇所では `\(lock)` を保持したまま他方のロックを取得する")
    case .tests(_): return Text(en: "`\(source)` tests it", ja: "`\(source)` で検査する")
    }
  }
}
