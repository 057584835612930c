public import Findings
public import Source
public import Summaries

/// A function that something outside of the program enters, or that brings in what comes from there.
public struct EntryPoint: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// `main` or a reset handler.
    case start
    case interruptHandler = "interrupt-handler"
    /// The entry of an RTOS task or timer.
    case task
    /// Handed to a function outside of the program, or kept where nothing in the program calls it.
    case callback
    /// In a table through which what comes from outside is dispatched.
    case command
    /// Visible to other programs, called by nothing in this one, and given bytes or text.
    case exported

    public var title: Text {
      switch self {
      case .start: Text(en: "start", ja: "起動")
      case .interruptHandler: Text(en: "interrupt handler", ja: "割込みハンドラ")
      case .task: Text(en: "task", ja: "タスク")
      case .callback: Text(en: "callback", ja: "コールバック")
      case .command: Text(en: "command", ja: "コマンド")
      case .exported: Text(en: "exported function", ja: "公開関数")
      }
    }
  }

  /// A trust boundary with what shows that it is crossed.
  public struct Crossing: Hashable, Sendable {
    public let boundary: TrustBoundary
    public let evidence: Step
  }

  public let function: SymbolKey
  public let location: Location
  public let kind: Kind
  /// Why it is an entry point, each reason with its place.
  public let reasons: [Step]
  /// By boundary's identifier, each boundary once.
  public let crossings: [Crossing]
  /// The functions that run because of it, itself left out, sorted.
  public let reached: [SymbolKey]
}
