internal import Findings
internal import Triage

/// The part of D06 on what could not be decided, and why.
extension Composer {
  mutating func undecided() {
    undecidedFindings()
    checkSites()
    obstructions()
  }

  /// Functions with calls to what is not known, inline assembly or recursion.
  private mutating func obstructions() {
    guard let paths = input.examination.paths else { return }
    let limiting = paths.obstructions.filter(\.isLimiting)
    let shown = limiting.prefix(500)
    table(
      [
        .init(t("Function", "関数"), 22), .init(t("Defined at", "定義箇所"), 28),
        .init(t("Calls through pointers", "ポインタ経由の呼出し"), 12, isNumeric: true),
        .init(t("Target unknown", "呼出し先不明"), 12, isNumeric: true),
        .init(t("Inline assembly", "インラインアセンブリ"), 14, isNumeric: true), .init(t("Recursive", "再帰"), 12),
      ],
      caption: t(
        "Functions with a call whose target is unknown, inline assembly or recursion (R)",
        "呼出し先不明の呼出し、インラインアセンブリ又は再帰を含む関数（R）"),
      rows: shown.map { function in
        [
          Line.code(function.function), Line.code("\(function.path):\(function.line)"),
          Line("\(function.indirectCalls)"), Line("\(function.unresolvedCalls)"), Line("\(function.assemblies)"),
          Line(yesNo(function.isRecursive)),
        ]
      })
    if limiting.count > shown.count {
      paragraph(
        "\(limiting.count - shown.count) more such functions are named in the audit SARIF.",
        "このほかの該当関数 \(limiting.count - shown.count) 件は監査用 SARIF に示す。")
    }
    note(
      "Counted in functions with an executable form, without those of system headers; a function of a header counts once. Functions whose calls through pointers all have a known target are named in the audit SARIF alone. A call through a pointer has a known target where a function of the program is stored in the member or object that the pointer is read from, or, where that is not known, where the address of a function with as many parameters is taken. Recursion is what calls by name show. What inline assembly does is not examined beyond the objects that it names as written.",
      "内部表現に変換できた関数を対象とし、システムヘッダの関数は除く。ヘッダで定義された関数は 1 回だけ数える。ポインタ経由の呼出しの呼出し先がすべて判明している関数は、監査用 SARIF にのみ示す。ポインタ経由の呼出しは、ポインタの読出し元のメンバ若しくはオブジェクトに格納される関数がプログラム内にある場合、又は読出し元が不明であっても仮引数の個数が一致しアドレスが取られている関数がある場合に、呼出し先が判明しているものとする。再帰は関数名による呼出しから判定する。インラインアセンブリは、出力として宣言されたオブジェクトを除き、その動作を解析していない。"
    )
  }

  /// Sites of the rules, by the reason for which they are undecided.
  private mutating func undecidedFindings() {
    var counts: [Text: Int] = [:]
    for reason in undecidedReasons { counts[name(of: reason), default: 0] += 1 }
    table(
      [.init(t("Reason", "理由"), 70), .init(t("Undecided sites", "判定不能の箇所"), 30, isNumeric: true)],
      caption: t("Sites of the rules that are undecided (R)", "ルールの検査箇所のうち判定不能のもの（R）"),
      rows: counts.sorted { ($1.value, $0.key.en) < ($0.value, $1.key.en) }.map {
        [Line(marked: t($0.key)), Line("\($0.value)")]
      },
      ifEmpty: t("No site was left undecided.", "判定不能の箇所は 0 件である。"))
  }

  private var undecidedReasons: [UnknownReason] {
    input.triaged.findings.compactMap { triaged in
      guard case .unknown(let reason) = triaged.finding.verdict else { return nil }
      return reason
    }
  }

  /// Limits of effort are one reason, whatever the number of steps.
  private func name(of reason: UnknownReason) -> Text {
    guard case .budget = reason else { return reason.text }
    let limits = undecidedReasons.compactMap { reason -> Int? in
      guard case .budget(let steps) = reason else { return nil }
      return steps
    }
    let (least, most) = (limits.min() ?? 0, limits.max() ?? 0)
    let range = least == most ? "\(least)" : t("\(least) to \(most)", "\(least)～\(most)")
    return Text(
      en: "not all paths of a function followed (limit of \(range) steps)", ja: "関数の経路探索の打切り（上限 \(range) ステップ）")
  }

  /// The places where memory and numbers can go wrong, with what the prover says of them.
  private mutating func checkSites() {
    guard let kinds = input.examination.paths?.sites, !kinds.isEmpty else { return }
    let columns: [Table.Column] = [
      .init(t("What can go wrong", "検査の種別"), 34), .init(t("Sites", "箇所"), 9, isNumeric: true),
      .init(t("Holds", "証明済み"), 11, isNumeric: true), .init(t("Violated", "違反"), 11, isNumeric: true),
      .init(t("Open", "未決"), 9, isNumeric: true), .init(t("What is not known (sites)", "未決の理由（箇所）"), 26),
    ]
    var total = (holds: 0, violated: 0, open: 0)
    var rows = kinds.map { kind -> [Line] in
      let open = kind.undecided.values.reduce(0, +)
      total = (total.holds + kind.holds, total.violated + kind.violated, total.open + open)
      let reasons = kind.undecided.sorted { $0.key < $1.key }.map { "\(reasonName($0.key)): \($0.value)" }
      return [
        Line(siteName(kind.name)), Line("\(kind.holds + kind.violated + open)"), Line("\(kind.holds)"),
        Line("\(kind.violated)"), Line("\(open)"), Line(reasons.joined(separator: "\n")),
      ]
    }
    rows.append([
      Line(t("total", "計")), Line("\(total.holds + total.violated + total.open)"), Line("\(total.holds)"),
      Line("\(total.violated)"), Line("\(total.open)"), Line(""),
    ])
    table(columns, caption: t("Check sites on memory and numbers (R)", "メモリ及び数値の検査箇所（R）"), rows: rows)
    note(
      "\"Holds\" means proved for all inputs under the assumptions of this document. At an open site neither a proof nor a violation was found; no finding is reported there.",
      "「証明済み」は、本書に示す前提の下で全入力について成立することを示す。「未決」の箇所では証明も違反も得られておらず、指摘は報告していない。")
  }

  /// The name of a kind of site, with the title of the rule of that name.
  private func siteName(_ kind: String) -> [Span] {
    guard let rule = rules.first(where: { $0.id.name == kind }) else { return [.code(kind)] }
    return [.code(kind), .plain("\n" + rule.title[language])]
  }

  private func reasonName(_ reason: String) -> String { Self.reasons[reason].map { t($0) } ?? reason }

  /// What the prover would have to know, by the names of the audit SARIF.
  private static let reasons: [String: Text] = [
    "unknown-pointer": Text(en: "where a pointer points", ja: "ポインタの指す先"),
    "unknown-size": Text(en: "size of an object", ja: "オブジェクトの大きさ"),
    "unknown-range": Text(en: "values of operands", ja: "演算対象の値"),
    "unknown-lifetime": Text(en: "whether an object lives", ja: "オブジェクトの生存"),
    "unknown-initialisation": Text(en: "whether a variable has a value", ja: "変数の初期化"),
    "budget": Text(en: "limit of effort", ja: "解析量の上限"),
    "unsupported": Text(en: "construct not followed", ja: "未対応の構文"),
  ]
}
