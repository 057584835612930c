internal import Findings
internal import Source
internal import Triage

/// The figures at the end: what was looked at, what was found, and what the gate says.
struct Summary {
  private let triaged: TriagedExamination
  private let context: ReportContext
  private let style: TerminalStyle
  private let coverage: Coverage

  init(_ triaged: TriagedExamination, context: ReportContext, style: TerminalStyle) {
    self.triaged = triaged
    self.context = context
    self.style = style
    coverage = Coverage(triaged)
  }

  typealias Row = (label: Text, text: Text)

  /// The figures with their names; what was assumed is a row each, the first of them with the name.
  var rows: [Row] {
    var rows: [Row] = [units, functions, paths, sites]
    if let undecided { rows.append(undecided) }
    if let proof { rows.append(proof) }
    rows += [rules, findings]
    if let baseline { rows.append(baseline) }
    if let gate { rows.append(gate) }
    return rows + notes
  }

  var lines: [String] {
    let language = context.language
    let rows = rows
    let labelWidth = (rows.map { $0.label[language].displayWidth }.max() ?? 0) + 2
    let textWidth = max(20, max(40, context.terminal.width) - labelWidth)
    return rows.flatMap { label, text in
      text[language].folded(to: textWidth).enumerated().map { index, line in
        style.apply(.label, (index == 0 ? label[language] : "").padded(to: labelWidth)) + line
      }
    } + closing
  }

  private var units: Row {
    let c = coverage
    return (
      Text(en: "units", ja: "翻訳単位"),
      Text(
        en: "\(c.units.grouped): \(c.complete.grouped) complete, \(c.approximate.grouped) approximate, "
          + "\(c.failed.grouped) not analysed",
        ja: "\(c.units.grouped)（完全 \(c.complete.grouped)、近似 \(c.approximate.grouped)、解析できず \(c.failed.grouped)）")
    )
  }

  private var functions: Row {
    let c = coverage
    return (
      Text(en: "functions", ja: "関数"),
      c.incompleteFunctions == 0
        ? Text(verbatim: c.functions.grouped)
        : Text(
          en: "\(c.functions.grouped), \(c.incompleteFunctions.grouped) of them analysed only in part",
          ja: "\(c.functions.grouped)（うち \(c.incompleteFunctions.grouped) は一部のみ解析）")
    )
  }

  private var paths: Row {
    let label = Text(en: "paths", ja: "経路")
    guard let p = coverage.paths else {
      return (label, Text(en: "paths were not examined", ja: "経路は調べていない"))
    }
    let parts: [(count: Int, en: String, ja: String)] = [
      (p.exhausted, "of them not to the end", "うち途中まで"),
      (p.callsInPart, "with further calls followed in part", "連続する呼出しは途中まで"),
      (p.lost, "lost in a crash or hang", "異常終了・無応答"),
      (p.notLowered, p.notLowered == 1 ? "function not translated" : "functions not translated", "変換できない関数"),
    ]
    let shown = parts.filter { $0.count > 0 }
    return (
      label,
      Text(
        en: "followed from \(p.explored.grouped) function\(p.explored == 1 ? "" : "s")"
          + shown.map { ", \($0.count.grouped) \($0.en)" }.joined(),
        ja: "\(p.explored.grouped) 個の関数から調査" + shown.map { "、\($0.ja) \($0.count.grouped)" }.joined())
    )
  }

  /// What prover and finder together say of the places where memory and numbers can go wrong.
  private var proof: Row? {
    guard let kinds = coverage.paths?.sites, !kinds.isEmpty else { return nil }
    let holds = kinds.reduce(0) { $0 + $1.holds }
    let violated = kinds.reduce(0) { $0 + $1.violated }
    let undecided = kinds.reduce(0) { $1.undecided.values.reduce($0, +) }
    let all = holds + violated + undecided
    let share = all == 0 ? 0 : (holds + violated) * 1000 / all
    let percent = "\(share / 10).\(share % 10) %"
    return (
      Text(en: "checks", ja: "経路検査"),
      Text(
        en: "\(all.grouped) on memory and numbers: \(holds.grouped) proved, \(violated.grouped) violated, "
          + "\(undecided.grouped) open (\(percent) decided; by kind in the json report)",
        ja: "メモリと数値の検査箇所 \(all.grouped)（証明済み \(holds.grouped)、違反 \(violated.grouped)、"
          + "未決 \(undecided.grouped)、判定率 \(percent)。種類別は json 出力）")
    )
  }

  private var sites: Row {
    let t = coverage.total
    return (
      Text(en: "sites", ja: "検査箇所"),
      Text(
        en:
          "\(t.sites.grouped): \(t.holds.grouped) hold, \(t.violated.grouped) violated, \(t.unknown.grouped) undecided",
        ja: "\(t.sites.grouped)（問題なし \(t.holds.grouped)、違反 \(t.violated.grouped)、判定不能 \(t.unknown.grouped)）")
    )
  }

  /// The reasons for which sites are undecided, with the number of each.
  private var undecided: Row? {
    guard coverage.total.unknown > 0 else { return nil }
    var counts = UnknownReason.kinds.map { _ in 0 }
    for open in triaged.open {
      guard case .unknown(let reason) = open.finding.verdict else { continue }
      counts[reason.kind] += 1
    }
    let named = zip(counts, UnknownReason.kinds).filter { $0.0 > 0 }
    guard !named.isEmpty else { return nil }
    return (
      Text(en: "undecided", ja: "判定不能"),
      Text(
        en: named.map { "\($0.0.grouped) \($0.1.en)" }.joined(separator: ", ")
          + "; listed in the json and sarif reports",
        ja: named.map { "\($0.1.ja) \($0.0.grouped)" }.joined(separator: "、") + "（一覧は json と sarif の出力）")
    )
  }

