import Evidence
import Findings
import Foundation
import Pipeline
import Source

/// A commented project file to start from.
enum ProjectTemplate {
  static func write(to directory: String, _ language: Language, isForced: Bool) throws {
    let path = "\(directory)/\(ProjectMetadata.fileName)"
    if FileSystem.disk.isFile(path), !isForced {
      throw Stop(
        Text(en: "\(path) exists; --force replaces it", ja: "\(path) が既にあります。置き換えるには --force を指定してください"))
    }
    try writeAtomically(text[language], to: path)
    print(Text(en: "wrote \(path)", ja: "\(path) を作成しました")[language])
  }

  /// The lines that both languages have, with the comments of each.
  static let text = Text(
    en: lines.map { $0.comment.isEmpty ? $0.yaml : "# \($0.comment.en)\n\($0.yaml)" }.joined(separator: "\n") + "\n",
    ja: lines.map { $0.comment.isEmpty ? $0.yaml : "# \($0.comment.ja)\n\($0.yaml)" }.joined(separator: "\n") + "\n")

  private static let lines: [(comment: Text, yaml: String)] = [
    (
      Text(
        en: "What kenshin evidence says about the product. A text is one for both languages, or {en: …, ja: …}.",
        ja: "kenshin evidence が製品について記載する情報。文字列は両言語共通、又は {en: …, ja: …} で指定します。"), "version: 1\n"
    ),
    (
      Text(en: "Header of every page.", ja: "各ページのヘッダ。"),
      """
      manufacturer: {en: "", ja: ""}
      product:
        name: {en: "", ja: ""}
        # model: XX-100
        # jmdn: "00000000"
        # class: {en: Class II (Japan), ja: 管理医療機器（クラスⅡ）}
      software:
        name: ""
        version: ""
        # safety-class: B
        # configuration: XX100-FW-1.0.0
      project:
        # The beginning of document numbers: CODE-SCE-D01.
        code: PROJECT
        # classification: {en: Confidential, ja: 社外秘}
        # logo: logo.png

      """
    ),
    (
      Text(en: "The release that the documents are about.", ja: "対象とするリリース。"),
      """
      # release:
      #   id: 1.0.0
      #   commit: 0123abc
      #   date: 2026-12-18
      #   sha256: HASH-OF-THE-BINARY

      """
    ),
    (
      Text(en: "Number (optional) and revisions of each document, oldest first.", ja: "文書ごとの番号（任意）と改訂履歴（古い順）。"),
      """
      # documents:
      #   D01:
      #     number: XX100-SCE-D01
      #     history:
      #       - {revision: "1.0", date: 2026-06-01, change: {en: First issue, ja: 初版}}

      """
    ),
    (
      Text(en: "The coding standard, and what the tool cannot enforce.", ja: "コーディング規格。ツールで適用できないルールを含みます。"),
      """
      # coding-standard:
      #   language: C11
      #   last-review: 2026-06-01
      #   replacements:
      #     strcpy: {en: "…", ja: "…"}
      #   other-rules:
      #     - {id: R-01, title: {en: "…", ja: "…"}, enforcement: {en: review, ja: レビュー}}
      # configurations:
      #   - {id: release, toolchain: GCC 13, mcu: STM32F407, macros: [NDEBUG], include: [include]}

      """
    ),
    (
      Text(en: "Classes of files; paths are relative to this file.", ja: "ファイルの区分。パスはこのファイルからの相対パス。"),
      """
      # files:
      #   third-party: [third_party]
      #   generated: [generated]
      #   assembly: [startup.s]
      #   excluded:
      #     - {path: tests, reason: {en: not in the product, ja: 製品に含まれない}}

      """
    ),
    (
      Text(
        en: "Ways into the device, requirements and threats, and the code that they are about.",
        ja: "外部インタフェース、要求事項及び脅威と、対応するコード。"),
      """
      # interfaces:
      #   - {name: {en: UART, ja: UART}, trust: {en: service staff, ja: 保守員}, functions: [uart_receive]}
      # interrupts: [USART1_IRQHandler]
      # tasks: [main]
      # requirements:
      #   - {id: SR-001, title: {en: "…", ja: "…"}, functions: [], files: [], rules: []}
      # threats:
      #   - {id: TH-01, title: {en: "…", ja: "…"}, functions: [], files: [], rules: []}

      """
    ),
    (
      Text(
        en: "Standards that the program has no table of, such as an in-house one: their items and the rules for them.",
        ja: "対応表が組み込まれていない規格（社内規格など）の項目と、対応するルール。"),
      """
      # standards:
      #   - name: XX100 coding rules 1.0
      #     items:
      #       C-01: [memory/uninitialised-read]
      #       C-02: [call/unbounded-copy, memory/out-of-bounds-write]

      """
    ),
    (
      Text(en: "Roles; the first boxes on page 1 take their titles from here.", ja: "役割。1 ページ目の署名欄に役割名を表示します。"),
      """
      # roles:
      #   analyst: {title: {en: Static analysis engineer, ja: 静的解析担当者}, person: ""}
      #   security-expert: {title: {en: Security expert, ja: セキュリティ専門家}, person: ""}
      #   quality-assurance: {title: {en: Quality assurance, ja: 品質保証責任者}, person: ""}
      # policy:
      #   schedule: {en: "…", ja: "…"}
      #   entry-criteria: {en: "…", ja: "…"}
      #   exit-criteria: {en: "…", ja: "…"}
      #   triage-times: {en: "…", ja: "…"}
      #   severity-scale: {en: "…", ja: "…"}
      #   third-party: {en: "…", ja: "…"}
      #   retention: {en: "…", ja: "…"}
      #   deviation-procedure: {en: "…", ja: "…"}
      #   review-period: {en: "…", ja: "…"}
      #   intended-use: {en: "…", ja: "…"}
      #   revalidation: {en: "…", ja: "…"}
      # first-run: 2026-06-01
      # problem-url: https://tracker.example.com/issues/{id}
      # not-covered:
      #   - {subject: {en: "…", ja: "…"}, covered-by: {en: "…", ja: "…"}}

      """
    ),
    (
      Text(
        en: "Titles of clauses as in your copy of the standard; more abbreviations and references.",
        ja: "手元の規格票による箇条の題名、略語及び参考文書の追加。"),
      """
      # clause-titles:
      #   "5.5.2": {en: "…", ja: "…"}
      # abbreviations:
      #   RTOS: {en: real-time operating system, ja: リアルタイムオペレーティングシステム}
      # references: [{en: "…", ja: "…"}]

      """
    ),
    (
      Text(
        en: "What only people can say, by the name that the last section of each document lists.",
        ja: "人が記入する項目。各文書の末尾の一覧に示す名前で指定します。"),
      """
      # fields:
      #   D03.conclusion: {en: "…", ja: "…"}
      """
    ),
  ]
}

extension Text {
  fileprivate var isEmpty: Bool { en.isEmpty }
}
