internal import Findings
internal import Triage

/// D10: what belongs to the set, with its hashes.
extension Composer {
  mutating func manifest() {
    section("Set", "証跡の構成")
    fields([
      field(t("Identity of the manifest", "証跡一覧の識別子"), input.manifestID, .run),
      field(t("Start of the run (UTC)", "実行開始（UTC）"), run.startUTC, .run),
      field(t("End of the run (UTC)", "実行終了（UTC）"), run.endUTC, .run), field(t("Commit", "コミット"), run.commit, .run),
      field(t("SHA-256 of the previous manifest", "前回の証跡一覧の SHA-256"), run.previousManifest ?? none, .run),
    ])
    section("Inputs", "入力")
    let register = Text(en: "Register", ja: "台帳")
    let inputs: [(Text, RunFacts.InputFile?)] =
      [
        (Text(en: "Settings", ja: "設定ファイル"), run.configuration),
        (Text(en: "Project file", ja: "プロジェクトファイル"), run.projectFile),
      ]
      + (run.registerFiles.isEmpty ? [(register, nil)] : run.registerFiles.map { (register, $0) })
      + [(Text(en: "History of runs (last hash of its chain)", ja: "実行履歴（チェーンの最終ハッシュ値）"), run.history?.file)]
    table(
      [.init(t("Role", "役割"), 22), .init(t("File", "ファイル"), 30), .init("SHA-256", 48)],
      rows: inputs.map { [Line(t($0.0)), Line.code($0.1?.path ?? "–"), Line.code($0.1?.digest ?? "–")] })
    paragraph(
      "The hashes of the \(input.examination.artifacts.count) source files are in document \(project.number(of: .coverage)) and in the audit SARIF.",
      "ソースファイル \(input.examination.artifacts.count) 件のハッシュ値は、文書 \(project.number(of: .coverage)) 及び監査用 SARIF に示す。")
    section("Files", "ファイル")
    table(
      [
        .init(t("File", "ファイル"), 42), .init(t("Role", "役割"), 10), .init(t("Bytes", "バイト数"), 12, isNumeric: true),
        .init("SHA-256", 36),
      ], rows: input.files.map { [Line.code($0.path), Line($0.role), Line("\($0.size)"), Line.code($0.sha256)] })
    paragraph(
      "The files of this record itself are in manifest.json, which lists every file of the set.",
      "本記録自体のファイルを含む全ファイルの一覧は manifest.json に記録する。")
    section("Places that differ between equal runs", "同一条件の再実行で異なる箇所")
    list(Manifest.runSpecific.map { Text(en: "\($0.path): \($0.what.en)", ja: "\($0.path): \($0.what.ja)") })
    section("Verification and signature", "検証及び署名")
    list([
      Text(
        en: "kenshin evidence verify DIR recomputes every hash and reports what changed, is missing or was added.",
        ja: "kenshin evidence verify DIR により全ハッシュ値を再計算し、変更、欠落及び追加を報告する。"),
      Text(
        en:
          "A detached signature (manifest.sig.json) is made with a key that the user holds: kenshin evidence sign DIR --key FILE.",
        ja: "分離署名（manifest.sig.json）は使用者が管理する鍵で作成する（kenshin evidence sign DIR --key FILE）。"),
      Text(
        en: "These hashes protect the records named here. They are no integrity mechanism of the product.",
        ja: "本ハッシュ値は上記の記録を対象とする。製品の完全性保護機構ではない。"),
    ])
    fields([human("D10.storage", "Place of storage and access", "保管場所及びアクセス管理")])
  }
}