  private var rules: Row {
    let c = coverage
    return (
      Text(en: "rules", ja: "ルール"),
      Text(
        en: "\(c.appliedRules) of \(c.knownRules) applied to \(c.files.grouped) files",
        ja: "\(c.knownRules) 件中 \(c.appliedRules) 件を \(c.files.grouped) ファイルに適用")
    )
  }

  private var findings: Row {
    let active = triaged.active
    let counts = Severity.allCases.reversed().map { severity in
      active.count { triaged.severity(of: $0) == severity }
    }
    let suppressed = triaged.suppressed.count
    var en = "\(active.count.grouped) to act on"
    var ja = "要対応 \(active.count.grouped) 件"
    if !active.isEmpty {
      en += " (\(counts[0].grouped) high, \(counts[1].grouped) medium, \(counts[2].grouped) low)"
      ja += "（高 \(counts[0].grouped)、中 \(counts[1].grouped)、低 \(counts[2].grouped)）"
    }
    if suppressed > 0 {
      en += ", \(suppressed.grouped) suppressed with a reason"
      ja += "、理由付きの抑制 \(suppressed.grouped) 件"
    }
    return (Text(en: "findings", ja: "指摘"), Text(en: en, ja: ja))
  }

  private var baseline: Row? {
    guard triaged.baseline != nil else { return nil }
    let known = triaged.known.count.grouped
    let absent = triaged.absent.count.grouped
    let unjudged = triaged.unjudged.count.grouped
    return (
      Text(en: "baseline", ja: "ベースライン"),
      Text(
        en: "\(known) known, \(absent) no longer found, \(unjudged) not judged in this run",
        ja: "既知 \(known) 件、解消 \(absent) 件、今回は未判定 \(unjudged) 件")
    )
  }

  private var gate: Row? {
    guard let gate = context.gate else { return nil }
    let result = gate.judge(triaged)
    let label = Text(en: "gate", ja: "ゲート")
    let failing = result.failing.grouped
    switch gate {
    case .never: return (label, Text(en: "none", ja: "なし"))
    case .severity(let severity):
      let name = severity.adjective
      return result.passes
        ? (
          label,
          Text(en: "passed: nothing of \(name.en) severity or higher to act on", ja: "合格（重大度「\(name.ja)」以上の要対応なし）")
        )
        : (
          label,
          Text(en: "failed: \(failing) of \(name.en) severity or higher", ja: "不合格（重大度「\(name.ja)」以上が \(failing) 件）")
        )
    }
  }

  /// How many notes are shown before the rest is only counted.
  private static let notesShown = 6

  /// What was assumed about the build, a line each.
  private var notes: [Row] {
    let all = triaged.examination.distinctNotes
    var texts = all.prefix(Summary.notesShown).map { $0.note.counted($0.units) }
    if all.count > texts.count {
      let rest = (all.count - texts.count).grouped
      texts.append(
        Text(
          en: "… and \(rest) more, all in the json and sarif reports", ja: "… ほか \(rest) 件（全件は json と sarif の出力にあります）"))
    }
    return texts.enumerated().map { index, text in
      (index == 0 ? Text(en: "assumed", ja: "前提") : Text(verbatim: ""), text)
    }
  }

  /// A run without findings is easily read as a clean bill of health, which it is not.
  private var closing: [String] {
    guard triaged.active.isEmpty else { return [] }
    let text = Text(
      en: "nothing to act on at the sites that were looked at; this says nothing about other sites, other rules or "
        + "weaknesses of other kinds",
      ja: "調べた箇所に要対応の指摘はありません。調べていない箇所や、適用していないルール、ほかの種類の弱点については何も示しません")
    return [""] + text[context.language].folded(to: max(40, context.terminal.width)).map { style.apply(.quiet, $0) }
  }
}

extension UnknownReason {
  fileprivate var kind: Int {
    switch self {
    case .budget: 0
    case .unsupported: 1
    case .incompleteParse: 2
    case .environment: 3
    case .failure: 4
    }
  }

  fileprivate static let kinds = [
    Text(en: "by budget", ja: "上限到達"), Text(en: "by unsupported constructs", ja: "未対応の構文"),
    Text(en: "by incomplete parses", ja: "構文解析の欠落"), Text(en: "by the environment", ja: "解析対象外への依存"),
    Text(en: "by failures of the analysis", ja: "解析の失敗"),
  ]
}

extension Step {
  /// The text with the number of units that it is about.
  func counted(_ units: Int) -> Text {
    switch units {
    case 0: text
    case 1 where !location.path.isEmpty:
      Text(en: "\(text.en) (\(location.path))", ja: "\(text.ja)（\(location.path)）")
    default:
      Text(en: "\(text.en) (\(units.grouped) \(units == 1 ? "unit" : "units"))", ja: "\(text.ja)（\(units.grouped) 単位）")
    }
  }
}

extension Severity {
  fileprivate var adjective: Text {
    switch self {
    case .low: Text(en: "low", ja: "低")
    case .medium: Text(en: "medium", ja: "中")
    case .high: Text(en: "high", ja: "高")
    }
  }
}

extension Int {
  /// The number with a comma between groups of three digits.
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }
}
