internal import Findings

/// The last section that all documents have in common.
extension Composer {
  mutating func closing() {
    section("Integrity and limits", "完全性及び証跡の限界")
    subsection("Identification of the evidence", "証跡の識別")
    fields([
      field(t("Evidence manifest", "証跡一覧の識別子"), input.manifestID, .run),
      field(t("SHA-256 of \(run.sarifName)", "\(run.sarifName) の SHA-256"), run.sarifDigest, .run),
      field(t("Tool", "ツール"), "Kenshin \(run.tool.version) (\(run.tool.frontend))", .run),
      field(t("SHA-256 of the tool", "ツールの SHA-256"), run.tool.digest, .run),
      field(t("SHA-256 of the rules", "ルールの SHA-256"), run.tool.rulePackDigest, .run),
      field(t("Command line", "コマンドライン"), run.commandLine, .run),
    ])
    subsection("Limits of this evidence", "本証跡の限界")
    list(limits)
    subsection("Fields that are not completed", "未記入の項目")
    let rows = open.map { [Line(t($0.label)), Line.code($0.place)] }
    table(
      [.init(t("Field", "項目"), 60), .init(t("Place in the project file", "プロジェクトファイルでの記入箇所"), 40)], rows: rows)
  }

  private var limits: [Text] {
    [
      Text(
        en:
          "Static analysis of source code contributes to the clauses named here. It does not decide whether a clause is fulfilled, and it replaces no test of clause 5.7.",
        ja: "ソースコードの静的解析は、本書に示す箇条への寄与にとどまる。箇条の充足を判定するものではなく、5.7 の試験の代替にもならない。"),
      Text(
        en:
          "A place where nothing is reported may still contain a weakness: rules look at what their pages describe, within the limits stated there.",
        ja: "指摘がない箇所にも弱点が残る可能性がある。各ルールの検出範囲は、ルールの説明ページに示す範囲に限られる。"),
      Text(
        en: "Sites that could not be decided are counted as undecided, not as passed.",
        ja: "判定できない箇所は「判定不能」として計上し、合格としては扱わない。"),
      Text(
        en:
          "Assembly, libraries in binary form, the compiler's output, configuration of the hardware and behaviour over time are not examined.",
        ja: "アセンブリ、バイナリ提供のライブラリ、コンパイラの出力、ハードウェアの設定及び時間的な振る舞いは解析対象外である。"),
    ]
  }
}
