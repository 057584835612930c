internal import Findings

/// Titles of the sub-clauses of IEC 81001-5-1 / JIS T 81001-5-1 to which documents contribute.
enum Clauses {
  private static let titles: [String: Text] = {
    var titles: [String: Text] = [:]
    let file = embeddedFiles.first { $0.path.hasSuffix("clauses.txt") }?.text ?? ""
    for line in file.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "|").map { $0.trimmed }
      if parts.count == 3 { titles[parts[0]] = Text(en: parts[1], ja: parts[2]) }
    }
    return titles
  }()

  /// What the documents contribute to: document, clause, what of it.
  static let contributions: [(document: DocumentID, clause: String, what: Text)] = [
    (
      .plan, "5.1.1",
      Text(en: "when, on what and by whom static analysis is done; tailoring", ja: "静的解析の時期、対象、実施者及びテーラリング")
    ),
    (.traceability, "5.1.1", Text(en: "requirements tracing for the rules", ja: "ルールに関する要求事項のトレース")),
    (.codingStandard, "5.1.3", Text(en: "dated, language-specific rules in force", ja: "日付と言語を特定した適用規則")),
    (.coverage, "5.2.3", Text(en: "third-party files and their findings", ja: "第三者ファイルとその指摘")),
    (
      .report, "5.3.2",
      Text(en: "debug functions and external entry points left in the code", ja: "コードに残るデバッグ機能及び外部入力点")
    ),
    (.codingStandard, "5.4.1", Text(en: "choice and enforcement of a language subset", ja: "言語サブセットの選択とその適用")),
    (.coverage, "5.4.3", Text(en: "entry functions of external interfaces", ja: "外部インタフェースの入口関数")),
    (.codingStandard, "5.5.1", Text(en: "the rules that were applied", ja: "適用した規則")),
    (.report, "5.5.1", Text(en: "result for each rule", ja: "ルール別の結果")),
    (
      .report, "5.5.2",
      Text(en: "static analysis of the source (item c); input to a, d and e", ja: "ソースコードの静的解析（c 項）。a、d、e 項への入力")
    ),
    (.register, "5.5.2", Text(en: "deviations and their reasons (item b)", ja: "逸脱とその理由（b 項）")),
    (.coverage, "5.5.2", Text(en: "what was analysed and what was not", ja: "解析した範囲と解析していない範囲")),
    (.report, "5.7.3", Text(en: "input to the choice of tests; replaces no test", ja: "試験項目の選定への入力。試験の代替ではない")),
    (.register, "5.7.5", Text(en: "who proposed and who approved", ja: "起案者と承認者の記録")),
    (.register, "5.8.1", Text(en: "state of every finding before release", ja: "リリース前の全指摘の状態")),
    (.releaseGate, "5.8.1", Text(en: "criteria and computed values before release", ja: "リリース前の判定基準と算出値")),
    (.register, "5.8.2", Text(en: "residual items for release documents", ja: "リリース文書に記載する残存項目")),
    (.coverage, "5.8.2", Text(en: "coverage of the activity", ja: "実施範囲の記述")),
    (.manifest, "5.8.3", Text(en: "hashes of the evidence (by analogy)", ja: "証跡のハッシュ値（準用）")),
    (.register, "5.8.5", Text(en: "closure of implementation findings", ja: "実装に関する指摘の完了管理")),
    (.releaseGate, "5.8.5", Text(en: "open items at release", ja: "リリース時点の未完了項目")),
    (.releaseGate, "5.8.6", Text(en: "completeness of the static analysis activity", ja: "静的解析アクティビティの完了状況")),
    (.traceability, "5.8.6", Text(en: "links from clauses to records", ja: "箇条から記録への対応付け")),
    (.manifest, "8", Text(en: "identification of inputs and outputs", ja: "入力及び出力の識別")),
    (.register, "9", Text(en: "hand-over to problem resolution", ja: "問題解決プロセスへの引継ぎ")),
    (.transitional, "F.2", Text(en: "inventory and weaknesses of existing code", ja: "既存コードの構成と弱点")),
    (.transitional, "F.3", Text(en: "input to the rationale for this version", ja: "当該バージョンの継続使用の根拠への入力")),
    (.transitional, "F.4", Text(en: "baseline for later maintenance", ja: "以後の保守のためのベースライン")),
  ]

  /// The title of a clause, the project's own where it gives one.
  static func title(_ clause: String, _ project: ProjectMetadata, _ language: Language) -> String {
    project.clauseTitles[clause]?[language] ?? titles[clause]?[language] ?? clause
  }
}

extension Substring {
  /// Without spaces at the ends.
  var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
