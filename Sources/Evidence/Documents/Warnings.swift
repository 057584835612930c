internal import Findings

extension Composer {
  /// Facts of the run that limit what the document is worth.
  var warnings: [Text] { incompleteness + state + release }

  private var incompleteness: [Text] {
    var warnings: [Text] = []
    let failed = figures.state(.failed)
    if failed > 0 {
      warnings.append(
        Text(
          en:
            "\(failed) of \(figures.unitCount) translation units could not be analysed (fatal errors); D06 names them.",
          ja: "翻訳単位 \(figures.unitCount) 件のうち \(failed) 件が致命的エラーのため未解析。一覧は D06 を参照。"))
    }
    let approximate = input.examination.units.filter { $0.state == .approximate && !$0.problems.isEmpty }.count
    if approximate > 0 {
      warnings.append(
        Text(
          en:
            "\(approximate) of \(figures.unitCount) translation units were analysed approximately (recovered errors).",
          ja: "翻訳単位 \(figures.unitCount) 件のうち \(approximate) 件は近似的な解析（エラー回復あり）。"))
    }
    if figures.incompleteFunctions > 0 {
      warnings.append(
        Text(
          en: "\(figures.incompleteFunctions) of \(figures.functions) functions were parsed in part only.",
          ja: "関数 \(figures.functions) 件のうち \(figures.incompleteFunctions) 件は部分的な構文解析。"))
    }
    if !input.examination.problems.isEmpty {
      warnings.append(
        Text(
          en: "The run as a whole had \(input.examination.problems.count) problems; D06 lists them.",
          ja: "実行全体に関する問題が \(input.examination.problems.count) 件ある。一覧は D06 を参照。"))
    }
    warnings += paths
    return warnings
  }

  private var paths: [Text] {
    guard let paths = input.examination.paths else {
      return [
        Text(en: "Paths of the program were not examined (depth: syntax).", ja: "プログラムの経路は未解析（解析深度: 構文のみ）。")
      ]
    }
    let unfinished = paths.exhausted + paths.lost
    guard unfinished > 0 else { return [] }
    return [
      Text(
        en:
          "Paths from \(unfinished) of \(paths.explored) functions were not followed to the end; D06 counts what stays undecided.",
        ja: "経路探索の起点とした関数 \(paths.explored) 件のうち \(unfinished) 件は最後まで探索していない。判定不能の件数は D06 を参照。")
    ]
  }

  private var state: [Text] {
    var warnings: [Text] = []
    switch run.changedFiles?.count {
    case nil:
      warnings.append(
        Text(
          en: "It could not be determined whether the sources equal a commit.", ja: "解析対象がコミットと一致するかどうかを確認できない。"))
    case 0: break
    case let count?:
      warnings.append(
        Text(
          en: "The work tree was not clean: \(count) files differ from commit \(short(run.commit)).",
          ja: "作業ツリーに未コミットの変更がある: コミット \(short(run.commit)) と異なるファイル \(count) 件。"))
    }
    if run.tool.digest == nil {
      warnings.append(
        Text(en: "The hash of the tool could not be determined.", ja: "ツールのハッシュ値を取得できない。"))
    }
    warnings += input.registerWarnings
    return warnings
  }

  private var release: [Text] {
    let commit = short(project.release.commit)
    switch run.releaseRelation {
    case .notGiven, .same: return []
    case .older:
      return [
        Text(
          en: "The examined commit \(short(run.commit)) is older than the release commit \(commit).",
          ja: "解析したコミット \(short(run.commit)) はリリースのコミット \(commit) より古い。")
      ]
    case .different:
      return [
        Text(
          en: "The examined commit \(short(run.commit)) is not the release commit \(commit).",
          ja: "解析したコミット \(short(run.commit)) はリリースのコミット \(commit) と異なる。")
      ]
    case .unknown:
      return [
        Text(
          en: "The release commit \(commit) could not be compared with the examined one.",
          ja: "リリースのコミット \(commit) と解析したコミットを比較できない。")
      ]
    }
  }

  func short(_ commit: String?) -> String { commit.map { String($0.prefix(12)) } ?? t("unknown", "不明") }
}
