import ArgumentParser
import Findings
import Foundation
import Pipeline
import Source

/// `kenshin init`: a first settings file, and the hook.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented .kenshin.yml, and with --hook a git hook.")

  @OptionGroup var common: CommonOptions

  @Flag(name: .long, help: "Install a git pre-commit hook that runs `kenshin check --staged`.")
  var hook = false

  @Flag(name: .long, help: "Replace files that exist.")
  var force = false

  func run() throws {
    let language = common.language
    try reporting(in: language) {
      let directory = FileManager.default.currentDirectoryPath
      let build = Self.buildDescription(in: directory)
      try write(Self.settings(build: build, language), to: "\(directory)/\(Configuration.fileName)", language)
      if hook { try installHook(directory, language) }
      if !hook {
        print(
          language == .english
            ? "run `kenshin init --hook` to check every commit, or use .pre-commit-hooks.yaml with the pre-commit framework"
            : "コミットごとに検査するには `kenshin init --hook` を実行するか、pre-commit フレームワークを利用してください")
      }
    }
  }

  private func write(_ text: String, to path: String, _ language: Language) throws {
    if FileSystem.disk.isFile(path), !force {
      print(language == .english ? "\(path) exists and is kept" : "\(path) は既にあるため変更しません")
      return
    }
    try writeAtomically(text, to: path)
    print(language == .english ? "wrote \(path)" : "\(path) を作成しました")
  }

  private func installHook(_ directory: String, _ language: Language) throws {
    guard let top = Repository.top(of: directory),
      let result = Subprocess.run(["git", "rev-parse", "--git-path", "hooks"], in: top), result.code == 0
    else {
      throw Stop(Text(en: "\(directory) is in no git repository", ja: "\(directory) は git リポジトリ内にありません"))
    }
    let folder = Path.absolute(
      String(decoding: result.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines), in: top)
    let path = "\(folder)/pre-commit"
    if FileSystem.disk.isFile(path), !force {
      throw Stop(
        Text(
          en: "\(path) exists; add the line `kenshin check --staged` to it, or replace it with --force",
          ja: "\(path) が既にあります。`kenshin check --staged` の行を追加するか、--force で置き換えてください"))
    }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script =
      "#!/bin/sh\n# Blocks a commit that introduces findings; bypass once with `git commit --no-verify`.\nexec kenshin check --staged\n"
    try writeAtomically(script, to: path)
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    print(language == .english ? "wrote \(path)" : "\(path) を作成しました")
  }

  /// The build description's folder, relative to the project.
  private static func buildDescription(in directory: String) -> String? {
    let names = ["compile_commands.json", "compile_flags.txt"]
    for folder in [".", "build", "Build", "out", "Debug", "Release", "_build", "cmake-build-debug"] {
      if names.contains(where: { FileSystem.disk.isFile("\(directory)/\(folder)/\($0)") }) { return folder }
    }
    return nil
  }

  private static func settings(build: String?, _ language: Language) -> String {
    let found = build.map { "build: \($0)" } ?? "# build: build"
    return language == .english ? englishSettings(found) : japaneseSettings(found)
  }

  private static func englishSettings(_ build: String) -> String {
    """
    # Settings of kenshin check. Every line is optional.
    version: 1

    # Folder of compile_commands.json or compile_flags.txt. Without one, C files are found and flags are guessed.
    \(build)

    # Target and dialect, where the build description does not tell them.
    # target: arm-none-eabi
    # dialect: iar

    # Files and folders to examine; all units of the build description where none is named.
    # paths: [src]

    # Folders whose findings are not reported, such as vendor code. They are still parsed.
    # exclude: [third_party, "generated/**"]

    # How far to look: syntax alone (fast), or the paths of the whole program too.
    # depth: paths

    # The severity at which a run fails: low, medium, high or never.
    fail-on: low

    # Findings that are already known; make it with: kenshin check --write-baseline kenshin-baseline.json
    # baseline: kenshin-baseline.json

    # Runs that `kenshin check --record` has recorded; the register of `kenshin evidence` says when findings were seen.
    # history: kenshin-history.sqlite

    # Whose code the files are, for the criteria below; all others are the project's own.
    # classes:
    #   third-party: [third_party]
    #   generated: ["generated/**"]

    # What is asked of the register of dispositions and deviations (kenshin-register.yml).
    # register:
    #   minimum-reason: 20
    #   # Rules that nobody may deviate from; misra-c-2012 stands for those of its mandatory guidelines.
    #   mandatory: [misra-c-2012]

    # The criteria that `kenshin gate` computes before a release: the most that is allowed of each.
    # gate:
    #   findings:
    #     own: {high: 0, medium: 0}
    #     third-party: {high: 0}
    #   new: {high: 0, medium: 0, low: 0}
    #   dispositions: {deferred: 0}
    #   unapproved: 0
    #   register-errors: 0
    #   expired: 0
    #   failed-units: 0
    #   unknown-share: 30
    #   open-share: 50
    #   uncommitted-files: 0
    #   commits-apart: 0

    # Files that say what functions of your own do, such as `os_malloc: allocate os $0`.
    # models: [kenshin-models.txt]

    rules:
      # Beyond the default set: rules and families (`kenshin rules` lists them), or whatever covers a standard:
      # cert-c, misra-c-2012, ts-17961, cwe, or `all`.
      enable: []
      # Rules that are switched off, with the reason.
      disable: {}
      # Folders with data-only rules of your own.
      folders: []

    """
  }

  private static func japaneseSettings(_ build: String) -> String {
    """
    # kenshin check の設定。どの行も省略できます。
    version: 1

    # compile_commands.json または compile_flags.txt のあるフォルダ。ない場合は C ファイルを探し、フラグを推測します。
    \(build)

    # ビルド情報から分からない場合のターゲットと方言。
    # target: arm-none-eabi
    # dialect: iar

    # 検査するファイルとフォルダ。省略するとビルド情報のすべての翻訳単位が対象です。
    # paths: [src]

    # 指摘を報告しないフォルダ (ベンダのコードなど)。構文解析は行います。
    # exclude: [third_party, "generated/**"]

    # 解析の深さ。構文のみ (syntax、高速) か、プログラム全体の経路まで (paths)。
    # depth: paths

    # 失敗とする重大度: low, medium, high, never。
    fail-on: low

    # 既知の指摘。kenshin check --write-baseline kenshin-baseline.json で作成します。
    # baseline: kenshin-baseline.json

    # kenshin check --record で記録した実行履歴。kenshin evidence の台帳に初回検出日と最終検出日を記載します。
    # history: kenshin-history.sqlite

    # ファイルの区分。下の判定項目で使います。指定のないファイルは自社コードです。
    # classes:
    #   third-party: [third_party]
    #   generated: ["generated/**"]

    # 処置と逸脱の台帳 (kenshin-register.yml) に求めること。
    # register:
    #   minimum-reason: 20
    #   # 逸脱を認めないルール。misra-c-2012 は MISRA C:2012 の必須ガイドラインに対応するルールすべて。
    #   mandatory: [misra-c-2012]

    # リリース前に `kenshin gate` が計算する判定項目と、それぞれの上限。
    # gate:
    #   findings:
    #     own: {high: 0, medium: 0}
    #     third-party: {high: 0}
    #   new: {high: 0, medium: 0, low: 0}
    #   dispositions: {deferred: 0}
    #   unapproved: 0
    #   register-errors: 0
    #   expired: 0
    #   failed-units: 0
    #   unknown-share: 30
    #   open-share: 50
    #   uncommitted-files: 0
    #   commits-apart: 0

    # 自前の関数の働きを書いたファイル。例: `os_malloc: allocate os $0`
    # models: [kenshin-models.txt]

    rules:
      # 既定以外で有効にするルールとファミリ (`kenshin rules` で一覧)。規格の名前も指定可:
      # cert-c, misra-c-2012, ts-17961, cwe。`all` で全ルール。
      enable: []
      # 無効にするルールとその理由。
      disable: {}
      # 独自のデータルールを置いたフォルダ。
      folders: []

    """
  }
}
