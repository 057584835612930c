internal import Findings
internal import Symbolic

extension Violation.Detail {
  /// The lock by its name, or by what it is.
  var lock: Text {
    switch object {
    case "": Text(en: "the lock", ja: "ロック")
    case "interrupts": Text(en: "the lock of interrupts", ja: "割込み禁止")
    case "critical": Text(en: "the critical section", ja: "クリティカルセクション")
    case "scheduler": Text(en: "the lock of the scheduler", ja: "スケジューラ停止")
    default: Text(verbatim: "`\(object)`")
    }
  }
}
